"""docs/authoring.md is true: its examples pass the check and show all that can be written; its commands exist."""

import shlex
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
import pytest

from app.cli.__main__ import heed
from app.content.checking import check_paths
from app.content.diagnostics import Severity
from app.content.header_keys import KEYS
from app.content.markdown import parse
from app.content.model.header import Coaching, Group
from app.content.model.scenario import EndingKind, Erring, Soundness
from app.content.model.terms import Nation
from app.content.outline import read_outline
from app.content.terms import read_terms
from app.paths import CONTENT
from tests.content.authoring_page import (
    PAGE,
    Example,
    codes_in,
    content_copy,
    examples,
    lay_out,
    shows,
)
from tests.content.test_every_construct import VOCABULARY

EXAMPLES = list(examples())
TEXT = PAGE.read_text("utf-8")
OF_WHOLE_TEXTS = ("S2", "S3", "S107", "Q1", "C106", "T601")
"""Warnings about what a few lines, cut out of a text, cannot show. Errors of these rules count."""


def named(name: str) -> list[Example]:
    return [one for one in EXAMPLES if one.what.rpartition(" ")[2] == name]


def faults(path: Path) -> list[str]:
    found = check_paths([path], own_root=CONTENT, today=date(2026, 11, 23))
    return [
        str(one)
        for one in found
        if one.severity == Severity.ERROR or not one.code.startswith(OF_WHOLE_TEXTS)
    ]


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.language != "sh"], ids=str)
def test_an_example_passes_the_check(example: Example, tmp_path: Path) -> None:
    root = content_copy(tmp_path)
    if example.what.startswith("twin"):
        lay_out(named(example.what.split()[1])[0], root)
    assert faults(lay_out(example, root)) == []


def test_an_example_with_a_fault_would_not_pass(tmp_path: Path) -> None:
    (case, *_) = [one for one in EXAMPLES if one.what == "case"]
    broken = Example(case.line, case.language, case.what, case.text.replace("`best`", "`bset`"))
    assert [fault for fault in faults(lay_out(broken, content_copy(tmp_path))) if "M007" in fault]


def test_the_examples_show_every_directive() -> None:
    codes = set().union(*(codes_in(one.text) for one in EXAMPLES if one.language == "markdown"))
    assert [name for name in [*VOCABULARY, "hint"] if not shows(codes, name)] == []


def test_the_examples_show_every_key_of_the_header() -> None:
    shown = {
        line.partition(":")[0]
        for one in EXAMPLES
        if one.what.startswith("header")
        for line in one.text.split("\n")
    }
    assert sorted({key.name for key in KEYS} - shown) == []


@pytest.mark.parametrize("names", [Soundness, Erring, EndingKind, Coaching, Group, Nation])
def test_every_word_of_a_closed_list_is_named(names: type[StrEnum]) -> None:
    codes = {part for code in codes_in(TEXT) for part in code.replace("`", " ").split()}
    words = codes | {code.partition(": ")[2] for code in codes_in(TEXT)}
    assert [str(name) for name in names if str(name) not in words] == []


def test_every_term_of_heed_is_named() -> None:
    terms = read_terms((CONTENT / "courses/terms.yaml").read_text("utf-8")).entries
    assert [name for name in terms if f"{{{name}}}" not in TEXT.casefold()] == []


def test_every_command_can_be_given() -> None:
    for one in (one for one in EXAMPLES if one.language == "sh"):
        for line in filter(None, one.text.split("\n")):
            run, program, name, *arguments = shlex.split(line, comments=True)
            assert (run, program) == ("./run", "heed")
            command = heed.get_command(click.Context(heed), name)
            assert command is not None, line
            asked = {part for part in arguments if part.startswith("-")}
            known = {option for param in command.params for option in param.opts}
            assert asked <= known, line


def test_its_links_lead_somewhere() -> None:
    tokens = parse(TEXT).tokens
    anchors = read_outline(tokens, 1, []).anchors
    hrefs = [str(c.attrs["href"]) for t in tokens for c in t.children or [] if "href" in c.attrs]
    for href in hrefs:
        there = href[1:] in anchors if href.startswith("#") else (PAGE.parent / href).is_file()
        assert there, href
