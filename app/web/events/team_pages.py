"""An agency's side: what is offered, and who of its people goes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId, BookingId, EventId, PersonId
from app.policy.permissions import Permission
from app.services import event_bookings
from app.services.errors import NotFound, Refused
from app.services.event_bookings import AgencyEvent, Booked, Made
from app.services.links import Links
from app.web.access import requires
from app.web.context import actor, content, database, now, settings
from app.web.events.blueprint import blueprint
from app.web.events.forms import BookForm, show_refusal
from app.web.events.presenters import stands_for, when


@blueprint.get("/team/<int:agency>/events")
@requires(Permission.ASSIGN)
def offered(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = event_bookings.at_agency(session, actor(), AgencyId(agency), now())
    return render_template("events/offered.html", agency=found.agency, page=found)


@blueprint.get("/team/<int:agency>/events/<int:event>")
@requires(Permission.ASSIGN)
def at_agency(agency: int, event: int) -> ResponseReturnValue:
    found = _event(agency, event)
    return render_template(
        "events/at_agency.html",
        agency=found.agency,
        page=found,
        when=when(found.event),
        stands_for=stands_for(found.event, content()),
    )


@blueprint.get("/team/<int:agency>/events/<int:event>/book")
@requires(Permission.ASSIGN)
def book(agency: int, event: int) -> ResponseReturnValue:
    found = _event(agency, event)
    return _book_page(found, BookForm(formdata=None, role=""))


@blueprint.post("/team/<int:agency>/events/<int:event>/book")
@requires(Permission.ASSIGN)
def take_book(agency: int, event: int) -> ResponseReturnValue:
    """Books, or looks for others first: then what was ticked stays ticked."""
    found, form = _event(agency, event), BookForm()
    form.offer(found.staff)
    if request.form.get("then") != "book":
        return _book_page(found, form)
    if form.validate():
        try:
            with database().transaction() as session:
                made = event_bookings.book(
                    session,
                    actor(),
                    found.agency.id,
                    found.event.id,
                    [PersonId(int(each)) for each in form.people.data or ()],
                    now(),
                    links=Links(settings().base_url),
                )
            flash(_made(made))
            return redirect(url_for("events.at_agency", agency=agency, event=event))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _book_page(found, form), 422


@blueprint.get("/team/<int:agency>/events/<int:event>/bookings/<int:booking>/withdraw")
@requires(Permission.ASSIGN)
def withdraw(agency: int, event: int, booking: int) -> ResponseReturnValue:
    found = _event(agency, event)
    return render_template(
        "events/withdraw.html",
        agency=found.agency,
        page=found,
        booked=_booking(found, booking),
        when=when(found.event),
    )


@blueprint.post("/team/<int:agency>/events/<int:event>/bookings/<int:booking>/withdraw")
@requires(Permission.ASSIGN)
def take_withdraw(agency: int, event: int, booking: int) -> ResponseReturnValue:
    here = url_for("events.at_agency", agency=agency, event=event)
    try:
        with database().transaction() as session:
            event_bookings.withdraw(
                session,
                actor(),
                AgencyId(agency),
                EventId(event),
                BookingId(booking),
                now(),
                links=Links(settings().base_url),
            )
    except Refused:
        flash(_("Booking is closed, so nothing was changed. The board can still be asked."), "care")
        return redirect(here)
    flash(_("The booking is taken back."))
    return redirect(here)


def _event(agency: int, event: int) -> AgencyEvent:
    with database().reading() as session:
        return event_bookings.one(session, actor(), AgencyId(agency), EventId(event), now())


def _booking(found: AgencyEvent, booking: int) -> Booked:
    hers = next((each for each in found.booked if each.booking_id == booking), None)
    if hers is None:
        raise NotFound("no such booking")
    return hers


def _book_page(found: AgencyEvent, form: BookForm) -> str:
    form.offer(found.staff)
    return render_template(
        "events/book.html", agency=found.agency, page=found, form=form, when=when(found.event)
    )


def _made(made: Made) -> str:
    placed = ngettext("%(num)d person has a place.", "%(num)d people have a place.", made.placed)
    waiting = ngettext(
        "%(num)d person is on the waiting list.",
        "%(num)d people are on the waiting list.",
        made.waiting,
    )
    said = [words for words, number in ((placed, made.placed), (waiting, made.waiting)) if number]
    return " ".join(said) or _("They were booked already.")
