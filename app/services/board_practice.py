"""What a board's pages on learning share: who is looked at, and which quizzes and cases there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.ids import BoardId
from app.learning.intervals import FEWEST
from app.policy.actor import Actor
from app.reporting.first_attempts import begun
from app.services.board_figures import enter
from app.services.content import Content
from app.services.offering import offered
from app.store.database import Session
from app.store.organisations import Board


class Placed(Protocol):
    @property
    def sector(self) -> str: ...
    @property
    def job_role(self) -> str: ...


Somebody = TypeVar("Somebody", bound=Placed)


@dataclass(frozen=True, slots=True)
class Only:
    """Each narrows; '' lets everybody through."""

    sector: str = ""
    job_role: str = ""

    def of(self, rows: Iterable[Somebody]) -> list[Somebody]:
        return [
            row
            for row in rows
            if self.sector in ("", row.sector) and self.job_role in ("", row.job_role)
        ]


@dataclass(frozen=True, slots=True)
class Groups:
    """To choose from: those of at least ten people."""

    sectors: tuple[str, ...]
    job_roles: tuple[str, ...]


def groups_of(people: Iterable[tuple[str, str, int]]) -> Groups:
    """Of sector, job role and how many."""
    sectors, roles = Counter[str](), Counter[str]()
    for sector, role, number in people:
        sectors[sector] += number
        roles[role] += number
    return Groups(_large(sectors), _large(roles))


def _large(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name, number in counts.items() if number >= FEWEST))


def shown(people: int) -> int | None:
    return people if people >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Tried:
    part: Quiz | Scenario
    people: int | None
    """Who made a first attempt; None: fewer than ten."""


@dataclass(frozen=True, slots=True)
class Practice:
    board: Board
    quizzes: tuple[Tried, ...]
    cases: tuple[Tried, ...]
    courses: tuple[Course, ...]
    """Those that say what they are for, by outcomes."""


def practice(
    session: Session, content: Content, actor: Actor, board_id: BoardId, now: datetime
) -> Practice:
    """What the board's nation is offered, and what its people began besides."""
    board = enter(session, actor, board_id, now)
    numbers = {(each.kind, each.slug): each.people for each in begun(session, board_id, now)}

    def tried(kind: Kind, parts: Iterable[Quiz | Scenario]) -> tuple[Tried, ...]:
        return tuple(
            Tried(part, shown(numbers.get((kind, part.slug), 0)))
            for part in parts
            if board.nation in part.header.nations or (kind, part.slug) in numbers
        )

    library = content.library
    courses = (course for course in offered(library, board.nation) if course.header.outcome_texts)
    return Practice(
        board,
        tried(Kind.QUIZ, library.quizzes.values()),
        tried(Kind.SCENARIO, library.scenarios.values()),
        tuple(courses),
    )
