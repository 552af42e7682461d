"""Choosing a password, typing a code, asking to join, and giving out ways in."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, EqualTo, Length, Optional

from app.learning.job_roles import JOB_ROLES
from app.services.accounts import LONGEST_NAME
from app.services.passwords import LONGEST, SHORTEST
from app.web.device_field import device_field


class CodeForm(FlaskForm):  # type: ignore[misc]
    code = StringField(_("Code"), [DataRequired(_("Enter the code.")), Length(max=200)])


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """For a way in that has an address, or an account behind it."""

    new_password = PasswordField(
        _("Choose a password"),
        [
            DataRequired(_("Choose a password.")),
            Length(SHORTEST, LONGEST, _("Choose a password of %(min)d to %(max)d characters.")),
        ],
    )
    repeated = PasswordField(
        _("The password, once more"),
        [EqualTo("new_password", _("The two passwords are not the same."))],
    )
    device = device_field()


class BeginForm(PasswordForm):
    username = StringField(
        _("Username"),
        [
            DataRequired(_("Enter a username.")),
            Length(max=100, message=_("Choose a username of at most %(max)d characters.")),
        ],
    )


class TakeOverForm(FlaskForm):  # type: ignore[misc]
    sure = BooleanField(
        _("Yes, both are me"),
        [DataRequired(_("Tick the box if both names are yours. If not, sign out first."))],
    )


class ForgottenForm(FlaskForm):  # type: ignore[misc]
    username = StringField(
        _("Your address or username"),
        [DataRequired(_("Enter your address or username.")), Length(max=320)],
    )


class JoinForm(FlaskForm):  # type: ignore[misc]
    name = StringField(
        _("Your name"),
        [
            DataRequired(_("Enter your name.")),
            Length(max=LONGEST_NAME, message=_("Enter a name of at most %(max)d characters.")),
        ],
    )
    job_role = SelectField(
        _("What you do there"),
        [DataRequired(_("Choose what you do there."))],
        choices=[
            SelectChoice("", _("Choose")),
            *(SelectChoice(role, role) for role in JOB_ROLES),
        ],
    )
    address = StringField(_("Work address"), [Optional(), Length(max=320)])
