"""People in every state that a page can show, brought there through the services that everybody uses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.quiz import OneOf, Question
from app.content.model.scenario import EndingKind, Scenario
from app.content.model.terms import Nation
from app.ids import AttemptId, AwardId, SessionId
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Response
from app.learning.scenario_run import Move
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services import (
    certificates,
    lessons,
    own_words,
    playing,
    playing_begin,
    playing_reflections,
    quizzing,
    taking,
)
from app.services.accounts import Newcomer, Workplace, add_learner
from app.services.history import read_history
from app.services.lesson_notes import boxes
from app.services.own_words import Written
from app.services.practised import Practised, right_answer
from app.services.quizzing import Reply
from app.store import award_checks, awards, plans, reflections
from app.web.context import Heed
from app.web.tryout.roads import Road
from tests.area_world import run_area
from tests.assigning_world import ask_people
from tests.beginning_world import begin
from tests.coverage_world import fill_board
from tests.effect_world import practise
from tests.events_world import hold_events
from tests.people import PASSWORD, Someone
from tests.reports_world import report
from tests.returns_world import ask_agencies
from tests.roads import roads_to_endings
from tests.staff_world import keep_list
from tests.team_world import lead_team
from tests.ways_in_world import bring_in

COURSE = "noticing-neglect"
CASE = "the-long-monday"
QUIZ = "noticing-neglect"
EVERY_KIND = "every-kind"
LEFT_OPEN = "left-open"
TWO_DESKS = "two-desks"
ONE_STEP = "one-step"
EVERY_STEP = "every-step"
HOW_SURE = "how-sure"
RENEWED = "renewed"
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
SCHOOL = Workplace("Loch Street School", "teacher", Nation.SCOTLAND, "school", {})
COLLEGE = Workplace("Lough Road College", "teacher", Nation.NORTHERN_IRELAND, "school", {})
TO_THE_BELL = (
    Move.noticing({"third-wet-day-without-a-coat", "his-mother-cannot-cope"}),
    Move.going_on(),
)
TO_THE_OFFICE = (
    *TO_THE_BELL,
    Move.choosing("tell-the-class-teacher-in-passing-when-you-next-meet"),
)
TO_THE_TELEPHONE = (*TO_THE_OFFICE, Move.having_written())
TO_A_GOOD_END = (
    *TO_THE_TELEPHONE,
    Move.going_on(),
    Move.choosing("ring-social-services-for-advice-with-the-three-days-in-front-of-you"),
)
NEVER_ASKED = Move.choosing("tell-her-to-splash-her-face")
ASKED = Move.choosing("sit-by-her-and-ask-how-the-night-was")
TWO_DESKS_AT = {
    "noticed": TO_THE_BELL[:1],
    "another role": TO_THE_OFFICE,
    "written": TO_THE_TELEPHONE,
    "two desks done": TO_A_GOOD_END,
    "noticing": (),
}
"""By place: the moves that lead there. One without a move comes last: it would be gone on with."""
ONE_STEP_AT = {
    "explaining": (NEVER_ASKED,),
    "explaining the best": (ASKED,),
    "one step done": (ASKED, Move.having_explained()),
}
WROTE = "I would thank her first.\n\nThen I would ask for his words."


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
    builder.reading()
    builder.in_the_middle()
    builder.at_an_unsafe_ending()
    builder.with_safety_left_open()
    builder.failed_the_quiz()
    builder.finished()
    builder.with_certificates()
    builder.at_two_desks()
    builder.at_every_step()
    for kind in KINDS:
        builder.asked(kind)
    for name in AT_WORK:
        builder.at_work(name)
    bring_in(builder.heed, builder.world.people, builder.world.roads)
    begin(builder.heed, builder.world.people, builder.world.roads)
    run_area(builder.heed, builder.world.people, builder.world.numbers)
    practise(builder.heed, builder.world.people, builder.world.numbers)
    report(builder.heed, builder.world.people, builder.world.numbers)
    ask_people(builder.heed, builder.world.people, builder.world.numbers)
    lead_team(builder.heed, builder.world.people, builder.world.numbers)
    keep_list(builder.heed, builder.world.people, builder.world.numbers)
    ask_agencies(builder.heed, builder.world.people, builder.world.numbers, builder.world.roads)
    fill_board(builder.heed, builder.world.people, builder.world.numbers)
    hold_events(builder.heed, builder.world.people, builder.world.numbers)
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
        nation = at.nation if at and at.nation else Nation.WALES
        actor = Actor(number, SessionId(0), newcomer.name, nation, permissions=LEARNER)
        return Practised(self.heed.database, self.heed.content, actor, now)

    def in_the_middle(self) -> None:
        learner = self.person("in the middle")
        learner.take_until(self.course, CASE, decisions=2)
        self.world.numbers["open case"] = self.begin_case(learner)

    def reading(self) -> None:
        learner = self.person("reading")
        learner.take_until(self.course, f"{COURSE}/what-neglect-is")

    def at_an_unsafe_ending(self) -> None:
        learner = self.person("at an unsafe ending")
        learner.take_until(self.course, CASE)
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
        learner.take_until(self.course, QUIZ)
        number = self.begin_quiz(learner, QUIZ)
        while not self.answer_one(learner, number, self.wrong):
            pass
        self.world.numbers["failed quiz"] = number

    def finished(self) -> None:
        learner = self.person("finished")
        learner.take(self.course, len(self.course.steps))
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
            [note, *_] = reflections.reflections_of(session, learner.actor.person_id)
        self.world.numbers |= {
            "finished case": case,
            "passed quiz": history.attempts_at(Kind.QUIZ, QUIZ)[0].attempt.id,
            "award": history.awards[0].id,
            "note": note.id,
        }

    def with_certificates(self) -> None:
        stands = self.certified("with a certificate", datetime.now(UTC))
        ran_out = self.certified("with an old certificate", datetime.now(UTC) - timedelta(days=500))
        withdrawn = self.certified("with a certificate withdrawn", datetime.now(UTC))
        self.world.roads["open certificate"] = stands[1]
        self.world.roads["certificate run out"] = ran_out[1]
        self.world.roads["certificate withdrawn"] = withdrawn[1]
        with self.heed.database.transaction() as session:
            awards.add_void(session, withdrawn[0], "entered for somebody else", datetime.now(UTC))

    def certified(self, name: str, now: datetime) -> tuple[AwardId, str]:
        """An award, and the address of its check page."""
        learner = replace(self.person(name), now=now)
        learner.take(self.course, len(self.course.steps))
        with self.heed.database.transaction() as session:
            award = awards.awards_of(session, learner.actor.person_id)[0]
            certificates.open_check(session, learner.actor, award.id, now)
            token = award_checks.find_token(session, award.id)
        assert token is not None
        return award.id, token

    def at_two_desks(self) -> None:
        """At everything that a case can ask for, each in a go of its own."""
        learner = self.person("at two desks")
        for name, road in TWO_DESKS_AT.items():
            self.world.numbers[name] = self.play_to(learner, TWO_DESKS, road)
        for name, road in ONE_STEP_AT.items():
            self.world.numbers[name] = self.play_to(learner, ONE_STEP, road)

    def at_every_step(self) -> None:
        """Courses with a step before, a plan, a step after so many weeks; and one that was renewed."""
        every = self.heed.content.library.courses[EVERY_STEP]
        self.person("before every step", at=SCHOOL)
        self.person("at a plan", at=SCHOOL).take_until(every, f"{EVERY_STEP}/a-plan")
        self.person("before the last rating", at=SCHOOL).take(every, 3)
        for name, days in (("just finished", 0), ("weeks later", 63)):
            learner = self.person(name, at=SCHOOL)
            learner.now -= timedelta(days=days)
            learner.answer(every, HOW_SURE)
            self.plan(learner, every)
            learner.read(every, f"{EVERY_STEP}/a-plan")
            learner.play(every, ONE_STEP)
            learner.answer(every, HOW_SURE)
            self.remember_plan(learner, name)
        renewed = self.person("asked anew", at=COLLEGE)
        renewed.now = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
        renewed.take(self.heed.content.library.courses[RENEWED], 1)

    def plan(self, learner: Practised, course: Course) -> None:
        lesson = self.heed.content.library.lessons[f"{course.slug}/a-plan"]
        words = ("a child without a coat", "the DSP, in her office", "the end of the first lesson")
        notes = {
            box.key: words[i - 1] if i else "The bell."
            for i, box in enumerate(boxes(lesson.for_nation(learner.actor.nation)))
        }
        with self.heed.database.transaction() as session:
            lessons.keep_notes(
                session,
                self.heed.content,
                learner.actor,
                course.slug,
                "a-plan",
                notes,
                learner.now,
            )

    def remember_plan(self, learner: Practised, name: str) -> None:
        with self.heed.database.reading() as session:
            [plan] = plans.plans_of(session, learner.actor.person_id)
            history = read_history(session, learner.actor.person_id)
        rating = history.attempts_at(Kind.QUIZ, HOW_SURE)[0].attempt.id
        self.world.numbers |= {f"plan {name}": plan.id, f"rating {name}": rating}

    def play_to(self, learner: Practised, slug: str, road: Iterable[Move]) -> AttemptId:
        number = self.begin_case(learner, slug, None, anew=True)
        self.walk(learner, number, road)
        return number

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
        learner.take_until(self.course, CASE)
        self.world.numbers[f"case {name}"] = self.begin_case(learner)
        self.world.numbers[f"quiz {name}"] = self.begin_quiz(learner, EVERY_KIND)

    def visitors(self) -> None:
        """At the first decision, at a good ending, and at whatever else a case can ask for."""
        good = roads_to_endings(self.case, EndingKind.GOOD)
        self.world.roads |= {
            "road just begun": self.road(CASE, ()),
            "road to the end": self.road(CASE, next(iter(good.values()))),
            "road to the pegs": self.road(TWO_DESKS, ()),
            "road to the bell": self.road(TWO_DESKS, TO_THE_BELL[:1]),
            "road to the office": self.road(TWO_DESKS, TO_THE_OFFICE),
            "road to the step": self.road(ONE_STEP, (NEVER_ASKED,)),
        }

    def road(self, slug: str, moves: Iterable[Move]) -> str:
        scenario = self.heed.content.library.scenarios[slug]
        road = Road.begin(scenario, Nation.WALES)
        for move in moves:
            road = road.after(road.open(self.heed.content, slug), move)
        return road.sign()

    def begin_case(
        self,
        learner: Practised,
        slug: str = CASE,
        course: str | None = COURSE,
        *,
        anew: bool = False,
    ) -> AttemptId:
        with self.heed.database.transaction() as session:
            return playing_begin.begin(
                session, self.heed.content, learner.actor, slug, course, learner.now, anew=anew
            )

    def walk(self, learner: Practised, number: AttemptId, road: Iterable[Move]) -> None:
        for step, move in enumerate(road):
            with self.heed.database.transaction() as session:
                current = playing.get_playing(session, self.heed.content, learner.actor, number)
                written = Written(
                    WROTE,
                    current.case.scenario.title.fill(self.words),
                    "What would you say to her?",
                )
                arguments = (session, self.heed.content, learner.actor)
                words, now = move.encode(), learner.now
                if current.case.writes_about:
                    own_words.write(*arguments, current, step, words, written, now)
                else:
                    playing.make_move(*arguments, number, step, words, now)

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
