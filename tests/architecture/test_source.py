"""Walls that a type checker and the import linter do not see."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import PROJECT, TEMPLATES

SOURCES = sorted((PROJECT / "app").rglob("*.py"))
PAGES = sorted(TEMPLATES.rglob("*.html"))


def named(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            found = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if found == name:
                yield node


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_importing_the_content_engine_loads_nothing_else() -> None:
    assert (PROJECT / "app" / "__init__.py").read_text() == ""


def test_one_commit() -> None:
    commits = [named(path) for path in SOURCES for _ in calls(path, "commit")]
    assert commits == ["app/store/database.py"]


def test_sql_stays_in_the_store_and_in_reporting() -> None:
    outside = [
        named(path)
        for path in SOURCES
        if path.relative_to(PROJECT / "app").parts[0] not in ("store", "reporting")
        and any(name.split(".")[0] in ("sqlalchemy", "alembic") for name in imports(path))
    ]
    assert outside == []


def test_html_is_called_safe_by_its_sanitiser_alone() -> None:
    marked = [named(path) for path in SOURCES for _ in calls(path, "Markup")]
    made = {named(path) for path in SOURCES for call in calls(path, "SafeHtml") if call.args}
    assert marked == []
    assert all(name.startswith("app/content/") for name in made), made


def test_no_clock_hides_in_the_core() -> None:
    ticking = [
        f"{named(path)}:{call.lineno}"
        for path in SOURCES
        if path.relative_to(PROJECT / "app").parts[0]
        in ("content", "learning", "policy", "store", "services")
        for name in ("now", "today", "utcnow")
        for call in calls(path, name)
    ]
    assert ticking == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_templates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    code = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    assert not re.search(r"\|\s*safe\b", code), "marks HTML as safe"
    assert "autoescape" not in code
    assert not re.search(r"<style\b", code), "an inline style element"
    assert not re.search(r"<script(?![^>]*\bsrc=)", code), "an inline script"
    assert not re.search(r"\s(style|on[a-z]+)=", code), "an inline style or handler"
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", code, flags=re.S | re.I):
        assert "csrf_token()" in form or "hidden(" in form, "a form without a CSRF token"


def tracked_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a Git checkout")
    for name in listed.stdout.splitlines():
        path = PROJECT / name
        if path.is_file() and path.suffix not in (".png", ".jpg", ".woff2"):
            yield name, path.read_text(encoding="utf-8")


def test_no_package_index_and_no_machine_is_named() -> None:
    hosts = ("py" + "pi.org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org")
    folders = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/")
    found = [
        f"{name}: {word}"
        for name, text in tracked_texts()
        for word in (*hosts, *folders)
        if word in text
    ]
    assert found == []
