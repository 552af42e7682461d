"""`./run bench`: speed and weight of the main pages and of the engine, beside floors that are measured in the same run."""

import json
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from bench import board, board_world, engine, engine_report, obligations, serving, team
from bench.journeys import ALL, Places
from bench.measuring import WARM_UP, Effort, workers
from bench.report import Figures, as_json, machine, table
from bench.weighing import weigh_first_scene
from bench.world import Counts, make_world

THREADS = 8
AT_ONCE = 8
ALONE = Effort(rounds=20, visits=10)
TOGETHER = Effort(rounds=12, visits=6)
SMOKE = Effort(rounds=1, visits=3)
PAGES = "pages"
OBLIGATIONS = "obligations"
TEAM = "team"
BOARD = "board"
PARTS = (PAGES, OBLIGATIONS, TEAM, BOARD, *engine.TRIALS)


@click.command()
@click.option("--quick", is_flag=True, help="A few visits: shows that it runs, not how fast.")
@click.option(
    "--large",
    is_flag=True,
    help=f"With a nation of a million people on PostgreSQL ({board.SERVER} names a server): half an hour, 12 GB.",
)
@click.option(
    "--only",
    type=click.Choice(PARTS),
    multiple=True,
    help="Measure this part alone; may be given again.",
)
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Also write the figures here."
)
def bench(quick: bool, large: bool, only: Sequence[str], json_file: Path | None) -> None:
    """Speed and weight of the main pages, as multiples of a bare application under the same server; and of the
    engine that compiles, checks and plays cases, as multiples of the least that could be done in its place."""
    size = engine.TINY if quick else engine.FULL
    parts = [part for part in PARTS if part in only] or PARTS
    found: dict[str, Any] = {"machine": machine()}
    if PAGES in parts:
        figures = _measure(*((SMOKE, SMOKE) if quick else (ALONE, TOGETHER)))
        click.echo(table(figures))
        found |= as_json(figures)
    if OBLIGATIONS in parts:
        timed = obligations.measure_alone(obligations.SMALL if quick else obligations.WHOLE)
        click.echo("\n".join(obligations.lines(timed)))
        found[OBLIGATIONS] = obligations.as_json(timed)
    if TEAM in parts:
        rows = _measure_team(team.SMALL, SMOKE) if quick else _measure_team(team.WHOLE, team.EFFORT)
        click.echo("\n".join(team.lines(rows)))
        found[TEAM] = team.as_json(rows)
    if BOARD in parts:
        found[BOARD] = _measure_boards(board.SMALL if quick else board.WHOLE, large=large)
    if trials := engine.measure([part for part in parts if part in engine.TRIALS], size):
        click.echo(("\n" if PAGES in parts else "") + engine_report.tables(trials))
        found["engine"] = engine_report.as_json(trials)
    click.echo(
        f"\nThe machine: {found['machine']['cores']} cores; load when it began {found['machine']['load']}."
    )
    if json_file:
        json_file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def _measure_boards(sizes: Sequence[board_world.Size], *, large: bool) -> dict[str, Any]:
    measured = board.measure_alone(sizes)
    click.echo("\n".join(board.lines(measured)))
    kept = board.as_json(measured)
    if large:
        nation = board.measure_nation()
        click.echo("\n".join(board.lines(nation)))
        kept["nation"] = board.as_json(nation)
    return kept


def _measure_team(size: obligations.Size, effort: Effort) -> tuple[team.Row, ...]:
    return team.measure(secrets.token_hex(32), size, effort)


def _measure(alone: Effort, together: Effort) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder), alone, together)


def _measured(folder: Path, alone: Effort, together: Effort) -> Figures:
    secret_key = secrets.token_hex(32)
    world = make_world(folder / "heed.db", secret_key, _counts(alone, together))
    with (
        serving.heed(folder / "heed.db", secret_key, THREADS) as heed,
        serving.floor(folder / "floor.db", THREADS) as floor,
        workers(AT_ONCE, Places(heed, floor, world, AT_ONCE)) as crew,
    ):
        timings = [*crew.measure(ALL, 1, alone), *crew.measure(ALL, AT_ONCE, together)]
        return Figures.of(timings, weigh_first_scene(heed, world))


def _counts(alone: Effort, together: Effort) -> Counts:
    """Enough learners for every road: the shortest has some three choices."""
    steps = sum(WARM_UP + effort.rounds * effort.visits for effort in (alone, together))
    each = AT_ONCE * (steps // 3 + 2)
    return Counts(readers=AT_ONCE, players=each, quiz_takers=each)


if __name__ == "__main__":
    bench()
