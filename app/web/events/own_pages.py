"""What somebody is booked for, and how it was."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import BookingId
from app.policy.permissions import Permission
from app.services import own_events
from app.services.own_events import OwnEvent
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.events.blueprint import blueprint
from app.web.events.forms import AnswerForm, answer_form
from app.web.events.presenters import stands_for, when


@blueprint.get("/training/events/<int:booking>")
@requires(Permission.LEARN)
def own(booking: int) -> ResponseReturnValue:
    return _page(_own(booking), answer_form()(formdata=None))


@blueprint.post("/training/events/<int:booking>")
@requires(Permission.LEARN)
def answer(booking: int) -> ResponseReturnValue:
    found, form = _own(booking), answer_form()()
    if found.is_asked and not form.validate():
        return _page(found, form), 422
    if found.is_asked:
        with database().transaction() as session:
            own_events.answer(session, actor(), found.booking.id, form.answers, now())
        flash(_("Thank you. The board sees how many gave which answer, and no name."))
    return redirect(url_for("events.own", booking=booking))


def _own(booking: int) -> OwnEvent:
    with database().reading() as session:
        return own_events.get(session, actor(), BookingId(booking), now())


def _page(found: OwnEvent, form: AnswerForm) -> str:
    return render_template(
        "events/own.html",
        own=found,
        when=when(found.event),
        stands_for=stands_for(found.event, content()),
        form=form,
    )
