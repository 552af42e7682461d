from typing import NamedTuple


class Entry(NamedTuple):
    code: str
    what: str
    """A few words, in lower case."""
    why: str
    mend: str
    example: str
    """Lines that trip it, as an author writes them."""
