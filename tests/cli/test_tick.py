"""`heed tick`: what it does it says, and what fails shows in its exit status."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.test_commands import run


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    made = {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
        "HEED_UPLOADS": str(tmp_path / "uploads"),
    }
    assert run(made, "migrate").exit_code == 0
    return made


@pytest.fixture
def left_over(tmp_path: Path) -> Path:
    """A file that no row speaks of, from long ago."""
    file = tmp_path / "uploads" / "0123456789abcdef"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-")
    os.utime(file, (0, 0))
    return file


def test_a_tick_clears_up_and_says_so(environment: dict[str, str], left_over: Path) -> None:
    result = run(environment, "tick")
    assert result.exit_code == 0, result.output
    assert "Files without a row thrown away: 1." in result.output
    assert "HEED_SMTP is not set: letters wait." in result.output
    assert "Letters: none were due." in result.output
    assert not left_over.exists()


def test_where_one_part_fails_the_others_run_and_the_status_says_so(
    environment: dict[str, str], left_over: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(tmp_path / "heed.db") as broken:
        broken.execute("DROP TABLE list_import")
    broken.close()
    result = run(environment, "tick")
    assert result.exit_code == 1
    assert "Letters: none were due." in result.output
    assert "failed: old lists." in result.output
    assert "no such table: list_import" in caplog.text
    assert not left_over.exists()
