"""Days as people and programs write them in sheets: day before month, ISO, names of months, or Excel's numbers."""

import re
from datetime import date, timedelta

_EXCEL_BEGINS = date(1899, 12, 30)
_SERIALS = range(18_000, 60_000)
"""1949 to 2064."""
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: .*)?")
_NAMED = re.compile(
    r"(?:[a-zâêîôûŵŷ]+,? )?(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]+)\.?,?[- ](\d{4}|\d{2})(?: .*)?"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ion ionawr",
            "feb february chwe chwef chwefror",
            "mar march maw mawrth",
            "apr april ebr ebrill",
            "may mai",
            "jun june meh mehefin",
            "jul july gor gorff gorffennaf",
            "aug august awst",
            "sep sept september medi",
            "oct october hyd hydref",
            "nov november tach tachwedd",
            "dec december rhag rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}


def read_day(text: str, today: date) -> date | None:
    """None for what is no day, or may be another: 09/25/2026 is not read as September."""
    text = text.casefold()
    if text.isascii() and text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return _EXCEL_BEGINS + timedelta(days=int(text))
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        return _day(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(text):
        return _day(_year(found[3], today), _MONTHS.get(found[2], 0), int(found[1]))
    return None


def _year(digits: str, today: date) -> int:
    """Two digits: at most two years ahead, else of the last century."""
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + 2 else century - 100 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
