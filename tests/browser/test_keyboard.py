"""A whole course by keyboard alone, from signing in to the record."""

import re

from playwright.sync_api import Page, expect

from app.content.model.header import Kind
from app.content.model.quiz import Question, Quiz
from app.content.model.scenario import Ending, Scenario
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.content.state import beginning
from app.content.state_graph import StateGraph
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
)
from app.learning.scenario_run import Move, MoveKind
from app.services.practised import right_answer
from app.web.context import Heed
from tests.browser.keys import Keys
from tests.browser.visiting import Visiting
from tests.roads import with_tasks

COURSE = "your-first-day"
PRIMARY = "main :is(a, button).button--primary"


def test_a_whole_course_by_keyboard(own_visiting: Visiting) -> None:
    heed: Heed = own_visiting.site.app.extensions["heed"]
    library = heed.content.library
    who = own_visiting.site.world.people["newcomer"]
    with own_visiting.window() as page:
        page.goto("/sign-in")
        keys = Keys(page)
        keys.write("username", who.username)
        keys.write("password", who.password)
        keys.press("main button")
        expect(page.locator("h1")).to_have_text("My training")
        for step in (step for step in library.courses[COURSE].steps if step.required):
            page.goto(f"/courses/{COURSE}")
            keys.press(PRIMARY)
            if step.kind is Kind.LESSON:
                keys.press(PRIMARY)
            elif step.kind is Kind.SCENARIO:
                play(keys, library.scenarios[step.slug].for_nation(Nation.ENGLAND))
            else:
                take(keys, library.quizzes[step.slug], heed.content.words(Nation.ENGLAND))
        keys.press(".menu a[href='/record']")
        expect(page.locator("main")).to_contain_text("Your first day")
        expect(page.locator("main")).to_contain_text("Valid until")


def test_a_list_to_tick_and_a_page_to_write_by_keyboard(own_visiting: Visiting) -> None:
    """As a visitor: at work these cases come behind other steps."""
    library = own_visiting.site.app.extensions["heed"].content.library
    with own_visiting.window() as page:
        for slug in ("the-red-book", "the-inspection"):
            page.goto(f"/try/{slug}?nation=england")
            scenario = library.scenarios[slug].for_nation(Nation.ENGLAND)
            keys = Keys(page)
            keys.press(PRIMARY)
            decide(keys, scenario)
            endings = [
                s.title.fill(library.terms.of(Nation.ENGLAND).words)
                for s in scenario.scenes.values()
                if isinstance(s.onward, Ending)
            ]
            expect(page.locator("h1")).to_have_text(re.compile("|".join(map(re.escape, endings))))


def play(keys: Keys, scenario: Scenario) -> None:
    keys.press(PRIMARY)
    decide(keys, scenario)
    keys.press(PRIMARY)
    keys.write("text", "Ask on the Friday what was decided.")
    keys.press(PRIMARY)
    expect(keys.page.locator("main")).to_contain_text("You have completed this case")


def decide(keys: Keys, scenario: Scenario) -> None:
    """By the soundest road to its ending."""
    for move in soundest_road(scenario):
        if move.kind is MoveKind.CHOOSE:
            keys.pick("choice", move.choice)
        for sign in move.ticked:
            keys.tick("tick", sign)
        if move.kind in (MoveKind.WROTE, MoveKind.EXPLAINED):
            keys.write("text", "In a word or two of my own.")
        keys.press(PRIMARY)


def soundest_road(scenario: Scenario) -> tuple[Move, ...]:
    graph = StateGraph.of(scenario)
    state, moves = beginning(scenario), list[Move]()
    while legs := graph.legs[state]:
        leg = min(legs, key=lambda leg: (leg.cost + (graph.value(leg.to) or 0), leg.cost))
        chosen = leg.way_on.choice_id
        moves.append(Move.choosing(chosen) if chosen else Move.going_on())
        state = leg.to
    return with_tasks(scenario, moves)


def take(keys: Keys, quiz: Quiz, words: Words) -> None:
    keys.press(PRIMARY)
    while keys.page.locator("form#question").count():
        question = shown(keys.page, quiz, words)
        keys.answer(fields_of(right_answer(question, words)))
        keys.press(PRIMARY)
        keys.press(PRIMARY)


def shown(page: Page, quiz: Quiz, words: Words) -> Question:
    title = page.locator("h1").inner_text()
    return next(each for each in quiz.questions.values() if each.title.fill(words) == title)


def fields_of(response: Response) -> dict[str, list[str]]:
    match response:
        case Picked(option=option):
            return {"answer": [option]}
        case Rated(point=point):
            return {"answer": [point]}
        case Ticked(options=options):
            return {"answer": sorted(options)}
        case Typed(text=text) | Numbered(text=text):
            return {"answer": [text]}
        case Ordered(items=items):
            return {f"answer-{item}": [str(place)] for place, item in enumerate(items, 1)}
        case Matched(pairs=pairs):
            return {f"answer-{row}": [answer] for row, answer in pairs.items()}
