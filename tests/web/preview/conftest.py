"""A desk with files of a test's own, outside the project, and a browser that audits every page."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app.web.preview.app import create_preview
from tests.own_files import OwnFiles
from tests.web.browsing import Browsing

TODAY = date(2026, 11, 23)


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    return OwnFiles.in_folder(tmp_path / "root")


@pytest.fixture
def preview(files: OwnFiles, templates: FileSystemBytecodeCache) -> Flask:
    app = create_preview([files.root], lambda: TODAY)
    app.testing = True
    app.jinja_env.bytecode_cache = templates
    app.test_client_class = Browsing
    return app


@pytest.fixture
def author(preview: Flask) -> Browsing:
    browser = preview.test_client()
    assert isinstance(browser, Browsing)
    return browser
