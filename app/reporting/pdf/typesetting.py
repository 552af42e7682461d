"""typst, as every document of Heed calls it: with its own letters alone, to PDF/UA-1, the same bytes for the same facts."""

import json
from datetime import datetime
from pathlib import Path

import typst

_TEMPLATES = Path(__file__).parent


def typeset(template: str, data: dict[str, object], made_at: datetime) -> bytes:
    made = typst.compile(
        str(_TEMPLATES / template),
        root=str(_TEMPLATES),
        font_paths=[],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} did not come out as one file")
    return made
