"""Bundles of the search index are built side by side, as many as memory allows."""

import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Final

from khotin import gathering, paths
from khotin.bundles import Bundle
from khotin.publish import Workspace
from khotin.search import Tool

AT_ONCE: Final = 4_000
"""Pages that are indexed at a time, at most: Pagefind holds a quarter of a megabyte for each."""


def build(
    bundles: Iterable[Bundle],
    workspace: Workspace,
    folder: Path,
    *,
    jobs: int,
    advance: Callable[[int], None],
    at_once: int = AT_ONCE,
) -> int:
    """Build bundles, each into the folder of its name in `folder`; largest first.

    As many as `jobs` run side by side, with `at_once` pages between them; a larger bundle
    runs alone. A bundle of which no page is to be indexed gets no folder. `advance` is told
    the pages indexed. Returns how many bundles were built. Raises Invalid when Pagefind
    fails; it and an interruption end all that runs.
    """
    waiting = sorted(bundles, key=_size, reverse=True)
    running: dict[Future[int], int] = {}
    built = 0
    tool = Tool()
    with gathering.place(workspace) as place, ThreadPoolExecutor(jobs) as threads:
        try:
            while waiting or running:
                for bundle in _fitting(
                    waiting, sum(running.values()), jobs - len(running), at_once
                ):
                    waiting.remove(bundle)
                    job = threads.submit(_build, bundle, workspace, place, folder, tool)
                    running[job] = _size(bundle)
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for job in done:
                    indexed = job.result()
                    advance(indexed)
                    built += indexed > 0
                    del running[job]
        except BaseException:
            tool.stop()
            raise
    return built


def _fitting(waiting: Iterable[Bundle], busy: int, free: int, at_once: int) -> list[Bundle]:
    """Choose the bundles that may begin beside `busy` pages, as many as `free` jobs."""
    chosen: list[Bundle] = []
    for bundle in waiting:
        if len(chosen) < free and (not busy or busy + _size(bundle) <= at_once):
            chosen.append(bundle)
            busy += _size(bundle)
    return chosen


def _build(bundle: Bundle, workspace: Workspace, place: Path, folder: Path, tool: Tool) -> int:
    """Build one bundle; give the number of pages indexed."""
    names = [paths.output(article.address) for article in bundle.articles]
    documents = place / bundle.name
    try:
        found = gathering.gather(names, workspace, documents)
        return tool.index(documents, folder / bundle.name) if found else 0
    finally:
        shutil.rmtree(documents, ignore_errors=True)


def _size(bundle: Bundle) -> int:
    return len(bundle.articles)
