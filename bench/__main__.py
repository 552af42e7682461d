"""`./run bench`: speed and weight of the main pages beside a floor that is measured in the same run."""

import json
import secrets
import tempfile
from pathlib import Path

import click

from bench import serving
from bench.journeys import ALL, Places
from bench.measuring import WARM_UP, Effort, workers
from bench.report import Figures, as_json, table
from bench.weighing import weigh_first_scene
from bench.world import Counts, make_world

THREADS = 8
AT_ONCE = 8
ALONE = Effort(rounds=20, visits=10)
TOGETHER = Effort(rounds=12, visits=6)
SMOKE = Effort(rounds=1, visits=3)


@click.command()
@click.option("--quick", is_flag=True, help="A few visits: shows that it runs, not how fast.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Also write the figures here."
)
def bench(quick: bool, json_file: Path | None) -> None:
    """Speed and weight of the main pages, as multiples of a bare application under the same server."""
    alone, together = (SMOKE, SMOKE) if quick else (ALONE, TOGETHER)
    with tempfile.TemporaryDirectory() as folder:
        figures = _measure(Path(folder), alone, together)
    click.echo(table(figures))
    if json_file:
        json_file.write_text(json.dumps(as_json(figures), indent=2) + "\n", encoding="utf-8")


def _measure(folder: Path, alone: Effort, together: Effort) -> Figures:
    secret_key = secrets.token_hex(32)
    world = make_world(folder / "heed.db", secret_key, _counts(alone, together))
    with (
        serving.heed(folder / "heed.db", secret_key, THREADS) as heed,
        serving.floor(folder / "floor.db", THREADS) as floor,
        workers(AT_ONCE, Places(heed, floor, world, AT_ONCE)) as team,
    ):
        timings = [*team.measure(ALL, 1, alone), *team.measure(ALL, AT_ONCE, together)]
        return Figures.of(timings, weigh_first_scene(heed, world))


def _counts(alone: Effort, together: Effort) -> Counts:
    """Enough learners for every road: the shortest has some three choices."""
    steps = sum(WARM_UP + effort.rounds * effort.visits for effort in (alone, together))
    each = AT_ONCE * (steps // 3 + 2)
    return Counts(readers=AT_ONCE, players=each, quiz_takers=each)


if __name__ == "__main__":
    bench()
