"""Pagefind builds the search index of the pages in a folder."""

import os
import re
import subprocess
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pagefind_bin

from khotin import index_files
from khotin.problems import Invalid, Place, problem
from khotin.text import squeeze

_INDEXED: Final = re.compile(r"Indexed (\d+) pages?")


class Tool:
    """Pagefind's program. It may run several times side by side, each in a thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def index(self, site: Path, output: Path) -> int:
        """Index the pages below `site` into the folder `output`, and settle its files.

        Returns the number of pages indexed. Raises Invalid when Pagefind fails or is stopped.
        """
        code, said = self._run("--site", str(site), "--output-path", str(output))
        found = _INDEXED.search(said)
        if code or found is None:
            place = Place(f"{output.parent.name}/{output.name}")
            raise Invalid([problem("search-tool", place, detail=squeeze(said)[-300:])])
        index_files.settle(output)
        return int(found[1])

    def stop(self) -> None:
        """End every run, and let none begin any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    def _run(self, *arguments: str) -> tuple[int, str]:
        """Run the program to its end; give its exit code and what it said."""
        with self._lock:
            if self._stopped:
                return 1, ""
            process = _start([str(pagefind_bin.get_executable()), *arguments])
            self._running.add(process)
        try:
            said, _ = process.communicate()
        finally:
            with self._lock:
                self._running.discard(process)
        return process.returncode, said.decode("utf-8", "replace")


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a program that Ctrl-C does not reach: it is this one's to answer."""
    apart: dict[str, Any] = {"process_group": 0}
    if os.name == "nt":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined,unused-ignore]
    return subprocess.Popen(  # noqa: S603 - our own words
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **apart,
    )
