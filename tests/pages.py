"""The one list of pages: audited, checked with axe, and photographed from here, so that none can be forgotten.

`tests/web/test_every_page.py` fails when a page that can be reached is not on it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.people import PASSWORD
from tests.world import (
    CASE,
    COURSE,
    EVERY_KIND,
    EVERY_STEP,
    HOW_SURE,
    KINDS,
    ONE_STEP,
    QUIZ,
    RENEWED,
    TWO_DESKS,
    World,
)

Act = Callable[[Page], None]
"""Something done on the page once it is open, to bring it into the state that is to be looked at."""


@dataclass(frozen=True)
class Listed:
    name: str
    path: str
    """`{award}` and the like stand for the world's places."""
    who: str = ""
    """One of the world's people; nobody: a visitor."""
    acts: tuple[Act, ...] = ()
    status: int = 200
    """Of the first answer, before any act."""
    reaches: str = ""
    """The endpoint that the acts lead to, if that is another."""

    def address(self, world: World) -> str:
        return self.path.format_map(world.places)


def press(words: str) -> Act:
    def act(page: Page) -> None:
        page.get_by_role("button", name=words, exact=True).first.click()

    return act


def pick(place: int = 0, name: str = "choice") -> Act:
    def act(page: Page) -> None:
        page.locator(f"main input[name='{name}']").nth(place).check()

    return act


def fill(name: str, text: str) -> Act:
    def act(page: Page) -> None:
        page.locator(f"[name='{name}']").fill(text)

    return act


def open_all(page: Page) -> None:
    for details in page.locator("main details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()


def answer_elsewhere(page: Page) -> None:
    """The same page in a second tab, answered there."""
    other = page.context.new_page()
    other.goto(page.url)
    box = other.locator("main input[type=radio], main input[type=checkbox]")
    if box.count():
        box.first.check()
    other.locator("main form button").first.click()
    other.wait_for_load_state()
    other.close()


def answer_somehow(page: Page) -> None:
    box = page.locator("main input[type=radio], main input[type=checkbox]")
    if box.count():
        box.last.check()
    page.locator("main form button").first.click()


def sign_in_as(name: str) -> Act:
    def act(page: Page) -> None:
        page.fill("input[name=username]", name.replace(" ", "-"))
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")

    return act


def lose_the_session(page: Page) -> None:
    """Another browser of the same person signs this one out."""
    browser = page.context.browser
    assert browser is not None
    elsewhere = browser.new_context(base_url="/".join(page.url.split("/")[:3]))
    other = elsewhere.new_page()
    other.goto("/sign-in")
    sign_in_as("signed out")(other)
    other.wait_for_url("**/training")
    other.goto("/profile")
    other.get_by_role("button", name="Sign out everywhere else").click()
    other.wait_for_load_state()
    elsewhere.close()


def go(path: str) -> Act:
    def act(page: Page) -> None:
        page.goto(path)

    return act


TO_CHECK = "Show me what to check it by"

VISITOR = (
    Listed("front", "/"),
    Listed("help", "/help"),
    Listed("accessibility", "/accessibility"),
    Listed("privacy", "/privacy"),
    Listed("sign in", "/sign-in"),
    Listed("sign in: nothing typed", "/sign-in", acts=(press("Sign in"),)),
    Listed(
        "sign in: mistaken",
        "/sign-in",
        acts=(
            fill("username", "nobody"),
            fill("password", "not the right words"),
            press("Sign in"),
        ),
    ),
    Listed("concern", "/concern"),
    Listed("try-out: start", f"/try/{CASE}"),
    Listed("try-out: a decision", f"/try/{CASE}/play?road={{road just begun}}"),
    Listed(
        "try-out: nothing picked",
        f"/try/{CASE}/play?road={{road just begun}}",
        acts=(press("This is what I would do"),),
    ),
    Listed(
        "try-out: what happened",
        f"/try/{CASE}/play?road={{road just begun}}",
        acts=(pick(), press("This is what I would do")),
    ),
    Listed("try-out: an ending", f"/try/{CASE}/play?road={{road to the end}}"),
    Listed("try-out: look back", f"/try/{CASE}/road?road={{road to the end}}"),
    Listed("try-out: what now", f"/try/{CASE}/debrief?road={{road to the end}}"),
    Listed("try-out: review", f"/try/{CASE}/review?road={{road to the end}}", acts=(open_all,)),
    Listed("try-out: start, reviewed", f"/try/{TWO_DESKS}"),
    Listed("try-out: noticing", f"/try/{TWO_DESKS}/play?road={{road to the pegs}}"),
    Listed("try-out: what was noticed", f"/try/{TWO_DESKS}/play?road={{road to the bell}}"),
    Listed("try-out: another role", f"/try/{TWO_DESKS}/play?road={{road to the office}}"),
    Listed(
        "try-out: written, and not kept",
        f"/try/{TWO_DESKS}/play?road={{road to the office}}",
        acts=(fill("text", "Thank you. What were his words?"), press(TO_CHECK)),
    ),
    Listed("try-out: before you go on", f"/try/{ONE_STEP}/play?road={{road to the step}}"),
    Listed("try-out: lost", f"/try/{CASE}/play?road=not-ours", status=410),
)

NEWCOMER = (
    Listed("my training: new", "/training", "newcomer"),
    Listed("course: new", f"/courses/{COURSE}", "newcomer"),
    Listed("lesson", f"/courses/{COURSE}/what-neglect-is", "reading"),
    Listed(
        "lesson: paused at",
        f"/courses/{COURSE}/what-neglect-is",
        "reading",
        acts=(open_all,),
    ),
    Listed("lesson: not yet", f"/courses/{COURSE}/what-to-do-today", "newcomer", status=409),
    Listed("case: not yet", f"/cases/{CASE}", "newcomer"),
    Listed("quiz: not yet", f"/quizzes/{QUIZ}", "newcomer", status=409),
    Listed("my record: empty", "/record", "newcomer"),
    Listed("my notes: empty", "/reflections", "newcomer"),
    Listed("profile: no post", "/profile", "newcomer"),
    Listed("help: no contacts", "/help", "newcomer"),
)

IN_THE_MIDDLE = (
    Listed("my training", "/training", "in the middle"),
    Listed("course", f"/courses/{COURSE}", "in the middle"),
    Listed("case: go on", f"/cases/{CASE}?course={COURSE}", "in the middle"),
    Listed("case: another way", f"/cases/{CASE}/another-way", "in the middle"),
    Listed("case: a decision", "/cases/attempts/{open case}", "in the middle"),
    Listed(
        "case: nothing picked",
        "/cases/attempts/{open case}",
        "in the middle",
        acts=(press("This is what I would do"),),
    ),
    Listed("case: look back", "/cases/attempts/{open case}/road", "in the middle"),
    Listed(
        "case: a real concern",
        "/cases/attempts/{open case}",
        "in the middle",
        acts=(lambda page: page.get_by_text("I have remembered a real concern").click(),),
    ),
    Listed("lesson: done", f"/courses/{COURSE}/what-neglect-is", "in the middle"),
    Listed("my record: under way", "/record", "in the middle"),
    Listed("quiz: start", f"/quizzes/{EVERY_KIND}", "in the middle"),
    Listed("help: own contacts", "/help", "in the middle"),
    Listed("profile", "/profile", "in the middle"),
    Listed("profile: mistaken", "/profile", "in the middle", acts=(press("Change my password"),)),
)

IN_A_CASE = (
    Listed("case: start, reviewed", f"/cases/{TWO_DESKS}", "at two desks"),
    Listed("case: noticing", "/cases/attempts/{noticing}", "at two desks"),
    Listed(
        "case: nothing ticked",
        "/cases/attempts/{noticing}",
        "at two desks",
        acts=(press("This is what I would record"),),
    ),
    Listed("case: what was noticed", "/cases/attempts/{noticed}", "at two desks"),
    Listed("case: another role, and a box", "/cases/attempts/{another role}", "at two desks"),
    Listed("case: what was written", "/cases/attempts/{written}", "at two desks"),
    Listed(
        "case: look back over two roles", "/cases/attempts/{two desks done}/road", "at two desks"
    ),
    Listed(
        "case: review with tasks",
        "/cases/attempts/{two desks done}/review",
        "at two desks",
        acts=(open_all,),
    ),
    Listed("case: before you go on", "/cases/attempts/{explaining}", "at two desks"),
    Listed(
        "case: before you go on, as an expert",
        "/cases/attempts/{explaining the best}",
        "at two desks",
    ),
    Listed("case: review in own words", "/cases/attempts/{one step done}/review", "at two desks"),
    Listed("my notes: from cases", "/reflections", "at two desks"),
)

EVERY_STEP_OF_A_COURSE = (
    Listed("course: a step before", f"/courses/{EVERY_STEP}", "before every step"),
    Listed("quiz: a step before", f"/quizzes/{HOW_SURE}?course={EVERY_STEP}", "before every step"),
    Listed("lesson: a plan", f"/courses/{EVERY_STEP}/a-plan", "at a plan"),
    Listed("quiz: again, and not yet", f"/quizzes/{HOW_SURE}?course={EVERY_STEP}", "at a plan"),
    Listed(
        "quiz: again, and now",
        f"/quizzes/{HOW_SURE}?course={EVERY_STEP}",
        "before the last rating",
    ),
    Listed("course: finished, with a plan", f"/courses/{EVERY_STEP}", "just finished"),
    Listed("case: opens later", f"/cases/{TWO_DESKS}?course={EVERY_STEP}", "just finished"),
    Listed("quiz: ratings", "/quizzes/attempts/{rating just finished}/result", "just finished"),
    Listed("my training: weeks later", "/training", "weeks later"),
    Listed("course: weeks later", f"/courses/{EVERY_STEP}", "weeks later"),
    Listed("my notes: a plan", "/reflections", "weeks later"),
    Listed("plan: change", "/plans/{plan weeks later}/edit", "weeks later"),
    Listed("plan: how it went", "/plans/{plan weeks later}/follow-up", "weeks later"),
    Listed(
        "plan: nothing answered",
        "/plans/{plan weeks later}/follow-up",
        "weeks later",
        acts=(press("Save my answer"),),
    ),
    Listed("plan: delete", "/plans/{plan weeks later}/delete", "weeks later"),
    Listed("my training: asked anew", "/training", "asked anew"),
    Listed("course: asked anew", f"/courses/{RENEWED}", "asked anew"),
)

AN_ENDING = (
    Listed("case: an ending", "/cases/attempts/{unsafe case}", "at an unsafe ending"),
    Listed(
        "case: before you look further",
        "/cases/attempts/{unsafe case}/debrief",
        "at an unsafe ending",
    ),
    Listed(
        "case: nothing written",
        "/cases/attempts/{unsafe case}/debrief",
        "at an unsafe ending",
        acts=(press("Save and go on"),),
    ),
    Listed(
        "case: what now, still open",
        "/cases/attempts/{open safety}/debrief?after=question",
        "with safety left open",
    ),
)

FINISHED = (
    Listed("my training: all done", "/training", "finished"),
    Listed("course: done", f"/courses/{COURSE}", "finished"),
    Listed("case: played before", f"/cases/{CASE}?course={COURSE}", "finished"),
    Listed("case: what now", "/cases/attempts/{finished case}/debrief?after=note", "finished"),
    Listed("case: review", "/cases/attempts/{finished case}/review", "finished", acts=(open_all,)),
    Listed("quiz: passed before", f"/quizzes/{QUIZ}?course={COURSE}", "finished"),
    Listed("quiz: passed", "/quizzes/attempts/{passed quiz}/result", "finished", acts=(open_all,)),
    Listed("quiz: an answer", "/quizzes/attempts/{passed quiz}?question=2", "finished"),
    Listed("quiz: not yet passed", "/quizzes/attempts/{failed quiz}/result", "failed"),
    Listed("quiz: a mistaken answer", "/quizzes/attempts/{failed quiz}?question=1", "failed"),
    Listed("my record", "/record", "finished"),
    Listed("award", "/record/awards/{award}", "finished"),
    Listed("certificate", "/record/awards/{award}/certificate", "finished"),
    Listed(
        "certificate: others can check it",
        "/record/awards/{award}/certificate",
        "finished",
        acts=(press("Open a check page"),),
    ),
    Listed("certificate: checked", "/check/{open certificate}"),
    Listed("certificate: run out", "/check/{certificate run out}"),
    Listed("certificate: withdrawn", "/check/{certificate withdrawn}"),
    Listed("certificate: no such address", "/check/not-ours", status=404),
    Listed("my notes", "/reflections", "finished"),
    Listed("note: change", "/reflections/{note}/edit", "finished"),
    Listed(
        "note: emptied",
        "/reflections/{note}/edit",
        "finished",
        acts=(fill("text", ""), press("Save my note")),
    ),
    Listed("note: delete", "/reflections/{note}/delete", "finished"),
)

QUESTIONS = tuple(
    listed
    for kind in KINDS
    for listed in (
        Listed(f"question: {kind}", f"/quizzes/attempts/{{quiz at {kind}}}", f"asked {kind}"),
        Listed(
            f"question: {kind}, not answered",
            f"/quizzes/attempts/{{quiz at {kind}}}",
            f"asked {kind}",
            acts=(press("Record my answer"),),
        ),
    )
)

MISHAPS = (
    Listed(
        "case: answered in another tab",
        "/cases/attempts/{case in two tabs}",
        "in two tabs",
        acts=(answer_elsewhere, answer_somehow),
    ),
    Listed(
        "signed out while answering",
        "/cases/attempts/{case signed out}",
        acts=(
            sign_in_as("signed out"),
            pick(1),
            lose_the_session,
            press("This is what I would do"),
        ),
    ),
    Listed(
        "signed out while answering: kept",
        "/cases/attempts/{case signed out}",
        reaches="account.kept",
        acts=(
            sign_in_as("signed out"),
            pick(1),
            lose_the_session,
            press("This is what I would do"),
            sign_in_as("signed out"),
        ),
    ),
    Listed("error 403", "/failing/403", status=403),
    Listed("error 404", "/no-such-page", status=404),
    Listed("error 413", "/failing/413", status=413),
    Listed("error 429", "/failing/429", status=429),
    Listed("error 500", "/failing/500", status=500),
    Listed("error 503", "/failing/503", status=503),
)

PAGES = (
    *VISITOR,
    *NEWCOMER,
    *IN_THE_MIDDLE,
    *IN_A_CASE,
    *EVERY_STEP_OF_A_COURSE,
    *AN_ENDING,
    *FINISHED,
    *QUESTIONS,
    *MISHAPS,
)

NOT_FOR_LOOKING = {
    "static": "a file",
    "media.picture": "a picture",
    "certificates.document": "a PDF",
    "front.livez": "for machines",
    "front.readyz": "for machines",
    "failing": "wrong on purpose",
}
"""Endpoints that answer GET and are no pages."""
