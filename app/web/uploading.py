"""Endpoints that take a file: only they may be sent more than a form."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

from app.services.uploads import LARGEST

View = TypeVar("View", bound=Callable[..., Any])
_MARK = "heed_takes_file"
_FORM = 256 * 1024
"""Beside the file."""


def takes_file(view: View) -> View:
    setattr(view, _MARK, True)
    return view


def allow_files() -> None:
    """Before anything reads the form."""
    if request.endpoint is None:
        return
    if getattr(current_app.view_functions[request.endpoint], _MARK, False):
        request.max_content_length = LARGEST + _FORM
