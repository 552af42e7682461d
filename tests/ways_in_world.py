"""People on their way into Heed, for the pages that they and their DSP see."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.ids import PersonId
from app.policy.roles import Held, Reach, Role
from app.services import coming_in, doors, joining, letters, resetting, ways_in
from app.services.coming_in import Chosen
from app.services.post_offices import Mailbox
from app.services.ticking import tick
from app.services.verifying import Attempt
from app.store import accounts, join_requests
from app.store import letters as letter_store
from app.store import ways_in as store
from app.store.letters import State
from app.web.context import Heed
from tests.coming_in import HERE, Setting, all_letters, on_the_list, open_setting, token_in
from tests.people import PASSWORD, Someone, learner

NEW_PASSWORD = "nine slow trains at dusk"

ADDRESS = "meg@porth.example"


@dataclass
class ComingIn:
    """`people` and `places` are added to the world's."""

    heed: Heed
    people: dict[str, Someone]
    places: dict[str, str]
    now: datetime

    def populate(self) -> None:
        setting = self.open("Porth Nursery", "bringing in")
        self.give_out(setting)
        self.ask_to_join(setting)
        self.change_addresses(setting)
        self.use_up(setting)
        self.renew(setting)
        self.letters(setting)
        self.places["nursery"] = str(setting.agency_id)
        empty = self.open("Aber Nursery", "all signed in")
        self.places["settled nursery"] = str(empty.agency_id)

    def open(self, name: str, who: str) -> Setting:
        setting = open_setting(self.heed.database, self.heed.passwords, self.now, name)
        self.people[who] = setting.lead
        return setting

    def give_out(self, setting: Setting) -> None:
        """A slip, an invitation, a role for somebody who has an account, and a second entry."""
        for name in ("Aled Rhys", "Bethan Rhys"):
            on_the_list(setting, name, self.now)
        on_the_list(setting, "Cai Rhys", self.now, "cai@porth.example")
        self.places["slip"] = self.slip(setting, on_the_list(setting, "Dewi Rhys", self.now))
        invited = on_the_list(setting, "Eira Rhys", self.now)
        self.places["invitation"] = self.invite(setting, invited, "eira@porth.example")
        self.places["invited"] = str(invited)
        another = on_the_list(setting, "Huw Rhys", self.now, "huw@porth.example")
        self.invite(setting, another, "huw@porth.example")
        with self.heed.database.transaction() as session:
            at = setting.agency_id
            known = learner(session, self.heed.passwords, self.now, name="Ffion Rhys", at=at)
        self.people["asked to help"] = known
        held = Held(Role.DSP, Reach(agency_id=setting.agency_id))
        self.places["role"] = self.invite(setting, known.id, "ffion@porth.example", held)

    def slip(self, setting: Setting, person_id: PersonId) -> str:
        with self.heed.database.transaction() as session:
            arguments = (session, setting.dsp, setting.agency_id, [person_id], self.now)
            [slip] = ways_in.make_slips(*arguments, links=self.heed.settings.links)
        return slip.code

    def invite(
        self, setting: Setting, person_id: PersonId, address: str, held: Held | None = None
    ) -> str:
        with self.heed.database.transaction() as session:
            actor = None if held else setting.dsp
            arguments = (session, actor, person_id, setting.agency_id, address, self.now)
            ways_in.invite(*arguments, links=self.heed.settings.links, held=held)
        return token_in(all_letters(self.heed.database)[0])

    def ask_to_join(self, setting: Setting) -> None:
        with self.heed.database.transaction() as session:
            joining.change_code(session, setting.dsp, setting.agency_id, self.now, on=True)
            code = join_requests.get_code(session, setting.agency_id) or ""
        self.places["join code"] = code
        for name, address in (("Aled Rhys", ""), ("Gwen Rhys", "gwen@porth.example")):
            asking = joining.fit(name, "teacher", address)
            joining.ask(self.heed.database, code, asking, HERE, self.now)

    def change_addresses(self, setting: Setting) -> None:
        with self.heed.database.transaction() as session:
            at = setting.agency_id
            meg = learner(
                session, self.heed.passwords, self.now, name="Meg Rhys", at=at, username=ADDRESS
            )
            accounts.set_address(session, accounts.get_account(session, meg.id), ADDRESS)
        self.people["with an address"] = meg
        links = self.heed.settings.links
        resetting.ask_for_reset(self.heed.database, ADDRESS, HERE, self.now, links)
        self.places["reset"] = token_in(all_letters(self.heed.database)[0])
        attempt = Attempt(ADDRESS, PASSWORD, HERE)
        actor = replace(setting.dsp, person_id=meg.id, name=meg.name, held=())
        resetting.ask_for_address(
            self.heed.database,
            self.heed.passwords,
            actor,
            attempt,
            "meg@home.example",
            self.now,
            links,
        )
        old, new, *_ = all_letters(self.heed.database)
        self.places |= {"new address": token_in(new), "old address": token_in(old)}

    def use_up(self, setting: Setting) -> None:
        for name, way in (("used", "claim"), ("withdrawn", "withdraw")):
            code = self.slip(setting, on_the_list(setting, f"Hari {way}", self.now))
            door = doors.look(self.heed.database, code, None, HERE, self.now)
            with self.heed.database.transaction() as session:
                if way == "claim":
                    store.claim(session, door.way_in.id, self.now)
                else:
                    store.withdraw(session, door.way_in.id, self.now)
            self.places[name] = code

    def renew(self, setting: Setting) -> None:
        """By a slip, of somebody who had an account."""
        database, passwords = self.heed.database, self.heed.passwords
        with database.transaction() as session:
            at = setting.agency_id
            ifan = learner(session, passwords, self.now, name="Ifan Rhys", at=at)
        door = doors.look(database, self.slip(setting, ifan.id), None, HERE, self.now)
        chosen = Chosen(NEW_PASSWORD, "", shared=True)
        coming_in.use_with_password(database, passwords, door, chosen, "X", self.now)
        self.people["given a slip"] = replace(ifan, password=NEW_PASSWORD)

    def letters(self, setting: Setting) -> None:
        """Two sent to the mailbox; then one of each state."""
        tick(self.heed.database, Mailbox(), lambda: self.now)
        with self.heed.database.transaction() as session:
            for state in (State.UNSURE, State.FAILED, State.WAITING):
                letters.post(
                    session,
                    "notice",
                    setting.lead.id,
                    setting.agency_id,
                    f"due/{state}",
                    "ruth@porth.example",
                    "Two courses are due",
                    "Hello Ruth",
                    self.now,
                )
                letter = letter_store.latest(session, 1)[0]
                if state is State.UNSURE:
                    letter_store.doubt(session, letter, "connection-lost")
                elif state is State.FAILED:
                    letter_store.settle(session, letter, state, self.now, reason="smtp-550")


def bring_in(heed: Heed, people: dict[str, Someone], places: dict[str, str]) -> None:
    ComingIn(heed, people, places, datetime.now(UTC)).populate()
