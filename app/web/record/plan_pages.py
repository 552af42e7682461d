"""Plans: changed, answered for, and thrown away, by their maker alone."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import PlanId
from app.policy.permissions import Permission
from app.services import planning
from app.services.drafts import find
from app.store.plans import Plan
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.picked import say_picks
from app.web.plans import plan_view
from app.web.record import kept as kept_words
from app.web.record.blueprint import blueprint
from app.web.record.forms import FollowUpForm, PlanForm

say_picks(kept_words.labels, "record.answer_follow_up")


@blueprint.get("/plans/<int:plan>/edit")
@requires(Permission.LEARN)
def edit_plan(plan: int) -> ResponseReturnValue:
    kept = _get(plan)
    with database().reading() as session:
        typed = planning.find_draft(session, actor(), kept.id) or kept.intention
    form = PlanForm(formdata=None, see=typed.see, tell=typed.tell, by=typed.by)
    return _page("record/edit_plan.html", kept, form, planning.place_of(kept.id))


@blueprint.post("/plans/<int:plan>/edit")
@requires(Permission.LEARN)
def change_plan(plan: int) -> ResponseReturnValue:
    kept, form = _get(plan), PlanForm()
    if not form.validate():
        return _page("record/edit_plan.html", kept, form, planning.place_of(kept.id)), 422
    with database().transaction() as session:
        planning.change(session, actor(), kept.id, form.intention, now())
    flash(_("Your plan is changed."))
    return redirect(_listed(kept))


@blueprint.get("/plans/<int:plan>/follow-up")
@requires(Permission.LEARN)
def follow_up(plan: int) -> ResponseReturnValue:
    kept = _get(plan)
    place = planning.follow_up_place(kept.id)
    with database().reading() as session:
        draft = find(session, actor().person_id, place)
    typed = draft.fields if draft else {}
    form = FollowUpForm(
        formdata=None,
        outcome="".join(typed.get("outcome", ())) or kept.outcome,
        note="".join(typed.get("note", ())) if draft else kept.outcome_note,
    )
    return _page("record/follow_up.html", kept, form, place)


@blueprint.post("/plans/<int:plan>/follow-up")
@requires(Permission.LEARN)
def answer_follow_up(plan: int) -> ResponseReturnValue:
    kept, form = _get(plan), FollowUpForm()
    if not form.validate():
        place = planning.follow_up_place(kept.id)
        return _page("record/follow_up.html", kept, form, place), 422
    with database().transaction() as session:
        planning.answer(session, actor(), kept.id, form.answer, form.note_typed, now())
    flash(_("That is saved. Only you can read it."))
    return redirect(_listed(kept))


@blueprint.get("/plans/<int:plan>/delete")
@requires(Permission.LEARN)
def confirm_delete_plan(plan: int) -> ResponseReturnValue:
    return render_template("record/delete_plan.html", plan=plan_view(_get(plan)))


@blueprint.post("/plans/<int:plan>/delete")
@requires(Permission.LEARN)
def delete_plan(plan: int) -> ResponseReturnValue:
    with database().transaction() as session:
        planning.throw_away(session, actor(), PlanId(plan))
    flash(_("Your plan is deleted."))
    return redirect(url_for("record.reflections"))


def _get(plan: int) -> Plan:
    with database().reading() as session:
        return planning.get(session, actor(), PlanId(plan))


def _page(template: str, plan: Plan, form: PlanForm | FollowUpForm, place: str) -> str:
    form.place.data = place
    return render_template(template, plan=plan_view(plan), form=form)


def _listed(plan: Plan) -> str:
    return url_for("record.reflections", _anchor=f"plan-{plan.id}")
