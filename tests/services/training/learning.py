"""A learner at work on the example courses; each act is a transaction of its own."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.content.library import Library
from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import AttemptId
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Response
from app.services import lesson_notes, lessons, playing_alternatives, quizzing, taking, training
from app.services.history import History, read_history
from app.services.lessons import Done, LessonPage
from app.services.practised import Practised, right_answer
from app.services.quiz_results import ResultPage, result_page
from app.services.quizzing import Recorded, Reply
from app.services.records import Record, record
from app.services.taking import QuestionAnswered, QuestionToAnswer, Taking
from app.services.training import CoursePage, Home

NOW = datetime(2026, 11, 23, 21, 55, tzinfo=UTC)
COURSE = "first-words"
LESSON = "what-a-record-is"
OPTIONAL = "words-for-others"
CASE = "a-bruise-at-the-door"
QUIZ = "first-words"
SECOND = "second-round"
TWO_TRIES = "two-tries"
EVERY_KIND = "every-kind"


@dataclass
class Learning(Practised):
    @property
    def library(self) -> Library:
        return self.content.library

    def course(self, slug: str = COURSE) -> Course:
        return self.library.courses[slug]

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def moves_to(self, nation: Nation) -> None:
        self.actor = replace(self.actor, nation=nation)

    def home(self) -> Home:
        with self.database.reading() as session:
            return training.home(session, self.content, self.actor, self.now)

    def course_page(self, slug: str = COURSE) -> CoursePage:
        with self.database.reading() as session:
            return training.course_page(session, self.content, self.actor, slug, self.now)

    def history(self) -> History:
        with self.database.reading() as session:
            return read_history(session, self.actor.person_id)

    def record(self) -> Record:
        with self.database.reading() as session:
            return record(session, self.content, self.actor, self.now)

    def open_lesson(self, slug: str = LESSON, course: str = COURSE) -> LessonPage:
        with self.database.reading() as session:
            return lessons.read(session, self.content, self.actor, course, slug, self.now)

    def finish(self, slug: str = LESSON, **notes: str) -> Done:
        """`notes`: `text` goes into the lesson's only box."""
        lesson = self.library.lessons[f"{COURSE}/{slug}"]
        typed = {prompt.id: notes["text"] for prompt in lesson_notes.reflects(lesson) if notes}
        with self.database.transaction() as session:
            return lessons.finish(
                session, self.content, self.actor, COURSE, slug, lesson.sha256, typed, self.now
            )

    def case_another_way(self) -> None:
        with self.database.transaction() as session:
            playing_alternatives.take_another_way(session, self.content, self.actor, CASE, self.now)

    def begin(self, slug: str, course: str | None = None) -> AttemptId:
        with self.database.transaction() as session:
            return quizzing.begin(session, self.content, self.actor, slug, course, self.now)

    def taking(self, attempt: AttemptId) -> Taking:
        with self.database.reading() as session:
            return taking.get_taking(session, self.content, self.actor, attempt)

    def asked(self, attempt: AttemptId) -> QuestionToAnswer:
        with self.database.reading() as session:
            return taking.to_answer(session, self.taking(attempt))

    def answered(self, attempt: AttemptId, step: int) -> QuestionAnswered:
        with self.database.reading() as session:
            return taking.answered(session, self.taking(attempt), step)

    def reply(
        self,
        attempt: AttemptId,
        response: Response,
        *,
        step: int | None = None,
        confidence: Confidence | None = None,
    ) -> Recorded:
        with self.database.transaction() as session:
            here = taking.get_taking(session, self.content, self.actor, attempt)
            return quizzing.answer(
                session,
                self.content,
                self.actor,
                here,
                here.step if step is None else step,
                Reply(response, confidence),
                self.now,
            )

    def reply_rightly(self, attempt: AttemptId) -> Recorded:
        here = self.taking(attempt)
        return self.reply(attempt, right_answer(here.question(here.step), here.words))

    def result(self, attempt: AttemptId) -> ResultPage | None:
        with self.database.reading() as session:
            return result_page(session, self.content, self.actor, attempt)

    def attempts_at(self, kind: Kind, slug: str) -> list[AttemptId]:
        """The latest begun first."""
        return [summary.attempt.id for summary in self.history().attempts_at(kind, slug)]


def with_every_step_required(library: Library) -> Library:
    """As if the example course's optional lesson had been made its last step."""
    [section] = library.courses[COURSE].sections
    steps = tuple(replace(step, required=True) for step in section.steps)
    course = replace(library.courses[COURSE], sections=(replace(section, steps=steps),))
    return replace(library, courses={**library.courses, COURSE: course})
