"""The pages of an attempt at a quiz, in every state that a view can find it in."""

from dataclasses import replace

from flask import render_template, request

from app.content.model.quiz import Scale
from app.services.errors import Conflict
from app.services.questions import OpenQuestion, open_question
from app.services.taking import HINT, Taking, answered, to_answer
from app.store.database import Session
from app.web.quiz.forms import AnswerForm, answer_form
from app.web.quiz.presenters import answered_view, in_words, question_view
from app.web.words_here import WordsHere, words_here


def open_page(session: Session, taking: Taking) -> str:
    taking, words = _explaining(taking)
    asked = to_answer(session, taking)
    form = answer_form(
        asked.question,
        step=taking.step,
        place=taking.place,
        asks_confidence=_asks_confidence(taking, taking.step),
        typed=asked.typed,
    )
    return _question_page(taking, asked.question, form, words)


def form_sent(taking: Taking, step: int) -> AnswerForm:
    """Conflict for a step that the quiz does not have."""
    if not 0 <= step < len(taking.drawn):
        raise Conflict(f"no question {step}")
    return answer_form(
        _question_sent(taking, step),
        step=step,
        place=taking.place,
        asks_confidence=_asks_confidence(taking, step),
    )


def mend_page(taking: Taking, form: AnswerForm) -> str:
    taking, words = _explaining(taking)
    return _question_page(taking, _question_sent(taking, taking.step), form, words)


def answered_page(session: Session, taking: Taking, step: int) -> str:
    taking, words = _explaining(taking)
    view = answered_view(answered(session, taking, step))
    return render_template("quiz/answered.html", view=view, words_here=words.explained)


def taken_page(session: Session, taking: Taking, step: int) -> str:
    """Another answer than this form's is recorded at its step, or none is due there yet."""
    stored = taking.find_answer(step)
    recorded = in_words(answered(session, taking, step)) if stored else None
    return render_template(
        "quiz/taken.html",
        quiz=taking.quiz.title.fill(taking.words),
        question=taking.question(step).title.fill(taking.words) if stored else None,
        recorded=recorded,
        answered_at=stored.answered_at if stored else None,
        attempt=taking.attempt.id,
        ended=taking.ended,
    )


def _explaining(taking: Taking) -> tuple[Taking, WordsHere]:
    """The same, with the terms that its page says."""
    words = words_here(taking.attempt.terms.nation)
    return replace(taking, words=words), words


def _question_page(
    taking: Taking, question: OpenQuestion, form: AnswerForm, words: WordsHere
) -> str:
    view = question_view(taking, taking.step, question)
    return render_template("quiz/question.html", view=view, form=form, words_here=words.explained)


def _question_sent(taking: Taking, step: int) -> OpenQuestion:
    return open_question(
        taking.question(step),
        taking.attempt.terms.seed,
        taking.words,
        hint=bool(request.form.get(HINT)),
    )


def _asks_confidence(taking: Taking, step: int) -> bool:
    """How sure one is of a rating is no question."""
    rating = isinstance(taking.question(step).task, Scale)
    return taking.quiz.header.confidence and not rating
