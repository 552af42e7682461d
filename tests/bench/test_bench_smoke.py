"""That the bench still finds its way through the pages; never how fast."""

import json
import subprocess
import sys
from pathlib import Path

from app.paths import PROJECT
from bench import board, cases, engine, team
from bench.journeys import ALL, FLOOR_READ, FLOOR_WRITE


def test_a_quick_run_gives_every_figure_as_a_table_and_as_json(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--json", str(file)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(file.read_text())
    pages = {(row["page"], row["at_once"]): row for row in figures["pages"]}
    assert set(pages) == {(name, count) for name in ALL for count in (1, 8)}
    for (name, count), row in pages.items():
        assert row["visits"] == 3 * count
        assert 0 < row["mean_ms"] <= row["p99_ms"]
        assert (row["times_floor"] is None) == (name in (FLOOR_READ, FLOOR_WRITE))
        assert [line for line in done.stdout.splitlines() if line.startswith(name)]
    team_pages = {row["page"]: row for row in figures["team"]}
    assert set(team_pages) >= {FLOOR_READ, *team.AIMS}
    for name, row in team_pages.items():
        assert row["visits"] == 3
        assert (row["times_floor"] is None) == (name == FLOOR_READ)
        assert row["aim_times_floor"] == team.AIMS.get(name)
    asked = {row["what"]: row for row in figures["board"]["timed"]}
    assert set(asked) >= {"bare count(*)", "page, live", *board.AIMS}
    assert all(row["seconds"] > 0 for row in asked.values())
    [plan] = figures["board"]["plans"].values()
    assert any("award" in line for line in plan)
    trials = {trial["things"]: trial for trial in figures["engine"]}
    assert set(trials) == {"scenes", "moves", "starts", "states"}
    for trial in trials.values():
        assert trial["explained"] in done.stdout
        floor, *others = trial["measured"]
        assert floor["times_floor"] is None
        for one in (floor, *others):
            assert one["done"] > 0 < one["a_second"]
            assert [line for line in done.stdout.splitlines() if line.startswith(one["name"])]
        assert all(one["times_floor"] > 0 for one in others)
    loads = figures["cold_visit"]["loads"]
    assert trials["scenes"]["measured"][1]["done"] == engine.TINY.cases * cases.SCENES
    assert {load["content_type"] for load in loads} >= {"text/html", "text/css"}
    assert sum(load["bytes"] for load in loads) == figures["cold_visit"]["bytes"]
    assert loads[0]["path"].startswith("/cases/attempts/")
