"""Stopping the server lets what was taken in finish."""

import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.parse import urlsplit

import click
import pytest
from flask import Flask

from app.cli.serving import LARGEST_BODY, Serving, listen


@pytest.fixture
def slow() -> Flask:
    app = Flask("slow", static_folder=None)

    def answer() -> str:
        time.sleep(0.6)
        return "done"

    app.add_url_rule("/slow", "slow", answer)
    return app


@contextmanager
def running(app: Flask) -> Iterator[tuple[Serving, str, threading.Thread]]:
    listener = listen("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    serving = Serving(app, listener, threads=1)
    thread = threading.Thread(target=serving.run)
    thread.start()
    yield serving, address, thread
    serving.stop()
    thread.join(10)
    assert not thread.is_alive()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
        return str(answer.read().decode())


def test_what_was_taken_in_is_answered_and_nothing_new_is_taken(slow: Flask) -> None:
    """One thread: of three requests two still wait in the queue when the server is told to stop."""
    answers: list[str] = []
    with running(slow) as (serving, address, thread):
        asking = [
            threading.Thread(target=lambda: answers.append(fetch(f"{address}/slow")))
            for _ in range(3)
        ]
        for each in asking:
            each.start()
        time.sleep(0.3)
        serving.stop()
        time.sleep(0.2)
        with pytest.raises(URLError):
            fetch(f"{address}/slow")
        for each in asking:
            each.join()
        thread.join(10)
        assert not thread.is_alive()
    assert answers == ["done"] * 3


def test_a_port_that_is_taken_is_named(slow: Flask) -> None:
    with running(slow) as (_, address, _thread), pytest.raises(click.ClickException) as told:
        listen("127.0.0.1", int(address.rsplit(":", 1)[1]))
    assert "HEED_PORT" in told.value.message


def test_what_is_far_too_large_is_not_even_taken_in(slow: Flask) -> None:
    head = f"POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: {LARGEST_BODY + 1}\r\n\r\n"
    with running(slow) as (_, address, _thread):
        there = urlsplit(address)
        with socket.create_connection((str(there.hostname), int(there.port or 0)), 5) as line:
            line.sendall(head.encode())
            line.settimeout(5)
            assert line.recv(1000).startswith(b"HTTP/1.1 413 ")
