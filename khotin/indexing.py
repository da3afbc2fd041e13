"""Bundles of the search indexes are built side by side, as many as memory allows."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from khotin import bundle_files, bundles, documents, gathering, paths
from khotin.bundles import Bundle
from khotin.phrases import Known
from khotin.publish import Workspace
from khotin.search import Tool
from khotin.shards import Block

AT_ONCE: Final = 4_000
"""Pages that are indexed at a time, at most: Pagefind holds a quarter of a megabyte for each."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built of bundles.

    `blocks_only` names those of which the phrase index alone is missing. `known` has what
    lies there whole of bundles, by name: of one with the same digest as now nothing is
    built. `terms` are what decides an index beside documents and columns; `bits` choose the
    shards. `categories` are the names of categories by their keys.
    """

    bundles: Collection[Bundle]
    blocks_only: Collection[str]
    known: Mapping[str, Known]
    terms: str
    bits: int
    categories: Mapping[str, str]


class Built(NamedTuple):
    """A bundle's part of the phrase index, and the digest of what was indexed."""

    digest: str
    block: Block

    def is_as_known(self, known: Known | None) -> bool:
        """Tell whether what was indexed is what is known: nothing was built then."""
        return known is not None and known.digest == self.digest


def build(
    order: Order,
    workspace: Workspace,
    folder: Path,
    *,
    jobs: int,
    advance: Callable[[int], None],
    at_once: int = AT_ONCE,
) -> dict[str, Built]:
    """Build bundles, each into the folder of its name in `folder`; largest first.

    As many as `jobs` run side by side, with `at_once` pages between them; a larger bundle
    runs alone. A bundle of which no page is to be indexed gets no folder. `advance` is told
    the pages indexed. Raises Invalid when Pagefind fails; it and an interruption end all
    that runs.
    """
    waiting = sorted(order.bundles, key=_size, reverse=True)
    running: dict[Future[Built], Bundle] = {}
    built: dict[str, Built] = {}
    tool = Tool()
    with gathering.place(workspace) as place, ThreadPoolExecutor(jobs) as threads:
        try:
            while waiting or running:
                busy = sum(map(_size, running.values()))
                for bundle in _fitting(waiting, busy, jobs - len(running), at_once):
                    waiting.remove(bundle)
                    job = threads.submit(_build, bundle, order, workspace, place, folder, tool)
                    running[job] = bundle
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for job in done:
                    bundle = running.pop(job)
                    built[bundle.name] = job.result()
                    advance(_size(bundle))
        except BaseException:
            tool.stop()
            raise
    return built


def _fitting(waiting: Iterable[Bundle], busy: int, free: int, at_once: int) -> list[Bundle]:
    """Choose the bundles that may begin beside `busy` pages, as many as `free` jobs."""
    chosen: list[Bundle] = []
    for bundle in waiting:
        if len(chosen) < free and (not busy or busy + _size(bundle) <= at_once):
            chosen.append(bundle)
            busy += _size(bundle)
    return chosen


def _build(
    bundle: Bundle, order: Order, workspace: Workspace, place: Path, folder: Path, tool: Tool
) -> Built:
    """Build one bundle, if what is to be indexed is not as it was."""
    names = [paths.output(article.address) for article in bundle.articles]
    found = gathering.gather(names, workspace)
    columns = bundles.columns(bundle.articles, order.categories)
    told = (order.terms, order.bits, names, found, columns)
    digest = hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()
    known = order.known.get(bundle.name)
    if known and known.digest == digest:
        return Built(digest, known.block)
    block = partial(_block, bundle, names, found, order.bits)
    if not found or bundle.name in order.blocks_only:
        return Built(digest, block())
    put, built = place / bundle.name, place / folder.name / bundle.name
    try:
        gathering.put(found, put)
        made = tool.index(put, built, block)
        shutil.rmtree(put)
        bundle_files.tell(built, names, columns)
        # Pagefind makes a file for each page, and each is renamed: in memory that is quick.
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(built, folder / bundle.name, shutil.copyfile)
    finally:
        shutil.rmtree(put, ignore_errors=True)
        shutil.rmtree(built, ignore_errors=True)
    return Built(digest, made)


def _block(bundle: Bundle, names: Iterable[str], found: Mapping[str, str], bits: int) -> Block:
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
        for article, name in zip(bundle.articles, names, strict=True)
    )
    block: Block = postings.block(texts, bits)
    return block


def _size(bundle: Bundle) -> int:
    return len(bundle.articles)
