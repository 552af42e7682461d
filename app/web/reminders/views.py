"""Reminders: when they go, who can be told now, and who is to be told in person."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, PersonId
from app.policy.permissions import Permission
from app.services import reminder_pages, reminder_planning, reminding
from app.services.errors import Refused
from app.services.reminder_pages import Show
from app.web.access import requires
from app.web.context import actor, content, database, now, settings
from app.web.paging import page_asked_for
from app.web.reminders.forms import PlanForm, filled_in, people_sent, show_refusal
from app.web.reminders.presenters import lines_of, paper_lines, reminders_view, told_words

blueprint = Blueprint("reminders", __name__)


@blueprint.get("/team/<int:agency>/reminders")
@requires(Permission.REMIND)
def home(agency: int) -> ResponseReturnValue:
    """`show` and `page` of who can be told now; `tick=none` begins with nobody."""
    return _home_page(agency, nobody=False)


@blueprint.post("/team/<int:agency>/reminders/send")
@requires(Permission.REMIND)
def send(agency: int) -> ResponseReturnValue:
    """Looks first; sends what was looked at."""
    people = [PersonId(each) for each in people_sent(request.form.getlist("people"))]
    try:
        if request.form.get("then") == "send":
            return _sent(agency, people)
        with database().reading() as session:
            found = reminding.choose(session, actor(), AgencyId(agency), people, now())
    except Refused:
        return _home_page(agency, nobody=True), 422
    return render_template(
        "reminders/look.html",
        agency=found.agency,
        lines=lines_of(found.people, content(), found.agency.nation),
        sends=settings().sends_letters,
    )


@blueprint.get("/team/<int:agency>/reminders/plan")
@requires(Permission.REMIND)
def plan(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        here, found = reminder_planning.find(session, actor(), AgencyId(agency), now())
    return render_template("reminders/plan.html", agency=here, form=filled_in(found))


@blueprint.post("/team/<int:agency>/reminders/plan")
@requires(Permission.REMIND)
def change(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        here, _found = reminder_planning.find(session, actor(), AgencyId(agency), now())
    form = PlanForm()
    if form.validate():
        try:
            with database().transaction() as session:
                reminder_planning.change(session, actor(), here.id, form.reminding, now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            flash(_("Saved. This is how people are reminded from now on."))
            return redirect(url_for("reminders.home", agency=agency))
    return render_template("reminders/plan.html", agency=here, form=form), 422


@blueprint.get("/team/<int:agency>/reminders/paper")
@requires(Permission.REMIND)
def paper(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = reminder_pages.paper(session, actor(), AgencyId(agency), now())
    lines = paper_lines(found, content())
    return render_template(
        "reminders/paper.html", agency=found.agency, lines=lines, today=found.today
    )


def _home_page(agency: int, *, nobody: bool) -> str:
    show = _show()
    with database().reading() as session:
        here = (session, content(), actor(), settings().links, AgencyId(agency))
        found = reminder_pages.page(*here, show, now())
    ticked = not nobody and request.args.get("tick") != "none"
    return render_template(
        "reminders/home.html",
        agency=found.agency,
        view=reminders_view(found, content(), show, page_asked_for(), ticked=ticked),
        nobody=nobody,
        sends=settings().sends_letters,
    )


def _sent(agency: int, people: list[PersonId]) -> ResponseReturnValue:
    with database().transaction() as session:
        here = (session, content(), actor(), settings().links, AgencyId(agency))
        told = reminding.send_now(*here, people, now())
    others = len(set(people)) - told.written - told.without_address
    flash(told_words(told.written, told.without_address, others))
    return redirect(url_for("reminders.home", agency=agency))


def _show() -> Show:
    written = request.values.get("show", "")
    return Show(written) if written in set(Show) else Show.SOON
