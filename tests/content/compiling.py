"""Short ways for tests to compile a text with the examples' terms."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.content.compiling import (
    Compiled,
    compile_course,
    compile_lesson,
    compile_quiz,
    compile_scenario,
)
from app.content.files import TERMS
from app.content.library import SourceText
from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText
from app.content.terms import read_terms, terms_of
from app.ids import Sha256
from tests.content.fixture_files import PATHS, with_header

EXAMPLES = Path(__file__).parent / "examples"
TERM_WORDS = terms_of([read_terms((EXAMPLES / TERMS).read_text("utf-8"))])
SLUGS = {"lesson": "x/y"}


def source(kind: str, body: str) -> SourceText:
    text, _ = with_header(kind, body)
    digest = Sha256(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return SourceText(Kind(kind), SLUGS.get(kind, "x"), PATHS[kind], digest, text)


def scenario(body: str) -> Compiled[Scenario]:
    return compile_scenario(source("scenario", body), TERM_WORDS)


def quiz(body: str) -> Compiled[Quiz]:
    return compile_quiz(source("quiz", body), TERM_WORDS)


def lesson(body: str) -> Compiled[Lesson]:
    return compile_lesson(source("lesson", body), TERM_WORDS)


def course(body: str) -> Compiled[Course]:
    return compile_course(source("course", body), TERM_WORDS)


COMPILERS: dict[str, Callable[[str], Compiled[Any]]] = {
    "scenario": scenario,
    "quiz": quiz,
    "lesson": lesson,
    "course": course,
}


def in_wales(text: PlainText | RichText) -> str:
    return text.fill(TERM_WORDS.of(Nation.WALES).words)


def in_england(text: PlainText | RichText) -> str:
    return text.fill(TERM_WORDS.of(Nation.ENGLAND).words)


def found(compiled: Compiled[Any]) -> list[str]:
    return [f"{one.code} {one.line}" for one in compiled.diagnostics]
