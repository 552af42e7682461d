"""S1…: can every scene be reached and left, and does every road end somewhere? Asked for each nation."""

from collections.abc import Iterator
from difflib import get_close_matches

from app.content.checks.roads import reach, reversed_edges, roads_of
from app.content.checks.rule import Finding
from app.content.checks.views import of_case
from app.content.model.scenario import EndingKind, Way
from app.content.outline import slug_of
from app.content.scenario import CaseDraft
from app.ids import ChoiceId, SceneId


@of_case
def dead_end(case: CaseDraft) -> Iterator[Finding]:
    title = case.page.outline.title
    if not case.scenes and title:
        yield Finding(title.line, "a case needs a scene: write `## …` and what happens there")
    for scene in case.scenes:
        if not scene.ways and scene.ending is None and not case.is_troubled(scene):
            yield Finding(
                scene.line, "no way on from here: add choices, a link, or `ending: good` if it ends"
            )


@of_case
def missing_scene(case: CaseDraft) -> Iterator[Finding]:
    scenes = {scene.slug for scene in case.scenes}
    debriefs = {scene.slug for scene in case.sections} - scenes
    roads = roads_of(case)
    for scene in case.scenes:
        for way in scene.ways:
            if not way.link.to_section or way.target in scenes | case.page.lost:
                continue
            if way.target in debriefs:
                yield Finding(way.line, f"#{way.target} is a debrief, shown after any ending: "
                              "lead to an ending instead")  # fmt: skip
                continue
            near = roads.meant.get(way.target) if roads else None
            mend = f"did you mean #{near}?" if near else f"add `## …` for #{way.target}"
            yield Finding(way.line, f"there is no scene #{way.target}; {mend}")


@of_case
def unreachable_scene(case: CaseDraft) -> Iterator[Finding]:
    if roads := roads_of(case):
        for scene in roads.beginnings_of(roads.scenes.keys() - roads.reachable):
            found = roads.scenes[scene]
            aside = (
                "" if found.ways or found.ending else ", or write `debrief` below it if it is one"
            )
            yield Finding(
                found.line, f"nothing leads here: link to #{scene}, or take it out{aside}"
            )


def duplicate_scene(case: CaseDraft) -> Iterator[Finding]:
    seen: dict[SceneId, int] = {}
    for scene in case.sections:
        first = seen.setdefault(scene.slug, scene.line)
        if first != scene.line:
            yield Finding(
                scene.line, f"a second scene #{scene.slug} (the first: line {first}): rename one"
            )


@of_case
def no_ending_reachable(case: CaseDraft) -> Iterator[Finding]:
    """A dead end, and a link to nowhere, are faults of their own: here they count as a way out."""
    roads = roads_of(case)
    if roads is None:
        return
    out = {s for s, scene in roads.scenes.items() if scene.ending is not None or not scene.ways}
    stuck = roads.reachable - reach(reversed_edges(roads.edges), out | roads.loose)
    for scene in roads.loops_among(stuck):
        yield Finding(
            roads.scenes[scene].line, "no road from here comes to an ending: add a way out"
        )


def shared_identity(case: CaseDraft) -> Iterator[Finding]:
    for scene in case.scenes:
        for group in scene.choices:
            seen: set[ChoiceId] = set()
            for choice in group:
                if choice.id in seen:
                    yield Finding(
                        choice.line.line,
                        f"a second choice `{choice.id}` in this scene: reword it, or add `id: …`",
                    )
                seen.add(choice.id)


@of_case
def no_good_ending(case: CaseDraft) -> Iterator[Finding]:
    roads = roads_of(case)
    if roads is None:
        return
    endings = {roads.scenes[scene].ending for scene in roads.reachable} - {None}
    if endings and EndingKind.GOOD not in endings and not roads.loose:
        yield Finding(
            roads.scenes[roads.start].line,
            "no good ending can be reached: let at least one road end well",
        )


def ending_with_way_on(case: CaseDraft) -> Iterator[Finding]:
    for scene in case.scenes:
        if scene.ending is not None and scene.ways:
            yield Finding(
                scene.ways[0].line, "an ending has no way on: take the links out, or `ending:`"
            )


def leaves_the_file(case: CaseDraft) -> Iterator[Finding]:
    scenes = {scene.slug for scene in case.scenes}
    for scene in case.scenes:
        for way in scene.ways:
            if not way.link.to_section:
                name = slug_of(way.link.href)
                anchor = f"write #{name}" if name in scenes else "link to its #anchor"
                yield Finding(way.line, f"a way on leads to a scene of this file: {anchor}")


@of_case
def single_choice(case: CaseDraft) -> Iterator[Finding]:
    for scene in case.scenes:
        for group in scene.choices:
            if len(group) == 1 and not case.is_troubled(scene):
                yield Finding(
                    group[0].line.line,
                    "one choice is no choice: add another, or make it a link in a line of its own",
                )


@of_case
def two_kinds_of_way(case: CaseDraft) -> Iterator[Finding]:
    for scene in case.scenes:
        kinds = [
            *("a list of choices" for _ in scene.choices),
            *("a single link" for _ in scene.only_ways),
            *("a route" for _ in scene.routes),
        ]
        if len(kinds) > 1 and scene.ending is None and not case.is_troubled(scene):
            yield Finding(
                scene.line,
                f"{len(kinds)} ways on ({', '.join(kinds)}): keep one, or begin a scene "
                "of its own for the next with `## …`",
            )


def _flags_of(way: Way) -> frozenset[str]:
    asked = way.condition.names() if way.condition else frozenset()
    return way.sets | way.clears | asked


def undeclared_flag(case: CaseDraft) -> Iterator[Finding]:
    """Each once, where it first stands: one line in the header mends all its uses."""
    header = case.page.header
    if header.hides("flags"):
        return
    declared = header.values.get("flags", ())
    ways = [way.way() for scene in case.scenes for way in scene.ways]
    uses = [(name, way.line) for way in ways for name in _flags_of(way)]
    first = {name: line for name, line in reversed(uses) if name not in declared}
    for name, line in sorted(first.items()):
        near = get_close_matches(name.casefold(), declared, 1)
        guess = f"did you mean `{near[0]}`? Else " if near else ""
        yield Finding(line, f"`{name}` is no declared flag: {guess}add it to `flags` in the header")
