import pytest

from app.learning.job_role_names import IN_A_NURSERY, OFTEN_CALLED, USUAL, find_job_role
from app.learning.job_roles import JOB_ROLES, SECTORS


def test_every_name_leads_to_a_job_role_and_to_one_alone() -> None:
    names = [name for names in OFTEN_CALLED.values() for name in names.split(", ")]
    assert len(names) == len(set(names))
    assert not set(names) & set(JOB_ROLES)
    assert {*OFTEN_CALLED, *IN_A_NURSERY.values(), *USUAL.values()} <= set(JOB_ROLES)
    assert set(USUAL) <= set(SECTORS)


@pytest.mark.parametrize(
    ("title", "sector", "role"),
    [
        ("Teacher", "school", "teacher"),
        ("teachers", "school", "teacher"),
        ("Head  Teacher", "school", "headteacher"),
        ("TA", "school", "teaching assistant"),
        ("Room Leader", "nursery", "nursery practitioner"),
        ("nursery practioner", "nursery", "nursery practitioner"),
        ("Manager", "nursery", "nursery manager"),
        ("Manager", "housing", None),
        ("DSL", "school", "designated safeguarding person"),
        ("cook", "nursery", None),
        ("preacher", "school", None),
        ("", "school", None),
    ],
)
def test_what_is_sure_is_found_and_what_is_not_is_asked(
    title: str, sector: str, role: str | None
) -> None:
    assert find_job_role(title, sector) == role
