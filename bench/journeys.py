"""What is measured, as a learner would do it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bench.browser import Browser, Form, Page, UnexpectedPage, forms, get_form
from bench.measuring import Journey
from bench.world import COOKIE, World

FLOOR_READ, FLOOR_WRITE = "floor: read", "floor: write"
MY_TRAINING, COURSE, LESSON = "My training", "Course", "Lesson"
CHOICE, ANSWER = "Play a choice", "Answer a question"
READS, WRITES = (MY_TRAINING, COURSE, LESSON), (CHOICE, ANSWER)
ALL = (FLOOR_READ, *READS, FLOOR_WRITE, *WRITES)


@dataclass(frozen=True, slots=True)
class Places:
    """Makes a worker's journeys, with learners of its own."""

    heed: str
    """Address."""
    floor: str
    world: World
    workers: int

    def __call__(self, worker: int) -> dict[str, Journey]:
        world = self.world
        reader = signed_in(self.heed, world.readers[worker])
        players = self._every_other(world.players, worker)
        quiz_takers = self._every_other(world.quiz_takers, worker)
        return {
            FLOOR_READ: Read(Browser(self.floor), "/"),
            FLOOR_WRITE: FloorWrite(Browser(self.floor)),
            MY_TRAINING: Read(reader, "/training"),
            COURSE: Read(reader, f"/courses/{world.course}"),
            LESSON: Read(reader, f"/courses/{world.lesson}"),
            CHOICE: Steps(players, world.case_start, "choice"),
            ANSWER: Steps(quiz_takers, world.quiz_start, "step"),
        }

    def _every_other(self, cookies: Sequence[str], worker: int) -> Iterator[Browser]:
        return (signed_in(self.heed, cookie) for cookie in cookies[worker :: self.workers])


def signed_in(address: str, cookie: str) -> Browser:
    browser = Browser(address)
    browser.keep_cookie(COOKIE, cookie)
    return browser


class Read:
    def __init__(self, browser: Browser, path: str) -> None:
        self._browser, self._path = browser, path

    def visit(self) -> float:
        return self._browser.get(self._path).seconds


class FloorWrite:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._form = get_form(browser.get("/"), "/step")

    def visit(self) -> float:
        return self._browser.send(self._form).seconds


LONGEST_ROAD = 40
"""Steps, after which a learner who goes round in circles makes way for the next."""


class Steps:
    """Step after step of a case or quiz: POST, redirect, page. One learner after the other."""

    def __init__(self, browsers: Iterator[Browser], start: str, asked: str) -> None:
        """Only forms that have a field named `asked` are timed; others just lead on."""
        self._asked = asked
        self._steps = chain.from_iterable(_road(browser, start) for browser in browsers)

    def visit(self) -> float:
        for form, page in self._steps:
            if form.has(self._asked):
                return page.seconds
        raise UnexpectedPage("there are no more learners to go on with")


def _road(browser: Browser, start: str) -> Iterator[tuple[Form, Page]]:
    """Each form that leads onward, and the page that answered it."""
    page = begin(browser, start)
    here = page.path
    for _ in range(LONGEST_ROAD):
        form = _onward(page) or _onward(browser.get(here))
        if form is None:
            return
        page = browser.send(form)
        yield form, page


def begin(browser: Browser, start: str) -> Page:
    return browser.send(get_form(browser.get(start), start.split("?")[0]))


def _onward(page: Page) -> Form | None:
    """The form for the next step; at an ending nothing is left but the way back."""
    for form in forms(page):
        asks = form.picks or form.lists or form.blanks
        goes_on = any(not value.startswith("back:") for _, value in form.buttons[:1])
        if form.has("step") and (asks or goes_on):
            return form
    return None
