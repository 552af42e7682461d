"""Signing in, and the profile's forms."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import PasswordField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, EqualTo, Length

from app.services.passwords import LONGEST, SHORTEST
from app.web.device_field import device_field, said_shared
from app.web.nations import NAMES


class SignInForm(FlaskForm):  # type: ignore[misc]
    username = StringField(
        _("Username"), [DataRequired(_("Enter your username.")), Length(max=200)]
    )
    password = PasswordField(
        _("Password"), [DataRequired(_("Enter your password.")), Length(max=1000)]
    )
    device = device_field()

    @property
    def is_shared(self) -> bool | None:
        return said_shared(self.device)


class PasswordForm(FlaskForm):  # type: ignore[misc]
    password = PasswordField(
        _("Your password now"), [DataRequired(_("Enter the password that you use now."))]
    )
    new_password = PasswordField(
        _("New password"),
        [
            DataRequired(_("Enter a new password.")),
            Length(SHORTEST, LONGEST, _("Choose a password of %(min)d to %(max)d characters.")),
        ],
    )
    repeated = PasswordField(
        _("New password, once more"),
        [EqualTo("new_password", _("The two new passwords are not the same."))],
    )


class AddressForm(FlaskForm):  # type: ignore[misc]
    address = StringField(
        _("New address"), [DataRequired(_("Enter the new address.")), Length(max=320)]
    )
    password = PasswordField(
        _("Your password now"), [DataRequired(_("Enter the password that you use now."))]
    )


class FormerPasswordForm(FlaskForm):  # type: ignore[misc]
    former_password = PasswordField(
        _("The password that you had then"),
        [DataRequired(_("Enter the password that you had then.")), Length(max=1000)],
    )


class AppearanceForm(FlaskForm):  # type: ignore[misc]
    appearance = RadioField(
        _("Appearance"),
        choices=[
            SelectChoice("system", _("As my device has it")),
            SelectChoice("light", _("Light")),
            SelectChoice("dark", _("Dark")),
        ],
    )


class NationForm(FlaskForm):  # type: ignore[misc]
    nation = RadioField(
        _("Nation"), choices=[SelectChoice(nation, name) for nation, name in NAMES.items()]
    )
