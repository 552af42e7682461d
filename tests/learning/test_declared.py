import pytest

from app.learning.declared import (
    MOST_PEOPLE,
    Declared,
    Fault,
    Line,
    RoleGroup,
    fault_of,
    of_everybody,
)


@pytest.mark.parametrize(
    ("required", "trained", "headcount", "fault"),
    [
        (None, None, 10, None),
        (8, 8, 8, None),
        (8, 0, None, None),
        (0, 0, 0, None),
        (8, None, None, Fault.ONE_MISSING),
        (None, 3, None, Fault.ONE_MISSING),
        (8, 9, None, Fault.MORE_TRAINED),
        (9, 8, 8, Fault.MORE_THAN_ALL),
        (MOST_PEOPLE + 1, 3, None, Fault.TOO_MANY),
        (3, -1, None, Fault.NEGATIVE),
    ],
)
def test_a_pair_of_numbers(
    required: int | None, trained: int | None, headcount: int | None, fault: Fault | None
) -> None:
    assert fault_of(required, trained, headcount) is fault


def test_groups_are_not_summed() -> None:
    lines = (
        Line("noticing", RoleGroup.EVERYBODY, 30, 22),
        Line("noticing", RoleGroup.LEADS, 2, 2),
        Line("talking", RoleGroup.LEADS, 2, 1),
    )
    assert of_everybody(lines) == {"noticing": Declared(30, 22)}
