"""What the demo's people chose and answered on their way to the course: whole attempts, each as the player would have kept it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random

from app.content.model.course import Course, Step
from app.content.model.header import Kind
from app.content.model.quiz import Quiz, Scale
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.ids import PersonId, Sha256
from app.learning import marking
from app.learning.quiz_attempt import Answer, draw
from app.learning.scenario_run import Move, Waiting, apply, begin
from app.services.content import Content
from app.services.demo.asking import COURSE
from app.services.demo.cast import SEED, Character
from app.services.demo.diary import Together
from app.services.demo.minds import Mind
from app.services.demo.world import World
from app.services.offering import get_offered
from app.services.playing import derived
from app.services.playing_case import Case
from app.services.practised import PACE, soundest
from app.store.attempt_records import AnswerGiven, AttemptTerms, MoveMade, Submission
from app.store.content_versions import keep_release, keep_versions
from app.store.database import Session
from app.store.whole_attempts import Whole, add_whole

LEFT_HALF_WAY = 0.13
"""Of first goes at a case: laid aside for good, and begun anew on another day."""
MOST_MOVES = 60
SURER = 1.1
"""How much surer people feel at the end of the course than before it; of that, some is left weeks later."""
LEFT = 0.6
KNOWS_BETTER = 0.7


def practise(world: World, each: Character, day: date, hour: int) -> None:
    """On the working days up to that one, as far as she was there."""
    world.diary.write(day, _practising(world, each), hour)


def _practising(world: World, each: Character) -> Together:
    def play(session: Session, now: datetime) -> None:
        library = world.content.library
        course = get_offered(library, each.place.nation, COURSE)
        keep_release(session, library.releases[COURSE], now)
        random = Random(f"{SEED}/practice/{each.name}/{each.place.name}")  # noqa: S311  (nobody gains by guessing it)
        mind = Mind(random, random.gauss(0.4, 0.9), each.place.sector)
        begun_at = now - timedelta(hours=6)
        learner = Learner(world.content, each.id, each.place.nation, mind, course, begun_at)
        whole = list(learner.takes())
        kept = {Sha256(attempt.terms.content_sha256) for attempt in whole}
        keep_versions(session, (library.sources[sha] for sha in sorted(kept)), now)
        add_whole(session, whole)

    return play


@dataclass
class Learner:
    """One that is at it for a day; `now` moves on with her."""

    content: Content
    person_id: PersonId
    nation: Nation
    mind: Mind
    course: Course
    now: datetime
    goes: int = 0
    felt: float = 0.0
    """Surer than when she came."""

    @property
    def words(self) -> Words:
        return self.content.words(self.nation)

    def takes(self) -> Iterator[Whole]:
        """What is done before the course comes first; what comes weeks after it is not here yet."""
        steps = [step for step in self.course.steps if step.before or step.required]
        for step in sorted(steps, key=lambda step: not step.before):
            self.felt = 0.0 if step.before else SURER
            yield from self._does(step)

    def comes_back(self) -> Iterator[Whole]:
        """To what is asked weeks after the course."""
        self.felt = LEFT * SURER
        self.mind = replace(self.mind, knows=self.mind.knows + KNOWS_BETTER)
        for step in self.course.steps:
            if step.after_weeks is not None:
                yield from self._does(step)

    def _does(self, step: Step) -> Iterator[Whole]:
        if step.kind is Kind.QUIZ:
            yield from self._takes_quiz(step.slug, must_pass=step.must_pass)
        elif step.kind is Kind.SCENARIO:
            yield from self._plays(step.slug)

    def _takes_quiz(self, slug: str, *, must_pass: bool) -> Iterator[Whole]:
        quiz = self.content.library.quizzes[slug].for_nation(self.nation)
        mind = self.mind
        passed = False
        while not passed:
            whole = self._answers(quiz, mind)
            passed = not must_pass or bool(whole.submission and whole.submission.passed)
            mind = replace(mind, knows=mind.knows + 1.5)
            yield whole

    def _answers(self, quiz: Quiz, mind: Mind) -> Whole:
        terms, begun_at = self._terms(Kind.QUIZ, quiz.slug, quiz.sha256), self.now
        answers: list[AnswerGiven] = []
        for question_id in draw(quiz, terms.seed):
            question = quiz.questions[question_id]
            feels = replace(mind, knows=mind.knows + self.felt)
            rates = isinstance(question.task, Scale)
            response = (feels if rates else mind).answers(question, self.words)
            mark = marking.mark(question, response, self.words)
            asks = quiz.header.confidence and not rates
            sure = mind.is_sure(question, right=mark == 1) if asks else None
            self.now += PACE
            answers.append(
                AnswerGiven(
                    len(answers), question_id, response.to_json(), sure, False, mark, self.now
                )
            )
        given = {answer.question: Answer(answer.mark) for answer in answers}
        result = marking.result(quiz, list(given), given)
        submission = Submission(result.score, result.passed, self.now)
        return Whole(self.person_id, terms, begun_at, answers=tuple(answers), submission=submission)

    def _plays(self, slug: str) -> Iterator[Whole]:
        """A case that was not put right, or was laid aside, is begun again and played as it should be."""
        case = self.content.library.scenarios[slug].for_nation(self.nation)
        leaves = self.mind.random.random() < LEFT_HALF_WAY
        first = self._goes_through(case, self.mind.random.randint(1, 9) if leaves else MOST_MOVES)
        yield first
        if not any(move.completed for move in first.moves):
            yield self._goes_through(case, MOST_MOVES, soundly=True)

    def _goes_through(self, case: Scenario, most: int, *, soundly: bool = False) -> Whole:
        terms, begun_at = self._terms(Kind.SCENARIO, case.slug, case.sha256), self.now
        graph = self.content.graph(case)
        here = Case(case, graph, begin(case), self.nation, terms.seed)
        moves: list[MoveMade] = []
        while here.waiting is not Waiting.NOTHING and len(moves) < most:
            move = soundest(here) if soundly else self._moves(here)
            after = apply(case, here.run, move)
            self.now += PACE
            moves.append(derived(here, move, after, self.now))
            here = replace(here, run=after)
        return Whole(self.person_id, terms, begun_at, moves=tuple(moves))

    def _moves(self, here: Case) -> Move:
        if here.waiting is Waiting.CHOICE:
            return Move.choosing(self.mind.chooses(here).id)
        return soundest(here)

    def _terms(self, kind: Kind, slug: str, content_sha256: Sha256) -> AttemptTerms:
        self.now += PACE
        self.goes += 1
        library = self.content.library
        seed = sha256(f"{self.person_id}/{slug}/{self.goes}".encode()).hexdigest()[:16]
        return AttemptTerms(
            kind=kind,
            slug=slug,
            content_sha256=content_sha256,
            terms_sha256=library.terms.sha256,
            nation=self.nation,
            language="en",
            seed=seed,
            course=self.course.slug,
            release_sha256=library.releases[self.course.slug].sha256,
        )
