"""Authored text to frozen models."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.content.compiling import compile_lesson
from app.content.library import Library
from app.content.loading import load_library
from app.content.model.conditions import Flag
from app.content.model.header import Coaching, CourseHeader, Kind, QuizHeader, Standing
from app.content.model.lesson import Pause, Prose, Reflect
from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Scale,
    SeveralOf,
    ShortAnswer,
)
from app.content.model.scenario import (
    Choices,
    Ending,
    EndingKind,
    Erring,
    OnlyWay,
    Route,
    Scenario,
    Soundness,
)
from app.content.model.terms import Nation
from app.ids import OptionId, SceneId
from tests.content import compiling
from tests.content.compiling import EXAMPLES, found, in_england, in_wales


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([EXAMPLES], date(2026, 11, 23))


@pytest.fixture
def bruise(library: Library) -> Scenario:
    return library.scenarios["a-bruise-at-the-door"]


def compiled_case(body: str) -> Scenario:
    compiled = compiling.scenario(body)
    assert compiled.value is not None, compiled.diagnostics
    return compiled.value


def test_the_example_of_the_format_is_clean(library: Library) -> None:
    assert library.diagnostics == ()
    assert list(library.scenarios) == ["a-bruise-at-the-door"]


def test_the_example_has_its_header(bruise: Scenario) -> None:
    header = bruise.header
    assert (header.role, header.setting, header.minutes) == (
        "nursery practitioner",
        "pre-school room",
        8,
    )
    assert header.reviewed == date(2026, 11, 1)
    assert header.status == Standing.DRAFT
    assert header.coaching == Coaching.UNAIDED
    assert header.nations == tuple(Nation)
    assert header.flags == ("recorded",)
    assert in_wales(header.content_note) == "a child with a bruise; no graphic detail"
    assert header.sources == ("Invented case; recording advice from the national procedures",)


def test_the_example_has_its_scenes(bruise: Scenario) -> None:
    assert list(bruise.scenes) == ["arrival", "ella-goes-quiet", "ella-talks", "referred", "warned"]
    assert bruise.start.id == "arrival"
    assert [scene.id for scene in bruise.scenes.values() if scene.safety] == ["ella-talks"]
    assert bruise.scenes[SceneId("referred")].onward == Ending(EndingKind.GOOD)
    assert [debrief.title.parts for debrief in bruise.debriefs] == [("What this case is about",)]
    assert "ten to nine" in in_wales(bruise.introduction)


def test_the_example_has_its_choices(bruise: Scenario) -> None:
    onward = bruise.scenes[SceneId("ella-talks")].onward
    assert isinstance(onward, Choices)
    write, ring, go = onward.options
    assert (write.way.once, write.way.sets, write.soundness) == (
        True,
        frozenset({"recorded"}),
        Soundness.BEST,
    )
    assert (ring.soundness, ring.erring, ring.way.target) == (
        Soundness.POOR,
        Erring.TIPS_OFF,
        "warned",
    )
    assert go.way.condition == Flag("recorded")
    assert in_wales(go.label) == "Go to the DSP with your note"
    assert in_england(go.label) == "Go to the DSL with your note"
    assert in_wales(write.consequence) == "<p>Two minutes, her words, no opinions.</p>"
    assert (write.line, ring.line) == (34, 36)


def test_a_single_link_is_the_only_way_on(bruise: Scenario) -> None:
    onward = bruise.scenes[SceneId("ella-goes-quiet")].onward
    assert isinstance(onward, OnlyWay)
    assert onward.way.target == "ella-talks"
    assert in_wales(onward.label) == "Stay with her"


def test_a_route_keeps_its_order_and_shows_no_labels() -> None:
    case = compiled_case(
        "# T\n## S\n1. [a](#x) `if told` `clear told`\n2. [b](#y)\n"
        "## X\n`ending: good`\n## Y\n`ending: mixed`\n"
    )
    route = case.start.onward
    assert isinstance(route, Route)
    assert [way.target for way in route.ways] == ["x", "y"]
    assert route.ways[0].condition == Flag("told")
    assert route.ways[0].clears == {"told"}
    assert route.ways[1].condition is None


def test_directives_may_wrap_to_the_next_line() -> None:
    case = compiled_case(
        "# T\n## S\n- [a](#x) `best`\n  `set told` `id: first`\n- [b](#x) `poor`\n## X\n`ending: good`\n"
    )
    onward = case.start.onward
    assert isinstance(onward, Choices)
    assert onward.options[0].id == "first"
    assert onward.options[0].way.sets == {"told"}


def test_keep_order_is_kept() -> None:
    case = compiled_case(
        "# T\n## S\n`keep order`\n\n- [a](#x) `best`\n- [b](#x) `poor`\n## X\n`ending: good`\n"
    )
    assert isinstance(case.start.onward, Choices)
    assert case.start.onward.keep_order


def test_links_to_scenes_in_prose_lose_the_link_and_keep_the_words() -> None:
    case = compiled_case(
        "# T\n## S\n[On](#x)\n## X\n`ending: good`\n\nAs in [the beginning](#s).\n"
    )
    assert in_wales(case.scenes[SceneId("x")].body) == "<p>As in the beginning.</p>"


def test_the_other_way_is_resolved_to_a_lesson() -> None:
    body = compiling.source("scenario", "# T\n## S\n`ending: good`\n").text
    headed = body.replace("role:", "alternative: ../courses/x/y.md\nrole:", 1)
    assert compiled_case(headed).header.alternative_lesson == "x/y"


def test_each_kind_of_question(library: Library) -> None:
    tasks = [question.task for question in library.quizzes["first-words"].questions.values()]
    one, several, order, match, short, number, scale = tasks
    assert isinstance(one, OneOf)
    assert [(option.key, option.share) for option in one.options] == [
        (True, Fraction(1)),
        (False, Fraction(0)),
        (False, Fraction(1, 4)),
    ]
    assert in_wales(one.options[1].feedback) == "<p>A leading question.</p>"
    assert isinstance(several, SeveralOf)
    assert several.keep_order
    assert [option.key for option in several.options] == [True, True, False, False]
    assert isinstance(order, PutInOrder)
    assert [item.id for item in order.items] == ["listen", "write-it-down", "go-to-the-dsp"]
    assert isinstance(match, Match)
    assert match.pairs == {"you": "write-it-down", "the-dsp": "rings-social-services"}
    assert [answer.id for answer in match.answers][-1] == "decides-guilt"
    assert isinstance(short, ShortAnswer)
    assert [in_wales(answer) for answer in short.accepted] == ["999", "nine nine nine"]
    assert number == NumberAnswer(Fraction(24), Fraction(12))
    assert isinstance(scale, Scale)
    assert [item.id for item in scale.points] == ["not-at-all", "a-little", "quite"]


def test_what_stands_round_a_question(library: Library) -> None:
    quiz = library.quizzes["first-words"]
    first, *_, last = quiz.questions.values()
    assert first.critical
    assert (first.topic, first.outcomes) == ("listening", ("listen",))
    assert in_wales(first.stem) == "<p>She looks at the floor.</p>"
    assert in_wales(first.hint) == "<p>Who should do the talking?</p>"
    assert in_wales(first.explanation) == "<p>Listening keeps her account her own.</p>"
    assert not last.scored
    assert isinstance(quiz.header, QuizHeader)
    assert (quiz.header.pass_percent, quiz.header.draw, quiz.header.confidence) == (80, 6, True)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("3 ± 1", NumberAnswer(Fraction(3), Fraction(1))),
        ("2.5 +- 0.5", NumberAnswer(Fraction(5, 2), Fraction(1, 2))),
        ("-3 ± 0", NumberAnswer(Fraction(-3), Fraction(0))),
    ],
)
def test_numbers_are_exact(written: str, answer: NumberAnswer) -> None:
    compiled = compiling.quiz(f"# T\n## Q\n`answer: {written}`\n")
    assert compiled.value is not None
    assert next(iter(compiled.value.questions.values())).task == answer


def test_answers_may_hold_terms() -> None:
    compiled = compiling.quiz("# T\n## Who?\n`answer: the {DSP} | {dsp:long}`\n")
    assert compiled.value is not None
    task = next(iter(compiled.value.questions.values())).task
    assert isinstance(task, ShortAnswer)
    assert [in_england(answer) for answer in task.accepted] == [
        "the DSL",
        "designated safeguarding lead",
    ]


def test_two_rows_may_share_an_answer() -> None:
    table = "| Who | What |\n| --- | --- |\n| You | Write |\n| She | Write |\n| He | Ring |\n"
    compiled = compiling.quiz(f"# T\n## Who?\n{table}")
    assert compiled.value is not None
    match = next(iter(compiled.value.questions.values())).task
    assert isinstance(match, Match)
    assert len(match.answers) == 2
    assert match.pairs[OptionId("you")] == match.pairs[OptionId("she")] == "write"


def test_a_lesson_is_prose_pauses_and_boxes(library: Library) -> None:
    lesson = library.lessons["first-words/what-a-record-is"]
    assert [type(block) for block in lesson.blocks] == [Prose, Pause, Reflect, Prose]
    _, pause, reflect, _ = lesson.blocks
    assert isinstance(pause, Pause)
    assert isinstance(pause.question, OneOf)
    assert pause.question.keep_order
    assert isinstance(reflect, Reflect)
    assert in_wales(reflect.prompt) == "<p>Where do you write such a note today?</p>"


def test_a_box_keeps_its_identity_when_the_rest_of_the_page_changes() -> None:
    def boxes(body: str) -> list[str]:
        lesson = compiling.lesson(body).value
        assert lesson is not None
        return [block.id for block in lesson.blocks if isinstance(block, Reflect)]

    (box,) = boxes("# T\n`reflect`\n\nWhat now?\n")
    assert boxes("# T\nNew words.\n\n`reflect` What now?\n\n`reflect`\n\nAnd then?\n")[0] == box
    assert boxes("# T\n`reflect` `id: mine` What now?\n") == ["mine"]
    assert len(set(boxes("# T\n`reflect` What now?\n\n`reflect` What now?\n"))) == 2


def test_a_course_has_sections_and_steps(library: Library) -> None:
    course = library.courses["first-words"]
    assert isinstance(course.header, CourseHeader)
    assert course.header.valid_months == 12
    assert in_wales(course.header.outcome_texts["record"]).endswith("for the DSP")
    (section,) = course.sections
    assert in_wales(section.introduction) == "<p>Begin here.</p>"
    assert [(step.kind, step.slug, step.required, step.must_pass) for step in course.steps] == [
        (Kind.LESSON, "first-words/what-a-record-is", True, False),
        (Kind.SCENARIO, "a-bruise-at-the-door", True, False),
        (Kind.QUIZ, "first-words", True, True),
        (Kind.LESSON, "first-words/words-for-others", False, False),
    ]


def test_before_and_after_are_kept_for_the_follow_up() -> None:
    compiled = compiling.course(
        "# T\n## P\n1. [a](../../quizzes/q.md) `before`\n- [b](../../scenarios/s.md) `after 8 weeks`\n"
    )
    assert compiled.value is not None, found(compiled)
    before, after = compiled.value.steps
    assert (before.before, before.after_weeks) == (True, None)
    assert (after.before, after.after_weeks) == (False, 8)


def test_line_ends_and_a_byte_order_mark_do_not_count() -> None:
    source = compiling.source("lesson", "# T\nWords.\n")
    windows = replace(source, text="\ufeff" + source.text.replace("\n", "\r\n"))
    compiled = compile_lesson(windows, compiling.TERM_WORDS)
    assert compiled.diagnostics == ()
    assert compiled.value is not None


def test_a_stray_brace_in_the_header_is_an_error_and_no_crash() -> None:
    written = compiling.source("lesson", "# T\nWords.\n")
    text = written.text.replace("An invented text.", "'A {brace'")
    compiled = compile_lesson(replace(written, text=text), compiling.TERM_WORDS)
    assert compiled.value is None
    assert found(compiled) == ["M008 2"]


@pytest.mark.parametrize(
    ("line", "required", "before", "after"),
    [
        ("1. [a](y.md)", True, False, None),
        ("1. [a](y.md) `before`", True, True, None),
        ("- [a](y.md) `before`", False, True, None),
        ("- [a](y.md) `after 8 weeks`", False, False, 8),
        ("1. [a](y.md) `after 1 week`", False, False, 1),
    ],
)
def test_what_is_asked_before_and_after_a_course(
    line: str, required: bool, before: bool, after: int | None
) -> None:
    """What comes weeks after is never required, whatever list it stands in."""
    course = compiling.course(f"# T\n## S\n{line}\n").value
    assert course is not None
    (step,) = course.steps
    assert (step.required, step.before, step.after_weeks) == (required, before, after)


@pytest.mark.parametrize(
    "line",
    ["[a](y.md) `before` `after 8 weeks`", "[q](../../quizzes/q.md) `pass` `before`",
     "[q](../../quizzes/q.md) `after 8 weeks` `pass`", "[a](y.md) `after eight weeks`"],
)  # fmt: skip
def test_a_step_whose_directives_are_at_odds_is_faulted(line: str) -> None:
    assert "M007" in {one.code for one in compiling.course(f"# T\n## S\n1. {line}\n").diagnostics}
