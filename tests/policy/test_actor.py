from app.content.model.terms import Nation
from app.ids import PersonId, SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER, Permission


def test_nobody_may_anything_unless_it_was_given() -> None:
    nobody = Actor(PersonId(1), SessionId(1), "Carys Puw", Nation.WALES)
    assert not any(nobody.may(permission) for permission in Permission)


def test_a_learner_may_learn() -> None:
    learner = Actor(PersonId(1), SessionId(1), "Carys Puw", Nation.WALES, permissions=LEARNER)
    assert learner.may(Permission.LEARN)
