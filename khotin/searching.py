"""A bundle of the search index is built again only when one of its pages is not as last time."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import bundle_files, disk, indexing, paths, phrases
from khotin.article import Article
from khotin.bundles import LARGE, Bundle, listing, partition
from khotin.indexing import Order
from khotin.made import Made
from khotin.publish import Workspace
from khotin.shards import EMPTY, shard_bits

FOLDER: Final = paths.output(paths.SEARCH_INDEX).removesuffix("/index.html")
LISTING: Final = "bundles.json"
_SHARED: Final = "search program"
"""Fingerprint enough for the files that all bundles share: with another Pagefind, every
page has another fingerprint, and all are made anew."""


@dataclass(frozen=True, slots=True)
class Index:
    """The fingerprint of every file of the search index, and how many bundles are new."""

    files: dict[str, str]
    built: int


def index(
    articles: Iterable[Article],
    fingerprints: Mapping[str, str],
    made: Made,
    workspace: Workspace,
    cache: Path,
    *,
    categories: Mapping[str, str],
    jobs: int,
    advance: Callable[[int], None],
    large: int = LARGE,
    at_once: int = indexing.AT_ONCE,
) -> Index:
    """Stage the bundles and shards of the search indexes that the output folder has not got.

    `fingerprints` are those of the articles' pages, by path, `categories` the names of
    categories by their keys. The folder `cache` keeps what shards are joined of. `advance`
    is told the pages indexed. For `large` see `bundles`, for `at_once` `indexing`. Raises
    Invalid when Pagefind fails.
    """
    bundles = partition(articles, large)
    bits = shard_bits(sum(len(bundle.articles) for bundle in bundles))
    marks = {bundle.name: _mark(bundle, fingerprints, bits) for bundle in bundles}
    kept = _kept(marks, made)
    known = {name: phrases.recall(cache, name, mark) for name, mark in marks.items()}
    changed = {name for name, mark in marks.items() if mark not in kept.values()}
    todo = [bundle for bundle in bundles if bundle.name in changed or not known[bundle.name]]
    order = Order(todo, marks.keys() - changed, bits, categories)
    staged = workspace.staging / FOLDER
    built = indexing.build(order, workspace, staged, jobs=jobs, advance=advance, at_once=at_once)
    for name, block in built.items():
        phrases.note(cache, name, marks[name], block)
    phrases.tidy(cache, {*marks})
    entries, files = _entries(marks, changed, workspace)
    there = {name: left.fingerprint for name, left in made.files.items() if name not in made.lost}
    blocks = [(b.code, built.get(b.name) or known[b.name] or EMPTY) for b in bundles]
    shards = {} if not entries else phrases.stage(blocks, bits, there, staged, FOLDER)
    marks = {name: entry.mark for name, entry in entries.items()}
    phrases_mark = _digest("".join(shards.values()).encode())
    told = listing(bundles, marks, categories, {"bits": bits, "mark": phrases_mark})
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    disk.write(staged / LISTING, data)
    shards[f"{FOLDER}/{LISTING}"] = _digest(data)
    return Index(kept | files | shards, len(entries.keys() & changed))


def _entries(
    marks: Mapping[str, str], changed: Collection[str], workspace: Workspace
) -> tuple[dict[str, bundle_files.Entry], dict[str, str]]:
    """Give the entry of every bundle that has an index, and the fingerprints of new files."""
    staged = workspace.staging / FOLDER
    entries: dict[str, bundle_files.Entry] = {}
    files: dict[str, str] = {}
    for name, mark in marks.items():
        if name not in changed:
            entries[name] = bundle_files.entry(workspace.output / FOLDER / name)
        elif (staged / name).exists():
            entries[name] = bundle_files.share(staged / name, staged)
            files |= {f"{FOLDER}/{name}/{file}": mark for file in disk.all_files(staged / name)}
    shared = {f"{FOLDER}/{name}" for entry in entries.values() for name in entry.shared}
    return entries, files | dict.fromkeys(shared, _SHARED)


def _kept(marks: Mapping[str, str], made: Made) -> dict[str, str]:
    """Give the files of the bundles that are as last time, and lie there untouched.

    Without all the files that bundles share, none is kept: only a new bundle brings them.
    """
    whole = made.whole({_SHARED, *marks.values()})
    if not whole.pop(_SHARED, None):
        return {}
    return {name: mark for mark, names in whole.items() for name in names}


def _mark(bundle: Bundle, fingerprints: Mapping[str, str], bits: int) -> str:
    """Give the digest of all that a bundle is made of. Its name counts: so its files are found."""
    names = [paths.output(article.address) for article in bundle.articles]
    parts = [f"{bundle.name} {bits}", *(f"{name} {fingerprints[name]}" for name in names)]
    return _digest("\n".join(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
