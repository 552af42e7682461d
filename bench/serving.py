"""Heed and the floor, each a process of its own under waitress."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.paths import PROJECT

PATIENCE = 60.0


class NotServing(Exception):
    pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def heed(path: Path, secret_key: str, threads: int) -> Iterator[str]:
    """With the settings of a real installation; plain HTTP, as on a loopback behind a proxy."""
    port = free_port()
    settings = {
        "HEED_DATABASE": f"sqlite:///{path}",
        "HEED_SECRET_KEY": secret_key,
        "HEED_BASE_URL": f"http://127.0.0.1:{port}",
        "HEED_PORT": str(port),
        "HEED_THREADS": str(threads),
    }
    command = [sys.executable, "-m", "app.cli", "serve"]
    with _running(command, port, settings):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def floor(path: Path, threads: int) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "bench.floor", str(path), str(port), str(threads)]
    with _running(command, port, {}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], port: int, settings: Mapping[str, str]) -> Iterator[None]:
    inherited = {name: value for name, value in os.environ.items() if "HEED" not in name}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(  # noqa: S603  (commands of our own)
            command,
            cwd=PROJECT,
            env={**inherited, **settings},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        try:
            _wait_until_it_serves(process, port)
            yield
        except Exception:
            said.seek(0)
            sys.stderr.write(said.read())
            raise
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _wait_until_it_serves(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotServing(f"{process.args!r} ended with status {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise NotServing(f"{process.args!r} did not serve within {PATIENCE:.0f} seconds")
