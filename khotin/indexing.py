"""Bundles of the search indexes are built side by side, as many as memory allows."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Condition
from typing import Final, NamedTuple

from khotin import bundle_files, bundles, documents, gathering, paths
from khotin.article import Article
from khotin.bundle_files import Entry
from khotin.bundles import Bundle
from khotin.phrases import Known
from khotin.publish import Workspace, take
from khotin.search import Tool
from khotin.shards import Block

AT_ONCE: Final = 4_600
"""Pages that Pagefind has at a time, at most: it holds 0.21 MB for each."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built of bundles.

    `read` gives a bundle's articles, in its order. `blocks_only` names those of which the
    phrase index alone is missing. `known` has what lies there whole of bundles, by name: of
    one with the same digest as now nothing is built. `terms` are what decides an index
    beside documents and columns; `bits` choose the shards. `categories` are the names of
    categories by their keys.
    """

    bundles: Collection[Bundle]
    read: Callable[[Bundle], Sequence[Article]]
    blocks_only: Collection[str]
    known: Mapping[str, Known]
    terms: str
    bits: int
    categories: Mapping[str, str]


class Built(NamedTuple):
    """What was to be indexed, and what was built of it."""

    digest: str
    """Of what was to be indexed."""
    block: Block | None = None
    """The bundle's part of the phrase index; None where nothing was built: all is known."""
    entry: Entry | None = None
    """None where Pagefind did not run."""
    files: tuple[str, ...] = ()
    """What Pagefind built, by path in the site; those that lie there just so are not staged."""


def build(
    order: Order,
    workspace: Workspace,
    where: str,
    *,
    jobs: int,
    advance: Callable[[int], None],
    at_once: int = AT_ONCE,
) -> dict[str, Built]:
    """Stage bundles, each in the folder of its name in the site's folder `where`; largest first.

    Pagefind runs for as many as `jobs` side by side, with `at_once` pages between them; for
    a larger bundle it runs alone. Meanwhile the next bundle's documents are gathered. A
    bundle of which no page is to be indexed gets no folder. `advance` is told the pages
    indexed. Raises Invalid when Pagefind fails; it and an interruption end all that runs.
    """
    largest_first = sorted(order.bundles, key=_size, reverse=True)
    built: dict[str, Built] = {}
    tool, room = Tool(), _Room(largest_first, jobs, at_once)
    ahead = jobs > 1
    with gathering.place(workspace) as place, ThreadPoolExecutor(jobs + ahead) as threads:
        running: dict[Future[Built], Bundle] = {
            threads.submit(_build, bundle, order, workspace, place, where, tool, room): bundle
            for bundle in largest_first
        }
        try:
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for job in done:
                    bundle = running.pop(job)
                    built[bundle.name] = job.result()
                    advance(_size(bundle))
        except BaseException:
            tool.stop()
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return built


class _Room:
    """Lets Pagefind run for as many bundles at a time as there is room for, each in its turn.

    The next is the first that fits beside those that run, whether its documents are
    gathered or not: whoever stands before another has begun before it.
    """

    def __init__(self, bundles: Iterable[Bundle], jobs: int, at_once: int) -> None:
        self._jobs, self._at_once = jobs, at_once
        self._waiting = {bundle.name: _size(bundle) for bundle in bundles}
        self._running: dict[str, int] = {}
        self._changed = Condition()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Wait until a bundle's turn has come, and keep its room until it is done."""
        with self._changed:
            self._changed.wait_for(lambda: self._next() == name)
            self._running[name] = self._waiting.pop(name)
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                del self._running[name]
                self._changed.notify_all()

    def leave(self, name: str) -> None:
        """Wait no more for a bundle."""
        with self._changed:
            self._waiting.pop(name, None)
            self._changed.notify_all()

    def _next(self) -> str | None:
        if len(self._running) >= self._jobs:
            return None
        busy = sum(self._running.values())
        fitting = (
            n for n, size in self._waiting.items() if not busy or busy + size <= self._at_once
        )
        return next(fitting, None)


def _build(
    bundle: Bundle,
    order: Order,
    workspace: Workspace,
    place: Path,
    where: str,
    tool: Tool,
    room: _Room,
) -> Built:
    """Build one bundle, if what is to be indexed is not as it was."""
    try:
        articles = order.read(bundle)
        names = [paths.output(article.address) for article in articles]
        found = gathering.gather(names, workspace)
        columns = bundles.columns(articles, order.categories)
        digest = _digest((order.terms, order.bits, names, columns), found)
        known = order.known.get(bundle.name)
        if known and known.digest == digest:
            return Built(digest)
        block = partial(_block, articles, names, found, order.bits)
        if not found or bundle.name in order.blocks_only:
            return Built(digest, block())
        put, built = place / bundle.name, place / where / bundle.name
        gathering.put(found, put)
        with room.turn(bundle.name):
            made = tool.index(put, built, block)
        shutil.rmtree(put)
        bundle_files.tell(built, names, columns)
        # Pagefind makes a file for each page, and each is renamed: in memory that is quick.
        entry = bundle_files.share(built, workspace.staging / where)
        files = take(workspace, built, f"{where}/{bundle.name}")
        shutil.rmtree(built)
        return Built(digest, made, entry, files)
    finally:
        room.leave(bundle.name)


def _block(
    articles: Iterable[Article], names: Iterable[str], found: Mapping[str, str], bits: int
) -> Block:
    # Loading NumPy takes a while: a build that indexes nothing does without.
    postings = import_module("khotin.postings")
    texts = (
        (
            article.title,
            "\n".join((article.summary, *(byline.name for byline in article.authors))),
            documents.lines(found[name]),
        )
        if name in found
        else ("", "", "")
        for article, name in zip(articles, names, strict=True)
    )
    block: Block = postings.block(texts, bits)
    return block


def _digest(terms: object, documents: Mapping[str, str]) -> str:
    """Give the digest of all that decides an index."""
    digest = hashlib.blake2b(repr(terms).encode(), digest_size=16)
    for name, text in documents.items():
        digest.update(f"{name}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()


def _size(bundle: Bundle) -> int:
    return len(bundle.members)
