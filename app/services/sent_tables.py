"""Tables as they are kept between the page that read them and the page that acts on them."""

from collections.abc import Mapping
from typing import Any

from app.services.list_columns import Columns
from app.services.spreadsheets import Row, Table


def kept_table(table: Table, columns: Columns | None) -> dict[str, Any]:
    return {
        "headings": list(table.headings),
        "rows": [[row.number, *row.cells] for row in table.rows],
        "columns": None if columns is None else {field.value: at for field, at in columns.items()},
    }


def table_of(kept: Mapping[str, Any]) -> Table:
    rows = (Row(number, tuple(cells)) for number, *cells in kept["rows"])
    return Table(tuple(kept["headings"]), tuple(rows))
