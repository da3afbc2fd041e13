"""What a command costs: time, processor, memory of all its processes. Linux only.

Processor time is what the kernel accounts to the command and everything it waited for.
The largest process is the kernel's own high-water mark (VmHWM) of each process seen.
The whole tree is the sum of PSS (each page shared between n processes counts 1/n in
each), sampled every 50 ms, or more seldom where looking itself would cost more than a
twentieth of the time.
"""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.05
LOG: Final = "last-command.txt"
"""What the last command said, in the folder it ran in."""
_SHARE: Final = 20
"""Looking may take one part in so many of the time."""
_HIGH_WATER: Final = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_PSS: Final = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_SESSION: Final = 3
"""Place of the session in /proc/PID/stat, counted after the command's name."""


class Failed(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command used: seconds, and bytes at the highest."""

    wall: float
    cpu: float
    largest: int
    tree: int

    def then(self, other: "Cost") -> "Cost":
        """Give the cost of two commands, one after the other."""
        return Cost(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.largest, other.largest),
            max(self.tree, other.tree),
        )


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end and measure it. Raises Failed with its last words."""
    log = folder / LOG
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the bench's own commands
            [str(part) for part in command],
            cwd=folder,
            env=_environment() | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watcher = Watcher(process.pid)
        watcher.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            wall = time.perf_counter() - started
            watcher.finish()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text("utf-8", "replace")[-2000:]
        raise Failed(f"{command[0]} ended with {process.returncode}:\n{said}")
    return Cost(wall, used.ru_utime + used.ru_stime, watcher.largest, watcher.tree)


def _environment() -> dict[str, str]:
    """Give this process's environment, but let Python keep what it compiled, as is usual."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Watcher(threading.Thread):
    """Looks at the processes of one session until told to finish."""

    def __init__(self, session: int) -> None:
        """Watch the session that a process begun with `start_new_session` leads."""
        super().__init__(daemon=True)
        self.largest = self.tree = 0
        self._session = session
        self._over = threading.Event()
        self._others: set[str] = set()

    def run(self) -> None:
        """Look until the command has ended."""
        pause = 0.0
        while not self._over.wait(pause):
            began = time.perf_counter()
            self._look()
            pause = max(INTERVAL, (time.perf_counter() - began) * _SHARE)

    def finish(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()

    def _look(self) -> None:
        total = 0
        for number in os.listdir("/proc"):  # noqa: PTH208 - twenty times a second
            if not number.isdigit() or number in self._others:
                continue
            try:
                largest, share = self._read(number)
            except OSError:
                continue
            self.largest = max(self.largest, largest)
            total += share
        self.tree = max(self.tree, total)

    def _read(self, number: str) -> tuple[int, int]:
        """Give a process's high-water mark and its share of memory now, in bytes."""
        folder = f"/proc/{number}"
        fields = _text(f"{folder}/stat").rpartition(")")[2].split()
        if int(fields[_SESSION]) != self._session:
            self._others.add(number)
            return 0, 0
        mark = _kilobytes(_HIGH_WATER, f"{folder}/status")
        return mark, _kilobytes(_PSS, f"{folder}/smaps_rollup")


def _text(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as stream:  # noqa: PTH123 - often, and fast
        return stream.read()


def _kilobytes(pattern: re.Pattern[str], path: str) -> int:
    found = pattern.search(_text(path))
    return int(found[1]) * 1024 if found else 0
