"""A DSP, or a board, writes down who is to do what, looks at what it would mean, and changes it later."""

from copy import copy
from datetime import date

from app.ids import BoardId
from app.store import memberships, organisations
from app.store.database import Database
from tests.conftest import FakeClock
from tests.everybody_notices import COURSE
from tests.people import agency
from tests.walking import Walker
from tests.web.nurseries import Nurseries

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


def is_open(walker: Walker, name: str) -> bool:
    """The fold that has these boxes."""
    [box, *_] = walker.page.select(f"details input[name={name}]")
    fold = box.find_parent("details")
    return fold is not None and fold.has_attr("open")


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


def test_the_day_of_the_year_is_unfolded_where_it_counts(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"{requirements(nurseries)}/new")
    assert not is_open(walker, "fixed_day")
    walker.press("See what this would mean", pattern="rolling")
    assert not is_open(walker, "fixed_day")
    walker.press("See what this would mean", pattern="rolling", fixed_day="32")
    assert is_open(walker, "fixed_day")
    walker.press("See what this would mean", pattern="fixed", fixed_day="31")
    assert is_open(walker, "fixed_day")
    assert walker.page.find("a", href="#fixed_month")


def test_the_job_roles_are_unfolded_where_they_count(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"{requirements(nurseries)}/new")
    assert not is_open(walker, "job_roles")
    walker.press("See what this would mean", whom="everyone")
    assert not is_open(walker, "job_roles")
    walker.press("See what this would mean", whom="roles")
    assert is_open(walker, "job_roles")
    assert walker.page.find("a", href="#job_roles-0")
    walker.go(f"/team/{nurseries.own}/assign")
    assert (is_open(walker, "job_roles"), is_open(walker, "people")) == (False, False)
    walker.go(f"/team/{nurseries.own}/assign?person={nurseries.overdue.id}")
    assert (is_open(walker, "job_roles"), is_open(walker, "people")) == (False, True)
    assert "People: 1 chosen" in walker.text


def test_what_is_missing_is_said_at_its_field(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(requirements(nurseries)).follow("Add a requirement")
    typed = {**WHOLE, "title": "", "grace_days": "some", "whom": "roles", "applies_from": "soon"}
    walker.press("See what this would mean", **typed)
    assert walker.status == 422
    for words in (
        "Enter a name for the requirement.",
        "Enter a whole number.",
        "Choose at least one job role.",
        "Give the day from which it applies, for example 3 3 2027.",
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


def test_a_change_that_is_sent_twice_answers_with_what_stands(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Change")
    walker.press("See what this would mean", months="24", applies_from="2026-12-01")
    looked_at = copy(walker)
    walker.press("Save the requirement")
    assert "The requirement is saved." in walker.text
    once = walker.text.replace("The requirement is saved.", "")
    looked_at.press("Save the requirement")
    assert looked_at.status == 200
    notice = "This change was saved already. Here is the requirement as it now stands."
    assert looked_at.text.replace(notice, "") == once


def test_a_change_that_meets_a_newer_version_shows_both_and_keeps_what_was_typed(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("Change")
    opened, other = copy(walker), copy(walker)
    other.press("See what this would mean", months="24").press("Save the requirement")
    opened.press("See what this would mean", title="Everybody, always", grace_days="7")
    assert opened.status == 409
    assert opened.heading == "This requirement was changed meanwhile"
    assert "Comes round differs 24 months 12 months" in opened.text
    assert "Name differs Everybody notices Everybody, always" in opened.text
    going_back = copy(opened).press("Go back and change mine")
    assert typed(going_back, "title") == "Everybody, always"
    assert typed(going_back, "grace_days") == "7"
    opened.press("See what mine would mean").press("Save the requirement")
    assert "The requirement is saved." in opened.text
    assert "Everybody, always" in opened.text
    assert "24 months" not in opened.text


def test_what_was_taken_back_meanwhile_can_be_saved_as_a_new_one(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"{requirements(nurseries)}/new")
    walker.press("See what this would mean", **{**WHOLE, "applies_from": "2026-12-24"})
    walker.press("Save the requirement")
    [panel] = (each for each in walker.page.select("section[id]") if "Group A" in each.text)
    number = str(panel["id"]).removeprefix("requirement-")
    opened = copy(walker).go(f"{requirements(nurseries)}/{number}")
    page = opened.path
    copy(opened).go(f"{page}/stop").press("End the requirement")
    opened.press("See what this would mean", title="Group B")
    assert opened.status == 409
    assert "was taken back since" in opened.text
    opened.press("See what mine would mean").press("Save the requirement")
    assert "Group B" in opened.text
    assert walker.go(page).status == 404


def test_an_end_that_is_sent_twice_or_too_late_is_told(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(requirements(nurseries)).follow("End")
    opened, twice = copy(walker), copy(walker)
    walker.go(requirements(nurseries)).follow("Change")
    page = walker.path
    walker.press("See what this would mean", months="24").press("Save the requirement")
    opened.press("End the requirement", last_day="2026-11-30")
    assert opened.status == 409
    assert "was changed meanwhile" in opened.text
    assert typed(opened, "last_day") == "2026-11-30"
    assert walker.go(page).path != page
    assert "This is how it stands now" in walker.text
    opened.press("End the requirement")
    assert "Until Monday 30 November 2026" in opened.text
    twice.press("End the requirement", last_day="2026-11-30")
    assert "It has been ended already." in twice.text


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
    assert "By agency" not in administrator.text
    administrator.press("Save the requirement")
    assert "Set by Menai Board" in administrator.text
    walker.go(requirements(nurseries))
    assert "Set by others, and applying here" in walker.text
    assert "Set by Menai Board." in walker.text
    assert walker.go(f"/boards/{board}/requirements").status in (403, 404)


def test_a_boards_preview_tells_of_each_agency(
    administrator: Walker,
    board: BoardId,
    nurseries: Nurseries,
    database: Database,
    clock: FakeClock,
) -> None:
    with database.transaction() as session:
        empty = agency(session, "Bryn Nursery")
        gone = agency(session, "Gone Nursery")
        for each in (nurseries.other, empty, gone):
            begun = date(2026, 1, 1)
            memberships.add_membership(session, board, each, begun, None, clock())
        organisations.close_organisation(session, gone, date(2026, 10, 1))
    administrator.go(f"/boards/{board}/requirements/new")
    administrator.press("See what this would mean", **WHOLE)
    assert "4 people, 1 overdue on the first day" in administrator.text
    assert "Bryn Nursery no staff list yet –" in administrator.text
    assert "Little Acorns Nursery 3 1" in administrator.text
    assert "Gone Nursery" not in administrator.text
    assert "Carys" not in administrator.text


def test_the_learner_reads_who_requires_it_and_since_when_it_is_overdue(
    overdue: Walker, nurseries: Nurseries
) -> None:
    overdue.go("/training")
    assert "Overdue: it was due on Monday 19 January 2026" in overdue.text
    assert "Required for everyone by Little Acorns Nursery: Everybody notices" in overdue.text
    overdue.follow("Noticing neglect")
    assert "Overdue: it was due on Monday 19 January 2026" in overdue.text
