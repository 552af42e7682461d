"""The demo's mailbox: it stands in for everybody's mail. Only demo installations have it."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.store.letters import posted
from app.web.access import public
from app.web.context import database
from app.web.paging import page_asked_for, pages_of

blueprint = Blueprint("mailbox", __name__)
PAGE = 10
LONGEST_SEARCH = 100


@blueprint.get("/demo/mailbox")
@public
def mailbox() -> ResponseReturnValue:
    address = request.args.get("to", "").strip()[:LONGEST_SEARCH]
    with database().reading() as session:
        found = posted(session, address, page_asked_for(), PAGE)
    return render_template(
        "letters/mailbox.html",
        found=found,
        address=address,
        pages=pages_of(_address(address), found.page, found.pages, found.total),
    )


def _address(address: str) -> str:
    kept = urlencode({"to": address}) if address else ""
    return f"{url_for('mailbox.mailbox')}?{kept}"
