"""States of the machine in which a site cannot be built."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pagefind_bin
import pytest
from filelock import FileLock

from khotin import making, workers
from khotin.page import Page
from khotin.publish import Workspace


def _die(_: making.Maker, page: Page) -> None:
    """End the process when it comes to an article."""
    if page.source:
        os._exit(1)


@contextmanager
def state(name: str, here: Path) -> Iterator[list[str]]:
    """Bring about a state of the machine; gives the arguments to build with."""
    if name == "another build runs":
        workspace = Workspace(here / "public")
        workspace.folder.mkdir()
        with FileLock(workspace.lock):
            yield ["--no-search"]
    elif name == "the search tool is broken":
        with pytest.MonkeyPatch.context() as patch:
            tool = here / "pagefind"
            tool.write_text("#!/bin/sh\necho 'No space left on device' >&2\nexit 1\n", "utf-8")
            tool.chmod(0o755)
            patch.setattr(pagefind_bin, "get_executable", lambda: tool)
            yield []
    elif name == "a worker process dies":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(workers, "FEW", 0)
            patch.setattr(making.Maker, "__call__", _die)
            yield ["--no-search", "--jobs", "2"]
    else:
        assert not name
        yield ["--no-search"]
