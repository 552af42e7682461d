"""What first encounters say about a case's decisions: who chose what, which way it errs, and where people stop."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.content.model.scenario import Erring, Soundness
from app.ids import ChoiceId, SceneId
from app.learning.intervals import FEWEST, Interval, Share, newcombe, share, z_of
from app.learning.item_flags import ENOUGH


@dataclass(frozen=True, slots=True)
class Place:
    """A scene in one wording."""

    scene: SceneId
    wording: str


@dataclass(frozen=True, slots=True)
class ChoiceAsked:
    id: ChoiceId
    soundness: Soundness
    erring: Erring | None
    always: bool = True
    """Without a condition: whoever stands here may take it."""


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    place: Place
    choices: tuple[ChoiceAsked, ...] = ()
    """None: it is no decision."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """So many people's first time at a scene, in their first attempts."""

    place: Place
    people: int
    choice: ChoiceId | None = None
    """What they chose then; None: they went on without one, or stand there still."""
    target: SceneId | None = None
    """Where they came by it; None: they have not left."""
    stopped: bool = False
    """The attempt rests here, before any ending, and has done for a while."""
    sector: str = ""
    job_role: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceShare:
    choice: ChoiceAsked
    share: Share


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    place: Place
    reached: int | None
    """None: fewer than ten, and then there is nothing else either."""
    decided: int = 0
    stopped: Share | None = None
    choices: tuple[ChoiceShare, ...] = ()
    by_soundness: Mapping[Soundness, Share] | None = None
    by_erring: tuple[tuple[Erring, Share], ...] = ()
    """The most frequent first."""
    flows: Mapping[SceneId, Share] | None = None
    """Of who left, the share that came to each scene."""

    @property
    def never_taken(self) -> tuple[ChoiceAsked, ...]:
        """Though always on offer, and enough people chose."""
        return tuple(
            each.choice
            for each in self.choices
            if each.choice.always and each.share.yes == 0 and each.share.of >= ENOUGH
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """At one decision, a group beside everybody else: the shares that chose a best way."""

    place: Place
    group: str
    here: Share
    elsewhere: Share
    interval: Interval
    """Of here − elsewhere, and of all comparisons together: 95 % that every one of them holds."""


def analyse(
    asked: Iterable[PlaceAsked], encounters: Iterable[Encounter]
) -> tuple[PlaceFigures, ...]:
    """In the order in which they are asked about."""
    met: dict[Place, list[Encounter]] = {}
    for each in encounters:
        met.setdefault(each.place, []).append(each)
    return tuple(_figures(each, met.get(each.place, [])) for each in asked)


def _figures(asked: PlaceAsked, met: Sequence[Encounter]) -> PlaceFigures:
    reached = sum(each.people for each in met)
    if reached < FEWEST:
        return PlaceFigures(asked.place, None)
    chosen, flows = Counter[ChoiceId](), Counter[SceneId]()
    for each in met:
        if each.choice is not None:
            chosen[each.choice] += each.people
        if each.target is not None:
            flows[each.target] += each.people
    decided = sum(chosen[choice.id] for choice in asked.choices)
    few = decided < FEWEST
    return PlaceFigures(
        asked.place,
        reached,
        0 if few else decided,
        share(sum(each.people for each in met if each.stopped), reached),
        () if few else _choices(asked, chosen, decided),
        None if few else _by_soundness(asked, chosen, decided),
        () if few else _by_erring(asked, chosen, decided),
        _shares(flows),
    )


def _choices(asked: PlaceAsked, chosen: Counter[ChoiceId], decided: int) -> tuple[ChoiceShare, ...]:
    shares = ((choice, share(chosen[choice.id], decided)) for choice in asked.choices)
    return tuple(ChoiceShare(choice, found) for choice, found in shares if found)


def _by_soundness(
    asked: PlaceAsked, chosen: Counter[ChoiceId], decided: int
) -> Mapping[Soundness, Share]:
    counts = Counter[Soundness]()
    for choice in asked.choices:
        counts[choice.soundness] += chosen[choice.id]
    shares = ((kind, share(counts[kind], decided)) for kind in Soundness)
    return {kind: found for kind, found in shares if found}


def _by_erring(
    asked: PlaceAsked, chosen: Counter[ChoiceId], decided: int
) -> tuple[tuple[Erring, Share], ...]:
    counts = Counter[Erring]()
    for choice in asked.choices:
        if choice.erring is not None:
            counts[choice.erring] += chosen[choice.id]
    shares = ((erring, share(number, decided)) for erring, number in counts.most_common())
    return tuple((erring, found) for erring, found in shares if found)


def _shares(flows: Counter[SceneId]) -> Mapping[SceneId, Share] | None:
    left = sum(flows.values())
    shares = ((target, share(number, left)) for target, number in flows.items())
    return {target: found for target, found in shares if found} or None


def differences(
    asked: Iterable[PlaceAsked],
    encounters: Iterable[Encounter],
    group_of: Callable[[Encounter], str],
) -> tuple[Difference, ...]:
    """Those alone whose interval leaves 0 out after Bonferroni, the greatest first.

    A group counts where it and everybody else have ten people each who decided; a comparison that is not made is
    not counted among them.
    """
    counted = _counted(asked, encounters, group_of)
    pairs = [
        (place, group, here, _others(groups, group))
        for place, groups in counted.items()
        for group, here in groups.items()
    ]
    compared = [pair for pair in pairs if min(pair[2][1], pair[3][1]) >= FEWEST]
    z = z_of(len(compared))
    found = (_difference(*each, z) for each in compared)
    telling = [each for each in found if each and not each.interval.has_zero]
    return tuple(sorted(telling, key=lambda each: -abs(each.here.value - each.elsewhere.value)))


Counted = tuple[int, int]
"""How many chose a best way, of how many who decided."""


def _counted(
    asked: Iterable[PlaceAsked],
    encounters: Iterable[Encounter],
    group_of: Callable[[Encounter], str],
) -> Mapping[Place, Mapping[str, Counted]]:
    choices = {each.place: {c.id: c.soundness for c in each.choices} for each in asked}
    found: dict[Place, dict[str, Counted]] = {}
    for each in encounters:
        soundness = choices.get(each.place, {}).get(each.choice) if each.choice else None
        if soundness is not None:
            groups = found.setdefault(each.place, {})
            best, of = groups.get(group_of(each), (0, 0))
            more = each.people if soundness is Soundness.BEST else 0
            groups[group_of(each)] = best + more, of + each.people
    return found


def _others(groups: Mapping[str, Counted], group: str) -> Counted:
    rest = [counted for name, counted in groups.items() if name != group]
    return sum(best for best, _ in rest), sum(of for _, of in rest)


def _difference(
    place: Place, group: str, here: Counted, there: Counted, z: float
) -> Difference | None:
    one, other = share(*here), share(*there)
    if one is None or other is None:
        return None
    return Difference(place, group, one, other, newcombe(*here, *there, z))
