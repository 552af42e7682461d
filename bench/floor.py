"""The floor: what a page costs where there is nothing to it. Run as `python -m bench.floor DATABASE PORT THREADS`.

A bare Flask application under the same server: one SQLite read and one template; or one durable write (the
same pragmas as Heed's) and a redirect to that page.
"""

import sqlite3
import sys
import threading

from flask import Flask, redirect, render_template
from flask.typing import ResponseReturnValue
from jinja2 import DictLoader

from app.cli.serving import Serving, listen, serve_until_told

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<h1>{{ title }}</h1>
<form method="post" action="/step"><input type="hidden" name="step" value="0">
<button>Go on</button></form>
</body>
</html>
"""


class Connections(threading.local):
    """One a thread, kept open."""

    def __init__(self, path: str) -> None:
        self.sqlite = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            self.sqlite.execute(f"PRAGMA {pragma}")


def create_floor(path: str) -> Flask:
    app = Flask("floor")
    app.jinja_loader = DictLoader({"page.html": PAGE})
    connections = Connections(path)
    connections.sqlite.execute("CREATE TABLE page (id INTEGER PRIMARY KEY, title TEXT NOT NULL)")
    connections.sqlite.execute("CREATE TABLE step (id INTEGER PRIMARY KEY, page INTEGER NOT NULL)")
    connections.sqlite.execute("INSERT INTO page VALUES (1, 'The floor')")

    @app.get("/")
    def read() -> ResponseReturnValue:
        found = connections.sqlite.execute("SELECT title FROM page WHERE id = ?", (1,))
        return render_template("page.html", title=found.fetchone()[0])

    @app.post("/step")
    def write() -> ResponseReturnValue:
        connections.sqlite.execute("INSERT INTO step (page) VALUES (?)", (1,))
        return redirect("/", 303)

    return app


if __name__ == "__main__":
    database, port, threads = sys.argv[1:]
    serving = Serving(create_floor(database), listen("127.0.0.1", int(port)), int(threads))
    serve_until_told(serving, lambda: None)
