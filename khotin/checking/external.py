"""Links to other sites are followed: politely, within bounds, and what was found is kept."""

import json
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from khotin import __version__, disk

NAME: Final = "links.json"
MOST: Final = 2000
"""Links that are followed in one run, at most; the others wait for the next."""
_ASKERS: Final = 8
_PATIENCE: Final = 10.0
"""Seconds to wait for an answer."""
_PAUSE: Final = 0.5
"""Seconds between two questions to one host."""
_FRESH: Final = 7 * 24 * 3600
"""Seconds for which an answer is believed."""
_GONE: Final = {404, 410}
_NOT_SO: Final = {403, 405, 501}
"""Answers that a host gives to HEAD, but not to GET."""
_AGENT: Final = f"khotin/{__version__} (link check)"
Ask = Callable[[str], str]
"""Gives what is wrong with a link; nothing where it leads somewhere."""


@dataclass(frozen=True, slots=True)
class _Answer:
    when: float
    detail: str


def ask(
    links: Collection[str],
    folder: Path,
    advance: Callable[[int], None],
    follow: Ask | None = None,
    pause: float = _PAUSE,
) -> dict[str, str]:
    """Follow links; give what is wrong with those that are dead.

    Answers are kept in `folder` and believed for a week. One host is asked one thing at a
    time, with a pause (seconds); eight hosts are asked side by side. A host that is busy
    or refuses robots is given the benefit of the doubt.
    """
    known, now = _load(folder), time.time()
    fresh = {url: a for url, a in known.items() if now - a.when < _FRESH and url in links}
    left = sorted((url for url in links if url not in fresh), key=_host)[:MOST]
    advance(len(links) - len(left))

    def follow_all(urls: Iterable[str]) -> dict[str, _Answer]:
        found = {}
        for number, url in enumerate(urls):
            if number:
                time.sleep(pause)
            found[url] = _Answer(time.time(), (follow or _followed)(url))
            advance(1)
        return found

    hosts = [list(urls) for _, urls in groupby(left, key=_host)]
    with ThreadPoolExecutor(_ASKERS) as askers:
        for found in askers.map(follow_all, hosts):
            fresh |= found
    _store(folder, known | fresh)
    return {url: answer.detail for url, answer in sorted(fresh.items()) if answer.detail}


def _host(url: str) -> str:
    with suppress(ValueError):
        return urlsplit(url).netloc.lower()
    return ""


def _followed(url: str) -> str:
    """Ask for a link's head, for the whole where that is refused."""
    status, detail = _answer("HEAD", url)
    if status in _NOT_SO or (status == 0 and detail):
        status, detail = _answer("GET", url)
    return detail if status == 0 or status in _GONE else ""


def _answer(method: str, url: str) -> tuple[int, str]:
    """Give the status of an answer (0: there was none), and what is wrong in words."""
    try:
        request = Request(_quoted(url), method=method, headers={"User-Agent": _AGENT})  # noqa: S310 - http and https only
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - as above
            return answer.status, ""
    except HTTPError as error:
        return error.code, f"{error.code} {error.reason}"
    except URLError as error:
        return 0, str(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        return 0, str(error) or type(error).__name__


def _quoted(url: str) -> str:
    """Give a URL with what only people write (spaces, marks) in its quoted form."""
    parts = urlsplit(url if "//" in url[:8] else f"https:{url}")
    host = parts.netloc.encode("idna").decode()
    path, query = (
        quote(parts.path, safe="/%:@!$&'()*+,;=~"),
        quote(parts.query, safe="/%:@!$&'()*+,;=~?"),
    )
    return urlunsplit((parts.scheme or "https", host, path, query, ""))


def _load(folder: Path) -> dict[str, _Answer]:
    try:
        written = json.loads((folder / NAME).read_bytes())
        return {url: _Answer(float(when), str(detail)) for url, (when, detail) in written.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _store(folder: Path, answers: dict[str, _Answer]) -> None:
    written = {url: (answer.when, answer.detail) for url, answer in sorted(answers.items())}
    with suppress(OSError):
        disk.write(folder / NAME, json.dumps(written, ensure_ascii=False, indent=0).encode())
