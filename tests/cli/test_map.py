"""`heed map`: lists and numbers to read, and a drawing that stands alone."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from app.cli.map import map_
from app.paths import PROJECT

BRUISE = PROJECT / "tests/content/examples/scenarios/a-bruise-at-the-door.md"
MONDAY = PROJECT / "scenarios/the-long-monday.md"
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(map_, [str(argument) for argument in arguments])


def texts(svg: str, name: str) -> list[str]:
    return [
        text.text or ""
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")  # noqa: S314  (our own)
        if name in text.attrib["class"]
    ]


def test_the_case_as_lists(tmp_path: Path) -> None:
    result = run(BRUISE)
    assert result.exit_code == 0, result.output
    assert "Arrival · the case begins here" in result.output
    assert "2. Ask her what happened, then listen `best` → Ella talks" in result.output
    assert (
        "1. Write down her words and the time `best` `set recorded` `once` → Ella talks"
        in result.output
    )
    assert "Warned · ending: unsafe" in result.output


def test_the_case_in_numbers() -> None:
    output = run(BRUISE).output
    assert re.search(r"^States: \d+$", output, re.MULTILINE)
    assert "Shortest path: 2 decisions" in output
    assert re.search(r"Endings under random play: good \d+%, mixed 0%, unsafe \d+%", output)
    assert re.search(r"Best path:\n  Arrival: Ask her what happened, then listen\n", output)


def test_what_cues_alone_would_score(tmp_path: Path) -> None:
    case = tmp_path / "scenarios" / "cued.md"
    case.parent.mkdir()
    text = BRUISE.read_text("utf-8")
    header, _, _ = text.partition("\n# ")
    body = (
        "# Cued\n## Start\n- [Ask her what happened](#end) `best`\n- [Ring](#end) `fair` `cautious`\n"
        "- [Wait](#end) `poor`\n- [Hush](#end) `poor`\n\n## End\n`ending: good`\n"
    )
    header = "\n".join(line for line in header.split("\n") if not line.startswith("flags:"))
    case.write_text(f"{header}\n{body}", "utf-8")
    output = run(case).output
    assert (
        "Always the longest label: best in 1 of 1 decisions (by chance 0.2), cost 0 (by chance 1.8)\n"
        "Always the most cautious choice: best in 0 of 1 decisions (by chance 0.2), cost 1 (by chance 1.8)\n"
    ) in output


def test_the_drawing_shows_every_scene_and_every_road(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert run(BRUISE, "-o", target).exit_code == 0
    svg = target.read_text("utf-8")
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert texts(svg, "case-map__title") == [
        "Arrival",
        "Ella goes quiet",
        "Ella talks",
        "Referred",
        "Warned",
    ]
    assert {"1 poor: leads", "2 best", "3 best if recorded"} <= set(texts(svg, "case-map__label"))


def test_the_drawing_stands_alone_in_light_dark_and_print(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    run(BRUISE, "-o", target)
    svg = target.read_text("utf-8")
    light, _, dark = svg.partition("@media screen and (prefers-color-scheme: dark)")
    assert "#1d6b3f" in light
    assert "#86d6a5" in dark
    assert "#86d6a5" not in light
    for needs in ("var(", "http://www.w3.org/1999/xlink", "<script", "<image", "url("):
        assert needs not in svg


def test_titles_cannot_break_out_of_the_drawing(tmp_path: Path) -> None:
    case = tmp_path / "scenarios" / "sharp.md"
    case.parent.mkdir()
    text = BRUISE.read_text("utf-8").replace(
        "# A bruise at the door", '# A "sharp" \\</title> & co'
    )
    case.write_text(text.replace("## Referred", "## Referred & done"), "utf-8")
    text = case.read_text("utf-8").replace("(#referred)", "(#referred--done)")
    case.write_text(text, "utf-8")
    target = tmp_path / "map.svg"
    result = run(case, "-o", target)
    if result.exit_code:
        pytest.fail(result.output)
    root = ElementTree.fromstring(target.read_text("utf-8"))  # noqa: S314
    title = root.find(f"{SVG}title")
    assert title is not None
    assert 'A "sharp" </title> & co' in (title.text or "")


def test_no_box_covers_another_and_none_leaves_the_picture(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    run(MONDAY, "-o", target)
    root = ElementTree.fromstring(target.read_text("utf-8"))  # noqa: S314
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    boxes = [
        tuple(float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        for box in root.iter(f"{SVG}rect")
    ]
    assert len(boxes) > 20
    for place, (x, y, w, h) in enumerate(boxes):
        assert x >= 0 <= y
        assert x + w <= width
        assert y + h <= height
        for x2, y2, w2, h2 in boxes[:place]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_a_nation_has_its_words() -> None:
    assert "Go to the DSP with your note" in run(BRUISE, "--nation", "wales").output
    assert "Go to the DSL with your note" in run(BRUISE, "--nation", "england").output


def test_a_case_that_is_not_for_a_nation(tmp_path: Path) -> None:
    case = tmp_path / "scenarios" / "welsh.md"
    case.parent.mkdir()
    text = BRUISE.read_text("utf-8").replace("\nrole:", "\nnations: [wales]\nrole:")
    case.write_text(text, "utf-8")
    assert "the DSP" in run(case).output
    result = run(case, "--nation", "scotland")
    assert (result.exit_code, result.output) == (
        1,
        "Error: This file is not for scotland. It is for: wales.\n",
    )


def test_errors_come_instead_of_half_a_map(tmp_path: Path) -> None:
    case = tmp_path / "scenarios" / "broken.md"
    case.parent.mkdir()
    case.write_text(BRUISE.read_text("utf-8").replace("(#warned)", "(#wanred)"), "utf-8")
    result = run(case)
    assert result.exit_code == 1
    assert "S102" in result.output
    assert "is no case" in run(PROJECT / "quizzes/noticing-neglect.md").output


def test_a_map_needs_neither_flask_nor_the_database() -> None:
    program = (
        "import sys; import app.cli.map; "
        "heavy = {'flask', 'sqlalchemy', 'werkzeug'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
