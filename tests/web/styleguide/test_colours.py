"""The tokens hold the contrasts that the design promises, in light and in dark."""

import re
from itertools import product

import pytest

from app.paths import STATIC

TOKENS = (STATIC / "css" / "tokens.css").read_text("utf-8")
PAIRS = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
LIGHT = {name: light for name, light, _ in PAIRS.findall(TOKENS)}
DARK = {name: dark for name, _, dark in PAIRS.findall(TOKENS)}
SCHEMES = {"light": LIGHT, "dark": DARK}

READ = [
    *product(["text", "soft-text", "accent", "danger"], ["ground", "surface"]),
    *product(["text", "accent"], ["accent-soft", "sound-soft", "care-soft", "danger-soft"]),
    ("soft-text", "accent-soft"),
    ("sound", "ground"),
    ("sound", "sound-soft"),
    ("care", "care-soft"),
    ("danger", "danger-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-accent", "danger"),
    ("on-accent", "danger-strong"),
    ("on-bar", "bar"),
]
SEEN = [*product(["line", "accent"], ["ground", "surface"]), ("accent", "accent-soft")]


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), READ)
def test_words_can_be_read(scheme: str, words: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("line", "ground"), SEEN)
def test_lines_and_marks_can_be_seen(scheme: str, line: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[line], colours[ground]) >= 3


def test_browsers_without_light_dark_get_the_same_light_colours() -> None:
    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", TOKENS))
    assert plain == LIGHT
