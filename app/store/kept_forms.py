"""POSTs that met an expired session, kept until their person has signed in again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.tables import KeptFormRow

Fields = Mapping[str, Sequence[str]]
"""Field name → values, as a form sends them."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    person_id: PersonId
    endpoint: str
    arguments: Mapping[str, Any]
    fields: Fields
    kept_at: datetime


def add_kept_form(session: Session, token_sha256: str, form: KeptForm) -> None:
    insert_once(
        session,
        KeptFormRow,
        token_sha256=token_sha256,
        person_id=form.person_id,
        endpoint=form.endpoint,
        arguments=dict(form.arguments),
        fields={name: list(values) for name, values in form.fields.items()},
        kept_at=form.kept_at,
    )


def find_kept_form(
    session: Session, token_sha256: str, person_id: PersonId, since: datetime
) -> KeptForm | None:
    """None as well for another person's, and for one kept before `since`."""
    row = session.execute(
        select(
            KeptFormRow.endpoint,
            KeptFormRow.arguments,
            KeptFormRow.fields,
            KeptFormRow.kept_at,
        ).where(
            KeptFormRow.token_sha256 == token_sha256,
            KeptFormRow.person_id == person_id,
            KeptFormRow.kept_at > since,
        )
    ).one_or_none()
    return (
        KeptForm(person_id, row.endpoint, row.arguments, row.fields, row.kept_at) if row else None
    )


def drop_kept_form(session: Session, token_sha256: str) -> bool:
    """False where somebody else was first."""
    dropped = session.execute(delete(KeptFormRow).where(KeptFormRow.token_sha256 == token_sha256))
    return dropped.rowcount == 1


def drop_oldest_kept_forms(session: Session, person_id: PersonId, *, but: int) -> None:
    """All of a person's, `but` the latest so many."""
    latest = (
        select(KeptFormRow.token_sha256)
        .where(KeptFormRow.person_id == person_id)
        .order_by(KeptFormRow.kept_at.desc())
        .limit(but)
    )
    session.execute(
        delete(KeptFormRow).where(
            KeptFormRow.person_id == person_id, KeptFormRow.token_sha256.not_in(latest)
        )
    )


def sweep_kept_forms(session: Session, before: datetime) -> None:
    session.execute(delete(KeptFormRow).where(KeptFormRow.kept_at < before))
