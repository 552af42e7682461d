"""Cases as somebody might have written them, each made from its number alone: the same number, the same text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bench import case_words as words

SCENES = 20
ENDINGS = (("It is passed on", "good"), ("It is half done", "mixed"), ("It is too late", "unsafe"))
_PLAYED = SCENES - len(ENDINGS)
_ROUTE, _ONLY_WAY, _BACK = 9, 12, 6
_SAFETY = (4, 14)
_BEHIND = {
    (2, 0): " `set recorded`",
    (3, 1): " `set told`",
    (5, 2): " `set late`",
    (_BACK, 1): " `once`",
    (8, 2): " `if recorded`",
    (10, 0): " `clear late`",
    (13, 1): " `if not late`",
    (15, 2): " `if recorded and not late`",
}
"""Directives, by scene and choice."""
_DEBRIEF = "## What this case is about\n`debrief`\n\nOpen questions, a record in the child's words, the same day."


def header(summary: str, minutes: int, flags: Iterable[str]) -> str:
    return (
        f"---\nsummary: {summary}\nowner: Bench\nminutes: {minutes}\nreviewed: 2026-11-01\n"
        "review-by: 2199-11-01\nsources: [Made by a program, to be measured with]\n"
        "role: lunchtime supervisor\nsetting: a primary school\n"
        f"content-note: A worry about a child; nothing graphic.\nflags: [{', '.join(flags)}]\n---\n"
    )


def case_text(number: int) -> str:
    """Twenty scenes and a debrief: decisions of two or three choices, a route, a link, three endings."""
    random = Random(number)  # noqa: S311  (nobody gains by guessing it)
    headings = (*random.sample(words.HEADINGS, _PLAYED), *(name for name, _ in ENDINGS))
    author = _Author(random, headings)
    child = random.choice(words.CHILDREN)
    parts = [
        header("A worry about {child}.", 10, ("recorded", "told", "late")),
        f"# A worry about {{child}}, {number}\n\nYou do lunches. {author.some(words.EVENTS, 1)}\n\n",
        *map(author.scene, range(SCENES)),
        _DEBRIEF,
        "\n",
    ]
    return "".join(parts).replace("{child}", child)


@dataclass(frozen=True, slots=True)
class _Author:
    random: Random
    headings: Sequence[str]

    def some(self, sentences: Sequence[str], count: int) -> str:
        """No two alike in a thousand cases: what remembers sentences gains nothing by it here."""
        return " ".join(
            s.replace("{time}", self._time()) for s in self.random.sample(sentences, count)
        )

    def _time(self) -> str:
        return " ".join(map(self.random.choice, (words.MINUTES, words.HOURS, words.DAYS)))

    def scene(self, place: int) -> str:
        safety = "`safety`\n\n" if place in _SAFETY else ""
        events = f"{self.some(words.EVENTS, 2)}\n\n{self.some(words.EVENTS, 2)}\n\n"
        return f"## {self.headings[place]}\n{safety}{self._ending(place)}{events}{self._way_on(place)}\n"

    def _ending(self, place: int) -> str:
        return "" if place < _PLAYED else f"`ending: {ENDINGS[place - _PLAYED][1]}`\n\n"

    def _way_on(self, place: int) -> str:
        if place >= _PLAYED:
            return ""
        if place == _ROUTE:
            return f"1. [Told]({self._to(place + 2)}) `if told`\n2. [Not told]({self._to(place + 1)})\n"
        if place == _ONLY_WAY:
            return f"[Go on]({self._to(place + 1)})\n"
        return f"{self.random.choice(words.QUESTIONS)}\n\n{''.join(self._choices(place))}"

    def _choices(self, place: int) -> Iterator[str]:
        labels = [self.some(pool, 1) for pool in (words.SOUND, words.HALFWAY, words.POOR)]
        grades = ("best", "fair", f"poor: {self.random.choice(words.ERRING)}")
        asked = {choice for scene, choice in _BEHIND if scene == place}
        least = 3 if place == _PLAYED - 1 else 2
        count = max(least, self.random.choice((2, 3, 3)), *(choice + 1 for choice in asked))
        targets = self._targets(place)
        for choice in range(count):
            behind = _BEHIND.get((place, choice), "")
            yield f"- [{labels[choice]}]({self._to(targets[choice])}) `{grades[choice]}`{behind}\n"
            yield f"  > {self.some(words.HAPPENED, 1)}\n  >\n  > {self.some(words.REASONS, 2)}\n"

    def _targets(self, place: int) -> tuple[int, int, int]:
        """Sound, half-way and poor: the last decision ends the case, an early one can be come back to."""
        if place == _PLAYED - 1:
            return _PLAYED, _PLAYED + 1, _PLAYED + 2
        return place + 1, place if place == _BACK else place + 1, min(place + 2, _PLAYED - 1)

    def _to(self, place: int) -> str:
        kept = (c for c in self.headings[place].lower() if c.isalnum() or c in " -")
        return "#" + "".join(kept).replace(" ", "-")


LONG = 300
"""Decisions."""


def long_text(decisions: int = LONG) -> str:
    """One decision after the other, as many as fit into what the format allows a file."""
    scenes = (_short_scene(place) for place in range(decisions))
    end = f"## Day {decisions}\n`ending: good`\n\nIt is passed on.\n"
    return "".join([header("Day after day.", 60, ["told"]), "# Day after day\n\n", *scenes, end])


def _short_scene(place: int) -> str:
    on = f"#day-{place + 1}"
    told = (" `set told`", " `clear told`", " `if told`")[place % 3]
    second = f"- [Wait]({on}) `fair`{told}\n  > It is late.\n"
    return f"## Day {place}\nA new mark. What now?\n\n- [Tell]({on}) `best`\n  > It is heard.\n{second}\n"


def tangled_text(flags: int, scenes: int) -> str:
    """A ring in which flags go on and off: nearly as many states as scenes times sets of flags."""
    ring = (_tangled_scene(place, flags, scenes) for place in range(scenes))
    names = [f"f{number}" for number in range(flags)]
    end = "## End\n`ending: good`\n\nIt is passed on.\n"
    return "".join([header("Round and round.", 60, names), "# Round and round\n\n", *ring, end])


def _tangled_scene(place: int, flags: int, scenes: int) -> str:
    on, mine, asked = (place + 1) % scenes, f"f{place % flags}", f"f{(place * 7 + 3) % flags}"
    return (
        f"## S{place}\nWhat now?\n\n- [Set](#s{on}) `best` `set {mine}`\n"
        f"- [Clear](#s{on}) `poor` `clear {mine}`\n"
        f"- [Ask](#s{on}) `fair` `if {asked}` `set {mine}`\n- [Out](#end) `fair` `if {asked}`\n\n"
    )
