"""For a WSGI server: `gunicorn 'app.cli.wsgi:application()'`. Not with --preload: workers must not share connections."""

import os

from flask import Flask

from app.factory import create_app
from app.settings import Settings


def application() -> Flask:
    return create_app(Settings.from_environment(os.environ))
