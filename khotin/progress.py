"""How far a build is: bars on a terminal, else a line for each stage, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khotin.language import Words
from khotin.watch import Watch


class _Bars:
    """A bar for each stage, on a terminal."""

    def __init__(self, words: Words, console: Console) -> None:
        self.words, self.console = words, console

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        columns = (TextColumn("{task.description:<24}"), BarColumn())
        with Progress(
            *columns, MofNCompleteColumn(), TimeElapsedColumn(), console=self.console
        ) as progress:
            task = progress.add_task(self.words.say(name), total=total)
            yield lambda steps: progress.advance(task, steps)
            progress.update(task, total=total or 1, completed=total or 1)


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
    console = Console(stderr=True)
    return _Bars(words, console) if console.is_terminal else _Lines(words)
