"""Pages are made side by side, in as many processes as wished."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import Any, Final, TypeAlias

from khotin.making import Maker, Setup
from khotin.page import Page
from khotin.problems import Invalid, Place, Problem, problem

Numbered: TypeAlias = list[tuple[int, Page]]

_FEW: Final = 100
"""Pages for which a second process does not pay: starting one takes half a second."""
_CHUNK: Final = 64
"""Pages that a worker takes at a time, at most."""
_IDLE: Final = -1


@dataclass(frozen=True, slots=True)
class _Board:
    """Where each worker writes which page it is on; shared by all processes."""

    pages: Any
    processes: Any
    taken: Any

    @classmethod
    def of(cls, context: BaseContext, jobs: int) -> "_Board":
        """Make an empty board for `jobs` workers."""
        pages = context.Array("q", [_IDLE] * jobs)
        return cls(pages, context.Array("q", jobs), context.Value("i", 0))

    def seat(self) -> int:
        """Give the calling process its own place on the board."""
        with self.taken.get_lock():
            place = int(self.taken.value)
            self.taken.value += 1
        self.processes[place] = os.getpid()
        return place

    def pages_of(self, processes: set[int]) -> list[int]:
        """Give the numbers of the pages that some processes were on."""
        at = zip(self.processes, self.pages, strict=True)
        return [page for process, page in at if process in processes and page != _IDLE]


def cores() -> int:
    """Give how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def make(
    settings: Setup,
    pages: Sequence[Page],
    jobs: int,
    advance: Callable[[int], None],
    method: str | None = None,
) -> list[Problem]:
    """Make all pages in `jobs` processes; `advance` is told how many more were made.

    `method` is how processes start (`fork`, `spawn`, `forkserver`), else the platform's.
    Returns the problems of templates that fail; once one has failed, its other pages
    may be left out. Raises Invalid when a worker dies, naming the page it was on.
    """
    numbered = list(enumerate(pages))
    if jobs == 1 or len(pages) <= _FEW:
        return _each(Maker(settings), numbered, lambda _: advance(1))
    context = multiprocessing.get_context(method)
    board = _Board.of(context, jobs)
    executor = ProcessPoolExecutor(jobs, context, _begin, (settings, board))
    problems: list[Problem] = []
    try:
        futures = [executor.submit(_work, chunk) for chunk in _chunks(numbered, jobs)]
        workers = multiprocessing.active_children()
        for future in as_completed(futures):
            made, found = future.result()
            problems += found
            advance(made)
    except BrokenProcessPool:
        raise Invalid(_deaths(workers, board, pages)) from None
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()
    return problems


def _chunks(numbered: Numbered, jobs: int) -> Iterator[Numbered]:
    """Deal pages out in their order, in pieces small enough for all workers to end together."""
    size = max(1, min(_CHUNK, len(numbered) // (jobs * 8)))
    for start in range(0, len(numbered), size):
        yield numbered[start : start + size]


def _each(maker: Maker, numbered: Numbered, mark: Callable[[int], None]) -> list[Problem]:
    """Make pages in turn; `mark` is told the number of each."""
    problems: list[Problem] = []
    failed: set[str] = set()
    for number, page in numbered:
        mark(number)
        if page.template not in failed:
            try:
                maker.make(page)
            except Invalid as error:
                problems += error.problems
                failed.add(page.template)
    return problems


def _deaths(workers: Sequence[Any], board: _Board, pages: Sequence[Page]) -> Iterator[Problem]:
    """Say which pages were in work where a process died by itself."""
    for worker in workers:
        worker.join()
    fallen = {w.pid for w in workers if w.exitcode not in {0, -signal.SIGTERM}}
    for number in board.pages_of(fallen or {w.pid for w in workers}):
        page = pages[number]
        yield problem("worker-died", Place(page.source or page.path), page=page.path)


_maker: Maker
_mark: Callable[[int], None]


def _begin(settings: Setup, board: _Board) -> None:
    """Prepare a worker process. Ctrl-C is the main process's to answer."""
    global _maker, _mark
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    place = board.seat()

    def mark(number: int) -> None:
        board.pages[place] = number

    _maker, _mark = Maker(settings), mark


def _work(numbered: Numbered) -> tuple[int, list[Problem]]:
    """Make a worker's share of pages."""
    problems = _each(_maker, numbered, _mark)
    _mark(_IDLE)
    return len(numbered), problems
