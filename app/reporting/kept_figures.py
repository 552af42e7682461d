"""A board's figures as they are kept: the rows of the one select, and the names that they had on that day."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.ids import AgencyId, BoardId, RequirementId, Sha256
from app.reporting.coverage import About, Dimension, figures_in, places_in, rules_in
from app.reporting.coverage_figures import BoardCoverage, Figure, Place, RuleName, figures_of
from app.store.database import Session

_TREND = frozenset({Dimension.TOTAL, Dimension.AGENCY, Dimension.COURSE})
"""What a trend reads of each month: of a region the rest is fifteen times as much."""
FORM = 2
"""Of the JSON. A reader of it has to read the first too, which has no `sectors` beside its rows."""


@dataclass(frozen=True, slots=True)
class Kept:
    figures: Mapping[str, Any]
    sha256: Sha256


def keep(session: Session, board_id: BoardId, on: date, known_by: datetime, about: About) -> Kept:
    """Everything that the live query says, in the form in which it is stored."""
    rows = sorted(figures_in(session, board_id, on, known_by, about))
    places = sorted(places_in(session, board_id, on, known_by), key=lambda place: place.id)
    figures = {
        "form": FORM,
        "headlines": [list(row) for row in rows if row[0] in _TREND],
        "sectors": [list(row) for row in rows if row[0] == Dimension.SECTOR],
        "rows": [list(row) for row in rows],
        "agencies": [[p.id, p.name, p.sector, p.nation] for p in places],
        "requirements": [
            [r.id, r.lineage, r.title, r.course, r.set_by] for r in rules_in(session, rows)
        ],
        "minutes": dict(sorted(about.minutes.items())),
    }
    return Kept(figures, sha256_of(figures))


def sha256_of(figures: Mapping[str, Any]) -> Sha256:
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Sha256(hashlib.sha256(text.encode()).hexdigest())


def as_kept(
    board_id: BoardId,
    on: date,
    known_by: datetime,
    figures: Mapping[str, Any],
) -> BoardCoverage:
    """As `coverage_of` gives it."""
    rows: list[Figure] = [tuple(row) for row in figures["rows"]]
    return figures_of(
        board_id,
        on,
        known_by,
        rows,
        [Place(AgencyId(number), *words) for number, *words in figures["agencies"]],
        [RuleName(RequirementId(number), *words) for number, *words in figures["requirements"]],
        figures["minutes"],
    )
