"""A report as it was published, for all who render it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import BoardId, ReportRunId, Sha256
from app.learning.disclosure.protected import Published
from app.learning.disclosure.writing import from_data
from app.reporting.kept_figures import sha256_of
from app.services.errors import DomainError
from app.services.report_definition import moments_of
from app.store.report_runs import StoredRun


class Damaged(DomainError):
    """What is stored of a report is not what was published."""


@dataclass(frozen=True, slots=True)
class ReportRun:
    """All that anybody who renders a report gets: no field can hold an exact count of people."""

    id: ReportRunId
    board_id: BoardId
    board: str
    as_of: date
    known_at: datetime
    made_at: datetime
    counted: str
    courses: Mapping[str, str]
    missing: tuple[str, ...]
    """Agencies that sent no list, by name."""
    target: int | None
    """In per cent."""
    published: Published
    code_version: str
    releases: Mapping[str, str]
    sha256: Sha256


def read(stored: StoredRun) -> ReportRun:
    """Raises Damaged where what is stored is not what was published."""
    kept = {
        "definition": stored.definition,
        "code_version": stored.code_version,
        "releases": stored.releases,
        "result": stored.result,
    }
    if sha256_of(kept) != stored.sha256:
        raise Damaged(f"report run {stored.id}")
    definition = stored.definition
    as_of, known_at = moments_of(definition)
    return ReportRun(
        stored.id,
        stored.board_id,
        definition["board"][1],
        as_of,
        known_at,
        stored.made_at,
        definition["counted"],
        definition["courses"],
        tuple(definition["missing"]),
        definition["target"],
        from_data(stored.result),
        stored.code_version,
        stored.releases,
        stored.sha256,
    )
