"""People in every state that a page can show, brought there through the services that everybody uses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.quiz import OneOf, Question
from app.content.model.scenario import EndingKind, Scenario
from app.content.model.terms import Nation
from app.ids import AttemptId, SessionId
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Response
from app.learning.scenario_run import Move
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services import playing, playing_begin, playing_reflections, quizzing, taking
from app.services.accounts import Newcomer, Workplace, add_learner
from app.services.history import read_history
from app.services.practised import Practised, right_answer
from app.services.quizzing import Reply
from app.store import reflections
from app.web.context import Heed
from app.web.tryout.roads import Road
from tests.people import PASSWORD, Someone
from tests.roads import roads_to_endings

COURSE = "noticing-neglect"
CASE = "the-long-monday"
QUIZ = "noticing-neglect"
EVERY_KIND = "every-kind"
LEFT_OPEN = "left-open"
MORE_CONTENT = Path(__file__).parent / "more_content"
KINDS = (
    "OneOf",
    "SeveralOf",
    "PutInOrder",
    "Match",
    "ShortAnswer",
    "NumberAnswer",
    "Scale",
)
AT_WORK = ("in two tabs", "in two tabs at a quiz", "signed out", "playing", "leaving")
NURSERY = Workplace(
    "Bryn Eithin Day Nursery",
    "nursery practitioner",
    Nation.WALES,
    "nursery",
    {"DSP": "Ruth Llewellyn, deputy manager", "social services": "029 2018 0199"},
)


@dataclass
class World:
    """`people` by what they have done; `numbers` by what they are of: attempts, awards, notes."""

    people: dict[str, Someone] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    roads: dict[str, str] = field(default_factory=dict)
    """Visitors' signed roads."""

    @property
    def places(self) -> dict[str, int | str]:
        return {**self.numbers, **self.roads}


def populate(app: Flask) -> World:
    builder = Builder(app.extensions["heed"])
    builder.person("newcomer", at=None)
    builder.in_the_middle()
    builder.at_an_unsafe_ending()
    builder.with_safety_left_open()
    builder.failed_the_quiz()
    builder.finished()
    for kind in KINDS:
        builder.asked(kind)
    for name in AT_WORK:
        builder.at_work(name)
    with app.app_context():
        builder.visitors()
    return builder.world


@dataclass
class Builder:
    heed: Heed
    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        library = self.heed.content.library
        self.course: Course = library.courses[COURSE]
        self.case: Scenario = library.scenarios[CASE]
        self.words = self.heed.content.words(Nation.WALES)

    def person(self, name: str, at: Workplace | None = NURSERY) -> Practised:
        username = name.casefold().replace(" ", "-")
        now = datetime.now(UTC)
        newcomer = Newcomer("Siân Parry", username, PASSWORD, at)
        number = add_learner(self.heed.database, self.heed.passwords, newcomer, now)
        self.world.people[name] = Someone(number, newcomer.name, username)
        actor = Actor(number, SessionId(0), newcomer.name, Nation.WALES, permissions=LEARNER)
        return Practised(self.heed.database, self.heed.content, actor, now)

    def in_the_middle(self) -> None:
        learner = self.person("in the middle")
        learner.take(self.course, 3, 2)
        self.world.numbers["open case"] = self.begin_case(learner)

    def at_an_unsafe_ending(self) -> None:
        learner = self.person("at an unsafe ending")
        learner.take(self.course, 3)
        number = self.begin_case(learner)
        unsafe = roads_to_endings(self.case, EndingKind.UNSAFE)
        self.walk(learner, number, next(iter(unsafe.values())))
        self.world.numbers["unsafe case"] = number

    def with_safety_left_open(self) -> None:
        learner = self.person("with safety left open")
        number = self.begin_case(learner, LEFT_OPEN)
        road = roads_to_endings(self.heed.content.library.scenarios[LEFT_OPEN], EndingKind.UNSAFE)
        self.walk(learner, number, next(iter(road.values())))
        self.world.numbers["open safety"] = number

    def failed_the_quiz(self) -> None:
        learner = self.person("failed")
        learner.take(self.course, 4)
        number = self.begin_quiz(learner, QUIZ)
        while not self.answer_one(learner, number, self.wrong):
            pass
        self.world.numbers["failed quiz"] = number

    def finished(self) -> None:
        learner = self.person("finished")
        learner.take(self.course, 5)
        with self.heed.database.transaction() as session:
            history = read_history(session, learner.actor.person_id)
            case = history.attempts_at(Kind.SCENARIO, CASE)[0].attempt.id
            playing_reflections.save(
                session,
                learner.actor,
                case,
                "Ring 999 first.\n\nAnd ask on the Friday what was decided.",
                learner.now,
                title=self.case.title.fill(self.words),
                prompt="What would you do differently?",
            )
            [note] = reflections.reflections_of(session, learner.actor.person_id)
        self.world.numbers |= {
            "finished case": case,
            "passed quiz": history.attempts_at(Kind.QUIZ, QUIZ)[0].attempt.id,
            "award": history.awards[0].id,
            "note": note.id,
        }

    def asked(self, kind: str) -> None:
        """At a question of that kind, the ones before it answered."""
        learner = self.person(f"asked {kind}")
        number = self.begin_quiz(learner, EVERY_KIND)
        while type(self.question(learner, number).task).__name__ != kind:
            self.answer_one(learner, number, self.right)
        self.world.numbers[f"quiz at {kind}"] = number

    def at_work(self, name: str) -> None:
        """For pages that come of doing something: each has a person of its own."""
        learner = self.person(name)
        learner.take(self.course, 3)
        self.world.numbers[f"case {name}"] = self.begin_case(learner)
        self.world.numbers[f"quiz {name}"] = self.begin_quiz(learner, EVERY_KIND)

    def visitors(self) -> None:
        """At the first decision, and at a good ending."""
        road = Road.begin(self.case, Nation.WALES)
        self.world.roads["road just begun"] = road.sign()
        good = roads_to_endings(self.case, EndingKind.GOOD)
        for move in next(iter(good.values())):
            road = road.after(road.open(self.heed.content, CASE), move)
        self.world.roads["road to the end"] = road.sign()

    def begin_case(self, learner: Practised, slug: str = CASE) -> AttemptId:
        with self.heed.database.transaction() as session:
            return playing_begin.begin(
                session, self.heed.content, learner.actor, slug, None, learner.now
            )

    def walk(self, learner: Practised, number: AttemptId, road: Iterable[Move]) -> None:
        for step, move in enumerate(road):
            with self.heed.database.transaction() as session:
                playing.make_move(
                    session,
                    self.heed.content,
                    learner.actor,
                    number,
                    step,
                    move.encode(),
                    learner.now,
                )

    def begin_quiz(self, learner: Practised, slug: str) -> AttemptId:
        with self.heed.database.transaction() as session:
            return quizzing.begin(
                session, self.heed.content, learner.actor, slug, None, learner.now
            )

    def question(self, learner: Practised, number: AttemptId) -> Question:
        with self.heed.database.reading() as session:
            here = taking.get_taking(session, self.heed.content, learner.actor, number)
            return here.question(here.step)

    def answer_one(
        self, learner: Practised, number: AttemptId, respond: Callable[[Question], Response]
    ) -> bool:
        """Whether that was the last."""
        with self.heed.database.transaction() as session:
            here = taking.get_taking(session, self.heed.content, learner.actor, number)
            reply = Reply(respond(here.question(here.step)), Confidence.SURE)
            return quizzing.answer(
                session, self.heed.content, learner.actor, here, here.step, reply, learner.now
            ).ended

    def right(self, question: Question) -> Response:
        return right_answer(question, self.words)

    def wrong(self, question: Question) -> Response:
        """Wrong where that is easy to be."""
        if isinstance(question.task, OneOf):
            return Picked(next(each.id for each in question.task.options if not each.key))
        return self.right(question)
