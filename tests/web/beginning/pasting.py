"""Names into the box, as a DSP puts them there."""

from tests.walking import Walker
from tests.web.beginning.conftest import Beginning

NAMES = "Siân Parry, nursery practitioner, sian@acorns.example\nTom Bell, cook\nŴyn Ansell"


def look_at(walker: Walker, empty: Beginning, text: str, **more: str) -> Walker:
    return walker.go(f"{empty.begin}/people").press("Check the names", text=text, **more)


def add(walker: Walker, empty: Beginning, text: str) -> Walker:
    return look_at(walker, empty, text).press("Add")
