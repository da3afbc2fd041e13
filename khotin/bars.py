"""Bars of progress on a terminal, one for each stage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khotin.language import Words


class Bars:
    """A bar for each stage, on standard error."""

    def __init__(self, words: Words) -> None:
        """Begin without a bar."""
        self.words, self.console = words, Console(stderr=True)

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """Show a stage of so many steps; what it gives is told how many more are done."""
        columns = (TextColumn("{task.description:<24}"), BarColumn())
        with Progress(
            *columns, MofNCompleteColumn(), TimeElapsedColumn(), console=self.console
        ) as progress:
            task = progress.add_task(self.words.say(name), total=total)
            yield lambda steps: progress.advance(task, steps)
            progress.update(task, total=total or 1, completed=total or 1)
