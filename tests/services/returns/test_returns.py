from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.learning.declared import Line, RoleGroup
from app.policy.scope import EVERYWHERE
from app.reporting.returns import ListState
from app.services import asking_returns, declaring
from app.services.auditing import Action
from app.services.entitled import why_not
from app.services.errors import NotFound, Refused
from app.store.audit import entries_in
from app.store.letters import latest
from app.store.returns import Said
from tests.everybody_notices import COURSE
from tests.returns_world import LINKS
from tests.services.returns.conftest import AS_OF, Asking
from tests.store.conftest import NOW

SAID = Said(31, "Siân Prys", "manager", (Line(COURSE, RoleGroup.EVERYBODY, 30, 22),))


def states(asking: Asking) -> dict[str, ListState]:
    found = asking_returns.page(asking.session, asking.actor(), asking.board, NOW)
    return {line.list.name: line.list.state for line in found.lines}


def test_each_agency_gets_a_letter_and_a_link_of_its_own(asking: Asking) -> None:
    asking.ask(asking.oak, asking.elm)
    letters = latest(asking.session)
    assert {letter.address for letter in letters} == {
        f"office@{asking.oak}.example",
        f"office@{asking.elm}.example",
    }
    links = {word for letter in letters for word in letter.text.split() if "/return/" in word}
    assert len(links) == 2
    assert all("Wednesday 30 September 2026" in letter.text for letter in letters)


def test_what_is_declared_by_the_link_is_the_agencys(asking: Asking) -> None:
    token = asking.ask(asking.elm)
    declaring.declare(asking.session, token, SAID, NOW)
    found = asking_returns.one(asking.session, asking.actor(), asking.board, asking.elm, NOW)
    assert found.given.said == SAID
    assert found.given.as_of == AS_OF


def test_declared_numbers_are_no_staff_list(asking: Asking) -> None:
    """Shown beside what is recorded: an agency that declares is still silent in the records."""
    declaring.declare(asking.session, asking.ask(asking.elm), SAID, NOW)
    assert states(asking)["Elm School"] is ListState.SILENT
    asking.area.staff("Lee", asking.elm)
    assert states(asking)["Elm School"] is ListState.PARTIAL
    declaring.declare(asking.session, asking.ask(asking.elm), replace(SAID, headcount=None), NOW)
    assert states(asking)["Elm School"] is ListState.RETURNED


def test_numbers_are_put_right_by_the_same_link_and_the_first_stay(asking: Asking) -> None:
    token = asking.ask(asking.oak)
    declaring.declare(asking.session, token, SAID, NOW)
    second = replace(SAID, lines=(Line(COURSE, RoleGroup.EVERYBODY, 30, 25),))
    later = NOW + timedelta(days=1)
    declaring.declare(asking.session, token, second, later)
    for now, said in ((NOW, SAID), (later, second)):
        found = asking_returns.one(asking.session, asking.actor(), asking.board, asking.oak, now)
        assert found.given.said == said


def test_a_later_day_counts_before_a_later_answer(asking: Asking) -> None:
    august = asking.ask(asking.oak, as_of=date(2026, 8, 31))
    september = asking.ask(asking.oak)
    declaring.declare(asking.session, september, SAID, NOW)
    old = replace(SAID, headcount=12, lines=(Line(COURSE, RoleGroup.EVERYBODY, 12, 1),))
    declaring.declare(asking.session, august, old, NOW)
    found = asking_returns.one(asking.session, asking.actor(), asking.board, asking.oak, NOW)
    assert found.given.as_of == AS_OF


def test_after_28_days_the_link_is_over(asking: Asking) -> None:
    token = asking.ask(asking.oak)
    late = NOW + asking_returns.OPEN_FOR
    with pytest.raises(Refused, match="return-over"):
        declaring.declare(asking.session, token, SAID, late)
    declaring.declare(asking.session, token, SAID, late - timedelta(seconds=1))


@pytest.mark.parametrize(
    "said",
    [
        replace(SAID, lines=()),
        replace(SAID, headcount=29),
        replace(SAID, lines=(Line(COURSE, RoleGroup.EVERYBODY, 3, 4),)),
        replace(SAID, lines=(Line("no-such-course", RoleGroup.EVERYBODY, 3, 2),)),
        replace(SAID, declared_by=""),
    ],
)
def test_numbers_that_do_not_fit_are_refused(asking: Asking, said: Said) -> None:
    with pytest.raises(Refused):
        declaring.declare(asking.session, asking.ask(asking.oak), said, NOW)


def test_an_unknown_link_opens_nothing(asking: Asking) -> None:
    asking.ask(asking.oak)
    with pytest.raises(NotFound):
        declaring.open_form(asking.session, "something", NOW)


def test_only_the_boards_own_analyst_asks_and_only_its_own_agencies(asking: Asking) -> None:
    def ask(name: str, agency: int) -> None:
        address = {agency: "office@example.org"}
        asking_returns.ask(
            asking.session,
            asking.actor(name),
            asking.board,
            address,  # type: ignore[arg-type]
            AS_OF,
            NOW,
            links=LINKS,
        )

    for name, agency in (("Sue", asking.oak), ("Dee", asking.oak), ("Ann", asking.ash)):
        with pytest.raises(NotFound):
            ask(name, agency)
    assert latest(asking.session) == ()


def test_one_unfit_address_sends_no_letter(asking: Asking) -> None:
    addresses = {asking.elm: "office@elm.example", asking.oak: "the office"}
    with pytest.raises(Refused, match="address-unfit"):
        asking_returns.ask(
            asking.session, asking.actor(), asking.board, addresses, AS_OF, NOW, links=LINKS
        )
    assert latest(asking.session) == ()


def test_a_day_ahead_is_refused(asking: Asking) -> None:
    with pytest.raises(Refused, match="as-of-ahead"):
        asking.ask(asking.oak, as_of=NOW.date() + timedelta(days=1))


def test_asking_again_says_so_until_there_is_an_answer(asking: Asking) -> None:
    asking.ask(asking.oak)
    assert "has no answer yet" not in latest(asking.session)[0].text
    token = asking.ask(asking.oak)
    assert "has no answer yet" in latest(asking.session)[0].text
    declaring.declare(asking.session, token, SAID, NOW)
    asking.ask(asking.oak)
    assert "has no answer yet" not in latest(asking.session)[0].text


def test_asking_is_in_the_audit_trail(asking: Asking) -> None:
    asking.ask(asking.oak)
    everything = entries_in(asking.session, EVERYWHERE, NOW.date())
    assert [each.action for each in everything][:1] == [Action.RETURN_ASKED]


def test_a_letter_that_waited_too_long_is_not_sent(asking: Asking) -> None:
    asking.ask(asking.oak)
    [letter] = latest(asking.session)
    assert why_not(asking.session, letter, NOW) == ""
    assert why_not(asking.session, letter, NOW + asking_returns.OPEN_FOR) == "expired"
