"""What the sign-in throttle counts, and the devices that have a bucket of their own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, delete, func, select

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_once, insert_returning_id
from app.store.tables import KnownDeviceRow, SignInFailureRow


@dataclass(frozen=True, slots=True)
class FailureCounts:
    """Failures since some time. Those of known devices count in `device` alone."""

    account_and_network: int
    network: int
    everywhere: int
    device: int


def add_failure(
    session: Session,
    username_sha256: str,
    network: str,
    now: datetime,
    *,
    device_sha256: str = "",
    bucket: str = "",
) -> int:
    """Its number, for taking it back when the attempt turns out right."""
    return insert_returning_id(
        session,
        SignInFailureRow,
        username_sha256=username_sha256,
        network=network,
        device_sha256=device_sha256,
        bucket=bucket,
        failed_at=now,
    )


def drop_failure(session: Session, number: int) -> None:
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.id == number))


def count_failures(
    session: Session,
    username_sha256: str,
    network: str,
    since: datetime,
    *,
    device_sha256: str = "",
    bucket: str = "",
) -> FailureCounts:
    """`device_sha256`: the known device that is trying, so that a stranger's failures cannot lock it out. What fills
    one bucket counts in no other."""
    failure = SignInFailureRow
    strange = failure.device_sha256 == ""
    there = and_(strange, failure.network == network)
    buckets = (
        and_(there, failure.username_sha256 == username_sha256),
        there,
        strange,
        and_(failure.device_sha256 == device_sha256, failure.device_sha256 != ""),
    )
    counts = (func.coalesce(func.sum(case((bucket, 1), else_=0)), 0) for bucket in buckets)
    row = session.execute(
        select(*counts).where(failure.failed_at > since, failure.bucket == bucket)
    ).one()
    return FailureCounts(*map(int, row))


def sweep_failures(session: Session, before: datetime) -> None:
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.failed_at < before))


def add_known_device(
    session: Session, token_sha256: str, person_id: PersonId, now: datetime
) -> None:
    insert_once(
        session,
        KnownDeviceRow,
        token_sha256=token_sha256,
        person_id=person_id,
        created_at=now,
    )


def is_known_device(
    session: Session, token_sha256: str, person_id: PersonId, since: datetime
) -> bool:
    """Known since `since` at the earliest, and to this person."""
    row = session.execute(
        select(KnownDeviceRow.created_at).where(
            KnownDeviceRow.token_sha256 == token_sha256,
            KnownDeviceRow.person_id == person_id,
            KnownDeviceRow.created_at > since,
        )
    ).one_or_none()
    return row is not None


def forget_devices(session: Session, person_id: PersonId) -> None:
    session.execute(delete(KnownDeviceRow).where(KnownDeviceRow.person_id == person_id))
