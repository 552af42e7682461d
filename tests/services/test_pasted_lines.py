"""Lines as people paste them: from lists, letters, spreadsheets and mail programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.pasted_lines import read_pasted_lines

Said = tuple[str, str, str]


def read(text: str) -> list[Said]:
    return [(line.name, line.title, line.address) for line in read_pasted_lines(text)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ann Jones", ("Ann Jones", "", "")),
        ("Ann Jones, teacher", ("Ann Jones", "teacher", "")),
        ("Ann Jones,teacher,ann@x.example", ("Ann Jones", "teacher", "ann@x.example")),
        ("Ann Jones, ANN@x.example", ("Ann Jones", "", "ann@x.example")),
        ("ann@x.example\tAnn Jones\tteacher", ("Ann Jones", "teacher", "ann@x.example")),
        ("Jones, Ann\tteacher", ("Ann Jones", "teacher", "")),
        ("Ann Jones <ann@x.example>", ("Ann Jones", "", "ann@x.example")),
        ("Ann Jones; teacher; mailto:ann@x.example", ("Ann Jones", "teacher", "ann@x.example")),
        ("1. Ann Jones", ("Ann Jones", "", "")),
        ("• Ann Jones, teacher", ("Ann Jones", "teacher", "")),
        ('"Ann Jones","teacher"', ("Ann Jones", "teacher", "")),
        ("Ann\u00a0 Jones \u200b", ("Ann Jones", "", "")),
        ("W\u0302yn", ("Ŵyn", "", "")),
        ("Ann Jones,,", ("Ann Jones", "", "")),
        ("=1+1", ("=1+1", "", "")),
    ],
)
def test_a_line_is_read_kindly(line: str, said: Said) -> None:
    assert read(line) == [said]


def test_lines_keep_the_numbers_that_their_writer_counts() -> None:
    lines = read_pasted_lines("\n\nAnn\r\n \nBob\n")
    assert [(line.number, line.name) for line in lines] == [(3, "Ann"), (5, "Bob")]


@pytest.mark.parametrize(
    ("headings", "row", "said"),
    [
        ("Name, Job role, Work email", "Ann Jones, cook,", ("Ann Jones", "cook", "")),
        ("Surname\tForename\tPost", "Jones\tAnn\tcook", ("Ann Jones", "cook", "")),
        ("Email;Enw;Swydd", "A@x.example;Ann;cook", ("Ann", "cook", "a@x.example")),
    ],
)
def test_headings_say_what_stands_where(headings: str, row: str, said: Said) -> None:
    assert read(f"{headings}\n{row}") == [said]


def test_what_is_too_much_is_a_fault() -> None:
    faults = [
        line.fault for line in read_pasted_lines("A, b, c\nx" + "x" * 5_000 + "\na@b.c,d@e.f")
    ]
    assert faults == ["too-many-parts", "line-too-long", "too-many-parts"]


@given(st.text(max_size=300))
def test_anything_can_be_pasted(text: str) -> None:
    numbers = [line.number for line in read_pasted_lines(text)]
    assert numbers == sorted(set(numbers))
