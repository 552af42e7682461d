"""Posts and assignments of a second entry, recorded anew of the one person."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.merging_rows import REASON, Merge, anew, live, rows, supersede, without
from app.store.tables import AssignmentEventRow, AssignmentRow, PostRow


def take_over_posts(session: Session, merging: Merge) -> None:
    """Where she holds the same post already, the two become one: nobody works the same hours twice."""
    hers = live(session, PostRow, merging.into)
    for post in live(session, PostRow, merging.shell):
        supersede(session, PostRow, [post["id"]], merging.now)
        same = next((each for each in hers if _is_same_post(each, post)), None)
        joined = _joined(same, post) if same else post
        if same is not None:
            if joined == same:
                continue
            supersede(session, PostRow, [same["id"]], merging.now)
            hers.remove(same)
        new = anew(joined, merging, replaces_id=joined["id"], recorded_by=merging.into)
        hers.append({**new, "id": insert_returning_id(session, PostRow, **new)})


def _is_same_post(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (
        one["agency_id"] == other["agency_id"]
        and one["job_role"] == other["job_role"]
        and (one["ends_on"] is None or other["starts_on"] <= one["ends_on"])
        and (other["ends_on"] is None or one["starts_on"] <= other["ends_on"])
    )


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    ends = (one["ends_on"], other["ends_on"])
    return {
        **one,
        "starts_on": min(one["starts_on"], other["starts_on"]),
        "ends_on": None if None in ends else max(ends),
    }


def take_over_assignments(session: Session, merging: Merge) -> None:
    """With the days to which they were extended; the withdrawn ones stay behind."""
    events = _events(session, merging.shell)
    for each in rows(session, AssignmentRow, merging.shell):
        own = events.get(each["id"], [])
        if any(event["kind"] == "withdrawn" for event in own):
            continue
        new = {**without(each, "id"), "person_id": merging.into, "made_at": merging.now}
        number = insert_returning_id(session, AssignmentRow, **new)
        for event in own:
            insert_returning_id(
                session,
                AssignmentEventRow,
                **{**without(event, "id"), "assignment_id": number, "made_at": merging.now},
            )
        insert_returning_id(
            session,
            AssignmentEventRow,
            assignment_id=each["id"],
            kind="withdrawn",
            due_on=None,
            reason=REASON,
            made_by=merging.into,
            made_at=merging.now,
        )


def _events(session: Session, shell: PersonId) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    query = (
        select(AssignmentEventRow.__table__)
        .join(AssignmentRow, AssignmentRow.id == AssignmentEventRow.assignment_id)
        .where(AssignmentRow.person_id == shell)
        .order_by(AssignmentEventRow.id)
    )
    for row in session.execute(query).mappings():
        found.setdefault(row["assignment_id"], []).append(dict(row))
    return found
