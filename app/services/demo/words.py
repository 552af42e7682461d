"""Passwords that can be read out: nobody but this machine is ever asked for them."""

import secrets

WORDS = """
acorn amber apron badge bakery barley basket beacon bramble bridge bucket button candle
canvas carpet cellar cherry clover cobble copper cotton cradle crayon curtain daisy dinghy
drizzle ferry fiddle finch garden ginger hammock harbour hazel heron holly jersey kettle
ladder lantern lemon linen marble meadow mitten needle nutmeg orchard otter paddle parcel
pebble pepper pigeon pillow plum pocket puddle quilt raven ribbon saddle scarf shell spoon
sparrow teapot thimble ticket timber tulip tunnel velvet violin walnut whistle willow window
"""


def memorable_password() -> str:
    """Four words of eighty: enough for a machine that nobody else reaches."""
    return "-".join(secrets.choice(WORDS.split()) for _ in range(4))
