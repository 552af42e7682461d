"""Demo data never comes up with production settings, nor real data in a demo."""

from app.store import installation as store
from app.store.database import Database
from app.store.installation import Installation


class WrongDatabase(Exception):
    """Heed refuses to start on it."""


def claim(database: Database, demo: bool) -> None:
    """Marks a new database as a demo's or as a real one; refuses one of the other kind."""
    wanted = Installation.DEMO if demo else Installation.PRODUCTION
    with database.transaction() as session:
        found = store.find_installation(session)
        if found is None and demo and store.has_people(session):
            raise WrongDatabase("this database holds people and was not made by the demo")
        if found not in (None, wanted):
            raise WrongDatabase(f"this is the database of a {found} installation")
        store.mark_installation(session, wanted)
