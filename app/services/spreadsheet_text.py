"""Tables as text: whatever letters and separators the exporting program chose."""

import codecs
import csv
import io
from collections.abc import Iterator

from app.services.errors import Refused

SEPARATORS = (",", ";", "\t")
_SAMPLE = 4096
_CELTIC = str.maketrans("ðþÐÞ", "ŵŷŴŶ")
"""Where Western European letters have these four, ISO 8859-14 has the Welsh ones, which British lists hold."""


def text_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    if text.lstrip()[:200].casefold().startswith(("<", "%pdf", "{\\rtf")):
        raise Refused("list-not-a-sheet")
    text, separator = _separated(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise Refused("list-cell-too-long") from error


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _by(encoding, data)
    if b"\0" in data:
        return _by(_wide(data), data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by("cp1252", data).translate(_CELTIC)


def _by(encoding: str, data: bytes) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("list-unknown-letters") from error
    if "\0" in text:
        raise Refused("list-not-a-sheet")
    return text


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of most letters is a zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 4 or min(even, odd) > len(sample) // 16:
        raise Refused("list-not-a-sheet")
    return "utf-16-le" if odd > even else "utf-16-be"


def _separated(text: str) -> tuple[str, str]:
    """The text without a line that names its separator, and the separator."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and first.strip()[4:] in SEPARATORS:
        return rest, first.strip()[4:]
    if first.rstrip("\r\n") == "sep=\t":
        return rest, "\t"
    return text, max(SEPARATORS, key=lambda each: _columns(text, each))


def _columns(text: str, separator: str) -> int:
    """How many cells the sample's rows come to; a separator that splits few rows is none."""
    reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator)
    return sum(len(row) - 1 for row in reader if row)
