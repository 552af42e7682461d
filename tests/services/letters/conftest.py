from collections.abc import Callable, Iterator

import pytest

from app.ids import PersonId
from app.services import letters
from app.services.mail_servers import MailServer
from app.services.passwords import Passwords
from app.store.database import Database
from tests.coming_in import Setting, on_the_list, open_setting
from tests.conftest import FakeClock
from tests.mail_server import Behaviour, mail_server

Post = Callable[..., bool]


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
def server(behaviour: Behaviour) -> Iterator[MailServer]:
    with mail_server(behaviour) as running:
        yield running


@pytest.fixture
def setting(database: Database, passwords: Passwords, clock: FakeClock) -> Setting:
    return open_setting(database, passwords, clock())


@pytest.fixture
def carys(setting: Setting, clock: FakeClock) -> PersonId:
    return on_the_list(setting, "Carys Puw", clock(), "carys@school.example")


@pytest.fixture
def post(setting: Setting, carys: PersonId, clock: FakeClock) -> Post:
    """A letter of the agency's to Carys; `stage` tells one from another."""

    def post(stage: str = "due-14/2027-03-01", address: str = "carys@school.example") -> bool:
        with setting.database.transaction() as session:
            return letters.post(
                session,
                "note",
                carys,
                setting.agency_id,
                stage,
                address,
                "Y cwrs: diogelu plant",
                "Bore da Carys,\n\nMae’r cwrs yn aros: http://localhost/training\n.\nŵ\n",
                clock(),
            )

    return post
