"""A row for every table, as the migration that made the table knew it.

A new migration that makes a table adds the table's rows here, under its own number; rows already here stay as they
are. Then the tests of migrations carry them to the head, and the tests of append-only tables try to change them.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import MetaData, Table, insert

from app.store.database import Session

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]

DAY = date(2026, 3, 2)
THEN = datetime(2026, 3, 2, 22, 15, 30, 123456, tzinfo=UTC)
WORDS = "Mam’s “asleep” again — Siân, 2 × ŵ 😟\nnew line"
CASE, COURSE = "c" * 64, "r" * 64
CHANGED = {"written_at": THEN, "changed_at": THEN}

ROWS: Mapping[str, Tables] = {
    "0001": {
        "installation": [{"id": 1, "kind": "production"}],
        "agency": [
            {
                "id": 1,
                "name": "Ysgol Ŵyn",
                "sector": "school",
                "nation": "wales",
                "contacts": {"DSP": "Mair Ŵyn, 029 2018 0199"},
            }
        ],
        "person": [
            {"id": 1, "name": "Siân ap Huw", "created_at": THEN},
            {"id": 2, "name": "Joe Bloom", "created_at": THEN},
        ],
        "post": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "job_role": "teacher",
                "starts_on": DAY,
                "ends_on": DAY,
                "recorded_at": THEN,
            },
            {
                "id": 2,
                "person_id": 1,
                "agency_id": 1,
                "job_role": "cook",
                "starts_on": DAY,
                "ends_on": None,
                "recorded_at": THEN,
            },
        ],
        "account": [
            {
                "person_id": 1,
                "username": "siân",
                "password_hash": "$argon2id$",
                "password_set_at": THEN,
                "disabled_at": None,
                "language": "cy",
                "appearance": "dark",
                "nation": None,
            }
        ],
        "session": [
            {
                "id": 1,
                "token_sha256": "1" * 64,
                "person_id": 1,
                "created_at": THEN,
                "seen_at": THEN,
                "ended_at": None,
                "device": "Firefox on Windows",
            }
        ],
        "sign_in_failure": [
            {
                "id": 1,
                "username_sha256": "2" * 64,
                "network": "203.0.113.0/24",
                "device_sha256": "",
                "failed_at": THEN,
            }
        ],
        "known_device": [{"token_sha256": "3" * 64, "person_id": 1, "created_at": THEN}],
        "kept_form": [
            {
                "token_sha256": "4" * 64,
                "person_id": 1,
                "endpoint": "play.scene",
                "arguments": {"attempt_id": 1},
                "fields": {"text": [WORDS]},
                "kept_at": THEN,
            }
        ],
        "content_version": [
            {
                "sha256": CASE,
                "kind": "scenario",
                "slug": "the-long-monday",
                "path": "scenarios/the-long-monday.md",
                "text": WORDS,
                "first_met_at": THEN,
            }
        ],
        "release": [
            {
                "sha256": COURSE,
                "course": "noticing-neglect",
                "parts": [f"scenario the-long-monday {CASE}"],
                "first_met_at": THEN,
            }
        ],
        "attempt": [
            {
                "id": number,
                "person_id": 1,
                "kind": kind,
                "slug": "the-long-monday",
                "content_sha256": CASE,
                "course": "noticing-neglect",
                "release_sha256": COURSE,
                "terms_sha256": "5" * 64,
                "nation": "wales",
                "language": "en",
                "seed": "seed",
                "begun_at": THEN,
            }
            for number, kind in ((1, "scenario"), (2, "quiz"))
        ],
        "move": [
            {
                "attempt_id": 1,
                "step": 0,
                "move": "choose:ask-her",
                "scene": "arrival",
                "scene_after": "ella-talks",
                "soundness": "poor",
                "erring": "leads",
                "regret": 0.1,
                "ending": None,
                "completed": False,
                "made_at": THEN,
            }
        ],
        "answer": [
            {
                "attempt_id": 2,
                "step": 0,
                "question": "what-is-neglect",
                "response": {"chosen": ["persistent-failure"]},
                "confidence": "sure",
                "hint_shown": True,
                "mark_numerator": 1,
                "mark_denominator": 3,
                "answered_at": THEN,
            }
        ],
        "quiz_submission": [
            {
                "attempt_id": 2,
                "score_numerator": 1,
                "score_denominator": 3,
                "passed": False,
                "submitted_at": THEN,
            }
        ],
        "draft": [
            {"person_id": 1, "place": "attempt/1/1", "fields": {"text": [WORDS]}, "saved_at": THEN}
        ],
        "lesson_completion": [
            {
                "id": 1,
                "person_id": 1,
                "lesson": "noticing-neglect/signs",
                "content_sha256": CASE,
                "done_at": THEN,
            }
        ],
        "alternative_taken": [
            {"person_id": 1, "scenario": "another", "content_sha256": CASE, "taken_at": THEN}
        ],
        "reflection": [
            {
                "id": 1,
                "person_id": 1,
                "place": "attempt/1",
                "title": "The long Monday",
                "prompt": "What now?",
                "text": WORDS,
                **CHANGED,
            }
        ],
        "award": [
            {
                "id": 1,
                "person_id": 1,
                "course": "noticing-neglect",
                "release_sha256": COURSE,
                "terms_sha256": "5" * 64,
                "nation": "wales",
                "language": "en",
                "course_title": "Noticing neglect",
                "standing": "draft",
                "met_on": DAY,
                "course_valid_months": 12,
                "recorded_at": THEN,
            }
        ],
        "award_void": [{"award_id": 1, "reason": "the wrong person", "recorded_at": THEN}],
    },
    "0002": {
        "plan": [
            {
                "id": 1,
                "person_id": 1,
                "place": "lesson/noticing-neglect/what-now/plan-1",
                "course": "noticing-neglect",
                "title": "What now",
                "see": WORDS,
                "tell": "the DSP",
                "by": "lunch",
                "outcome": "in-part",
                "outcome_note": WORDS,
                "answered_at": THEN,
                **CHANGED,
            }
        ],
    },
    "0003": {
        "board": [
            {
                "id": 1,
                "name": "Bae Ceredig",
                "nation": "wales",
                "contacts": {},
                "words": {},
                "recorded_at": THEN,
            }
        ],
        "membership": [
            {
                "id": 1,
                "board_id": 1,
                "agency_id": 1,
                "starts_on": DAY,
                "ends_on": None,
                "recorded_at": THEN,
                "superseded_at": None,
            }
        ],
        "absence": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "starts_on": DAY,
                "ends_on": None,
                "recorded_by": 2,
                "recorded_at": THEN,
                "superseded_at": None,
            }
        ],
        "requirement": [
            {
                "id": 1,
                "lineage": "abc",
                "board_id": 1,
                "agency_id": None,
                "course": "noticing-neglect",
                "title": "All staff",
                "job_roles": ["teacher"],
                "validity_months": 12,
                "grace_days": 14,
                "starter_days": 28,
                "pattern": "rolling",
                "fixed_month": None,
                "fixed_day": None,
                "standing": "draft",
                "source": "the board",
                "applies_from": DAY,
                "applies_until": None,
                "transition_on": None,
                "recorded_by": 2,
                "recorded_at": THEN,
                "superseded_at": None,
            }
        ],
        "exemption": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "course": "noticing-neglect",
                "starts_on": DAY,
                "ends_on": None,
                "reason": "away",
                "recorded_by": 2,
                "recorded_at": THEN,
                "superseded_at": None,
            }
        ],
        "assignment": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "course": "noticing-neglect",
                "made_on": DAY,
                "due_on": DAY,
                "note": "",
                "batch": "b",
                "made_by": 2,
                "made_at": THEN,
            }
        ],
        "assignment_event": [
            {
                "id": 1,
                "assignment_id": 1,
                "kind": "extended",
                "due_on": DAY,
                "reason": "ill",
                "made_by": 2,
                "made_at": THEN,
            }
        ],
        "evidence": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "course": "noticing-neglect",
                "provider": "the college",
                "met_on": DAY,
                "own_until": None,
                "file_name": "",
                "stored_as": "",
                "file_sha256": "",
                "handed_in_by": 1,
                "handed_in_at": THEN,
            }
        ],
        "evidence_review": [
            {
                "evidence_id": 1,
                "accepted": True,
                "note": "",
                "award_id": 1,
                "reviewed_by": 2,
                "reviewed_at": THEN,
            }
        ],
        "group_session": [
            {
                "id": 1,
                "agency_id": 1,
                "title": "Staff meeting",
                "held_on": DAY,
                "led_by": "Mair",
                "scenario": None,
                "course": None,
                "recorded_by": 2,
                "recorded_at": THEN,
            }
        ],
        "attendance": [{"session_id": 1, "person_id": 1, "award_id": None, "recorded_at": THEN}],
        "extra_attempt": [
            {
                "id": 1,
                "person_id": 1,
                "quiz": "noticing-neglect",
                "agency_id": 1,
                "given_by": 2,
                "given_at": THEN,
            }
        ],
        "access_grant": [
            {
                "id": 1,
                "person_id": 2,
                "role": "dsp",
                "agency_id": 1,
                "board_id": None,
                "agreement": "",
                "granted_by": None,
                "granted_at": THEN,
                "revoked_by": None,
                "revoked_at": None,
            }
        ],
        "way_in": [
            {
                "id": 1,
                "kind": "slip",
                "token_sha256": "7" * 64,
                "person_id": 2,
                "agency_id": 1,
                "board_id": None,
                "role": None,
                "address": None,
                "made_by": 1,
                "made_at": THEN,
                "expires_at": THEN,
                "used_at": None,
                "withdrawn_at": None,
            }
        ],
        "join_request": [
            {
                "id": 1,
                "agency_id": 1,
                "name": "Idris Bevan",
                "job_role": "teacher",
                "address": None,
                "asked_at": THEN,
                "decided_at": None,
                "decided_by": None,
                "person_id": None,
            }
        ],
        "staff_entry": [
            {
                "id": 1,
                "agency_id": 1,
                "person_id": 1,
                "name": "AP HUW, Siân",
                "address": "sian@school.example",
                "payroll_id": None,
                "recorded_at": THEN,
            }
        ],
        "job_title": [
            {
                "agency_id": 1,
                "kind": "job",
                "title": "class teacher",
                "meaning": "teacher",
                "recorded_at": THEN,
            }
        ],
        "list_import": [
            {
                "id": 1,
                "agency_id": 1,
                "kind": "staff",
                "file_name": "staff.csv",
                "rows": {"rows": [[WORDS]]},
                "changes": {},
                "uploaded_by": 2,
                "uploaded_at": THEN,
                "applied_at": None,
                "undone_at": None,
                "put_away_at": None,
            }
        ],
        "letter": [
            {
                "id": 1,
                "kind": "reminder",
                "person_id": 1,
                "agency_id": 1,
                "stage": "due-14/2027-03-01",
                "address": "sian@school.example",
                "subject": "A reminder",
                "text": WORDS,
                "message_id": "<1@heed.example>",
                "state": "waiting",
                "reason": "",
                "not_before": THEN,
                "tries": 0,
                "made_at": THEN,
                "claimed_at": None,
                "sent_at": None,
            }
        ],
        "reminder_plan": [
            {
                "agency_id": 1,
                "switched_on": True,
                "days_before": [14],
                "days_after": [7],
                "on_the_day": True,
                "words": WORDS,
                "closures": [["2026-12-21", "2027-01-04"]],
                "changed_by": 2,
                "changed_at": THEN,
            }
        ],
        "award_check": [{"award_id": 1, "token": "t", "opened_at": THEN, "closed_at": None}],
        "audit": [
            {
                "id": 1,
                "happened_at": THEN,
                "actor_id": 2,
                "action": "granted",
                "subjects": {"person": 1},
                "agency_id": 1,
                "board_id": None,
                "sealed": "6" * 64,
            }
        ],
    },
    "0004": {
        "notes_closure": [
            {
                "id": 1,
                "person_id": 1,
                "closed_at": THEN,
                "agency_id": 1,
                "given_by": 2,
                "former_password_hash": "$argon2id$",
                "opened_at": None,
            }
        ],
        "closed_note": [
            {
                "id": 1,
                "closure_id": 1,
                "kind": "draft",
                "row": {"person_id": 1, "place": "attempt/12", "fields": {"text": [WORDS]}},
            }
        ],
    },
    "0005": {
        "coverage_target": [
            {
                "id": 1,
                "board_id": 1,
                "course": "noticing-neglect",
                "percent": 95,
                "from_day": DAY,
                "recorded_by": 2,
                "recorded_at": THEN,
                "superseded_at": None,
            }
        ],
        "coverage_snapshot": [
            {
                "id": 1,
                "board_id": 1,
                "as_of": DAY,
                "known_at": THEN,
                "figures": {"rows": [["total", "", "", 1, 0, 0, 0, 0, 0]], "words": WORDS},
                "sha256": "7" * 64,
                "taken_at": THEN,
            }
        ],
    },
    "0006": {
        "return_request": [
            {
                "id": 1,
                "board_id": 1,
                "agency_id": 1,
                "as_of": DAY,
                "address": "swyddfa@ysgol.example",
                "token_sha256": "9" * 64,
                "courses": ["noticing-neglect"],
                "made_by": 2,
                "made_at": THEN,
                "expires_at": THEN,
            }
        ],
        "agency_return": [
            {
                "id": 1,
                "board_id": 1,
                "agency_id": 1,
                "as_of": DAY,
                "headcount": 31,
                "declared_by": WORDS,
                "declared_as": "office manager",
                "request_id": 1,
                "recorded_at": THEN,
            }
        ],
        "return_line": [
            {
                "return_id": 1,
                "course": "noticing-neglect",
                "role_group": "everybody",
                "required": 30,
                "trained": 22,
            }
        ],
    },
    "0007": {
        "publishing_groups": [
            {
                "id": 1,
                "board_id": 1,
                "year": 2026,
                "groups": {"year": 2026, "standings": [["agency", "1", "alone"]]},
                "made_at": THEN,
            }
        ],
        "report_run": [
            {
                "id": 1,
                "board_id": 1,
                "as_of": DAY,
                "known_at": THEN,
                "definition": {"form": 1, "words": WORDS},
                "code_version": "a" * 64,
                "releases": {"noticing-neglect": "b" * 64},
                "result": {"total": [["about", 40, 5]], "tables": []},
                "sha256": "c" * 64,
                "made_by": 2,
                "made_at": THEN,
            }
        ],
        "report_narrative": [
            {"id": 1, "run_id": 1, "text": WORDS, "written_by": 2, "written_at": THEN}
        ],
        "report_subscriber": [
            {"id": 1, "board_id": 1, "person_id": 2, "since": THEN, "until": None}
        ],
    },
    "0008": {
        "training_event": [
            {
                "id": 1,
                "board_id": 1,
                "title": WORDS,
                "course": "noticing-neglect",
                "held_on": DAY,
                "starts_at": "09:30",
                "ends_at": "12:30",
                "place": "Neuadd y Dref",
                "about": WORDS,
                "led_by": "Siân Prys",
                "places": 20,
                "book_until": DAY,
                "made_by": 2,
                "made_at": THEN,
                "cancelled_at": None,
                "cancelled_why": None,
            }
        ],
        "event_booking": [
            {
                "id": 1,
                "event_id": 1,
                "agency_id": 1,
                "person_id": 1,
                "booked_by": 2,
                "booked_at": THEN,
                "withdrawn_at": None,
                "withdrawn_by": None,
            }
        ],
        "event_attendance": [
            {
                "id": 1,
                "booking_id": 1,
                "attended": True,
                "award_id": 1,
                "recorded_by": 2,
                "recorded_at": THEN,
            }
        ],
        "event_answer": [{"booking_id": 1, "question": "useful", "answer": 4, "answered_at": THEN}],
    },
    "0009": {
        "practice_seen": [
            {
                "id": 1,
                "person_id": 1,
                "agency_id": 1,
                "course": "noticing-neglect",
                "answer": "in-part",
                "seen_by": 2,
                "seen_at": THEN,
            }
        ],
    },
}


def put_in(session: Session, revision: str) -> None:
    """That revision's rows; those of the ones before it must be there."""
    tables = _tables(session, ROWS.get(revision, {}))
    for name, rows in ROWS.get(revision, {}).items():
        session.execute(insert(tables[name]), rows)


def all_rows(session: Session) -> Mapping[str, list[Row]]:
    """Of every table, in the order of their keys."""
    return {
        name: [
            dict(row)
            for row in session.execute(table.select().order_by(*table.primary_key)).mappings()
        ]
        for name, table in _tables(session).items()
    }


def _tables(session: Session, names: Iterable[str] | None = None) -> Mapping[str, Table]:
    """As the database has them now, whatever the code says."""
    found = MetaData()
    found.reflect(session, only=None if names is None else list(names), resolve_fks=False)
    return found.tables
