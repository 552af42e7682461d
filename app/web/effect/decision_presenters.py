"""A case's decisions as its page shows them, and its map with as many people as went each way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.content.model.scenario import Soundness
from app.content.model.text import Words
from app.ids import SceneId
from app.learning.decisions import Difference
from app.learning.intervals import FEWEST, Share
from app.services.board_decisions import CaseDecisions, PlaceLine
from app.services.content import Content
from app.web.charts.flows import Flow, flow
from app.web.charts.parts import Part
from app.web.effect.filtering import FilterView, filter_view
from app.web.effect.words import (
    ERRING,
    SOUNDNESS,
    counted_words,
    few,
    people,
    percent_of,
    share_words,
)
from app.web.preview.drawing import Drawing, draw

TONES = {Soundness.BEST: "sound", Soundness.FAIR: "care", Soundness.POOR: "danger"}
Ends = tuple[SceneId, SceneId]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    label: str
    soundness: str
    tone: str
    erring: str
    share: str
    counted: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    id: str
    title: str
    earlier: bool
    few: str
    """Instead of everything else."""
    decided: str
    sound: str
    at_a_cost: str
    not_sound: str
    errs: str
    stopped: str
    choices: tuple[ChoiceView, ...]
    never_taken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    title: str
    stopped: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    decision: str
    group: str
    here: str
    elsewhere: str
    difference: str


@dataclass(frozen=True, slots=True)
class CaseView:
    title: str
    people: str
    decisions: tuple[DecisionView, ...]
    stops: tuple[StopView, ...]
    """Where anybody stopped, the most first."""
    by_sector: tuple[DifferenceView, ...]
    by_job_role: tuple[DifferenceView, ...]
    drawing: Drawing
    flows: Mapping[Ends, Flow]
    filters: FilterView


def case_view(found: CaseDecisions, content: Content) -> CaseView:
    words = content.words(found.board.nation)
    titles = {line.figures.place: line.scene.title.fill(words) for line in found.lines}
    flows = dict(_flows(found))
    return CaseView(
        found.case.title.fill(words),
        people(found.people),
        tuple(_decision(n, line, words) for n, line in enumerate(found.decisions)),
        tuple(_stops(found, words)),
        tuple(_difference(each, titles[each.place]) for each in found.by_sector),
        tuple(_difference(each, titles[each.place]) for each in found.by_job_role),
        draw(found.map, said={ends: each.label for ends, each in flows.items()}),
        flows,
        filter_view(found.groups, found.only),
    )


def _flows(found: CaseDecisions) -> Iterator[tuple[Ends, Flow]]:
    """Of those who left a scene, how many came to the next. Scenes in earlier words are not on the map."""
    lines = {line.scene.id: line.figures for line in reversed(found.lines) if not line.earlier}
    for bundle in found.map.bundles:
        shares = lines[bundle.source].flows if bundle.source in lines else None
        yield (bundle.source, bundle.target), flow(_part(shares, bundle.target))


def _part(shares: Mapping[SceneId, Share] | None, target: SceneId) -> Part:
    if shares is None:
        return Part(words=_("under %(num)d people", num=FEWEST))
    left = next(iter(shares.values())).of
    return Part(round(shares[target].yes) if target in shares else 0, left)


def _decision(number: int, line: PlaceLine, words: Words) -> DecisionView:
    figures = line.figures
    labels = {choice.id: choice.label.fill(words) for choice in line.choices}
    by = figures.by_soundness or {}
    return DecisionView(
        f"{line.scene.id}-{number}",
        line.scene.title.fill(words),
        line.earlier,
        "" if figures.decided else few(),
        people(figures.decided or None),
        share_words(by.get(Soundness.BEST)),
        share_words(by.get(Soundness.FAIR)),
        share_words(by.get(Soundness.POOR)),
        ", ".join(
            f"{ERRING[e]} {percent_of(share)}" for e, share in figures.by_erring if share.yes
        ),
        counted_words(figures.stopped),
        tuple(
            ChoiceView(
                labels[each.choice.id],
                str(SOUNDNESS[each.choice.soundness]),
                TONES[each.choice.soundness],
                str(ERRING[each.choice.erring]) if each.choice.erring else "",
                share_words(each.share),
                counted_words(each.share),
            )
            for each in figures.choices
        ),
        tuple(labels[choice.id] for choice in figures.never_taken),
    )


def _stops(found: CaseDecisions, words: Words) -> Iterator[StopView]:
    stopped = [
        (share, line)
        for line in found.lines
        if (share := line.figures.stopped) is not None and share.yes
    ]
    for share, line in sorted(stopped, key=lambda each: -each[0].value):
        yield StopView(line.scene.title.fill(words), share_words(share))


def _difference(found: Difference, title: str) -> DifferenceView:
    interval = found.interval
    return DifferenceView(
        title,
        found.group,
        counted_words(found.here),
        counted_words(found.elsewhere),
        _(
            "%(points)s points, between %(low)s and %(high)s",
            points=_signed(found.here.value - found.elsewhere.value),
            low=_signed(interval.low),
            high=_signed(interval.high),
        ),
    )


def _signed(difference: float) -> str:
    return f"{round(100 * difference):+d}".replace("-", "\N{MINUS SIGN}")
