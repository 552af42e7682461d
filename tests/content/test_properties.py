"""Nothing that can be typed makes the compiler fall over, or takes it long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.conditions import read_condition
from app.content.faults import BadValue
from app.content.levels import read_levels
from app.content.model.conditions import Both, Condition, Either, Flag, Not
from app.content.slots import with_slots
from app.content.terms import read_terms, terms_of
from tests.content.compiling import COMPILERS, quiz, scenario
from tests.content.fixture_files import fixtures

PIECES = [
    *("- ", "1. ", "> ", "  > ", "## ", "# ", "### ", "\n", "\n\n", "    ", "|", "| --- | --- |\n"),
    *("[a](#b)", "[a](b.md)", "[a](https://a.b)", "![](c.png)", "[ ] ", "[x] ", "[x]: y", "<b>"),
    *("`best`", "`poor: leads`", "`if a and (b`", "`set told`", "`ending: good`", "`debrief`"),
    *("`answer: 3 ± 1`", "`answer: |`", "`scale`", "`hint`", "`25%`", "`reflect`", "`pass`"),
    *("{DSP}", "{", "}", "\\", "*", "---\n", "```\n", "&#xe000;", "\t", "ŵ", "\0", "\r"),
]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join),
)
kinds = st.sampled_from(sorted(COMPILERS))


@given(kinds, texts)
@settings(max_examples=100, deadline=None)
def test_arbitrary_text_gives_a_model_or_says_why_not(kind: str, text: str) -> None:
    for body in (text, f"# T\n\n## S\n{text}"):
        compiled = COMPILERS[kind](body)
        errors = [one for one in compiled.diagnostics if one.severity == "error"]
        assert (compiled.value is None) == bool(errors)
        assert all(one.line >= 1 and one.message for one in compiled.diagnostics)


FIXTURES = [text for fixture in fixtures() for text in fixture.inputs.values()]


@given(kinds, st.sampled_from(FIXTURES), st.data())
@settings(max_examples=100, deadline=None)
def test_a_file_with_a_piece_missing_gives_a_model_or_says_why_not(
    kind: str, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    compiled = COMPILERS[kind](text[:start] + text[end:])
    errors = [one for one in compiled.diagnostics if one.severity == "error"]
    assert (compiled.value is None) == bool(errors)


@given(st.text(max_size=200))
def test_arbitrary_settings_and_words_are_read_or_faulted(text: str) -> None:
    assert read_levels(text).faults or not read_levels(text).accepted
    terms_of([read_terms(text), read_terms(f"DSP:\n  {text}")])


def trees() -> st.SearchStrategy[Condition]:
    flags = st.sampled_from(["a", "b", "told"]).map(Flag)
    return st.recursive(
        flags,
        lambda inner: st.one_of(
            inner.map(Not), st.builds(Both, inner, inner), st.builds(Either, inner, inner)
        ),
        max_leaves=6,
    )


def written(condition: Condition) -> str:
    match condition:
        case Flag(name):
            return name
        case Not(of):
            return f"not ({written(of)})"
        case Both(left, right):
            return f"({written(left)}) and ({written(right)})"
        case Either(left, right):
            return f"({written(left)}) or ({written(right)})"


@given(trees(), st.sets(st.sampled_from(["a", "b", "told"])))
def test_conditions_are_read_as_they_are_written(tree: Condition, flags: set[str]) -> None:
    text = written(tree)
    if len(text.replace("(", " ( ").replace(")", " ) ").split()) <= 40:
        assert read_condition(text) == tree
        assert read_condition(text).holds(flags) == tree.holds(flags)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", Flag("a")),
        ("not a and b", Both(Not(Flag("a")), Flag("b"))),
        ("a or b and c", Either(Flag("a"), Both(Flag("b"), Flag("c")))),
        ("a and b or c", Either(Both(Flag("a"), Flag("b")), Flag("c"))),
        ("recorded and not (told or late)", Both(Flag("recorded"), Not(Either(Flag("told"), Flag("late"))))),
    ],
)  # fmt: skip
def test_not_binds_closest_then_and_then_or(text: str, tree: Condition) -> None:
    assert read_condition(text) == tree


@pytest.mark.parametrize("text", ["", "and", "a b", "(a", "a)", "not", "a or", "()", "not " * 50])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_condition(text)


@given(st.text(alphabet="{}\\: aDS", max_size=30))
def test_reading_slots_loses_no_letter(text: str) -> None:
    filled = with_slots(text).fill(lambda _: "")
    assert set(filled) <= set(text)


SLOW = {
    "brackets": "[" * 1990,
    "nested links": "[" * 990 + "x" + "](y)" * 990,
    "stars": "*a**b" * 12_000,
    "backticks": "".join("`" * n + " " for n in range(1, 340)),
    "braces": "{a" * 30_000,
    "quotations": ("> " * 20 + "x\n") * 1500,
    "wide table": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|x\n" * 2000,
    "broken links": "\n".join(f"## a{n}\n[x](#b{n})" for n in range(1400)),
    "loops": "\n".join(f"## a{n}\n[x](#a{n})" for n in range(1400)),
    "a long chain": "\n".join(f"## a{n}\n[x](#a{n + 1})" for n in range(1400)),
    "many choices": "\n".join(f"- [a{n}](#x{n}) `best`" for n in range(1900)),
    "a deep condition": "[a](#b) `if " + "(" * 30_000 + "`",
    "ticks": "\n".join(f"- [x] option {n}\n  > why" for n in range(1400)),
}


@pytest.mark.parametrize("name", sorted(SLOW))
def test_nothing_within_the_limits_takes_for_ever(name: str) -> None:
    """A fraction of a second for each; what is slow by nature takes minutes."""
    compile_it = quiz if name == "ticks" else scenario

    began = time.process_time()
    compile_it("# T\n## S\n" + SLOW[name])
    assert time.process_time() - began < 10


@pytest.mark.parametrize("text", ["x" * 66_000, "\n" * 3001, "[" * 2001])
@pytest.mark.parametrize("kind", sorted(COMPILERS))
def test_what_is_over_a_limit_is_not_parsed(kind: str, text: str) -> None:
    compiled = COMPILERS[kind](text)
    assert compiled.value is None
    assert [one.code for one in compiled.diagnostics] == ["M014"]
