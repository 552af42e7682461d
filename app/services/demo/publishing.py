"""What the demo's board aims at, and what it has published: two months, and what it says about the later one."""

from datetime import datetime

from app.ids import ReportRunId
from app.services import board_targets, report_pages, report_runs
from app.services.asking_returns import last_month_end
from app.services.civil_time import civil_date
from app.services.demo.places import EITHIN
from app.services.demo.world import World
from app.store.database import Session
from app.store.targets import Target

ANALYST = "Anwen Mostyn"
AIMED, PERCENT = 230, 80
EARLIER, LATER, SAID = 40, 4, 3
"""Days ago; the two are always of different months."""
NARRATIVE = """## What we see

Most people in the board's agencies have completed the course on neglect. The share stands higher where somebody has the time to remind, and that is what we ask of every agency.

## What we do next

- We ask the agencies without a staff list to send one before the next meeting.
- We pay for two afternoons of cover, so that small settings can train together.

The numbers are rounded, so a small change from one month to the next may be no change at all.
"""


def publish(world: World) -> None:
    world.diary.write(world.days.ago(AIMED), lambda s, now: _aim(world, s, now), 16)
    for ago in (EARLIER, LATER):
        world.diary.write(world.days.ago(ago), lambda s, now: _make(world, s, now), 16)
    world.diary.write(world.days.ago(SAID), lambda s, now: _say(world, s, now), 17)


def _aim(world: World, session: Session, now: datetime) -> None:
    analyst, target = world.acting(session, ANALYST), Target(None, PERCENT, civil_date(now))
    board_targets.set_target(session, world.content, analyst, world.boards[EITHIN], target, now)


def _make(world: World, session: Session, now: datetime) -> ReportRunId:
    analyst, as_of = world.acting(session, ANALYST), last_month_end(civil_date(now))
    board = world.boards[EITHIN]
    return report_runs.make(session, world.content, analyst, board, as_of, now, links=world.links)


def _say(world: World, session: Session, now: datetime) -> None:
    analyst, board = world.acting(session, ANALYST), world.boards[EITHIN]
    run = report_pages.reports(session, analyst, board, now).made[0].id
    report_pages.narrate(session, analyst, board, run, NARRATIVE, now)
