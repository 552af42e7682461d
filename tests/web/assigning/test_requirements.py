"""A DSP, or a board, writes down who is to do what, looks at what it would mean, and changes it later."""

from app.ids import BoardId
from tests.walking import Walker
from tests.web.nurseries import COURSE, Nurseries

WHOLE = {
    "course": COURSE,
    "title": "Group A",
    "whom": "everyone",
    "pattern": "rolling",
    "lasts": "months",
    "months": "36",
    "grace_days": "14",
    "starter_days": "28",
    "standing": "draft",
    "applies_from": "2026-11-23",
}


def requirements(nurseries: Nurseries) -> str:
    return f"/team/{nurseries.own}/requirements"


def typed(walker: Walker, name: str) -> str:
    [box] = walker.page.select(f"main input[name={name}]")
    return str(box.get("value", ""))


def test_what_it_would_mean_is_told_before_anything_is_saved(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    walker.press("See what this would mean", **WHOLE)
    assert walker.heading == "What this would mean"
    assert "3 people, 1 overdue on the first day" in walker.text
    assert "Overdue 1 In the days of grace 0 Due 1 In date 1 Exempt 0" in walker.text
    assert "Group A" not in walker.go(requirements(nurseries)).text


def test_a_requirement_is_saved_as_it_was_looked_at(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    walker.press("See what this would mean", **WHOLE).press("Save the requirement")
    assert walker.path == requirements(nurseries)
    assert "The requirement is saved." in walker.text
    for words in ("Group A", "Noticing neglect", "36 months", "28 days", "14 days"):
        assert words in walker.text


def test_what_was_typed_is_there_again_after_going_back(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    walker.press("See what this would mean", **WHOLE).press("Go back")
    assert typed(walker, "title") == "Group A"
    assert walker.status == 200


def test_what_is_missing_is_said_at_its_field(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    typed = {**WHOLE, "title": "", "grace_days": "some", "whom": "roles", "applies_from": "soon"}
    walker.press("See what this would mean", **typed)
    assert walker.status == 422
    for words in (
        "Enter a name for the requirement.",
        "Enter a whole number.",
        "Choose at least one job role.",
        "Enter a day, like 3/9/2027.",
    ):
        assert words in walker.text, words


def test_a_template_leaves_open_what_guidance_leaves_open(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Start from your nation")
    assert "Group C safeguarding training" in walker.text
    assert "left open: you decide" in walker.text
    assert "Keeping children safe in education" not in walker.text
    walker.go(f"{requirements(nurseries)}/new?template=wales-group-c")
    assert "Ask your board" in walker.text
    assert typed(walker, "months") == typed(walker, "grace_days") == ""
    assert not walker.page.find_all("input", {"name": "lasts", "checked": True})


def test_a_change_applies_from_its_day_and_the_rule_before_it_ends_the_day_before(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Change")
    walker.press(
        "See what this would mean",
        months="24",
        applies_from="2026-12-01",
        transition_on="2027-01-31",
    )
    assert "Counted for Tuesday 1 December 2026" in walker.text
    assert "3 people, 0 overdue on the first day" in walker.text
    walker.press("Save the requirement")
    assert "Until Monday 30 November 2026" in walker.text
    assert "From Tuesday 1 December 2026" in walker.text
    assert "Sunday 31 January 2027" in walker.text


def test_a_requirement_ends_and_is_listed_as_over(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(requirements(nurseries)).follow("End")
    walker.press("End the requirement", last_day="2026-11-22")
    assert "No requirements of your own yet" in walker.text
    assert "Those that have ended" in walker.text


def test_another_agencys_requirements_are_not_there(walker: Walker, nurseries: Nurseries) -> None:
    for tail in ("", "/templates", "/new", "/1", "/1/stop"):
        assert walker.go(f"/team/{nurseries.other}/requirements{tail}").status == 404


def test_a_boards_requirement_reaches_its_agencies_and_counts_without_names(
    administrator: Walker, walker: Walker, board: BoardId, nurseries: Nurseries
) -> None:
    administrator.go(f"/boards/{board}/requirements").follow("Add a requirement")
    administrator.press("See what this would mean", **WHOLE)
    assert "3 people, 1 overdue on the first day" in administrator.text
    assert "Carys" not in administrator.text
    administrator.press("Save the requirement")
    assert "Set by Menai Board" in administrator.text
    walker.go(requirements(nurseries))
    assert "Set by others, and applying here" in walker.text
    assert "Set by Menai Board." in walker.text
    assert walker.go(f"/boards/{board}/requirements").status in (403, 404)


def test_the_learner_reads_who_requires_it_and_since_when_it_is_overdue(
    overdue: Walker, nurseries: Nurseries
) -> None:
    overdue.go("/training")
    assert "Overdue: it was due on Monday 19 January 2026" in overdue.text
    assert "Required for everyone by Little Acorns Nursery: Everybody notices" in overdue.text
    overdue.follow("Noticing neglect")
    assert "Overdue: it was due on Monday 19 January 2026" in overdue.text
