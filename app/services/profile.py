"""What a person sees of herself."""

from dataclasses import dataclass
from datetime import datetime

from app.policy.actor import Actor
from app.services.signing_in import is_stale, limits
from app.store import accounts, sessions
from app.store.database import Session
from app.store.sessions import Browser


@dataclass(frozen=True, slots=True)
class Profile:
    username: str
    password_set_at: datetime
    address: str | None
    """Where letters go; None: she has shown none to be hers."""
    browsers: tuple[Browser, ...]
    """Open ones, the present one included."""


def show(session: Session, actor: Actor, now: datetime) -> Profile:
    account = accounts.get_account(session, actor.person_id)
    open_ones = sessions.open_sessions(session, actor.person_id)
    return Profile(
        username=account.username,
        password_set_at=account.password_set_at,
        address=account.address,
        browsers=tuple(each for each in open_ones if _is_open(each, actor, now)),
    )


def _is_open(browser: Browser, actor: Actor, now: datetime) -> bool:
    within = limits(shared=browser.shared_device, privileged=bool(actor.held))
    return not is_stale(browser.created_at, browser.seen_at, now, within)
