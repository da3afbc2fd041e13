"""What the terminal shows while a site is served: one line that changes, else lines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from click import echo
from rich.console import Console
from rich.live import Live
from rich.text import Text

from khotin.language import N_, NP_, Words
from khotin.present import ARTICLES
from khotin.serving.reindexing import Search

_STOP: Final = N_("Ctrl-C ends it")
_PROBLEMS: Final = NP_("{n} problem", "{n} problems")
_NO_PROBLEMS: Final = N_("no problems")
_SEARCH: Final = {
    Search.OFF: N_("without search"),
    Search.WAITING: N_("search: waits"),
    Search.BUILDING: N_("search: being built"),
    Search.READY: N_("search: ready"),
    Search.FAILED: N_("search: not built, there are problems to mend first"),
}
_POLLS: Final = N_("looks for changes every second")


@dataclass(frozen=True, slots=True)
class Status:
    """How the server is at the moment."""

    url: str
    articles: int
    problems: int
    search: Search
    changed: str = ""
    """What changed last, and when."""
    polls: bool = False


class Screen(Protocol):
    """Shows how the server is."""

    def show(self, status: Status) -> None:
        """Show it as it is now; may be called from any thread."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was."""
        ...


class _Line:
    """A line at the foot of a terminal."""

    def __init__(self, words: Words, console: Console) -> None:
        self._words = words
        self._last: Status | None = None
        self._live = Live(console=console, auto_refresh=False)
        self._live.start()

    def show(self, status: Status) -> None:
        if status == self._last:
            return
        self._last = status
        text = Text()
        text.append(status.url, style="bold cyan underline")
        parts = told(status, self._words)
        for part in parts:
            text.append(f"  ·  {part}")
        text.append(f"  ·  {self._words.say(_STOP)}", style="dim")
        self._live.update(text, refresh=True)

    def close(self) -> None:
        self._live.stop()


class _Lines:
    """A line for each change, where there is no terminal."""

    def __init__(self, words: Words, say: Callable[[str], object] = echo) -> None:
        self._words, self._say, self._last = words, say, ""

    def show(self, status: Status) -> None:
        line = "  ·  ".join((status.url, *told(status, self._words)))
        if line != self._last:
            self._last = line
            self._say(line)

    def close(self) -> None:
        """There is nothing to leave."""


def open_screen(words: Words) -> Screen:
    """Give what shows how the server is: a line on a terminal, else lines."""
    console = Console()
    return _Line(words, console) if console.is_terminal else _Lines(words)


def told(status: Status, words: Words) -> tuple[str, ...]:
    """Say how the server is, in parts."""
    problems = words.count(_PROBLEMS, status.problems) if status.problems else None
    parts = (
        words.count(ARTICLES, status.articles),
        problems or words.say(_NO_PROBLEMS),
        words.say(_SEARCH[status.search]),
        words.say(_POLLS) if status.polls else "",
        status.changed,
    )
    return tuple(part for part in parts if part)


def changed(names: frozenset[str], when: datetime) -> str:
    """Say what changed, and when."""
    some = sorted(names)[:1]
    more = f" (+{len(names) - 1})" if len(names) > 1 else ""
    return f"{when:%H:%M:%S} {''.join(some)}{more}"
