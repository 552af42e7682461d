"""A board's pages: behind the door, in exact numbers, without a name; files say what they are."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from python_calamine import CalamineWorkbook

from app.ids import BoardId
from app.policy.scope import EVERYWHERE
from app.reporting.trends import month_ends
from app.services.auditing import Action
from app.services.board_figures import open_door
from app.store.audit import Entry, entries_in
from app.store.requirements import Owner, requirements_of
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.conftest import FakeClock
from tests.coverage_world import keep_months, put_board
from tests.people import Someone
from tests.web.browsing import Browsing

SECTORS = ["health", "nursery", "school"]
PAGES = (
    "",
    "?course=noticing-neglect",
    "/agencies",
    "/coverage",
    "/coverage?by=sector",
    "/coverage?by=role&on=2026-03-31",
    "/coverage?by=requirement",
    "/coverage?by=training-group",
    "/coverage?by=children",
    "/coverage?by=hours",
    "/coverage?by=agencies",
    "/ahead",
    "/compare",
)


@pytest.fixture
def analyst(heed: Heed, clock: FakeClock) -> Someone:
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, clock())
        _, analyst = put_board(session, area, heed.content, {})
    return analyst


@pytest.fixture
def board(heed: Heed, clock: FakeClock, client: Browsing, analyst: Someone) -> str:
    """Its address; opened, and its analyst signed in."""
    with heed.database.transaction() as session:
        open_door(session, actor_of(session, analyst), BoardId(1), clock())
    client.sign_in(analyst)
    return "/boards/1"


def text_of(client: Browsing, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200
    words = re.sub(r"<[^>]+>", " ", page.get_data(as_text=True))
    return re.sub(r"\s+", " ", words)


def written(heed: Heed, clock: FakeClock) -> list[Entry]:
    with heed.database.reading() as session:
        return list(entries_in(session, EVERYWHERE, clock().date()))


def test_the_door_comes_first_and_leads_back(client: Browsing, analyst: Someone) -> None:
    client.sign_in(analyst)
    for page in PAGES:
        assert "Before you open this board" in text_of(client, f"/boards/1{page}")
    door = client.get("/boards/1/coverage?by=sector").get_data(as_text=True)
    assert "Eithin" not in door
    to = re.search(r'name="to" value="([^"]+)"', door)
    assert to
    opened = client.submit("/boards/1/learning/open", {"to": to[1]})
    assert opened.headers["Location"] == "/boards/1/coverage?by=sector"
    answer = client.submit("/boards/2/agencies/csv")
    assert answer.status_code == 404


def test_one_board_is_gone_to_at_once(client: Browsing, board: str) -> None:
    assert client.get("/boards").headers["Location"] == board
    assert 'href="/boards"' in client.get("/help").get_data(as_text=True)


def test_the_first_screen_says_how_things_stand(client: Browsing, board: str) -> None:
    said = text_of(client, board)
    assert "48 % 19 of 39" in said
    assert "Target 90 %: 17 more people are needed." in said
    assert "19 covered, 4 not yet due, 1 in the days of grace, 15 overdue; 1 exempt." in said
    assert "1 of 6: missing here, never nought" in said
    assert "declared, not recorded" in said
    assert "1 person is in more than one row" in said
    assert said.count("not the figures of the published report") == 1
    assert said.index("Onnen Nursery") < said.index("Eithin Nursery") < said.index("Heol Fawr")


def test_no_page_and_no_file_has_a_name(client: Browsing, heed: Heed, board: str) -> None:
    """Each of the board's people is called Counted and a number."""
    for page in (*PAGES, "/agencies/1", "/agencies/6"):
        assert "Counted" not in text_of(client, f"{board}{page}")
    for file in ("agencies/csv", "coverage/csv"):
        assert "Counted" not in client.submit(f"{board}/{file}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Onnen", "Eithin", "Ysgol Pen", "Ysgol Bryn", "Glan", "Heol"]),
        ("sort=name", ["Eithin", "Glan", "Heol", "Onnen", "Ysgol Bryn", "Ysgol Pen"]),
        ("sort=sector", ["Glan", "Heol", "Eithin", "Onnen", "Ysgol Bryn", "Ysgol Pen"]),
        ("sort=people", ["Ysgol Bryn", "Eithin", "Onnen", "Ysgol Pen", "Glan", "Heol"]),
        ("sector=nursery", ["Onnen", "Eithin"]),
        ("state=silent", ["Heol"]),
        ("q=ysgol+p", ["Ysgol Pen"]),
        (
            "sort=nothing&state=nothing",
            ["Onnen", "Eithin", "Ysgol Pen", "Ysgol Bryn", "Glan", "Heol"],
        ),
    ],
)
def test_agencies_are_narrowed_and_ordered(
    client: Browsing, board: str, query: str, names: list[str]
) -> None:
    page = client.get(f"{board}/agencies?{query}").get_data(as_text=True)
    found = re.findall(r'<th scope="row"><a href="/boards/1/agencies/\d+">([^<]+)<', page)
    assert [name.startswith(start) for name, start in zip(found, names, strict=True)] == (
        [True] * len(names)
    )


def test_an_agency_of_no_one_here_is_not_there(client: Browsing, board: str) -> None:
    assert client.get(f"{board}/agencies/999").status_code == 404
    assert "No staff list yet" in text_of(client, f"{board}/agencies/6")
    assert "counts alone" in text_of(client, f"{board}/agencies/1")


def test_a_file_says_first_that_it_is_not_for_publication(
    client: Browsing, heed: Heed, board: str, clock: FakeClock
) -> None:
    csv = client.submit(f"{board}/agencies/csv", {"sector": "nursery"}).get_data(as_text=True)
    first, headings, *rows = csv.lstrip("\ufeff").splitlines()
    assert first.strip('"').startswith("Working figures, not for publication.")
    assert headings.startswith("Agency,Sector,Staff list,Required,Covered")
    assert [row.split(",")[3:5] for row in rows] == [["6", "2"], ["8", "4"]]
    exported = [e for e in written(heed, clock) if e.action == Action.EXPORTED]
    assert len(exported) == 1
    for by in ("course", "sector", "children", "hours", "agencies"):
        made = client.submit(f"{board}/coverage/xlsx", {"by": by}).get_data()
        book = CalamineWorkbook.from_filelike(io.BytesIO(made))
        about, table = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        assert about[2][0] == "Working figures, not for publication"
        assert len(table) > 1
    silent = client.submit(f"{board}/agencies/csv", {"state": "silent"}).get_data(as_text=True)
    assert silent.splitlines()[2].split(",")[3:9] == [""] * 6, "missing, never nought"


def test_what_is_tried_is_not_saved_and_what_is_unfit_is_told(
    client: Browsing, heed: Heed, board: str
) -> None:
    with heed.database.reading() as session:
        before = requirements_of(session, Owner(board_id=BoardId(1)))
    form = f"{board}/ahead?requirement={before[0].id}"
    tried = text_of(client, f"{form}&months=6&grace=&starters=")
    assert "Tried, and not saved: Everybody notices" in tried
    assert "Tried: valid for 6 months, 14 days of grace" in tried
    with heed.database.reading() as session:
        assert requirements_of(session, Owner(board_id=BoardId(1))) == before
    for unfit in ("&months=0", "&months=six", "&grace=1000"):
        answer = client.get(f"{form}{unfit}")
        assert answer.status_code == 422
        assert f'value="{unfit.partition("=")[2]}"' in answer.get_data(as_text=True)
    assert client.get(f"{board}/ahead?requirement=999&months=6").status_code == 422


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("first=2026-05-01&second=2026-04-01", "This day is before the first."),
        ("first=2026-05-01&second=2027-04-01", "A day lies ahead."),
        ("first=someday", "Give the first day"),
        ("first_known=2026-11-20&second_known=2026-11-19", "cannot be known earlier"),
    ],
)
def test_days_that_cannot_be_compared_are_told(
    client: Browsing, board: str, query: str, told: str
) -> None:
    answer = client.get(f"{board}/compare?{query}")
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)


def test_every_cause_has_its_sentence_and_the_sum(client: Browsing, board: str) -> None:
    said = text_of(client, f"{board}/compare?first=2026-10-31&second=2026-11-23")
    assert "They began to hold a post with the board." in said
    assert "All together The difference of the two figures. 5 −1 +4" in said
    assert 'value="2026-10-31"' in client.get(f"{board}/compare?first=2026-10-31").get_data(
        as_text=True
    )


def test_targets_are_set_and_withdrawn(
    client: Browsing, heed: Heed, board: str, clock: FakeClock
) -> None:
    form = f"{board}/targets"
    typed = {"course": "", "percent": "45", "from_day": "2026-11-01"}
    done = client.submit(form, typed, follow_redirects=True).get_data(as_text=True)
    assert "The target is set." in done
    assert "Target 45 %: met." in text_of(client, board)
    for unfit, told in (
        ("0", "from 1 to 100"),
        ("", "Enter a whole number"),
        ("x", "whole number"),
    ):
        answer = client.submit(form, {**typed, "percent": unfit})
        assert answer.status_code == 422
        assert told in answer.get_data(as_text=True)
    assert "Give the first day of the target" in client.submit(
        form, {**typed, "from_day": ""}
    ).get_data(as_text=True)
    client.submit(f"{form}/withdraw", {"course": "", "from_day": "2026-11-01"})
    assert "Target 90 %" in text_of(client, board)
    actions = [e.action for e in written(heed, clock)]
    assert actions.count(Action.TARGET_SET) == actions.count(Action.TARGET_WITHDRAWN) == 1
    gone = client.submit(f"{form}/withdraw", {"course": "", "from_day": "2026-11-01"})
    assert gone.status_code == 404


def test_sectors_are_drawn_month_by_month_from_what_was_kept(
    client: Browsing, heed: Heed, board: str, clock: FakeClock
) -> None:
    by_sector = f"{board}/coverage?by=sector"
    assert "The first will be here then" in text_of(client, by_sector)
    *_, august, _september, october = month_ends(clock().date())
    with heed.database.transaction() as session:
        keep_months(session, BoardId(1), clock(), [august, october])
    drawn = BeautifulSoup(client.get(by_sector).get_data(as_text=True), "html.parser")
    assert [name.text for name in drawn.select(".chart__panel .chart__name")] == SECTORS
    rows = drawn.select(".chart--multiples tbody tr")
    assert [row.select("th")[0].text for row in rows[:3]] == [
        "October 2026",
        "September 2026",
        "August 2026",
    ]
    assert {cell.text for cell in rows[1].select("td")} == {"no figure"}
    assert "no figure" not in rows[0].text + rows[2].text
    assert "Target 90\N{NO-BREAK SPACE}%" in drawn.select(".chart--multiples .chart__key")[0].text
    assert "since August 2026" in drawn.select(".chart--multiples .chart__title")[0].text
    for other in ("by=course", "by=sector&on=2026-10-31"):
        page = client.get(f"{board}/coverage?{other}").get_data(as_text=True)
        assert "chart--multiples" not in page
