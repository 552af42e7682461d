"""Forms that met an ended session: for their own writer, a day at most."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.ids import PersonId
from app.policy.actor import Actor
from app.services.errors import NotFound
from app.services.tokens import hashed, new_token
from app.store import kept_forms as store
from app.store.database import Session
from app.store.kept_forms import KeptForm

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 20
"""Of one person: an ended session may keep forms, and must not fill the disk with them."""


def keep(
    session: Session,
    person_id: PersonId,
    endpoint: str,
    arguments: Mapping[str, Any],
    fields: Mapping[str, Sequence[str]],
    now: datetime,
) -> str:
    """The token under which its writer finds it again."""
    token = new_token()
    store.sweep_kept_forms(session, now - KEPT_FOR)
    store.add_kept_form(
        session, hashed(token), KeptForm(person_id, endpoint, arguments, fields, now)
    )
    store.drop_oldest_kept_forms(session, person_id, but=MOST_KEPT)
    return token


def get(session: Session, actor: Actor, token: str, now: datetime) -> KeptForm:
    form = store.find_kept_form(session, hashed(token), actor.person_id, now - KEPT_FOR)
    if form is None:
        raise NotFound("no such kept form")
    return form


def take(session: Session, actor: Actor, token: str, now: datetime) -> KeptForm:
    """Found once; gone then."""
    form = get(session, actor, token, now)
    if not store.drop_kept_form(session, hashed(token)):
        raise NotFound("it was taken a moment ago")
    return form
