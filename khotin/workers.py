"""Work on many things is done side by side, in as many processes as wished.

A worker is a callable made once in each process. It is given one thing after another; on
a board that all processes share it keeps the number of the one it is on, so that a death
can be told with it. Things reach the processes when these start: where processes are
forked nothing is copied.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW: Final = 100
"""Things for which a second process does not pay: starting one takes half a second."""
_CHUNK: Final = 64
"""Things that a worker takes at a time, at most."""
_IDLE: Final = -1
_GRACE: Final = 1.0
"""Seconds for workers that were told to stop."""


class Died(Exception, Generic[Thing]):
    """A worker process died; `things` are those that dead workers were on."""

    def __init__(self, things: Sequence[Thing]) -> None:
        super().__init__(things)
        self.things = things


def work(
    hire: Callable[[], Callable[[Thing], Result]],
    things: Sequence[Thing],
    jobs: int,
    advance: Callable[[int], None],
    method: str | None = None,
    few: int | None = None,
) -> list[Result]:
    """Give what a worker makes of each thing, in order; `advance` is told how many more are done.

    `hire` makes the worker of a process; with `things`, it must be picklable where
    processes are not forked. `method` is how processes start (`fork`, `spawn`,
    `forkserver`), else the platform's; `few` things, else FEW, are no work for a second
    process. Raises Died when a worker process dies, and
    whatever a worker raises.
    """
    if jobs == 1 or len(things) <= (FEW if few is None else few):
        worker = hire()
        return [_told(worker(thing), advance) for thing in things]
    context = multiprocessing.get_context(method)
    board, seats = context.Array("q", [_IDLE] * jobs), context.Value("i", 0)
    executor = ProcessPoolExecutor(jobs, context, _begin, (hire, things, board, seats))
    try:
        shares = {executor.submit(_work, *share): share for share in _shares(len(things), jobs)}
        found = _gathered(shares, advance)
    except BrokenProcessPool:
        _end(multiprocessing.active_children(), _GRACE)
        executor.shutdown()
        numbers: Iterable[int] = board.get_obj()
        left = [things[number] for number in numbers if number != _IDLE]
        raise Died(left or things[:1]) from None
    except BaseException:
        _end(multiprocessing.active_children(), 0)
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()
    return found


def _end(processes: Sequence[BaseProcess], grace: float) -> None:
    """Kill the processes that have not ended of themselves within `grace` seconds.

    A signal that Python answers can be lost: when it comes just before the process waits
    for a lock that nobody will give back, no answer is ever run.
    """
    until = time.monotonic() + grace
    for process in processes:
        process.join(max(0, until - time.monotonic()))
        if process.is_alive():
            process.kill()


def _told(result: Result, advance: Callable[[int], None]) -> Result:
    advance(1)
    return result


def _gathered(
    shares: dict[Future[list[Result]], tuple[int, int]], advance: Callable[[int], None]
) -> list[Result]:
    found: dict[int, list[Result]] = {}
    for future in as_completed(shares):
        start, stop = shares[future]
        found[start] = future.result()
        advance(stop - start)
    return [result for start in sorted(found) for result in found[start]]


def _shares(count: int, jobs: int) -> Iterator[tuple[int, int]]:
    """Deal things out in their order, in pieces small enough for all workers to end together."""
    size = max(1, min(_CHUNK, count // (jobs * 8)))
    for start in range(0, count, size):
        yield start, min(start + size, count)


_worker: Callable[[Any], Any]
_things: Sequence[Any]
_mark: Callable[[int], None]


def _begin(
    hire: Callable[[], Callable[[Any], Any]], things: Sequence[Any], board: Any, seats: Any
) -> None:
    """Prepare a worker process.

    Ctrl-C is the main process's to answer; a worker that is told to stop leaves nothing
    on the board.
    """
    global _worker, _things, _mark
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
    gc.freeze()
    gc.enable()
    _worker, _things, _mark = hire(), things, mark


def _end_with_the_parent() -> None:
    """End this worker when the main process was killed and can tell it nothing more."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(0)


def _work(start: int, stop: int) -> list[Any]:
    """Do a worker's share."""
    results = []
    for number in range(start, stop):
        _mark(number)
        results.append(_worker(_things[number]))
    _mark(_IDLE)
    return results
