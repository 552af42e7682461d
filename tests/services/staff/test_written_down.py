"""The trail tells adding from changing and from taking back."""

from datetime import date, timedelta

from app.policy.scope import EVERYWHERE
from app.services import absences, posts
from app.store import audit
from app.store.posts import Held, posts_at
from tests.services.staff.world import NOW, TODAY, Staff


def actions(staff: Staff) -> list[str]:
    """The earliest first."""
    with staff.database.reading() as session:
        return [each.action for each in audit.entries_in(session, EVERYWHERE, TODAY)][::-1]


def test_what_happens_to_a_post(staff: Staff) -> None:
    ann = staff.adds("Ann Jones")
    here = (staff.dsp, staff.agency)
    with staff.database.transaction() as session:
        [first] = posts_at(session, staff.agency, [ann])
        volunteer = Held("volunteer", date(2021, 9, 1))
        second = posts.add_post(session, *here, ann, volunteer, NOW)
        posts.correct_post(session, *here, first.id, Held("headteacher", date(2020, 9, 1)), NOW)
        ended = posts.end_post(session, *here, second, TODAY, NOW)
        posts.undo_end(session, *here, ended, NOW)
    assert actions(staff) == [
        "person added",
        "post added",
        "post changed",
        "post ended",
        "end of a post taken back",
    ]


def test_what_happens_to_an_absence(staff: Staff) -> None:
    ann = staff.adds("Ann Jones")
    here = (staff.dsp, staff.agency, ann)
    with staff.database.transaction() as session:
        away = absences.add_absence(session, *here, TODAY, None, NOW)
        until = TODAY + timedelta(days=60)
        away = absences.change_absence(session, *here, away, TODAY, until, NOW)
        absences.withdraw_absence(session, *here, away, NOW)
    assert actions(staff)[1:] == ["absence added", "absence changed", "absence withdrawn"]
