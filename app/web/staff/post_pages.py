"""Jobs: one more, another, the end of one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from app.ids import AgencyId, PersonId, PostId
from app.policy.permissions import Permission
from app.services import posts, staff
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.store.database import Session
from app.store.posts import Held, KnownPost
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.staff.blueprint import blueprint
from app.web.staff.forms import ChangePostForm, EndForm, NewPostForm, day_of, succeeded
from app.web.staff.presenters import held_when


@blueprint.get("/<int:person>/posts/new")
@requires(Permission.CHANGE_STAFF)
def new_post(agency: int, person: int) -> ResponseReturnValue:
    return _new_page(agency, person, NewPostForm(formdata=None))


@blueprint.post("/<int:person>/posts/new")
@requires(Permission.CHANGE_STAFF)
def add_post(agency: int, person: int) -> ResponseReturnValue:
    form = NewPostForm()
    if not succeeded(
        form,
        lambda session: posts.add_post(
            session, actor(), AgencyId(agency), PersonId(person), form.held(), now()
        ),
    ):
        return _new_page(agency, person, form), 422
    flash(_("The job is added."))
    return redirect(url_for("staff.person", agency=agency, person=person))


@blueprint.get("/posts/<int:post>/change")
@requires(Permission.CHANGE_STAFF)
def edit_post(agency: int, post: int) -> ResponseReturnValue:
    return _post_page(agency, post, "staff/change_post.html", None)


@blueprint.post("/posts/<int:post>/change")
@requires(Permission.CHANGE_STAFF)
def change_post(agency: int, post: int) -> ResponseReturnValue:
    form = ChangePostForm()
    if not succeeded(form, lambda session: _change(session, agency, post, form)):
        return _post_page(agency, post, "staff/change_post.html", form), 422
    flash(_("The job is changed. What was known before stays on record."))
    return redirect(url_for("staff.people", agency=agency))


@blueprint.get("/posts/<int:post>/end")
@requires(Permission.CHANGE_STAFF)
def ask_end(agency: int, post: int) -> ResponseReturnValue:
    form = EndForm(formdata=None, last_day=civil_date(now()))
    return _post_page(agency, post, "staff/end_post.html", form)


@blueprint.post("/posts/<int:post>/end")
@requires(Permission.CHANGE_STAFF)
def end_post(agency: int, post: int) -> ResponseReturnValue:
    form = EndForm()
    if not succeeded(
        form,
        lambda session: posts.end_post(
            session, actor(), AgencyId(agency), PostId(post), day_of(form.last_day), now()
        ),
    ):
        return _post_page(agency, post, "staff/end_post.html", form), 422
    flash(_("The last day is recorded. The training record stays with its person."))
    return redirect(url_for("staff.people", agency=agency))


@blueprint.post("/posts/<int:post>/undo-end")
@requires(Permission.CHANGE_STAFF)
def undo_end(agency: int, post: int) -> ResponseReturnValue:
    with database().transaction() as session:
        posts.undo_end(session, actor(), AgencyId(agency), PostId(post), now())
    flash(_("The last day is taken back."))
    return redirect(url_for("staff.people", agency=agency))


def _change(session: Session, agency: int, post: int, form: ChangePostForm) -> None:
    where = AgencyId(agency), PostId(post)
    if form.how.data == "change":
        if form.from_day.data is None:
            raise Refused("change-outside-post")
        posts.change_role(session, actor(), *where, form.job_role.data, form.from_day.data, now())
    else:
        if form.starts_on.data is None:
            raise Refused("starts-odd")
        held = Held(form.job_role.data, form.starts_on.data, form.ends_on.data)
        posts.correct_post(session, actor(), *where, held, now())


def _new_page(agency: int, person: int, form: NewPostForm) -> str:
    with database().reading() as session:
        member = staff.get_member(session, actor(), AgencyId(agency), PersonId(person), now())
    return render_template("staff/new_post.html", agency=member.agency, member=member, form=form)


def _post_page(agency: int, post: int, template: str, form: FlaskForm | None) -> str:
    with database().reading() as session:
        member, found = staff.get_member_post(
            session, actor(), AgencyId(agency), PostId(post), now()
        )
    return render_template(
        template,
        agency=member.agency,
        member=member,
        post=found,
        when=held_when(found.held),
        form=form or _as_it_is(found),
    )


def _as_it_is(post: KnownPost) -> ChangePostForm:
    held = post.held
    return ChangePostForm(
        formdata=None, job_role=held.job_role, starts_on=held.starts_on, ends_on=held.ends_on
    )
