"""Forms about boards and agencies: what is typed, and whether it has the shape of an answer."""

from datetime import date

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId
from app.learning.job_roles import SECTORS
from app.policy.roles import Role
from app.services.granting import LONGEST_AGREEMENT, Invitee
from app.services.organisations import LONGEST_NAME
from app.services.support import LONGEST, Own
from app.store.organisations import AgencyFacts
from app.web.nations import NAMES
from app.web.organisations.words import CONTACTS, OWN_WORDS, ROLES
from app.web.typed_fields import Day, Given

NONE = "0"
"""What a select sends for none."""


def _stripped(text: str | None) -> str:
    return " ".join((text or "").split())


def _name(label: str) -> StringField:
    return StringField(
        label,
        [
            DataRequired(_("Enter a name.")),
            Length(max=LONGEST_NAME, message=_("Keep the name under 100 characters.")),
        ],
        filters=[_stripped],
    )


def _nation() -> RadioField:
    return RadioField(
        _("Nation"),
        [InputRequired(_("Choose the nation."))],
        choices=[SelectChoice(nation.value, name) for nation, name in NAMES.items()],
    )


def said(field: StringField) -> str:
    return field.data or ""


def day_of(field: DateField) -> date:
    """Of one that was asked for and given."""
    if field.data is None:
        raise LookupError(f"{field.name} has not been validated")
    return field.data


class BoardForm(FlaskForm):  # type: ignore[misc]
    name = _name(_("Name of the board"))
    nation = _nation()

    @property
    def chosen_nation(self) -> Nation:
        return Nation(self.nation.data)


class AgencyForm(FlaskForm):  # type: ignore[misc]
    name = _name(_("Name of the agency"))
    sector = SelectField(
        _("Sector"),
        [InputRequired(_("Choose the sector."))],
        choices=[SelectChoice("", _("Choose")), *(SelectChoice(each, each) for each in SECTORS)],
    )
    nation = _nation()
    parent = SelectField(_("Part of"), choices=[])
    board = SelectField(_("Board that serves it"), choices=[])
    sure = BooleanField(_("Yes, add another agency of this name"))
    warned_of = HiddenField()
    """The name that the box is about."""

    @property
    def is_namesake(self) -> bool:
        return bool(self.sure.data) and self.warned_of.data == said(self.name)

    def warn(self) -> None:
        self.sure.data, self.warned_of.data = False, said(self.name)

    @property
    def facts(self) -> AgencyFacts:
        nation = Nation(self.nation.data)
        return AgencyFacts(said(self.name), str(self.sector.data), nation, self.parent_id)

    @property
    def parent_id(self) -> AgencyId | None:
        chosen = self.parent.data
        return None if chosen == NONE else AgencyId(int(chosen))

    @property
    def board_id(self) -> BoardId | None:
        return None if self.board.data == NONE else BoardId(int(self.board.data))


class CloseForm(FlaskForm):  # type: ignore[misc]
    last_day = Day(_("Last day"), [Given()], called=_("the last day"))
    sure = BooleanField(
        _("I have checked that this is the right agency"),
        [DataRequired(_("Tick the box when you have checked."))],
    )

    @property
    def day(self) -> date:
        return day_of(self.last_day)


class MembershipForm(FlaskForm):  # type: ignore[misc]
    board = SelectField(_("Board"), [InputRequired(_("Choose the board."))], choices=[])
    starts_on = Day(_("From"), [Given()], called=_("the first day"))
    ends_on = Day(_("To"), [Optional()], called=_("the last day"))


class EndForm(FlaskForm):  # type: ignore[misc]
    last_day = Day(_("Last day"), [Given()], called=_("the last day"))


class GrantForm(FlaskForm):  # type: ignore[misc]
    role = RadioField(_("Role"), [InputRequired(_("Choose the role."))], choices=[])
    agreement = TextAreaField(
        _("Data sharing agreement (for an analyst)"),
        [Length(max=LONGEST_AGREEMENT, message=_("Keep this under 500 characters."))],
        filters=[_stripped],
    )
    how = RadioField(
        _("Who"),
        [InputRequired(_("Choose how you name the person."))],
        choices=[
            SelectChoice("invited", _("Somebody new: send an invitation")),
            SelectChoice("known", _("Somebody who signs in to Heed already")),
        ],
    )
    name = StringField(_("Name"), [Length(max=LONGEST_NAME)], filters=[_stripped])
    address = StringField(_("Work address"), [Length(max=LONGEST)], filters=[_stripped])
    username = StringField(_("Username"), [Length(max=LONGEST)], filters=[_stripped])

    def offer(self, roles: tuple[Role, ...]) -> None:
        self.role.choices = [SelectChoice(role.value, ROLES[role]) for role in roles]

    @property
    def invitee(self) -> Invitee:
        return Invitee(said(self.name), said(self.address))


class SupportForm(FlaskForm):  # type: ignore[misc]
    """A field a contact and a field a word; the first letters keep their names apart."""

    @property
    def own(self) -> Own:
        return Own(
            {key: self[field_of("contact", key)].data for key in CONTACTS},
            {key: self[field_of("word", key)].data for key in OWN_WORDS},
        )


def field_of(kind: str, key: str) -> str:
    return f"{kind}_{key.replace(' ', '_').casefold()}"


for _kind, _labels in (("contact", CONTACTS), ("word", OWN_WORDS)):
    for _key, _label in _labels.items():
        _field = StringField(
            _label,
            [Length(max=LONGEST, message=_("Keep this under 200 characters."))],
            filters=[_stripped],
        )
        setattr(SupportForm, field_of(_kind, _key), _field)
