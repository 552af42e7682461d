"""A protected publication as plain data and back, as a report run keeps it."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.learning.disclosure.protected import (
    NOT_SHOWN,
    About,
    AboutPercent,
    Count,
    FewerThan,
    Figures,
    Member,
    NotProtected,
    NotShown,
    PercentBand,
    ProtectedRow,
    ProtectedTable,
    Published,
    Share,
)
from app.learning.disclosure.tables import Place

Data = dict[str, Any]


def as_data(published: Published) -> Data:
    tables = [
        {
            "dimension": table.dimension,
            "label": table.label,
            "has_overlap": table.has_overlap,
            "rows": [_row_data(row) for row in table.rows],
        }
        for table in published.tables
    ]
    return {"total": _figures_data(published.total), "tables": tables}


def from_data(data: Mapping[str, Any]) -> Published:
    """Raises NotProtected for figures that `as_data` does not write."""
    tables = tuple(
        ProtectedTable(
            table["dimension"],
            table["label"],
            tuple(_row(row) for row in table["rows"]),
            table["has_overlap"],
        )
        for table in data["tables"]
    )
    return Published(_figures(data["total"]), tables)


def _row_data(row: ProtectedRow) -> Data:
    return {
        "key": row.key,
        "label": row.label,
        "figures": _figures_data(row.figures),
        "parent": list(row.parent),
        "members": [[member.key, member.label] for member in row.members],
    }


def _row(data: Mapping[str, Any]) -> ProtectedRow:
    members = tuple(Member(*member) for member in data["members"])
    figures, parent = _figures(data["figures"]), Place(*data["parent"])
    return ProtectedRow(data["key"], data["label"], figures, parent, members)


def _figures_data(figures: Figures) -> list[list[Any]]:
    shown = (figures.required, figures.covered, figures.uncovered, figures.share)
    return [_figure_data(figure) for figure in shown]


def _figures(data: Sequence[Sequence[Any]]) -> Figures:
    required, covered, uncovered, share = data
    return Figures(_count(required), _count(covered), _count(uncovered), _share(share))


def _figure_data(figure: Count | Share) -> list[Any]:
    match figure:
        case FewerThan(limit):
            return ["fewer than", limit]
        case About(value, base):
            return ["about", value, base]
        case AboutPercent(percent):
            return ["per cent", percent]
        case PercentBand(least, most):
            return ["band", least, most]
        case NotShown():
            return ["not shown"]


def _count(data: Sequence[Any]) -> Count:
    match data:
        case ["fewer than", int(limit)]:
            return FewerThan(limit)
        case ["about", int(value), int(base)]:
            return About(value, base)
        case ["not shown"]:
            return NOT_SHOWN
    raise NotProtected(str(data))


def _share(data: Sequence[Any]) -> Share:
    match data:
        case ["per cent", int(percent)]:
            return AboutPercent(percent)
        case ["band", int(least), int(most)]:
            return PercentBand(least, most)
        case ["not shown"]:
            return NOT_SHOWN
    raise NotProtected(str(data))
