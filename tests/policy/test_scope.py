"""Who may what, and where: tables of cases, and what holds whatever anybody holds."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId, SessionId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import PERMISSIONS, Held, Reach, Role, fits
from app.policy.scope import NOWHERE, Scope, may_grant, scope_of

ADA, BEN = PersonId(1), PersonId(2)
NORTH, SOUTH = BoardId(1), BoardId(2)
OAK, ASH = AgencyId(1), AgencyId(2)
EVERYTHING = Reach()
OF_NORTH, OF_SOUTH = Reach(board_id=NORTH), Reach(board_id=SOUTH)
AT_OAK, AT_ASH = Reach(agency_id=OAK), Reach(agency_id=ASH)
SERVED_BY = {OAK: frozenset({NORTH}), ASH: frozenset({SOUTH})}


def actor(*held: Held) -> Actor:
    return Actor(ADA, SessionId(1), "Ada", Nation.WALES, held=held)


def dsp(reach: Reach) -> Held:
    return Held(Role.DSP, reach)


def administrator(reach: Reach) -> Held:
    return Held(Role.ADMINISTRATOR, reach)


@pytest.mark.parametrize(
    ("held", "permission", "scope"),
    [
        ((), Permission.SEE_STAFF, NOWHERE),
        ((dsp(AT_OAK),), Permission.SEE_STAFF, Scope(agencies=frozenset({OAK}))),
        ((dsp(AT_OAK), dsp(AT_ASH)), Permission.ASSIGN, Scope(agencies=frozenset({OAK, ASH}))),
        ((dsp(AT_OAK),), Permission.GRANT, NOWHERE),
        ((dsp(AT_OAK),), Permission.SEE_ORGANISATIONS, NOWHERE),
        ((administrator(OF_NORTH),), Permission.GRANT, Scope(boards=frozenset({NORTH}))),
        ((administrator(OF_NORTH),), Permission.SEE_STAFF, NOWHERE),
        ((administrator(EVERYTHING),), Permission.SEE_STAFF, NOWHERE),
        ((administrator(EVERYTHING),), Permission.GRANT, Scope(everything=True)),
        (
            (Held(Role.ANALYST, OF_NORTH), dsp(AT_ASH)),
            Permission.SEE_ORGANISATIONS,
            Scope(boards=frozenset({NORTH})),
        ),
        (
            (Held(Role.ANALYST, OF_NORTH), dsp(AT_ASH)),
            Permission.SEE_STAFF,
            Scope(agencies=frozenset({ASH})),
        ),
        ((Held(Role.AUTHOR, EVERYTHING),), Permission.READ_AUDIT, NOWHERE),
    ],
)
def test_a_permission_reaches_where_a_role_with_it_reaches(
    held: tuple[Held, ...], permission: Permission, scope: Scope
) -> None:
    assert scope_of(actor(*held), permission) == scope


@dataclass(frozen=True)
class Case:
    by: Held
    role: Role
    reach: Reach
    allowed: bool


CASES = (
    Case(administrator(EVERYTHING), Role.ADMINISTRATOR, OF_NORTH, True),
    Case(administrator(EVERYTHING), Role.ADMINISTRATOR, EVERYTHING, False),
    Case(administrator(EVERYTHING), Role.DSP, AT_OAK, True),
    Case(administrator(EVERYTHING), Role.ANALYST, OF_SOUTH, True),
    Case(administrator(EVERYTHING), Role.AUTHOR, EVERYTHING, True),
    Case(administrator(EVERYTHING), Role.DSP, OF_NORTH, False),
    Case(administrator(EVERYTHING), Role.DSP, EVERYTHING, False),
    Case(administrator(EVERYTHING), Role.ANALYST, AT_OAK, False),
    Case(administrator(EVERYTHING), Role.ANALYST, EVERYTHING, False),
    Case(administrator(EVERYTHING), Role.ADMINISTRATOR, AT_OAK, False),
    Case(administrator(OF_NORTH), Role.DSP, AT_OAK, True),
    Case(administrator(OF_NORTH), Role.DSP, AT_ASH, False),
    Case(administrator(OF_NORTH), Role.ANALYST, OF_NORTH, True),
    Case(administrator(OF_NORTH), Role.ANALYST, OF_SOUTH, False),
    Case(administrator(OF_NORTH), Role.AUTHOR, OF_NORTH, True),
    Case(administrator(OF_NORTH), Role.AUTHOR, AT_OAK, True),
    Case(administrator(OF_NORTH), Role.AUTHOR, EVERYTHING, False),
    Case(administrator(OF_NORTH), Role.ADMINISTRATOR, OF_NORTH, False),
    Case(administrator(OF_NORTH), Role.ADMINISTRATOR, EVERYTHING, False),
    Case(dsp(AT_OAK), Role.DSP, AT_OAK, False),
    Case(dsp(AT_OAK), Role.AUTHOR, AT_OAK, False),
    Case(Held(Role.ANALYST, OF_NORTH), Role.ANALYST, OF_NORTH, False),
    Case(Held(Role.AUTHOR, EVERYTHING), Role.AUTHOR, OF_NORTH, False),
)


@pytest.mark.parametrize("case", CASES, ids=repr)
def test_a_role_is_given_downwards_and_inside(case: Case) -> None:
    found = may_grant(actor(case.by), case.role, case.reach, BEN, of_boards=boards_of(case.reach))
    assert found is case.allowed


def boards_of(reach: Reach) -> frozenset[BoardId]:
    return SERVED_BY[reach.agency_id] if reach.agency_id else frozenset()


REACHES = st.sampled_from([EVERYTHING, OF_NORTH, OF_SOUTH, AT_OAK, AT_ASH])
ROLES = st.sampled_from(Role)
HELD = st.lists(
    st.builds(Held, ROLES, REACHES).filter(lambda held: fits(held.role, held.reach)), max_size=4
)
BOARDS = st.frozensets(st.sampled_from([NORTH, SOUTH]))


@given(HELD, ROLES, REACHES, BOARDS)
def test_nobody_gives_a_role_to_themselves(
    held: list[Held], role: Role, reach: Reach, of_boards: frozenset[BoardId]
) -> None:
    assert not may_grant(actor(*held), role, reach, ADA, of_boards=of_boards)


@given(HELD, ROLES, REACHES, BOARDS)
def test_nobody_gives_a_rank_that_is_not_below_their_own(
    held: list[Held], role: Role, reach: Reach, of_boards: frozenset[BoardId]
) -> None:
    if may_grant(actor(*held), role, reach, BEN, of_boards=of_boards):
        givers = [each for each in held if Permission.GRANT in PERMISSIONS[each.role]]
        assert any(each.rank > Held(role, reach).rank for each in givers)


@given(HELD, ROLES, REACHES, BOARDS)
def test_what_is_given_lies_inside_the_givers_own_scope(
    held: list[Held], role: Role, reach: Reach, of_boards: frozenset[BoardId]
) -> None:
    giver = actor(*held)
    if may_grant(giver, role, reach, BEN, of_boards=of_boards):
        scope = scope_of(giver, Permission.GRANT)
        inside = reach.board_id in scope.boards or bool(
            reach.agency_id and of_boards & scope.boards
        )
        assert scope.everything or inside


@given(HELD, ROLES, REACHES)
def test_giving_needs_the_permission_to_give(held: list[Held], role: Role, reach: Reach) -> None:
    without = [each for each in held if Permission.GRANT not in PERMISSIONS[each.role]]
    anywhere = frozenset({NORTH, SOUTH})
    assert not may_grant(actor(*without), role, reach, BEN, of_boards=anywhere)
