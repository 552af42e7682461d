"""A slip opens the account, not what its person wrote for herself: that opens with the password that she had then."""

from datetime import datetime, timedelta

from app.policy.actor import Actor
from app.services import verifying
from app.services.passwords import Passwords
from app.store import closed_notes as store
from app.store.accounts import Account
from app.store.closed_notes import Closure
from app.store.database import Database, Session
from app.store.ways_in import Kind, WayIn, hold_people

TOLD_FOR = timedelta(days=14)
"""On My training, that a slip was used; afterwards under the profile alone."""


def close(session: Session, way_in: WayIn, account: Account, now: datetime) -> None:
    """Before the password changes. A letter to an address that is hers closes nothing."""
    if way_in.kind is Kind.SLIP:
        store.close(
            session,
            way_in.person_id,
            account.password_hash,
            now,
            agency_id=way_in.agency_id,
            given_by=way_in.made_by,
        )


def mine(session: Session, actor: Actor) -> tuple[Closure, ...]:
    """The latest first, opened ones too."""
    return store.closures_of(session, actor.person_id)


def lately(session: Session, actor: Actor, now: datetime) -> Closure | None:
    """The latest slip that opened her account, while she is told of it wherever she begins."""
    latest = next(iter(mine(session, actor)), None)
    return latest if latest and latest.closed_at > now - TOLD_FOR else None


def open_with(
    database: Database,
    passwords: Passwords,
    actor: Actor,
    former_password: str,
    network: str,
    now: datetime,
) -> None:
    """Whatever was closed under that password. Refused where nothing was."""
    with database.reading() as session:
        closed = [each for each in mine(session, actor) if each.opened_at is None]
    right = verifying.verify_former(
        database,
        passwords,
        actor.person_id,
        [each.former_password_hash for each in closed],
        former_password,
        network,
        now,
    )
    with database.transaction() as session:
        hold_people(session, [actor.person_id])
        opened = [each.id for each in closed if each.former_password_hash in right]
        store.open_again(session, actor.person_id, opened, now)
