"""The mark that tells a demo's database from a real one's."""

from enum import StrEnum

from sqlalchemy import exists, select

from app.store.database import Session
from app.store.inserting import insert_once
from app.store.tables import InstallationRow, PersonRow


class Installation(StrEnum):
    DEMO = "demo"
    PRODUCTION = "production"


def find_installation(session: Session) -> Installation | None:
    kind = session.scalar(select(InstallationRow.kind))
    return None if kind is None else Installation(kind)


def has_people(session: Session) -> bool:
    return bool(session.scalar(select(exists().select_from(PersonRow))))


def mark_installation(session: Session, kind: Installation) -> None:
    insert_once(session, InstallationRow, id=1, kind=kind.value)
