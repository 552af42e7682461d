"""The four steps: what each is called, where it is, and what is there of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.ids import AgencyId
from app.services.beginning import Progress, Step
from app.web.groups import listed

TITLES: Mapping[Step, LazyString] = {
    Step.PEOPLE: lazy("Who works with you"),
    Step.CONTACTS: lazy("Whom your staff turn to"),
    Step.TRAINING: lazy("The first training"),
    Step.WAYS_IN: lazy("Ways to sign in"),
}
ENDPOINTS: Mapping[Step, str] = {
    Step.PEOPLE: "beginning.people",
    Step.CONTACTS: "beginning.contacts",
    Step.TRAINING: "beginning.training",
    Step.WAYS_IN: "beginning.ways_in",
}
MINUTES: Mapping[Step, int] = {
    Step.PEOPLE: 4,
    Step.CONTACTS: 2,
    Step.TRAINING: 2,
    Step.WAYS_IN: 2,
}
LACKING: Mapping[str, LazyString] = {
    "DSP": lazy("the safeguarding lead"),
    "social services": lazy("social services"),
    "out of hours": lazy("out of hours"),
}


@dataclass(frozen=True, slots=True)
class StepView:
    """As the outline component shows it."""

    title: str
    href: str
    state: str
    state_words: str
    minutes: int | None
    note: str
    kind_words: str


def place_words(step: Step) -> str:
    return _("Step %(number)d of %(all)d", number=number_of(step), all=len(Step))


def number_of(step: Step) -> int:
    return list(Step).index(step) + 1


def step_views(found: Progress) -> tuple[StepView, ...]:
    following = found.next_after(None)
    return tuple(_view(found, step, following) for step in Step)


def href_of(step: Step | None, agency_id: AgencyId) -> str:
    """None: the page after the last."""
    return url_for(ENDPOINTS[step] if step else "beginning.afterwards", agency=agency_id)


def href_after(step: Step, agency_id: AgencyId) -> str:
    """For somebody who leaves a step out: the one behind it, done or not."""
    steps = [*Step, None]
    return href_of(steps[steps.index(step) + 1], agency_id)


def _view(found: Progress, step: Step, following: Step | None) -> StepView:
    state = "done" if step in found.done else "next" if step is following else "later"
    words = {"done": _("Done"), "next": _("Next"), "later": _("Still open")}[state]
    minutes = None if state == "done" else MINUTES[step]
    href = href_of(step, found.agency.id)
    kind = _("Step %(number)d", number=number_of(step))
    return StepView(str(TITLES[step]), href, state, words, minutes, there_words(found, step), kind)


def there_words(found: Progress, step: Step) -> str:
    match step:
        case Step.PEOPLE:
            return _people_words(found)
        case Step.CONTACTS:
            return _contact_words(found)
        case Step.TRAINING:
            return _training_words(found)
        case Step.WAYS_IN:
            return _ways_in_words(found)


def _people_words(found: Progress) -> str:
    if not found.staff:
        return _("Nobody is on your list yet.")
    people = len(found.staff)
    return ngettext("%(num)d person is on your list.", "%(num)d people are on your list.", people)


def _contact_words(found: Progress) -> str:
    if not found.missing:
        return _("Your staff see them on their help page.")
    return _("Not set yet: %(what)s.", what=listed(LACKING[key] for key in found.missing))


def _training_words(found: Progress) -> str:
    said = []
    if rules := len(found.requirements):
        said.append(ngettext("%(num)d requirement", "%(num)d requirements", rules))
    if given := found.assignments:
        said.append(ngettext("%(num)d assignment", "%(num)d assignments", given))
    return f"{listed(said)}." if said else _("Nothing is asked of anybody yet.")


def _ways_in_words(found: Progress) -> str:
    if not found.staff:
        return _("After step 1.")
    without, people = len(found.without_way_in), len(found.staff)
    if not without:
        return _("Everybody on your list can get in.")
    return _("%(without)d of %(people)d people have none yet.", without=without, people=people)
