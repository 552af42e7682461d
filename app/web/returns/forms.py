"""Forms of returns. What is asked about differs, and so do their fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, StringField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from app.ids import AgencyId
from app.learning.declared import MOST_PEOPLE, Fault, Line, RoleGroup, fault_of
from app.services.addresses import is_fit
from app.services.declaring import LONGEST
from app.services.errors import Refused
from app.store.returns import Said
from app.web.typed_fields import Day, Given, Number

GROUPS: Mapping[RoleGroup, LazyString] = {
    RoleGroup.EVERYBODY: _("Everybody: all staff and volunteers"),
    RoleGroup.REGULAR_CONTACT: _("In regular contact with children or their families"),
    RoleGroup.LEADS: _("Safeguarding leads and their deputies"),
}
FAULTS: Mapping[Fault, LazyString] = {
    Fault.ONE_MISSING: _("Enter both numbers, or leave both empty."),
    Fault.MORE_TRAINED: _("More people are in date than need it. Check both numbers."),
    Fault.MORE_THAN_ALL: _("More people need it than work there. Check both numbers."),
    Fault.TOO_MANY: _("That is more than any agency has. Check the number."),
    Fault.NEGATIVE: _("Enter a number from 0 up."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One pair of boxes."""

    group: RoleGroup
    required: Field
    trained: Field

    @property
    def label(self) -> LazyString:
        return GROUPS[self.group]


class MayBeEmpty(Optional):
    """Without a word at each of so many boxes: the page says it once."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {}


class ReturnForm(FlaskForm):  # type: ignore[misc]
    """Made for its courses by `return_form`."""

    courses: tuple[str, ...] = ()
    headcount = Number(
        _("How many people work there, volunteers too"),
        [
            Optional(),
            NumberRange(0, MOST_PEOPLE, _("Enter a number from 0 to %(max)s.")),
        ],
    )
    declared_by = StringField(
        _("Your name"),
        [
            DataRequired(_("Enter your name, so that the board knows whom to ask.")),
            Length(max=LONGEST, message=_("Keep it under 100 characters.")),
        ],
    )
    declared_as = StringField(
        _("Your post"),
        [
            DataRequired(_("Enter your post, for example: office manager.")),
            Length(max=LONGEST, message=_("Keep it under 100 characters.")),
        ],
    )

    def asked_about(self, course: str) -> tuple[Asked, ...]:
        place = self.courses.index(course)
        return tuple(
            Asked(
                group, self[_name(place, group, "required")], self[_name(place, group, "trained")]
            )
            for group in RoleGroup
        )

    def fits(self) -> bool:
        """Fields alone, then pairs: what is wrong stands at its box."""
        fields_fit = self.validate()
        pairs_fit = {self._pair_fits(each) for each in self._pairs()} == {True}
        if fields_fit and pairs_fit and not self.said.lines:
            first = next(self._pairs())
            first.required.errors = (_("Enter the numbers of at least one line."),)
            return False
        return bool(fields_fit and pairs_fit)

    @property
    def said(self) -> Said:
        lines = tuple(
            Line(course, each.group, each.required.data, each.trained.data)
            for course in self.courses
            for each in self.asked_about(course)
            if each.required.data is not None and each.trained.data is not None
        )
        by, post = (self.declared_by.data or "").strip(), (self.declared_as.data or "").strip()
        return Said(self.headcount.data, by, post, lines)

    def _pairs(self) -> Iterator[Asked]:
        return (each for course in self.courses for each in self.asked_about(course))

    def _pair_fits(self, each: Asked) -> bool:
        if each.required.errors or each.trained.errors:
            return False
        fault = fault_of(each.required.data, each.trained.data, self.headcount.data)
        if fault is None:
            return True
        late = each.required.data is not None and fault is not Fault.MORE_THAN_ALL
        wrong = each.trained if late else each.required
        wrong.errors = (*wrong.errors, FAULTS[fault])
        return False


def return_form(courses: tuple[str, ...], before: Said | None, *, sent: bool) -> ReturnForm:
    """`before`: shown in a form that is not sent yet."""
    fields = {
        _name(place, group, what): Number(
            label,
            [MayBeEmpty(), NumberRange(0, MOST_PEOPLE, _("Enter a number from 0 to %(max)s."))],
        )
        for place in range(len(courses))
        for group in RoleGroup
        for what, label in (("required", _("Need it")), ("trained", _("Of these, in date")))
    }
    made: type[ReturnForm] = type("ReturnForm", (ReturnForm,), {"courses": courses, **fields})
    return made() if sent else made(formdata=None, data=_typed(courses, before) if before else {})


def _typed(courses: tuple[str, ...], before: Said) -> dict[str, object]:
    numbers = {
        _name(courses.index(line.course), line.group, what): number
        for line in before.lines
        if line.course in courses
        for what, number in (("required", line.required), ("trained", line.trained))
    }
    return {
        "headcount": before.headcount,
        "declared_by": before.declared_by,
        "declared_as": before.declared_as,
        **numbers,
    }


def _name(place: int, group: RoleGroup, what: str) -> str:
    return f"{place}-{group.value.replace(' ', '-')}-{what}"


class AskForm(FlaskForm):  # type: ignore[misc]
    """With an address for each agency; made by `ask_form`."""

    agencies: tuple[AgencyId, ...] = ()
    as_of = Day(
        _("The day that the numbers are to be true of"),
        [Given()],
        called=_("the day that the numbers are to be true of"),
    )

    def address_of(self, agency_id: AgencyId) -> Field:
        field: Field = self[f"address-{agency_id}"]
        return field

    @property
    def addresses(self) -> dict[AgencyId, str]:
        return {each: self.address_of(each).data or "" for each in self.agencies}


def ask_form(agencies: Mapping[AgencyId, str]) -> type[AskForm]:
    """`agencies`: with their names."""
    fields = {
        f"address-{agency_id}": EmailField(
            _("Address at %(agency)s", agency=name),
            [DataRequired(_("Enter an address, for example office@agency.example."))],
        )
        for agency_id, name in agencies.items()
    }
    return type("AskForm", (AskForm,), {"agencies": tuple(agencies), **fields})


def show_refusal(form: AskForm, refusal: Refused) -> None:
    """At the day, or at each address that no mail server would take; another goes to the error page."""
    if refusal.reason == "as-of-ahead":
        form.as_of.errors = (_("That day lies ahead. Choose today or a day before."),)
    elif refusal.reason == "nothing-required":
        form.form_errors.append(
            _("The board requires no course yet, so there is nothing to ask about.")
        )
    elif refusal.reason == "address-unfit":
        for agency_id in form.agencies:
            if not is_fit(form.addresses[agency_id]):
                unfit = form.address_of(agency_id)
                unfit.errors = (_("Enter a work address, like name@example.org"),)
    else:
        raise refusal
