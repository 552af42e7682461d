"""A case on paper: numbers, letters, notes."""

from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.learning.on_paper import LETTERS, on_paper
from tests.content import compiling

CASE = """\
# T
## Start
- [Ask](#gone) `best` `set told`
- [Wait](#on) `poor` `set seen`
- [Ring](#abroad) `fair` `only: scotland`

## Gone
`ending: good`

It ends well.

## On
1. [Gone](#gone) `if told`
2. [Last](#last)

## Abroad
`only: scotland`

[On](#on)

## Last
`ending: unsafe`

It does not.
"""


def case() -> Scenario:
    found = compiling.scenario(CASE).value
    assert found is not None
    return found


def titles(nation: Nation) -> list[tuple[int, str]]:
    paper = on_paper(case().for_nation(nation))
    return [(each.number, compiling.in_wales(each.scene.title)) for each in paper.scenes]


def test_scenes_are_numbered_as_they_are_read_and_endings_come_last() -> None:
    assert titles(Nation.SCOTLAND) == [
        (1, "Start"),
        (2, "On"),
        (3, "Abroad"),
        (4, "Gone"),
        (5, "Last"),
    ]


def test_a_nation_gets_its_own_scenes_alone() -> None:
    assert [title for _, title in titles(Nation.WALES)] == ["Start", "On", "Gone", "Last"]


def test_what_decides_nothing_is_not_noted() -> None:
    assert on_paper(case()).notes == ("told",)


def test_letters_do_not_follow_the_authors_order_and_stay_put() -> None:
    labels = "".join(f"- [Do {n}](#end) `fair`\n" for n in range(30))
    found = compiling.scenario(f"# T\n## Start\n{labels}\n## End\n`ending: good`\n\nDone.\n").value
    assert found is not None
    options = on_paper(found).scenes[0].options
    said = [compiling.in_wales(option.choice.label) for option in options]
    assert [option.letter for option in options] == list(LETTERS[:30])
    assert sorted(said) == sorted(f"Do {n}" for n in range(30))
    assert said != [f"Do {n}" for n in range(30)]
    assert on_paper(found) == on_paper(found)
