"""What a process holds, as the system counts it: its resident set."""

import resource
import sys
from pathlib import Path
from typing import NamedTuple

_STATUS = Path("/proc/self/status")


class Resident(NamedTuple):
    now: float
    """MiB, as the next."""
    peak: float


def resident() -> Resident:
    if _STATUS.is_file():
        lines = dict(line.split(":", 1) for line in _STATUS.read_text("ascii").splitlines())
        return Resident(*(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mib = most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Resident(mib, mib)  # elsewhere only the peak is told
