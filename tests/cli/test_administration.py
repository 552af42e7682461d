"""The first administrator, roles from the command line, and the check of the audit trail."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.policy.roles import Held, Reach, Role
from app.services.auditing import Action, record
from app.services.errors import Refused
from app.services.passwords import STANDARD_COST, Passwords
from app.services.setting_up import add_first_administrator
from app.services.verifying import Attempt, verify
from app.store import accounts, grants
from app.store.database import Database
from tests.cli.test_commands import run
from tests.conftest import CHEAP
from tests.people import PASSWORD

ADA = f"Ada Everywhere\nAda@Council.example\n{PASSWORD}\n{PASSWORD}\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    made = {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
    }
    assert run(made, "migrate").exit_code == 0
    return made


@pytest.fixture
def database(environment: dict[str, str]) -> Iterator[Database]:
    database = Database(environment["HEED_DATABASE"])
    yield database
    database.close()


def held_by(database: Database, username: str) -> tuple[Held, ...]:
    with database.reading() as session:
        account = accounts.find_account(session, username)
        assert account is not None
        return grants.grants_of(session, account.person_id)


def test_setup_makes_the_first_administrator_and_no_second(
    environment: dict[str, str], database: Database
) -> None:
    made = run(environment, "setup", typed=ADA)
    assert made.exit_code == 0, made.output
    assert "Sign in as ada@council.example at http://127.0.0.1:8473." in made.output
    assert PASSWORD not in made.output
    attempt = Attempt("ada@council.example", PASSWORD, "127.0.0.0/24")
    verify(database, Passwords(STANDARD_COST), attempt, datetime.now(UTC))
    assert held_by(database, "ada@council.example") == (Held(Role.ADMINISTRATOR, Reach()),)
    again = run(environment, "setup", typed=ADA.replace("Ada", "Eve"))
    assert again.exit_code == 1
    assert "There is an administrator already" in again.output
    assert "Name" not in again.output


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (ADA.replace("Ada@Council.example", "nowhere"), "no mail address"),
        (ADA.replace(PASSWORD, "short"), "at least 12 characters"),
        (ADA.replace("Ada Everywhere", "A" * 101), "A name is needed"),
    ],
)
def test_setup_says_what_is_not_fit(
    environment: dict[str, str], database: Database, typed: str, words: str
) -> None:
    result = run(environment, "setup", typed=typed)
    assert result.exit_code == 1
    assert words in result.output
    with database.reading() as session:
        assert not grants.any_grant(session, Role.ADMINISTRATOR)


def test_roles_are_given_and_taken_back(environment: dict[str, str], database: Database) -> None:
    run(environment, "setup", typed=ADA)
    ada, whole = "ada@council.example", Held(Role.ADMINISTRATOR, Reach())
    assert run(environment, "grant", ada, "author").output.startswith(f"{ada} is now author.")
    assert held_by(database, ada) == (whole, Held(Role.AUTHOR, Reach()))
    assert "holds this role already" in run(environment, "grant", ada, "author").output
    run(environment, "grant", ada, "author", "--revoke")
    assert held_by(database, ada) == (whole,)
    assert "A DSP needs --agency" in run(environment, "grant", ada, "dsp").output
    assert "no open agency" in run(environment, "grant", ada, "dsp", "--agency", "Oak").output
    assert "Nobody has that username" in run(environment, "grant", "eve", "author").output
    assert "whole: 3 rows" in run(environment, "verify-audit").output


def test_a_broken_trail_is_told_with_its_first_broken_row(
    environment: dict[str, str], database: Database
) -> None:
    assert run(environment, "verify-audit").exit_code == 0
    for number in range(4):
        with database.transaction() as session:
            record(session, None, Action.GRANTED, datetime.now(UTC), person=number)
    assert "The audit trail is whole: 4 rows." in run(environment, "verify-audit").output
    with database.transaction() as session:
        session.execute(text('DROP TRIGGER "audit_refuses_update"'))
        session.execute(text("UPDATE audit SET actor_id = 1 WHERE id >= 3"))
    result = run(environment, "verify-audit")
    assert result.exit_code == 1
    assert "broken at row 3" in result.output


def test_a_seal_that_was_noted_down_is_looked_for(
    environment: dict[str, str], database: Database
) -> None:
    with database.transaction() as session:
        record(session, None, Action.GRANTED, datetime.now(UTC), person=1)
    told = run(environment, "verify-audit").output
    [seal] = re.findall(r"[0-9a-f]{64}", told)
    with database.transaction() as session:
        record(session, None, Action.GRANTED, datetime.now(UTC), person=2)
    assert run(environment, "verify-audit", "--expect", seal.upper()).exit_code == 0
    result = run(environment, "verify-audit", "--expect", "0" * 64)
    assert result.exit_code == 1
    assert "No row has the seal that you noted" in result.output


def test_of_two_setups_at_once_one_makes_the_administrator(database: Database) -> None:
    """The second had asked before the first was done."""
    arguments = (database, Passwords(CHEAP))
    add_first_administrator(*arguments, "Ada", "ada@one.example", PASSWORD, datetime.now(UTC))
    with pytest.raises(Refused, match="administrator-there"):
        add_first_administrator(*arguments, "Eve", "eve@two.example", PASSWORD, datetime.now(UTC))
