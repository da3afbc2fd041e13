"""Browsers are told at once what changed, by server-sent events."""

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Iterable, Mapping
from importlib.resources import files
from typing import Final

from khotin import paths
from khotin.language import N_, NP_, Words
from khotin.problems import Problem

FOLDER: Final = "/_khotin/"
SCRIPT: Final = f"{FOLDER}live.js"
EVENTS: Final = f"{FOLDER}events"
BEAT: Final = 15.0
"""Seconds after which a silent line is used, so that nobody takes it for dead."""
_END: Final = b"</body>"
_STYLESHEET: Final = re.compile(rb"\.[0-9a-f]{10}\.css\b")
_COUNT: Final = NP_("{n} thing to mend", "{n} things to mend")
_HINT: Final = N_("hint")
_HIDE: Final = N_("Hide")
_LAST_GOOD: Final = N_("What cannot be read is shown as it was before.")


def script() -> bytes:
    """Give the script that pages carry while they are served."""
    return files("khotin.serving").joinpath("live.js").read_bytes()


def mark(body: bytes) -> str:
    """Give the ETag of a page. Stylesheets do not count: they are put in place without reload."""
    plain = _STYLESHEET.sub(b".css", body)
    return f'"{hashlib.blake2b(plain, digest_size=10).hexdigest()}"'


def carried(body: bytes, tag: str, number: int) -> bytes:
    """Let a page carry the script: in front of its end, with its ETag and the site's number.

    The quotes of the ETag are those of the attribute.
    """
    line = (
        f'<script src="{SCRIPT}" data-tag={tag} data-number="{number}" '
        f'data-events="{EVENTS}" defer></script>\n'
    ).encode()
    at = body.rfind(_END)
    return body + line if at < 0 else body[:at] + line + body[at:]


def message(
    number: int,
    stylesheets: Iterable[str],
    pictures: Mapping[str, int],
    problems: Iterable[Problem],
    words: Words,
) -> str:
    """Say what browsers have to know of the site as it is now, in one line of JSON.

    `stylesheets` are their URLs, `pictures` when files beside articles changed, by URL.
    """
    told = [
        {
            "place": f"{found.place.path}:{found.place.line}:{found.place.column}",
            "level": str(found.level),
            "message": found.message(words.say),
            "hint": found.hint(words.say),
        }
        for found in problems
    ]
    said = {
        "number": number,
        "stylesheets": list(stylesheets),
        "pictures": dict(pictures),
        "problems": told,
        "words": {
            "title": words.count(_COUNT, len(told)),
            "hint": words.say(_HINT),
            "hide": words.say(_HIDE),
            "note": words.say(_LAST_GOOD),
        },
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def stylesheets(statics: Iterable[str], base: str) -> list[str]:
    """Give the URLs of the stylesheets among the addresses of static files."""
    return [paths.url(base, address) for address in statics if address.endswith(".css")]


class Hub:
    """Tells every browser the newest message; one that was slow hears the newest only."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._message = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news: set[asyncio.Event] = set()
        self._closed = False

    @property
    def listeners(self) -> int:
        """How many browsers listen."""
        return len(self._news)

    def tell(self, told: str) -> None:
        """Tell a message, from any thread; the same one is not told twice."""
        if told == self._message:
            return
        self._message = told
        self._wake()

    def close(self) -> None:
        """Let every browser go."""
        self._closed = True
        self._wake()

    async def listen(self) -> AsyncIterator[bytes]:
        """Give events as the browser reads them, until it goes or all is closed."""
        self._loop = asyncio.get_running_loop()
        news, heard = asyncio.Event(), ""
        self._news.add(news)
        try:
            yield b"retry: 500\n\n"
            while not self._closed:
                if self._message != heard:
                    heard = self._message
                    yield f"data: {heard}\n\n".encode()
                    continue
                try:
                    await asyncio.wait_for(news.wait(), BEAT)
                    news.clear()
                except TimeoutError:
                    yield b":\n\n"
        finally:
            self._news.discard(news)

    def _wake(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for news in self._news:
            news.set()
