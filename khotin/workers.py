"""Pages are made side by side, in as many processes as wished."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
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
    board, seats = context.Array("q", [_IDLE] * jobs), context.Value("i", 0)
    executor = ProcessPoolExecutor(jobs, context, _begin, (settings, board, seats))
    problems: list[Problem] = []
    try:
        futures = [executor.submit(_work, chunk) for chunk in _chunks(numbered, jobs)]
        for future in as_completed(futures):
            made, found = future.result()
            problems += found
            advance(made)
    except BrokenProcessPool:
        executor.shutdown()
        raise Invalid(_deaths(board.get_obj(), pages)) from None
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


def _deaths(board: Iterable[int], pages: Sequence[Page]) -> Iterator[Problem]:
    """Name the pages that dead workers left on the board; the first page if they died before."""
    left = [pages[number] for number in board if number != _IDLE]
    for page in left or pages[:1]:
        yield problem("worker-died", Place(page.source or page.path), page=page.path)


_maker: Maker
_mark: Callable[[int], None]


def _begin(settings: Setup, board: Any, seats: Any) -> None:
    """Prepare a worker process.

    It keeps on the board, which all processes share, the number of the page it is on.
    Ctrl-C is the main process's to answer; a worker that is told to stop leaves no page.
    """
    global _maker, _mark
    with seats.get_lock():
        seat = seats.value
        seats.value += 1

    def mark(number: int) -> None:
        board.get_obj()[seat] = number

    def stop(*_: object) -> None:
        board.get_obj()[seat] = _IDLE
        os._exit(0)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _maker, _mark = Maker(settings), mark


def _end_with_the_parent() -> None:
    """End this worker when the main process was killed and can tell it nothing more."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(0)


def _work(numbered: Numbered) -> tuple[int, list[Problem]]:
    """Make a worker's share of pages."""
    problems = _each(_maker, numbered, _mark)
    _mark(_IDLE)
    return len(numbered), problems
