"""Everything that serving takes, put together, started and ended."""

import asyncio
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread, Timer
from typing import Final

import uvicorn
from starlette.applications import Starlette

from khotin import grounds, paths
from khotin.language import Words
from khotin.looking import cores
from khotin.problems import Invalid
from khotin.serving import live, screen
from khotin.serving.changes import Changes
from khotin.serving.keeper import Keeper, Order
from khotin.serving.kitchen import Kitchen
from khotin.serving.live import Hub
from khotin.serving.reindexing import AT_START, Indexer, Search
from khotin.serving.screen import Screen, Status
from khotin.serving.watching import Inbox, Watcher, roots
from khotin.serving.web import HOME, Web
from khotin.watch import Stages

HOST: Final = "127.0.0.1"
PORT: Final = 8000
TRIES: Final = 20
"""How many ports are tried, one after the other, where none was asked for."""
_WAIT: Final = 2
"""Seconds that the end waits for threads and browsers."""
_LOOK: Final = 0.5
"""Seconds between two looks whether the end was asked for."""
_LATER: Final = 1.0
"""Seconds that browsers have for themselves before pages are made that nobody asked for."""
_TURN: Final = 0.0005
"""Seconds of Python for one thread while another waits: a page does not wait for a plan."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line asks for."""

    host: str = HOST
    search: bool = True
    polls: bool = False
    opens: bool = False


class Serving:
    """A site that is being served: its state, those who change it, and who looks on."""

    def __init__(
        self,
        order: Order,
        choices: Choices,
        words: Words,
        stages: Stages,
        url: Callable[[str], str],
        show: Screen,
    ) -> None:
        """Read the site, and watch it from before that on.

        `url` gives the whole URL of a path. Raises Invalid when the site cannot be read.
        """
        if missing := grounds.missing(order.folders):
            raise Invalid(missing)
        self._order, self._words, self._url, self._screen = order, words, url, show
        self._changed, self._telling = "", Lock()
        self._proof = Timer(_LATER, self._prove)
        self._inbox = Inbox(roots(order.folders))
        self._watcher = Watcher(order.folders, self._inbox, polls=choices.polls)
        try:
            self.keeper = Keeper(order, stages, cores())
        except BaseException:
            self._watcher.stop()
            raise
        self.kitchen, self.hub = Kitchen(order.folders), Hub()
        self._indexer = Indexer(order.folders, order.folders.config) if choices.search else None

    @property
    def address(self) -> str:
        """The URL of the front page."""
        return self._url(self.keeper.now.site.frame.show.base)

    def app(self, *, any_host: bool = False) -> Starlette:
        """Give the application that answers requests."""
        index = self._indexer.output if self._indexer else None
        web = Web(self.keeper, self.kitchen, self.hub, self._words, index, self.tell)
        return web.app(None if any_host else HOME)

    def tell(self) -> None:
        """Tell browsers and terminal how the site is now, from any thread, in order."""
        with self._telling:
            self._tell()

    def _tell(self) -> None:
        now, show = self.keeper.now, self.keeper.now.site.frame.show
        folders = self._order.folders
        problems = sorted(
            found.at(folders.real(found.place.path))
            for found in {*now.problems, *self.kitchen.problems}
        )
        sheets = live.stylesheets(now.site.statics.texts, show.base)
        pictures = {show.url(address): when for address, when in now.pictures.items()}
        self.hub.tell(live.message(now.number, sheets, pictures, problems, self._words))
        self._screen.show(
            Status(
                url=self.address,
                articles=len(now.site.archive.articles),
                problems=len(problems),
                search=self._indexer.state if self._indexer else Search.OFF,
                changed=self._changed,
                polls=self._watcher.polls,
            )
        )

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let everybody work who keeps the site as it is on the disk; end them afterwards."""
        self.keeper.listen(self.tell)
        works = [self._take_in, self.keeper.plan_while_wanted]
        if self._indexer:
            self._indexer.listen(self.tell)
            self._indexer.ask(AT_START)
            works.append(self._indexer.build_while_asked)
        threads = [Thread(target=work, daemon=True) for work in works]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.hub.close()
            self._watcher.stop()
            self._inbox.close()
            self._proof.cancel()
            self.keeper.close()
            if self._indexer:
                self._indexer.close()
            for thread in threads:
                thread.join(_WAIT)

    def _take_in(self) -> None:
        self._prove_later()
        while (changes := self._inbox.take()) is not None:
            self._changed = screen.changed(_names(changes), datetime.now().astimezone())
            self.keeper.take_in(changes)
            if self._indexer:
                self._indexer.ask()
            if changes.frame:
                self._prove_later()

    def _prove_later(self) -> None:
        self._proof.cancel()
        self._proof = Timer(_LATER, self._prove)
        self._proof.daemon = True
        self._proof.start()

    def _prove(self) -> None:
        """Find the templates that fail."""
        self.kitchen.prove(self.keeper.now)
        self.tell()


def _names(changes: Changes) -> frozenset[str]:
    parts = {
        paths.TEMPLATES: changes.templates,
        paths.STATIC: changes.static,
        paths.CONFIG: changes.config,
    }
    return changes.texts | changes.files | {name for name, touched in parts.items() if touched}


class _Uvicorn(uvicorn.Server):
    """Tells when it is ready, and lets browsers go before it waits for them."""

    def __init__(self, config: uvicorn.Config, serving: Serving, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._serving, self._ready = serving, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def main_loop(self) -> None:
        """Look seldom for the end: uvicorn looks ten times a second, nothing needs that."""
        while not self.should_exit:  # noqa: ASYNC110 - it is a flag, set by a signal
            await asyncio.sleep(_LOOK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._serving.hub.close()
        await super().shutdown(sockets)


def bind(host: str, port: int, tries: int = 1) -> socket.socket:
    """Give a socket on the first free port from `port` on. Raises OSError when none is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, port + tries):
        free = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            # A port that was left a moment ago may be used; on Windows this would mean another's.
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            free.bind((host, number))
        except OSError:
            free.close()
            if number == port + tries - 1:
                raise
        else:
            return free
    raise AssertionError(tries)


def serve(
    order: Order,
    choices: Choices,
    words: Words,
    stages: Stages,
    at: socket.socket,
) -> None:
    """Serve a site at a socket until Ctrl-C. Raises Invalid when it cannot be read."""
    sys.setswitchinterval(_TURN)
    port = at.getsockname()[1]
    host = f"[{choices.host}]" if ":" in choices.host else choices.host
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        stack.callback(at.close)
        show = _Late(words)
        stack.callback(show.close)
        serving = Serving(order, choices, words, stages, lambda p: f"http://{host}:{port}{p}", show)
        config = uvicorn.Config(
            serving.app(any_host=choices.host != HOST),
            log_config=None,
            log_level="error",
            access_log=False,
            date_header=False,
            lifespan="off",
            timeout_graceful_shutdown=_WAIT,
        )

        def ready() -> None:
            show.open()
            serving.tell()
            if choices.opens:
                Thread(target=webbrowser.open, args=(serving.address,), daemon=True).start()

        with serving.at_work():
            _Uvicorn(config, serving, ready).run(sockets=[at])


class _Late:
    """A screen that begins once the bars of reading are gone."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._screen: Screen | None = None

    def open(self) -> None:
        self._screen = screen.open_screen(self._words)

    def show(self, status: Status) -> None:
        if self._screen:
            self._screen.show(status)

    def close(self) -> None:
        if self._screen:
            self._screen.close()
