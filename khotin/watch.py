"""Whoever looks on while the work goes on, and how long each stage took."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Watch(Protocol):
    """Whoever looks on while the work goes on."""

    def stage(self, name: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """Begin a stage of `total` steps (None: not known); gives what to tell each step done."""
        ...


class Unwatched:
    """Nobody looks on."""

    @contextmanager
    def stage(self, _name: str, _total: int | None) -> Iterator[Callable[[int], None]]:
        yield lambda _steps: None


class Stages:
    """Times each stage while showing it; one that comes again is added up."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.seconds: list[tuple[str, float]] = []

    @contextmanager
    def __call__(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        begin = time.perf_counter()
        with self.watch.stage(name, total) as advance:
            yield advance
        seconds = dict(self.seconds)
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - begin
        self.seconds = list(seconds.items())
