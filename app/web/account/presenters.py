"""The profile page's model."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString

from app.ids import SessionId
from app.policy.actor import Actor
from app.services.profile import Profile
from app.web.nations import NAMES


@dataclass(frozen=True, slots=True)
class BrowserLine:
    id: SessionId
    device: str
    created_at: datetime
    seen_at: datetime
    present: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class ProfilePage:
    name: str
    username: str
    address: str | None
    agency: str | None
    job_role: str | None
    nation: LazyString
    password_set_at: datetime
    browsers: tuple[BrowserLine, ...]


def present_profile(profile: Profile, actor: Actor) -> ProfilePage:
    return ProfilePage(
        name=actor.name,
        username=profile.username,
        address=profile.address,
        agency=actor.agency.name if actor.agency else None,
        job_role=actor.job_role,
        nation=NAMES[actor.nation],
        password_set_at=profile.password_set_at,
        browsers=tuple(
            BrowserLine(
                each.session_id,
                each.device,
                each.created_at,
                each.seen_at,
                present=each.session_id == actor.session_id,
                shared=each.shared_device,
            )
            for each in profile.browsers
        ),
    )
