"""How far a build is: bars on a terminal, else a line for each stage, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from khotin.language import Words
from khotin.watch import Watch


class _Lines:
    """A line for each stage, where there is no terminal."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        size = f" ({self.words.number(total)})" if total is not None else ""
        sys.stderr.write(f"{self.words.say(name)}{size}\n")
        sys.stderr.flush()
        yield lambda _: None


def show_progress(words: Words) -> Watch:
    """Give what shows progress on standard error: bars on a terminal, else plain lines."""
    if not sys.stderr.isatty():
        return _Lines(words)
    # What draws bars takes a tenth of a second to load.
    bars: Watch = import_module("khotin.bars").Bars(words)
    return bars
