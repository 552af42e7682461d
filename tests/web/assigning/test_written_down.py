"""The trail tells a requirement that was added from one that was changed or ended, and so with what was assigned."""

from tests.everybody_notices import COURSE
from tests.walking import Walker
from tests.web.assigning.test_requirements import WHOLE, requirements
from tests.web.nurseries import Nurseries


def test_added_changed_and_ended_are_told_apart(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    walker.press("See what this would mean", **WHOLE).press("Save the requirement")
    assert "Added a requirement" in walker.go("/audit").text
    assert "Changed a requirement" not in walker.text
    walker.go(requirements(nurseries)).follow("Change")
    walker.press("See what this would mean", months="24", applies_from="2026-12-01")
    walker.press("Save the requirement")
    assert "Changed a requirement" in walker.go("/audit").text
    walker.go(requirements(nurseries)).follow("End").press("End the requirement")
    assert "Ended a requirement" in walker.go("/audit").text


def test_so_is_what_was_assigned_and_taken_back(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}/assign?person={nurseries.overdue.id}")
    walker.press("See who this would reach", course=COURSE, due_on="2026-12-18")
    walker.press("Assign it")
    walker.go(f"/team/{nurseries.own}/assignments").follow("Move the day")
    walker.press("Move the day", due_on="2027-01-18", reason="She was away.")
    assert "Changed an assignment" in walker.go("/audit").text
    assert "Took back an assignment" not in walker.text
    walker.go(f"/team/{nurseries.own}/assignments").follow("Take back")
    walker.press("Take it back", reason="Asked by mistake.")
    assert "Took back an assignment" in walker.go("/audit").text
    assert "Assigned a course Little Acorns Nursery course: Noticing neglect" in walker.text
