"""Which agencies have answered, and asking those that have not."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.ids import AgencyId, BoardId
from app.policy.permissions import Permission
from app.services import asking_returns
from app.services.asking_returns import ToAsk
from app.services.errors import Refused
from app.services.links import Links
from app.services.team import titles
from app.web.access import requires
from app.web.context import actor, content, database, now, settings
from app.web.returns.blueprint import blueprint
from app.web.returns.forms import AskForm, ask_form, show_refusal
from app.web.returns.presenters import home_view, lines_view


@blueprint.get("/boards/<int:board>/returns")
@requires(Permission.REPORT)
def home(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = asking_returns.page(session, actor(), BoardId(board), now())
    return render_template("returns/home.html", board=found.board, page=home_view(found))


@blueprint.get("/boards/<int:board>/returns/<int:agency>")
@requires(Permission.REPORT)
def one(board: int, agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = asking_returns.one(session, actor(), BoardId(board), AgencyId(agency), now())
    lines = lines_view(found.given, content(), found.board.nation)
    return render_template(
        "returns/one.html",
        board=found.board,
        agency=found.agency,
        given=found.given,
        lines=lines,
    )


@blueprint.get("/boards/<int:board>/returns/ask")
@requires(Permission.REPORT)
def ask(board: int) -> ResponseReturnValue:
    there = _to_ask(board)
    if not there.agencies:
        return redirect(url_for("returns.home", board=board))
    kept = {f"address-{each.agency.id}": each.address for each in there.agencies}
    form = _form(there)(formdata=None, data={"as_of": there.as_of, **kept})
    return _show(there, form)


@blueprint.post("/boards/<int:board>/returns/ask")
@requires(Permission.REPORT)
def send(board: int) -> ResponseReturnValue:
    there = _to_ask(board)
    form = _form(there)()
    if form.validate():
        try:
            with database().transaction() as session:
                number = asking_returns.ask(
                    session,
                    actor(),
                    there.board.id,
                    form.addresses,
                    form.as_of.given,
                    now(),
                    links=Links(settings().base_url),
                )
            flash(
                ngettext("One letter is on its way.", "%(num)d letters are on their way.", number)
            )
            return redirect(url_for("returns.home", board=board))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _show(there, form), 422


def _to_ask(board: int) -> ToAsk:
    chosen = {AgencyId(int(each)) for each in request.args.getlist("agency") if _is_number(each)}
    with database().reading() as session:
        return asking_returns.to_ask(session, actor(), BoardId(board), chosen, now())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _form(there: ToAsk) -> type[AskForm]:
    return ask_form({each.agency.id: each.agency.name for each in there.agencies})


def _show(there: ToAsk, form: AskForm) -> str:
    named = titles(content(), there.courses, there.board.nation)
    return render_template(
        "returns/ask.html",
        board=there.board,
        agencies=there.agencies,
        courses=sorted(named.values()),
        form=form,
    )
