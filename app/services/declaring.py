"""An agency's own numbers, by the link in the board's letter. Whoever has the link speaks for the agency."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import ReturnId
from app.learning.declared import fault_of
from app.services.errors import NotFound, Refused
from app.services.tokens import hashed
from app.store import returns as store
from app.store.database import Session
from app.store.returns import Request, Return, Said

LONGEST = 100


@dataclass(frozen=True, slots=True)
class OpenForm:
    request: Request
    before: Return | None
    """What this link declared already."""
    is_over: bool


def open_form(session: Session, token: str, now: datetime) -> OpenForm:
    request = store.find_request(session, hashed(token))
    if request is None:
        raise NotFound("no such request")
    before = store.find_return(session, request.id)
    return OpenForm(request, before, request.expires_at <= now)


def declare(session: Session, token: str, said: Said, now: datetime) -> ReturnId:
    form = open_form(session, token, now)
    if form.is_over:
        raise Refused("return-over")
    _refuse_unfit(form.request, said)
    return store.add_return(session, form.request, said, now)


def _refuse_unfit(request: Request, said: Said) -> None:
    if not said.lines:
        raise Refused("nothing-declared")
    for line in said.lines:
        unfit = fault_of(line.required, line.trained, said.headcount)
        if unfit or line.course not in request.courses:
            raise Refused(unfit or "course-unknown")
    if not (said.declared_by and said.declared_as):
        raise Refused("nobody-declares")
