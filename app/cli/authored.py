"""One authored file, wherever it lies, for commands that work on it."""

from pathlib import Path

import click

from app.content.checking import words_for
from app.content.compiling import compile_scenario
from app.content.files import authored
from app.content.model.header import Header, Kind
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation, Terms
from app.paths import CONTENT


def read_scenario(path: Path) -> tuple[Scenario, Terms]:
    """Refuses, with the faults and their lines, what is no case or cannot be built."""
    file = authored(path, path.as_posix())
    if file is None or file.identity.kind is not Kind.SCENARIO:
        raise click.ClickException(f"{path} is no case: cases lie in a folder `scenarios`.")
    terms = words_for(file.root, CONTENT)
    compiled = compile_scenario(file.read(), terms)
    if compiled.value is None:
        faults = "\n".join(f"{path}:{d.line}: {d.code} {d.message}" for d in compiled.diagnostics)
        raise click.ClickException(
            f"{path} has errors, so nothing can be made of it yet.\n{faults}"
        )
    return compiled.value, terms


def choose_nation(header: Header, asked: str | None) -> Nation:
    if asked is None:
        return header.nations[0]
    if Nation(asked) not in header.nations:
        known = ", ".join(header.nations)
        raise click.ClickException(f"This file is not for {asked}. It is for: {known}.")
    return Nation(asked)
