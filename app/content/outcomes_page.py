"""docs/outcomes.md: what stands behind each outcome, made of the texts themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.content.library import Library
from app.content.model.course import Course
from app.content.model.lesson import Lesson
from app.content.model.outcomes import Outcome, OutcomeGroup
from app.content.model.quiz import Question, Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation, Terms
from app.content.model.text import PlainText

_HEAD = """\
# What stands behind each outcome

Made by `heed outcomes` from `courses/outcomes.yaml` and the texts themselves; a test holds this page to them. `heed check` refuses an
outcome with nothing behind it (C109) and one that is not listed (C108). Titles are in the words of Wales. A question in **bold** is
critical: a wrong answer fails the quiz, whatever the total.
"""
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "[]|*_<"})

Text = Course | Lesson | Scenario | Quiz


@dataclass(frozen=True, slots=True)
class Behind:
    courses: tuple[Course, ...]
    lessons: tuple[Lesson, ...]
    cases: tuple[Scenario, ...]
    quizzes: tuple[tuple[Quiz, tuple[Question, ...]], ...]
    """No questions: the quiz as a whole names the outcome."""

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for _, questions in self.quizzes for question in questions)

    @property
    def counts(self) -> tuple[int, ...]:
        critical = sum(question.critical for question in self.questions)
        counted = (self.courses, self.lessons, self.cases, self.questions)
        return (*map(len, counted), critical)


def behind(library: Library, outcome: str) -> Behind:
    return Behind(
        tuple(c for c in library.courses.values() if outcome in c.header.outcome_texts),
        tuple(lesson for lesson in library.lessons.values() if outcome in lesson.header.outcomes),
        tuple(case for case in library.scenarios.values() if outcome in case.header.outcomes),
        tuple(_asked(library.quizzes.values(), outcome)),
    )


def _asked(quizzes: Iterable[Quiz], outcome: str) -> Iterator[tuple[Quiz, tuple[Question, ...]]]:
    for quiz in quizzes:
        questions = tuple(q for q in quiz.questions.values() if outcome in q.outcomes)
        if questions or outcome in quiz.header.outcomes:
            yield quiz, questions


def outcomes_page(library: Library) -> str:
    found = {
        outcome.id: behind(library, outcome.id)
        for group in library.outcomes
        for outcome in group.outcomes
    }
    groups = (line for g in library.outcomes for line in _group(g, found, library.terms))
    return "\n".join([_HEAD, *_table(found), *groups])


def _table(found: Mapping[str, Behind]) -> Iterator[str]:
    yield "| outcome | courses | lessons | cases | questions | of them critical |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for outcome, there in found.items():
        counts = " | ".join(map(str, there.counts))
        yield f"| [{outcome}](#{outcome.replace('.', '').lower()}) | {counts} |"
    yield ""


def _group(group: OutcomeGroup, found: Mapping[str, Behind], terms: Terms) -> Iterator[str]:
    yield f"## {group.name}: {group.source}\n"
    for outcome in group.outcomes:
        yield from _outcome(outcome, found[outcome.id], terms)


def _outcome(outcome: Outcome, there: Behind, terms: Terms) -> Iterator[str]:
    yield f"### {outcome.id}\n"
    yield f"{outcome.text}\n"
    for name, texts in (
        ("Courses", there.courses),
        ("Lessons", there.lessons),
        ("Cases", there.cases),
    ):
        if texts:
            yield f"- {name}: {', '.join(_link(text, terms) for text in texts)}"
    for quiz, questions in there.quizzes:
        yield f"- Questions in {_link(quiz, terms)}: {len(questions) or 'the quiz as a whole'}"
        yield from (f"  - {_question(question, terms)}" for question in questions)
    yield ""


def _question(question: Question, terms: Terms) -> str:
    title = _said(question.title, tuple(question.nations), terms)
    return f"**{title}**" if question.critical else title


def _link(text: Text, terms: Terms) -> str:
    return f"[{_said(text.title, text.header.nations, terms)}](../{text.path})"


def _said(title: PlainText, nations: Iterable[Nation], terms: Terms) -> str:
    nation = min(nations, key=lambda n: (n != Nation.WALES, n))
    return title.fill(terms.of(nation).words).translate(_SPECIAL)
