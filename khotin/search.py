"""Pagefind builds the search index of the pages in a folder."""

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

import pagefind_bin

from khotin.problems import Invalid, Place, problem
from khotin.text import squeeze

_INDEXED: Final = re.compile(r"Indexed [1-9]\d* pages?")
THRIFT: Final = {
    "_RJEM_MALLOC_CONF": "narenas:1,dirty_decay_ms:1000,muzzy_decay_ms:0,lg_tcache_max:18"
}
"""Lets the allocator that Pagefind (1.5.2) holds share one heap among threads, and give back
what is free: 0.21 MB for each page of 540 syllables instead of 0.25, and a tenth of the time
(3,500 pages; jemalloc, TUNING.md). Pagefind built with another allocator takes no notice."""
Result = TypeVar("Result")


class Tool:
    """Pagefind's program. It may run several times side by side, each in a thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def index(self, site: Path, output: Path, meanwhile: Callable[[], Result]) -> Result:
        """Index the pages below `site` into the folder `output`.

        What is to be done `meanwhile` is done here, and its result is given. Raises Invalid
        when Pagefind fails, finds no page or is stopped.
        """
        arguments = ("--site", str(site), "--output-path", str(output))
        code, said, result = self._run(arguments, meanwhile)
        found = _INDEXED.search(said)
        if code or found is None or result is None:
            place = Place(f"{output.parent.name}/{output.name}")
            raise Invalid([problem("search-tool", place, detail=squeeze(said)[-300:])])
        return result

    def stop(self) -> None:
        """End every run, and let none begin any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    def _run(
        self, arguments: Iterable[str], meanwhile: Callable[[], Result]
    ) -> tuple[int, str, Result | None]:
        """Run the program to its end; give its exit code, what it said, and the other result."""
        with self._lock:
            if self._stopped:
                return 1, "", None
            process = _start([str(pagefind_bin.get_executable()), *arguments])
            self._running.add(process)
        try:
            result = meanwhile()
            said, _ = process.communicate()
        except BaseException:
            process.kill()
            process.communicate()
            raise
        finally:
            with self._lock:
                self._running.discard(process)
        return process.returncode, said.decode("utf-8", "replace"), result


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
        env={**THRIFT, **os.environ},
        **apart,
    )
