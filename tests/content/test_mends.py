"""What the check proposes for the slips that newcomers make."""

import pytest

from tests.content import compiling

CASE = """\
# A case
## Start
- [Ask](#dannys-hall) `best` `set told`
  > She nods.
- [Wait](#dannys-hall) `poor: delays`
  > She waits.

## Danny's hall
The {DSP} is there.

- [Go in](#end) `best` `if told`
  > You knock.
- [Go home](#bad) `poor`
  > You go.

## End
`ending: good`

## Bad
`ending: unsafe`
"""


def messages(before: str, after: str) -> list[str]:
    assert before in CASE
    found = compiling.scenario(CASE.replace(before, after, 1)).diagnostics
    return [one.message for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    ("before", "after", "mend"),
    [
        ("`best`", "`Best`", "did you mean `best`?"),
        ("`poor: delays`", "`Poor: delays`", "did you mean `poor: delays`?"),
        ("`poor: delays`", "`poor, delays`", "did you mean `poor: delays`?"),
        ("`poor: delays`", "`poor delays`", "did you mean `poor: delays`?"),
        ("`if told`", "`If told`", "did you mean `if told`?"),
        ("`ending: good`", "`ending good`", "did you mean `ending: good`?"),
        ("`best` `set told`", "`best set told`", "give each word backticks of its own"),
        ("`best` `set told`", "`best, set told`", "give each word backticks of its own"),
        ("`poor: delays`", "`bad`", "known here: best, fair, poor,"),
        ("`poor: delays`", "`poor` `safety`", "it stands alone under the heading of a scene"),
        ("`poor: delays`", "`poor` Hm.", "a consequence goes below, as `  > …`"),
        ("`if told`", "`if Told`", "did you mean `told`?"),
        ("`if told`", "`if !told`", "`!told` is no flag's name: write `if this and not that`"),
        ("{DSP}", "{DSL}", "did you mean {DSP}?"),
        ("{DSP}", "{LADO}", "write plain words, or add it to courses/terms.yaml"),
        ("(#dannys-hall)", "(#danny's-hall)", "did you mean #dannys-hall?"),
        ("(#dannys-hall)", "(dannys-hall)", "write #dannys-hall"),
        ("## Bad", "##Bad", "put a space behind the ##"),
        ("## Bad", "### Bad", "write it with ##"),
        (
            "## Bad\n`ending: unsafe`",
            "## Bad `ending: unsafe`",
            "put it alone in a paragraph below",
        ),
        ("`ending: unsafe`", "ending: unsafe", "put it in backticks"),
        ("## Bad", "## About\nWords.\n\n## Bad", "or write `debrief` below it if it is one"),
        ("  > You go.", "> You go.", "two spaces before each >"),
        ("\n## Danny's hall\n", "\n", "begin a scene of its own for the next with `## …`"),
    ],
)
def test_a_slip_is_told_with_its_mend(before: str, after: str, mend: str) -> None:
    found = messages(before, after)
    assert [message for message in found if mend in message], found
