"""Cases, quizzes and courses written straight as models, so that the rules are tested without the parser."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from app.content.model.conditions import Condition, Flag
from app.content.model.course import Course, Section, Step
from app.content.model.header import Coaching, CourseHeader, Kind, QuizHeader, ScenarioHeader
from app.content.model.quiz import Item, Option, Question, Quiz, Task
from app.content.model.scenario import (
    Choice,
    Choices,
    Ending,
    EndingKind,
    Noticing,
    OnlyWay,
    Onward,
    Route,
    Scenario,
    Scene,
    Sign,
    Soundness,
    Way,
    Writing,
)
from app.content.model.scenario import Task as SceneTask
from app.content.model.text import PlainText, RichText, SafeHtml, TermSlot
from app.ids import ChoiceId, OptionId, QuestionId, SceneId, Sha256

REVIEWED = date(2026, 11, 1)
REVIEW_BY = date(2027, 11, 1)
SUMMARY = PlainText(("An invented case.",))


def way(
    target: str, when: Condition | None = None, sets: str = "", clears: str = "", once: bool = False
) -> Way:
    return Way(SceneId(target), when, frozenset(sets.split()), frozenset(clears.split()), once)


def choice(id_: str, soundness: Soundness, way_: Way) -> Choice:
    return Choice(ChoiceId(id_), PlainText((id_,)), way_, soundness)


def best(id_: str, way_: Way) -> Choice:
    return choice(id_, Soundness.BEST, way_)


def fair(id_: str, way_: Way) -> Choice:
    return choice(id_, Soundness.FAIR, way_)


def poor(id_: str, way_: Way) -> Choice:
    return choice(id_, Soundness.POOR, way_)


def scene(
    id_: str, onward: Onward, safety: bool = False, task: SceneTask | None = None, role: str = ""
) -> Scene:
    words = PlainText((role,)) if role else PlainText()
    return Scene(SceneId(id_), PlainText((id_,)), RichText(), onward, safety, task=task, role=words)


def sign(id_: str, *, expected: bool) -> Sign:
    return Sign(OptionId(id_), html(id_), expected)


def noticing(expected: str, others: str = "") -> Noticing:
    """Of space-parted ids."""
    signs = [sign(id_, expected=True) for id_ in expected.split()]
    return Noticing((*signs, *(sign(id_, expected=False) for id_ in others.split())))


WRITING = Writing((RichText(),), RichText())


def task(id_: str, task_: SceneTask, target: str) -> Scene:
    return scene(id_, OnlyWay(PlainText(("Go on",)), way(target)), task=task_)


def decision(id_: str, *options: Choice, safety: bool = False) -> Scene:
    return scene(id_, Choices(options), safety)


def only_way(id_: str, way_: Way) -> Scene:
    return scene(id_, OnlyWay(PlainText(("Go on",)), way_))


def route(id_: str, *ways: Way) -> Scene:
    return scene(id_, Route(ways))


def ending(id_: str, kind: EndingKind) -> Scene:
    return scene(id_, Ending(kind))


def scenario(*scenes: Scene, flags: str = "", coaching: Coaching = Coaching.UNAIDED) -> Scenario:
    header = ScenarioHeader(
        SUMMARY,
        "Training team",
        8,
        REVIEWED,
        REVIEW_BY,
        (),
        role="teacher",
        flags=tuple(flags.split()),
        coaching=coaching,
    )
    return Scenario(
        "a-case",
        Sha256("0" * 64),
        header,
        PlainText(("A case",)),
        RichText(),
        {scene_.id: scene_ for scene_ in scenes},
    )


BRUISE = scenario(
    decision(
        "arrival",
        poor("ask-did-daddy", way("goes-quiet")),
        best("ask-and-listen", way("talks")),
    ),
    only_way("goes-quiet", way("talks")),
    decision(
        "talks",
        best("write-it-down", way("talks", sets="recorded", once=True)),
        poor("ring-father", way("warned")),
        best("go-to-dsp", way("referred", when=Flag("recorded"))),
        safety=True,
    ),
    ending("referred", EndingKind.GOOD),
    ending("warned", EndingKind.UNSAFE),
    flags="recorded",
)
"""FORMAT.md's example."""

LATE = scenario(
    decision(
        "monday",
        best("tell-today", way("weekend")),
        fair("tell-tomorrow", way("weekend", sets="late")),
        poor("wait", way("weekend", sets="late quiet")),
    ),
    route(
        "weekend",
        way("worse", when=Flag("quiet")),
        way("slower", when=Flag("late")),
        way("help"),
    ),
    decision("worse", best("speak-now", way("slower", clears="quiet")), poor("keep", way("lost"))),
    decision("slower", best("say-why", way("help")), fair("say-nothing", way("untold"))),
    ending("help", EndingKind.GOOD),
    ending("untold", EndingKind.MIXED),
    ending("lost", EndingKind.UNSAFE),
    flags="late quiet",
)
"""Earlier choices change later scenes; no loops."""


def loop_of(flags: int) -> Scenario:
    """One scene where each of so many flags can be switched on and off, and a way out."""
    names = [f"f{number}" for number in range(flags)]
    switches = [
        switch
        for name in names
        for switch in (
            best(f"{name}-on", way("loop", sets=name)),
            fair(f"{name}-off", way("loop", clears=name)),
        )
    ]
    return scenario(
        decision("loop", *switches, best("leave", way("end"))),
        ending("end", EndingKind.GOOD),
        flags=" ".join(names),
    )


def html(text: str) -> RichText:
    return RichText((SafeHtml(text),))


def items(*ids: str) -> tuple[Item, ...]:
    return tuple(Item(OptionId(id_), html(id_)) for id_ in ids)


def option(id_: str, *, key: bool = False, share: Fraction | int | None = None) -> Option:
    worth = Fraction(key if share is None else share)
    return Option(OptionId(id_), html(id_), key, worth)


def question(task: Task, id_: str = "q", *, critical: bool = False, topic: str = "") -> Question:
    title = PlainText((id_,))
    return Question(QuestionId(id_), title, RichText(), task, critical=critical, topic=topic)


def quiz(
    questions: Sequence[Question], *, draw: int | None = None, pass_percent: int | None = None
) -> Quiz:
    header = QuizHeader(
        SUMMARY, "Training team", 8, REVIEWED, REVIEW_BY, (), pass_percent=pass_percent, draw=draw
    )
    return Quiz(
        "a-quiz",
        Sha256("1" * 64),
        header,
        PlainText(("A quiz",)),
        RichText(),
        {question_.id: question_ for question_ in questions},
    )


def welsh_words(slot: TermSlot) -> str:
    return {"dsp": "DSP", "social services": "social services"}[slot.name]


def english_words(slot: TermSlot) -> str:
    return {"dsp": "DSL", "social services": "children’s social care"}[slot.name]


def step(
    kind: Kind,
    slug: str,
    *,
    required: bool = True,
    must_pass: bool = False,
    before: bool = False,
    after_weeks: int | None = None,
) -> Step:
    required = required and after_weeks is None
    return Step(kind, slug, required, must_pass, before=before, after_weeks=after_weeks)


def course(*sections: Sequence[Step], renew_from: date | None = None) -> Course:
    header = CourseHeader(
        SUMMARY, "Training team", 40, REVIEWED, REVIEW_BY, (), renew_from=renew_from
    )
    return Course(
        "a-course",
        Sha256("2" * 64),
        header,
        PlainText(("A course",)),
        RichText(),
        tuple(Section(PlainText(("Part",)), RichText(), tuple(steps)) for steps in sections),
    )
