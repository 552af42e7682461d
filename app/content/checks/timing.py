"""S305: how long a case takes, held against what its header says."""

from collections.abc import Iterator
from statistics import mean
from typing import Final

from app.content.checks.prose import word_count
from app.content.checks.rule import Finding
from app.content.checks.states import first_places
from app.content.checks.study import CaseStudy
from app.content.checks.teaching import choices_of, label_of
from app.content.components import components
from app.content.page import Page
from app.content.random_play import expectations
from app.content.scenario import CaseDraft, SceneDraft
from app.content.state_search import Search

WORDS_A_MINUTE: Final = 180
SECONDS_A_DECISION: Final = 20
SECONDS_A_NOTICING: Final = 60
SECONDS_A_WRITING: Final = 120
SECONDS_TO_OPEN: Final = 60
_TIMES_TOLERATED: Final = 1.6
_MINUTES_TOLERATED: Final = 6
_MOST_STATES_TIMED: Final = 5_000
_MOST_WORK_TIMED: Final = 2_000_000


def minutes_far_off(study: CaseStudy) -> Iterator[Finding]:
    """Reading at 180 words a minute and 20 seconds a decision, a minute for noticing, two for writing, one for the opening page.

    The road is that of one who takes each open choice with equal chance; introduction and debriefs are read once. 180
    words a minute is slower than the 238 that adults read silently (M. Brysbaert, “How many words do we read per
    minute?”, Journal of Memory and Language 109, 2019), since one looks up, and back. Far is over 1.6 times, either
    way, and over six minutes. Cases of over 5,000 states are not timed.
    """
    header, view = study.case.page.header, study.views[0]
    stated = header.values.get("minutes")
    search = view.graph.search
    if stated is None or search is None or len(search.numbers) > _MOST_STATES_TIMED:
        return
    expected = _expected_minutes(view.draft, search)
    if expected is None or abs(stated - expected) <= _MINUTES_TOLERATED:
        return
    if not expected / _TIMES_TOLERATED <= stated <= expected * _TIMES_TOLERATED:
        yield Finding(
            header.lines["minutes"],
            f"an average road takes about {max(1, round(expected))} minutes: "
            f"write so, or change how much there is to read",
        )


def _expected_minutes(case: CaseDraft, search: Search) -> float | None:
    """None for a case that may never end."""
    scenes = {scene.slug: scene for scene in case.scenes}
    times = {slug: _minutes(scene, case.page) for slug, scene in scenes.items()}
    told = {
        (scene.slug, choice.id): word_count(choice.consequence, case.page) / WORDS_A_MINUTE
        for scene in scenes.values()
        for choice in choices_of(scene)
    }
    spent: dict[int, float] = {}
    for place, opening in first_places(search):
        scene = search.scene(place).id
        onward = [told[scene, way.choice.id] for way in opening.ways if way.choice]
        spent[id(opening)] = times[scene] + (mean(onward) if onward else 0)
    gains = [spent[id(opening)] for opening in search.openings]
    loops = components(dict(enumerate(search.targets)))
    found = expectations(search.targets, loops, [gains], _MOST_WORK_TIMED)
    if found is None or found[0][0] == float("inf"):
        return None
    return found[0][0] + _minutes_outside(case)


def _minutes(scene: SceneDraft, page: Page) -> float:
    labels = sum(len(label_of(choice, page).split()) for choice in choices_of(scene))
    words = word_count(scene.body, page) + labels
    seconds = SECONDS_A_DECISION if scene.choices else 0
    if scene.task:
        seconds += SECONDS_A_WRITING if scene.task.writes else SECONDS_A_NOTICING
        words += word_count([*scene.task.lists, *scene.task.models], page)
    return words / WORDS_A_MINUTE + seconds / 60


def _minutes_outside(case: CaseDraft) -> float:
    debriefs = [block for section in case.sections if section.is_debrief for block in section.body]
    words = word_count([*case.page.outline.introduction, *debriefs], case.page)
    return words / WORDS_A_MINUTE + SECONDS_TO_OPEN / 60
