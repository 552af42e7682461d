"""The web server. Stopping it lets every request that was taken in finish first."""

import gc
import logging
import signal
import socket
import time
from collections.abc import Callable
from threading import Event
from typing import Any

import click
from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

LARGEST_BODY = 4 * 1024 * 1024
"""Bytes, of what is taken in at all; a form over web.security's own limit gets a page that says so."""
PATIENCE = 20.0
"""Seconds that requests under way have when the server is told to stop."""


def listen(host: str, port: int) -> socket.socket:
    """From now on connections wait to be served. Port 0 takes a free one."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise click.ClickException(
            f"Heed cannot serve at {host}:{port} ({error.strerror}). HEED_PORT sets another port."
        ) from None


class Serving:
    def __init__(self, app: Flask, listener: socket.socket, threads: int) -> None:
        self._server: Any = create_server(
            app,
            sockets=[listener],
            threads=threads,
            ident=None,
            clear_untrusted_proxy_headers=False,
            max_request_body_size=LARGEST_BODY,
        )
        self._stop = Event()

    def run(self) -> None:
        while not self._stop.is_set():
            self._turn(1.0)
        wasyncore.dispatcher.close(self._server)
        deadline = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < deadline:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown()
        self._server.trigger.close()

    def stop(self) -> None:
        if not self._stop.is_set():
            self._stop.set()
            self._server.pull_trigger()

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, map=self._server._map, count=1)

    def _busy(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(each.requests or each.total_outbufs_len for each in channels)


def serve_until_told(serving: Serving, announce: Callable[[], None]) -> None:
    """Until SIGTERM or Ctrl-C."""
    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # it warns of every request that waits
    gc.freeze()  # what is loaded by now stays: searching it for garbage would stop every request a while
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: serving.stop())
    announce()
    serving.run()
