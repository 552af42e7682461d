"""Where somebody's letters go is hers to tell: her DSP sees the address that the list has, and no other."""

from app.store import accounts
from app.store.database import Database
from tests.walking import Walker
from tests.web.nurseries import Nurseries
from tests.web.reminders.test_reminders import page, walker

__all__ = ["walker"]


def test_an_address_of_her_own_is_not_shown(
    walker: Walker, nurseries: Nurseries, database: Database
) -> None:
    with database.transaction() as session:
        account = accounts.get_account(session, nurseries.overdue.id)
        assert accounts.set_address(session, account, "carys@hideaway.example")
    assert "hideaway" not in walker.go(page(nurseries)).text
    assert "to an address of their own" in walker.text
    walker.press("See what would be sent")
    assert "hideaway" not in walker.text
