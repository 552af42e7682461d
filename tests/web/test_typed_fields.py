"""A day that is missing, or that nobody can read, is asked for by its name."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Form
from wtforms.validators import Optional

from app import web
from app.web.typed_fields import Day, Given


class Stay(FlaskForm):  # type: ignore[misc]
    starts_on = Day(_("From"), [Given()], called=_("the first day"))
    ends_on = Day(_("To"), [Optional()])


def read(app: Flask, **typed: str) -> Stay:
    with app.test_request_context("/", method="POST", data=typed):
        form = Stay(meta={"csrf": False})
        form.validate()
        return form


@pytest.mark.parametrize("typed", ["", "  ", "soon", "31 2 2027", "2027-13-01", "3/9"])
def test_the_error_names_the_day(app: Flask, typed: str) -> None:
    form = read(app, starts_on=typed)
    assert form.errors == {"starts_on": ["Give the first day, for example 3 3 2027."]}


def test_it_is_asked_for_once_where_the_field_did_not_come(app: Flask) -> None:
    assert read(app).errors == {"starts_on": ["Give the first day, for example 3 3 2027."]}


def test_without_a_name_of_its_own_it_is_quoted(app: Flask) -> None:
    form = read(app, starts_on="2027-03-03", ends_on="soon")
    assert form.errors == {"ends_on": ["Give a day for “To”, for example 3 3 2027."]}
    assert read(app, starts_on="2027-03-03", ends_on="").errors == {}


@pytest.mark.parametrize(
    "typed",
    [
        "2027-03-04",
        "4 3 2027",
        " 04/03/2027 ",
        "4.3.2027",
        "4-3-2027",
        "4 March 2027",
        "4 mar 2027",
    ],
)
def test_a_day_is_read_however_it_is_spelt(app: Flask, typed: str) -> None:
    form = read(app, starts_on=typed)
    assert form.starts_on.given == date(2027, 3, 4)
    assert 'value="2027-03-04"' in form.starts_on(), "as date boxes of browsers want it"


def forms() -> Iterator[type[Form]]:
    for module in pkgutil.walk_packages(web.__path__, f"{web.__name__}."):
        if "form" in module.name:
            for each in vars(importlib.import_module(module.name)).values():
                if (
                    isinstance(each, type)
                    and issubclass(each, Form)
                    and each.__module__ == module.name
                ):
                    yield each


def test_every_day_of_every_form_has_a_name_for_its_errors() -> None:
    days = {
        f"{form.__name__}.{name}": field.kwargs.get("called")
        for form in forms()
        for name, field in vars(form).items()
        if getattr(field, "field_class", None) is Day
    }
    assert len(days) > 15
    assert [name for name, called in days.items() if not called] == []
