"""`only: …`: compiled once, then one view for each nation."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.drafts import read_draft
from app.content.model.lesson import Pause, Plan, Prose, Reflect
from app.content.model.scenario import Choices, Route, Scenario
from app.content.model.terms import EVERYWHERE, Nation
from app.content.narrowing import alike
from app.content.scenario import CaseDraft
from app.content.state_graph import StateGraph
from app.ids import QuestionId, SceneId
from tests.content import compiling
from tests.content.compiling import TERM_WORDS, found, in_wales
from tests.content.fixture_files import with_header

ENGLAND, WALES, SCOTLAND = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND
nation_sets = st.frozensets(st.sampled_from(Nation), min_size=1)

CASE = """\
# T
## Start
- [a](#here) `best`
- [b](#there) `fair` `only: wales` `set told`
- [c](#there) `poor` `only: wales, scotland`
- [d](#end) `fair`

## Here
1. [x](#there) `only: scotland`
2. [y](#end)

## There
`only: wales, scotland`

[On](#end)

## End
`ending: good`

## For all
`debrief`

## For Wales
`debrief` `only: wales`
"""


def case_of(body: str) -> Scenario:
    case = compiling.scenario(body)
    assert case.value is not None, case.diagnostics
    return case.value


@pytest.mark.parametrize(
    ("nation", "choices", "scenes", "route", "debriefs"),
    [
        (ENGLAND, "a d", "start here end", "end", 1),
        (WALES, "a b c d", "start here there end", "end", 2),
        (SCOTLAND, "a c d", "start here there end", "there end", 1),
    ],
)
def test_a_nation_has_its_own_scenes_ways_and_debriefs(
    nation: Nation, choices: str, scenes: str, route: str, debriefs: int
) -> None:
    view = case_of(CASE).for_nation(nation)
    onward, routed = view.start.onward, view.scenes[SceneId("here")].onward
    assert isinstance(onward, Choices)
    assert isinstance(routed, Route)
    assert [option.id for option in onward.options] == choices.split()
    assert list(view.scenes) == scenes.split()
    assert [way.target for way in routed.ways] == route.split()
    assert len(view.debriefs) == debriefs


def test_the_whole_keeps_everything_and_views_keep_what_identifies_it() -> None:
    case = case_of(CASE)
    assert list(case.scenes) == ["start", "here", "there", "end"]
    view = case.for_nation(ENGLAND)
    assert (view.slug, view.sha256, view.header) == (case.slug, case.sha256, case.header)
    assert view.for_nation(ENGLAND) is view


def test_a_file_without_limits_is_its_own_view_and_like_nations_share_one() -> None:
    plain = case_of("# T\n## S\n[On](#e)\n## E\n`ending: good`\n")
    assert all(plain.for_nation(nation) is plain for nation in Nation)
    case = case_of(CASE)
    assert case.for_nation(ENGLAND) is case.for_nation(Nation.NORTHERN_IRELAND)


@given(st.lists(nation_sets, max_size=5))
def test_nations_are_alike_where_no_limit_parts_them(limits: list[frozenset[Nation]]) -> None:
    groups = alike(Nation, limits)
    assert sorted(nation for group in groups for nation in group) == sorted(Nation)
    place = {nation: index for index, group in enumerate(groups) for nation in group}
    for one in Nation:
        for other in Nation:
            parted = any((one in limit) != (other in limit) for limit in limits)
            assert (place[one] == place[other]) is not parted


def _only(nations: frozenset[Nation]) -> str:
    return f"`only: {', '.join(sorted(nations))}`" if nations != EVERYWHERE else ""


@st.composite
def limited_cases(draw: st.DrawFn) -> tuple[str, Mapping[str, frozenset[Nation]]]:
    """A case in which every limited scene can only be reached by ways of the same limit."""
    limits: dict[str, frozenset[Nation]] = {}
    choices, scenes = "", ""
    for number in range(draw(st.integers(1, 6))):
        nations = draw(nation_sets)
        limits[f"scene-{number}"] = nations
        choices += f"- [way {number}](#scene-{number}) `fair` {_only(nations)}\n"
        scenes += f"## Scene {number}\n{_only(nations)}\n\n[On](#end)\n\n"
    whole = "- [out](#end) `best`\n- [away](#end) `poor`\n"
    return f"# T\n## Start\n{choices}{whole}\n{scenes}## End\n`ending: good`\n", limits


@given(limited_cases())
@settings(max_examples=100, deadline=None)
def test_every_view_can_be_walked_and_holds_just_what_is_for_its_nation(
    drawn: tuple[str, Mapping[str, frozenset[Nation]]],
) -> None:
    body, limits = drawn
    case = case_of(body)
    for nation in Nation:
        view = case.for_nation(nation)
        here = {name for name, nations in limits.items() if nation in nations}
        assert set(view.scenes) == here | {"start", "end"}
        reached = {state.scene for state in StateGraph.of(view).states}
        assert reached == set(view.scenes)


@given(limited_cases())
@settings(max_examples=60, deadline=None)
def test_drafts_are_narrowed_as_models_are(
    drawn: tuple[str, Mapping[str, frozenset[Nation]]],
) -> None:
    draft = read_draft(compiling.source("scenario", drawn[0]), TERM_WORDS)
    assert isinstance(draft, CaseDraft)
    case = draft.build()
    seen = []
    for nations, view in draft.views():
        seen += nations
        for nation in nations:
            assert [s.slug for s in view.scenes] == list(case.for_nation(nation).scenes)
            ways = [choice.id for choice in view.scenes[0].choices[0]]
            onward = case.for_nation(nation).start.onward
            assert isinstance(onward, Choices)
            assert ways == [option.id for option in onward.options]
    assert sorted(seen) == sorted(Nation)


QUIZ = """\
# T
## All
- [x] a
- [ ] b

## Welsh
`only: wales`

- [x] c
- [ ] d
"""


def test_a_question_for_other_nations_is_not_there() -> None:
    quiz = compiling.quiz(QUIZ).value
    assert quiz is not None
    assert list(quiz.for_nation(WALES).questions) == ["all", "welsh"]
    assert list(quiz.for_nation(ENGLAND).questions) == ["all"]
    assert quiz.questions[QuestionId("welsh")].nations == {WALES}


LESSON = """\
# T
For all.

## Welsh
`only: wales, scotland`

Welsh or Scottish.

- [x] a
- [ ] b

### Welsh alone
`only: wales`

Welsh.

`reflect` Why?

### Both again
`plan` See.

## All again
For all again.
"""


def lesson_words(nation: Nation) -> list[str]:
    lesson = compiling.lesson(LESSON).value
    assert lesson is not None
    return [
        in_wales(block.body) if isinstance(block, Prose) else type(block).__name__
        for block in lesson.for_nation(nation).blocks
    ]


def test_a_section_for_one_nation_ends_with_the_next_heading_of_its_level() -> None:
    assert lesson_words(ENGLAND) == [
        "<p>For all.</p>",
        '<h2 id="section-all-again">All again</h2>\n<p>For all again.</p>',
    ]
    welsh = lesson_words(WALES)
    assert [words for words in welsh if words.isalpha()] == ["Pause", "Reflect", "Plan"]
    assert "Welsh or Scottish." in "".join(welsh)
    assert '<h3 id="section-welsh-alone">' in "".join(welsh)
    scottish = lesson_words(SCOTLAND)
    assert [words for words in scottish if words.isalpha()] == ["Pause", "Plan"]
    assert "<p>Welsh.</p>" not in "".join(scottish)
    assert "Both again" in "".join(scottish)


def test_blocks_say_whom_they_are_for() -> None:
    lesson = compiling.lesson(LESSON).value
    assert lesson is not None
    named = {type(block): block.nations for block in lesson.blocks if not isinstance(block, Prose)}
    assert named == {Pause: {WALES, SCOTLAND}, Reflect: {WALES}, Plan: {WALES, SCOTLAND}}


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("# T\n`only: wales`\n\nWords.\n", ["M013 2"]),
        ("# T\n## S\nWords.\n\n`only: wales`\n\nMore.\n", ["M013 5"]),
        ("# T\n## S\n`only: wales`\n\n### U\n`only: england`\n\nWords.\n", ["M013 6"]),
        ("# T\n## S\n`only: mars`\n\nWords.\n", ["M007 3"]),
        ("# T\n## S\n`only wales`\n\nWords.\n", ["M007 3"]),
        ("# T\n## S\n`plan: x`\n\nWords.\n", ["M007 3"]),
        ("# T\n## S\n`plan` `id: x`\n\n`plan` `id: x`\n", ["M013 5"]),
    ],
)
def test_a_limit_or_a_plan_astray_is_faulted(body: str, faults: list[str]) -> None:
    header = with_header("lesson", "")[1]
    expected = [f"{code} {int(line) + header}" for code, line in map(str.split, faults)]
    assert [one for one in found(compiling.lesson(body)) if one[0] == "M"] == expected


def test_a_route_ends_without_condition_for_each_nation() -> None:
    body = "# T\n## S\n1. [x](#e) `if told`\n2. [y](#e) `only: wales`\n## E\n`ending: good`\n"
    compiled = compiling.scenario(body)
    assert compiled.value is None
    assert [d.code for d in compiled.diagnostics if d.code[0] == "M"] == ["M013"]
    case = case_of(body.replace("`only: wales`\n", "`only: wales`\n3. [z](#e)\n"))
    lengths = {nation: len(route_of(case.for_nation(nation)).ways) for nation in (WALES, ENGLAND)}
    assert lengths == {WALES: 3, ENGLAND: 2}


def route_of(case: Scenario) -> Route:
    assert isinstance(case.start.onward, Route)
    return case.start.onward
