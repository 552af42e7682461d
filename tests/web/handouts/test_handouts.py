"""Cases on paper: who gets them, and that the room's pages give nothing away."""

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from bs4 import BeautifulSoup

from app.content.model.scenario import Choices, Noticing, Writing
from app.content.model.terms import Nation
from app.learning.on_paper import on_paper
from app.policy.roles import Reach, Role
from app.reporting.pdf.handouts import handout
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.organisations import add_board
from app.web.handouts.presenters import handout_of
from tests.conftest import FakeClock
from tests.content.curriculum import cases, library
from tests.people import Someone, granted, learner
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import Nurseries

MONDAY = "the-long-monday"
MINE = "For whoever leads the meeting"
FOOT = re.compile(r"[^\n]* · [^\n]*\n?Page ?\d+ ?/ ?\d+\s*$")
VERDICTS = ("Sound, at a cost", "Not sound", "Left the child at risk", "This road ended")


def squeezed(text: str) -> str:
    """Without the spaces that a PDF's lines lose or gain, nor typographers' quotes."""
    plain = text.translate(str.maketrans("’‘“”", "''\"\""))
    return "".join(plain.replace("-", "").split())


def parts_of(pdf: bytes) -> tuple[str, str]:
    """What the room gets with the cover, and what is the facilitator's alone."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    pages = [FOOT.sub("", text) for text in pages]
    own = next(place for place, text in enumerate(pages) if text.startswith(MINE))
    return squeezed("".join(pages[:own])), squeezed("".join(pages[own:]))


def made(slug: str, nation: Nation) -> tuple[str, str]:
    case, words = library().scenarios[slug].for_nation(nation), library().terms.of(nation).words
    return parts_of(handout(handout_of(case, nation, words, "en")))


def words_in(html: str) -> Iterator[str]:
    """Paragraph by paragraph."""
    soup = BeautifulSoup(html, "html.parser")
    yield from (squeezed(block.get_text()) for block in soup.select("p, li") or [soup])


SLUGS = [case.slug for case in cases()]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("nation", [Nation.WALES, Nation.ENGLAND])
def test_everything_that_can_be_reached_is_on_it_and_nothing_is_given_away(
    slug: str, nation: Nation
) -> None:
    case, words = library().scenarios[slug].for_nation(nation), library().terms.of(nation).words
    everyone, own = made(slug, nation)
    for said in VERDICTS:
        assert squeezed(said) not in everyone
        assert squeezed(said) in own or said == "Not sound"
    for numbered in on_paper(case).scenes:
        scene, part = numbered.scene, own if numbered.is_ending else everyone
        assert squeezed(f"{numbered.number} · {scene.title.fill(words)}") in part
        for text in words_in(scene.body.fill(words)):
            assert text in part
        if isinstance(scene.onward, Choices):
            for option in scene.onward.options:
                assert squeezed(option.label.fill(words)) in everyone
                for text in words_in(option.explanation.fill(words)):
                    assert text in own
                    assert text not in everyone
        match scene.task:
            case Noticing(items=items):
                assert all(t in everyone for i in items for t in words_in(i.label.fill(words)))
                assert all(t in own for i in items for t in words_in(i.feedback.fill(words)))
            case Writing(model_answer=answer):
                assert all(t in own and t not in everyone for t in words_in(answer.fill(words)))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_number_leads_to_a_scene(slug: str) -> None:
    everyone, own = made(slug, Nation.SCOTLAND)
    for number in set(re.findall(r"Goto(\d+)\.", everyone + own)):
        assert f"{number}·" in everyone + own


def test_it_speaks_the_words_of_its_nation() -> None:
    assert "designatedsafeguardinglead(DSL)" in made(MONDAY, Nation.ENGLAND)[0]
    assert "DSL" not in "".join(made(MONDAY, Nation.WALES))


def test_a_dsp_takes_one_with_her_from_where_sessions_are_recorded(
    dsp: Browsing, nurseries: Nurseries
) -> None:
    walker = Walker(dsp).go(f"/team/{nurseries.own}/sessions")
    walker.follow("Cases for a meeting")
    assert walker.heading == "Cases for a meeting"
    assert "A baby in discomfort, then seriously ill" in walker.text
    (link,) = walker.page.select(f"a[href$='{MONDAY}.pdf']")
    answer = dsp.get(str(link["href"]))
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={MONDAY}.pdf"
    assert answer.data == dsp.get(str(link["href"])).data
    assert "DSL" in parts_of(answer.data)[0]


def test_a_case_that_there_is_not_has_no_handout(dsp: Browsing) -> None:
    assert dsp.get("/handouts/no-such-case.pdf").status_code == 404


@pytest.fixture
def analyst(
    client: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> Someone:
    with database.transaction() as session:
        board = add_board(session, "North", Nation.WALES, clock())
        someone = learner(session, passwords, clock(), name="Ann Lloyd", at=None)
        granted(session, someone, Role.ANALYST, Reach(board_id=board), clock())
    return someone


@pytest.fixture
def author(client: Browsing, database: Database, passwords: Passwords, clock: FakeClock) -> Someone:
    with database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Ari Thomas", at=None)
        granted(session, someone, Role.AUTHOR, Reach(), clock())
    return someone


@pytest.mark.parametrize("who", ["analyst", "author"])
def test_others_who_lead_meetings_find_it_at_the_case(
    client: Browsing, who: str, request: pytest.FixtureRequest
) -> None:
    client.sign_in(request.getfixturevalue(who))
    walker = Walker(client).go(f"/cases/{MONDAY}")
    (link,) = walker.page.select("main a[href^='/handouts/']")
    assert client.get(str(link["href"])).mimetype == "application/pdf"


def test_learners_neither_see_nor_get_it(signed_in: Browsing) -> None:
    assert "Handout" not in Walker(signed_in).go(f"/cases/{MONDAY}").text
    assert signed_in.get(f"/handouts/{MONDAY}.pdf").status_code == 403
    assert signed_in.get("/handouts").status_code == 403
