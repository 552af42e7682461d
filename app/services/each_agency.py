"""What the round does for one agency after another."""

import logging
from collections.abc import Callable, Iterable

from app.ids import AgencyId
from app.store.database import Database, Session

Part = Callable[[Session, AgencyId], int]


def at_each(database: Database, agencies: Iterable[AgencyId], what: str, part: Part) -> int:
    """Each in a transaction of its own; the sum. One that fails stops no other, and is told at the end."""
    done, failed = 0, []
    for agency_id in agencies:
        try:
            with database.transaction() as session:
                done += part(session, agency_id)
        except Exception as error:
            logging.getLogger(__name__).exception("no %s at agency %d", what, agency_id)
            failed.append(error)
    if failed:
        raise ExceptionGroup(f"no {what} at some agencies", failed)
    return done
