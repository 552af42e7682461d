"""A quiz in the preview: question by question, by learners' own templates. Of an answer all is shown, key and why."""

from datetime import UTC, datetime

from flask import render_template

from app.content.model.header import Kind
from app.content.model.quiz import Question, Quiz, Scale
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.ids import AttemptId, PersonId
from app.learning import marking
from app.learning.errors import BadResponse
from app.services.questions import key_of, open_question, what_was_said
from app.services.quizzing import QuizStart, Reply
from app.services.taking import Allowance, QuestionAnswered, Taking
from app.store.attempt_records import AnswerGiven, Attempt, AttemptTerms
from app.web.preview.spot import Spot
from app.web.quiz.forms import AnswerForm, answer_form
from app.web.quiz.presenters import answered_view, question_view, start_view

SEED = "preview"
"""Options keep one order while an author works."""
NEVER = datetime.min.replace(tzinfo=UTC)


def quiz_page(quiz: Quiz, spot: Spot, nation: Nation, words: Words) -> str:
    questions = tuple(quiz.questions.values())
    if not 1 <= spot.question <= len(questions):
        start = QuizStart(quiz, None, Allowance((), quiz.header.attempts))
        return render_template("quiz/start.html", quiz=start_view(start, words))
    taking, question = _taking(quiz, spot, nation, words), questions[spot.question - 1]
    form = _form(quiz, question, spot, words)
    if spot.sent or spot.unpicked:
        answered = _answered(taking, question, form)
        if answered:
            return render_template("quiz/answered.html", view=answered_view(answered))
    shown = open_question(question, SEED, words, hint=spot.hint)
    return render_template(
        "quiz/question.html", view=question_view(taking, spot.question - 1, shown), form=form
    )


def _form(quiz: Quiz, question: Question, spot: Spot, words: Words) -> AnswerForm:
    return answer_form(
        open_question(question, SEED, words, hint=False),
        step=spot.question - 1,
        place="",
        asks_confidence=quiz.header.confidence and not isinstance(question.task, Scale),
        typed=spot.fields,
    )


def _answered(taking: Taking, question: Question, form: AnswerForm) -> QuestionAnswered | None:
    """None where the form says what is to be mended."""
    reply = form.read()
    if reply is None:
        return None
    try:
        mark = marking.mark(question, reply.response, taking.words)
    except BadResponse as bad:
        form.refuse(bad)
        return None
    said = what_was_said(question.task, reply.response, taking.words)
    step = taking.step
    given = _given(taking.step, question, reply)
    key = key_of(question, taking.words)
    return QuestionAnswered(taking.with_answer(given), step, said, mark, reply.confidence, key)


def _taking(quiz: Quiz, spot: Spot, nation: Nation, words: Words) -> Taking:
    """Of nobody; every question of the bank, in the author's order, those before this one answered."""
    terms = AttemptTerms(Kind.QUIZ, quiz.slug, quiz.sha256, "", nation, "en", SEED)
    attempt = Attempt(AttemptId(0), PersonId(0), terms, NEVER)
    before = list(quiz.questions.values())[: spot.question - 1]
    answers = tuple(
        AnswerGiven(step, question.id, {}, None, False, None, NEVER)
        for step, question in enumerate(before)
    )
    return Taking(attempt, quiz, tuple(quiz.questions), answers, words)


def _given(step: int, question: Question, reply: Reply) -> AnswerGiven:
    return AnswerGiven(
        step, question.id, reply.response.to_json(), reply.confidence, False, None, NEVER
    )
