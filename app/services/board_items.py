"""A quiz's questions as a board's people first answered them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.content.model.quiz import OneOf, Question, Quiz, Scale, SeveralOf
from app.content.model.terms import Nation
from app.ids import BoardId, OptionId, QuestionId, Sha256
from app.learning.intervals import Share, share
from app.learning.items import Go, Item, ItemAsked, ItemFigures, Reply, analyse, calibration
from app.learning.quiz_attempt import Confidence, draw
from app.learning.wordings import wording_of_question
from app.policy.actor import Actor
from app.reporting.answers import FirstTaking, first_takings
from app.services.board_figures import enter
from app.services.board_practice import Groups, Only, groups_of, shown
from app.services.content import Content
from app.services.errors import NotFound
from app.store.database import Session
from app.store.organisations import Board


@dataclass(frozen=True, slots=True)
class ItemLine:
    question: Question
    earlier: bool
    """In words that the quiz no longer has."""
    figures: ItemFigures


@dataclass(frozen=True, slots=True)
class QuizItems:
    board: Board
    quiz: Quiz
    people: int | None
    finished: Share | None
    lines: tuple[ItemLine, ...]
    by_confidence: tuple[tuple[Confidence, Share | None], ...]
    groups: Groups
    only: Only


Asked = Mapping[QuestionId, tuple[Item, Question]]


def quiz_items(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    slug: str,
    only: Only,
    now: datetime,
) -> QuizItems:
    board = enter(session, actor, board_id, now)
    return items_at(session, content, board, slug, only, now)


def items_at(
    session: Session, content: Content, board: Board, slug: str, only: Only, now: datetime
) -> QuizItems:
    """For a board that was entered."""
    quiz = content.library.quizzes.get(slug)
    if quiz is None:
        raise NotFound(f"no quiz {slug}")
    everybody = first_takings(session, board.id, slug, now)
    takings = only.of(everybody)
    versions = Versions(session, content)
    goes = [versions.go(taking) for taking in takings]
    asked = dict(_asked(quiz, board.nation))
    now_asked = frozenset(asked)
    for item, question in versions.met():
        asked.setdefault(item, question)
    figures = analyse([_item_asked(*each) for each in asked.items()], goes)
    lines = (ItemLine(asked[each.item], each.item not in now_asked, each) for each in figures)
    return QuizItems(
        board,
        quiz,
        shown(len(goes)),
        finished_of(goes),
        tuple(line for line in lines if not line.earlier or line.figures.answered),
        calibration(goes) if quiz.header.confidence else (),
        groups_of((each.sector, each.job_role, 1) for each in everybody),
        only,
    )


def finished_of(goes: list[Go]) -> Share | None:
    return share(sum(go.finished for go in goes), len(goes))


class Versions:
    """The texts that were met, each compiled once."""

    def __init__(self, session: Session, content: Content) -> None:
        self._session, self._content = session, content
        self._quizzes: dict[tuple[Sha256, Nation], tuple[Quiz, Asked]] = {}

    def go(self, taking: FirstTaking) -> Go:
        quiz, asked = self._of(taking)
        answered = {answer.question for answer in taking.answers}
        drawn = () if taking.finished else draw(quiz, taking.seed)
        return Go(
            tuple(
                Reply(asked[each.question][0], each.mark, each.chosen, each.confidence)
                for each in taking.answers
            ),
            tuple(asked[each][0] for each in drawn if each not in answered),
            taking.finished,
        )

    def met(self) -> Iterator[tuple[Item, Question]]:
        for _, asked in self._quizzes.values():
            yield from asked.values()

    def _of(self, taking: FirstTaking) -> tuple[Quiz, Asked]:
        key = taking.content_sha256, taking.nation
        if key not in self._quizzes:
            quiz = self._content.quiz(self._session, *key)
            self._quizzes[key] = (
                quiz,
                {item.question: (item, question) for item, question in _items(quiz)},
            )
        return self._quizzes[key]


def _asked(quiz: Quiz, nation: Nation) -> Iterator[tuple[Item, Question]]:
    """The nation's first; what others have for themselves stands behind."""
    yield from _items(quiz.for_nation(nation))
    for other in Nation:
        yield from _items(quiz.for_nation(other))


def _items(quiz: Quiz) -> Iterator[tuple[Item, Question]]:
    for question in quiz.questions.values():
        yield Item(question.id, wording_of_question(question)), question


def _item_asked(item: Item, question: Question) -> ItemAsked:
    return ItemAsked(item, question.scored, tuple(_options(question)))


def _options(question: Question) -> Iterable[tuple[OptionId, bool]]:
    match question.task:
        case OneOf(options=options) | SeveralOf(options=options):
            return ((option.id, option.key) for option in options)
        case Scale(points=points):
            return ((point.id, False) for point in points)
        case _:
            return ()
