"""Nothing typed is lost: what happens to a form that meets an ended session or a stale token."""

import re
from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import PersonId
from app.services import kept_forms, signing_in
from app.services.errors import NotAllowed
from app.web import session_cookie
from app.web.context import database, find_actor, now
from app.web.forms import Fields, typed_fields
from app.web.picked import UNKNOWN, Labels, find_labels
from app.web.places import arguments_here, sign_here, sign_place

MACHINE_FIELDS = frozenset({"step", "place", "version", "move", "hint", "look", "wished", "seen"})
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def ask_to_sign_in() -> ResponseReturnValue:
    _refuse_silently_where_nobody_looks()
    if request.method != "POST":
        if session_cookie.find_former_token():
            flash(_("You have been signed out. Sign in to go on."), "information")
        return redirect(url_for("account.sign_in", next=sign_here()))
    person_id = _former_person()
    if person_id is None or comes_from_elsewhere():
        return render_template("account/sign_in_first.html", typed=_read_here()), 403
    place = sign_place("account.kept", token=_keep(person_id))
    flash(_("We kept what you typed. Sign in, and you can send it."), "information")
    return redirect(url_for("account.sign_in", next=place))


def answer_stale_form() -> ResponseReturnValue:
    """The CSRF token is missing or old. A form from another site is refused; one of ours is shown again."""
    _refuse_silently_where_nobody_looks()
    if comes_from_elsewhere():
        raise NotAllowed("a form from another site")
    actor, fields = find_actor(), typed_fields()
    if actor is not None and fields:
        return redirect(url_for("account.kept", token=_keep(actor.person_id)))
    page = render_template(
        "account/send_again.html", action=request.full_path, fields=fields, typed=_read_here()
    )
    return page, 403


def _refuse_silently_where_nobody_looks() -> None:
    """A script that saves drafts in the background can show no page; its form is still in the browser."""
    if request.endpoint == "safe_use.draft":
        raise NotAllowed("a draft without a session or with a stale token")


def comes_from_elsewhere() -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    return site not in ("same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc != request.host
    )


def as_read(fields: Fields, labels: Labels = UNKNOWN) -> list[str]:
    """What was typed or picked, as its writer knows it; of an option without a label, its name."""
    return [
        _in_words(labels, name, value)
        for name, given in fields.items()
        if name not in MACHINE_FIELDS
        for value in given
        if value
    ]


def _in_words(labels: Labels, name: str, value: str) -> str:
    words = labels.get((name, value))
    if words is None:
        words = value.replace("-", " ") if SLUG.fullmatch(value) else value
    asked = labels.get((name, ""))
    return f"{asked}: {words}" if asked else words


def _read_here() -> list[str]:
    fields = typed_fields()
    return as_read(fields, find_labels(request.endpoint, arguments_here(), fields))


def _former_person() -> PersonId | None:
    token = session_cookie.find_former_token()
    if token is None:
        return None
    with database().reading() as session:
        return signing_in.find_former_person(session, token, now())


def _keep(person_id: PersonId) -> str:
    with database().transaction() as session:
        return kept_forms.keep(
            session,
            person_id,
            endpoint=str(request.endpoint),
            arguments=arguments_here(),
            fields=typed_fields(),
            now=now(),
        )
