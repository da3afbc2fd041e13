"""A small site that is served: with a client that asks, and without a server."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message

from khotin import paths
from khotin.language import Words
from khotin.looking import Folders, Wishes
from khotin.pictures import drawing
from khotin.serving import changes, pages
from khotin.serving.keeper import Keeper, Order
from khotin.serving.kitchen import Kitchen
from khotin.serving.live import Hub
from khotin.serving.pages import Drawn, Made, Ready, Sent
from khotin.serving.watching import roots
from khotin.serving.web import HOME, Web
from khotin.watch import Stages, Unwatched
from tests.builder import NOON, TODAY, SiteBuilder

HOST = "127.0.0.1:8000"


def alone(work: Coroutine[Any, Any, None]) -> None:
    """Do asynchronous work in a thread of its own: this one may have a browser's loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


@dataclass(slots=True)
class Answer:
    """What came for a request."""

    status_code: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass(frozen=True, slots=True)
class Client:
    """Asks an application without a network, as `uvicorn` would."""

    app: ASGIApp

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path, written with percent signs; `_` in the name of a header is `-`."""
        named = {"host": HOST} | {name.replace("_", "-"): text for name, text in headers.items()}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(name.encode(), text.encode()) for name, text in named.items()],
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 1),
        }
        answer = Answer()

        async def receive() -> Message:
            await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status_code = message["status"]
                answer.headers = {k.decode(): v.decode() for k, v in message["headers"]}
            elif message["type"] == "http.response.body":
                answer.content += message.get("body", b"")

        async def ask() -> None:
            await self.app(scope, receive, send)

        alone(ask())
        return answer


@dataclass(slots=True)
class Served:
    """A site as it is served, read when this is made."""

    site: SiteBuilder
    index: Path | None = None
    keeper: Keeper = field(init=False)
    kitchen: Kitchen = field(init=False)
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        folders = folders_of(self.site)
        order = Order(self.site.write_config(), folders, self.wishes)
        self.keeper = Keeper(order, Stages(Unwatched()), 1)
        self.kitchen = Kitchen(folders)
        web = Web(self.keeper, self.kitchen, Hub(), Words("vi"), self.index, lambda: None)
        self.client = Client(web.app(HOME))

    def wishes(self) -> Wishes:
        return Wishes(now=NOON, today=TODAY, search=self.index is not None, drafts=True)

    def saved(self, *names: str, plan: bool = True) -> bool:
        """Tell that files were saved; tells whether the whole has to be planned for it."""
        folders = folders_of(self.site)
        touched = [(self.site.folder / name).resolve().as_posix() for name in names]
        self.keeper.take_in(changes.sort(touched, roots(folders)))
        wanted = self.keeper.wants_plan
        if plan and wanted:
            self.keeper.plan()
        return wanted

    def body(self, path: str) -> bytes:
        """Give what is sent for a page, without the script."""
        return bare(self.client.get(path).content)

    def text(self, path: str) -> str:
        return self.body(path).decode()

    def codes(self) -> list[str]:
        """Give the codes of all problems, with their places."""
        found = {*self.keeper.now.problems, *self.kitchen.problems}
        return [f"{p.place.path}:{p.place.line} {p.code}" for p in sorted(found)]

    def files(self) -> dict[str, bytes]:
        """Give all that is served, by path below the output folder, as a build would write it."""
        now = self.keeper.now
        base = now.site.frame.show.base
        drawn = map(paths.output, now.site.pictures.drawn)
        names = {*now.pages, *now.copies, *now.statics, *drawn}
        return {name: self._sent(f"{base}{name}") for name in names}

    def _sent(self, path: str) -> bytes:
        found = pages.find(self.keeper.now, path, None)
        if isinstance(found, Drawn):
            cache = self.keeper.order.folders.cache
            return drawing.drawn(found.variant, found.of, cache).read_bytes()
        if isinstance(found, Sent):
            return found.file.read_bytes()
        if isinstance(found, Ready):
            return found.data
        assert isinstance(found, Made), path
        body = self.kitchen.page(self.keeper.now, self.keeper.now.pages[found.path])
        assert body is not None, path
        return body


def bare(body: bytes) -> bytes:
    """Take the script out of a page."""
    start = body.find(b'<script src="/_khotin/')
    return body if start < 0 else body[:start] + body[body.index(b"\n", start) + 1 :]


def folders_of(site: SiteBuilder) -> Folders:
    settings = site.write_config()
    return Folders(
        config=site.folder / paths.CONFIG,
        content=site.folder / settings.paths.content,
        templates=site.folder / settings.paths.templates,
        static=site.folder / settings.paths.static,
        data=site.folder / settings.paths.data,
        output=site.output,
        cache=site.cache,
    )
