"""Own contacts: what the agency said besides stays, a link is a link, and nothing typed is lost."""

import pytest
from sqlalchemy import select

from app.store import organisations
from app.store.database import Database
from app.store.tables import AgencyRow, AuditRow
from tests.walking import Walker
from tests.web.beginning.conftest import Beginning


def contacts_of(database: Database, empty: Beginning) -> dict[str, str]:
    with database.reading() as session:
        found: dict[str, str] = session.scalars(
            select(AgencyRow.contacts).where(AgencyRow.id == empty.own)
        ).one()
        return found


def test_they_are_saved_and_noted_and_others_stay(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    before = {"staff support": "Ring 555 0199", "deputy": "Sam"}
    with database.transaction() as session:
        organisations.set_agency_support(session, empty.own, before, {"DSP": "lead"})
    walker.go(f"{empty.begin}/contacts")
    walker.press("Save and go on", dsp="Ŵyn, 555 0101", deputy="", recording_system="my.example/x")
    assert "Your staff see it on their help page" in walker.text
    assert contacts_of(database, empty) == {
        "staff support": "Ring 555 0199",
        "DSP": "Ŵyn, 555 0101",
        "recording system": "https://my.example/x",
    }
    with database.reading() as session:
        rows = session.execute(select(AuditRow.action, AuditRow.actor_id, AuditRow.agency_id)).all()
        words = session.scalars(select(AgencyRow.words).where(AgencyRow.id == empty.own)).one()
    assert rows == [("contacts changed", empty.dsp.id, empty.own)]
    assert words == {"DSP": "lead"}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("recording_system", "http://old.example", "Enter an address that begins with https://"),
        ("recording_system", "javascript:alert(1)", "Enter an address that begins with https://"),
        ("recording_system", "=1+1", "Enter an address that begins with https://"),
        ("deputy", "x" * 201, "Keep this under 200 characters."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    walker: Walker, empty: Beginning, database: Database, name: str, typed: str, words: str
) -> None:
    walker.go(f"{empty.begin}/contacts")
    walker.press("Save and go on", **{"dsp": "Ruth", name: typed})
    assert walker.status == 422
    assert words in walker.text
    shown = {str(box["name"]): box["value"] for box in walker.page.select("main input.input")}
    assert (shown["dsp"], shown[name]) == ("Ruth", typed)
    assert contacts_of(database, empty) == {}
