"""Requests come in, responses go out."""

from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from khotin.language import N_, Words
from khotin.pictures import drawing
from khotin.serving import live, pages
from khotin.serving.keeper import Keeper
from khotin.serving.kitchen import Kitchen
from khotin.serving.live import Hub
from khotin.serving.pages import Drawn, Elsewhere, Made, Missing, Ready, Sent

HOME: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""What this machine calls itself."""
_HTML: Final = ".html"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LASTING: Final = {"Cache-Control": "max-age=31536000, immutable"}
"""For addresses that carry the digest of what lies there: a reload need not ask for it again."""
_NO_INDEX: Final = N_("The index of the search is still being built. Please try again soon.")
_STRANGE_HOST: Final = N_("This address is not served here.")
_SHELL: Final = '<!doctype html>\n<meta charset="utf-8">\n<title>…</title>\n<body></body>\n'
"""A page that shows nothing but what there is to mend."""


class Web:
    """Answers requests from what the keeper holds."""

    def __init__(
        self,
        keeper: Keeper,
        kitchen: Kitchen,
        hub: Hub,
        words: Words,
        index: Path | None,
        made: Callable[[], None],
    ) -> None:
        """Set up.

        `index` is the folder of a built site that has the index of the search; `made` is
        called whenever a page was made.
        """
        self._keeper, self._kitchen, self._hub = keeper, kitchen, hub
        self._words, self._index, self._made = words, index, made
        self._cache = keeper.order.folders.cache

    def app(self, hosts: Collection[str] | None) -> Starlette:
        """Give the application; `hosts` are the names it answers to, None any."""
        routes = [
            Route(live.SCRIPT, self._script),
            Route(live.EVENTS, self._events),
            Route("/{path:path}", self._any),
        ]
        guard = Middleware(_Guard, hosts=hosts, refusal=self._words.say(_STRANGE_HOST))
        return Starlette(routes=routes, middleware=[guard])

    async def _script(self, _request: Request) -> Response:
        return Response(live.script(), media_type=pages.kind(live.SCRIPT), headers=_HEADERS)

    async def _events(self, request: Request) -> Response:
        events: AsyncIterator[bytes] = self._hub.listen()
        if request.method == "HEAD":
            return Response(media_type="text/event-stream", headers=_HEADERS)
        return StreamingResponse(events, media_type="text/event-stream", headers=_HEADERS)

    async def _any(self, request: Request) -> Response:
        found = pages.find(self._keeper.now, request.scope["path"], self._index)
        if isinstance(found, Drawn):
            found = await run_in_threadpool(self._drawn, found)
        match found:
            case Elsewhere(url):
                return RedirectResponse(url, 307, headers=_HEADERS)
            case Ready(data, kind, lasts):
                headers = _HEADERS | _LASTING if lasts else _HEADERS
                return Response(data, media_type=kind, headers=headers)
            case Sent(file, kind) if file.is_file():
                return FileResponse(file, media_type=kind, headers=_HEADERS)
            case Missing():
                return PlainTextResponse(self._words.say(_NO_INDEX), 503, headers=_HEADERS)
            case Made(path, status):
                return await self._page(request, path, status)
        return await self._page(request, pages.NOT_FOUND, 404)

    def _drawn(self, found: Drawn) -> Sent:
        return Sent(drawing.drawn(found.variant, found.of, self._cache), found.kind)

    async def _page(self, request: Request, path: str, status: int) -> Response:
        now = self._keeper.now
        page = now.pages.get(path)
        body = await run_in_threadpool(self._kitchen.page, now, page) if page else None
        self._made()
        if body is None:
            status, body = 500, _SHELL.encode()
        tag = live.mark(body)
        headers = {**_HEADERS, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        if path.endswith(_HTML):
            body = live.carried(body, tag, now.number)
        return Response(body, status, media_type=pages.kind(path), headers=headers)


class _Guard:
    """Lets only requests in that mean this machine.

    By another name a stranger's page may be asking (DNS rebinding). Other methods than
    GET and HEAD are refused by the routes.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None, refusal: str) -> None:
        self._app, self._hosts, self._refusal = app, hosts, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_meant(scope):
            refusal = PlainTextResponse(self._refusal, 421, headers=_HEADERS)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_meant(self, scope: Scope) -> bool:
        if self._hosts is None:
            return True
        named = [value for name, value in scope["headers"] if name == b"host"]
        hosts = [value.decode("latin-1").lower() for value in named]
        return len(hosts) == 1 and _name(hosts[0]) in self._hosts


def _name(host: str) -> str:
    """Take the port off a Host header."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
