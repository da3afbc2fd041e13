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
from khotin.phrases import Known
from khotin.publish import Workspace
from khotin.shards import shard_bits

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
    stamp: str,
    categories: Mapping[str, str],
    jobs: int,
    advance: Callable[[int], None],
    large: int = LARGE,
    at_once: int = indexing.AT_ONCE,
) -> Index:
    """Stage the bundles and shards of the search indexes that the output folder has not got.

    `fingerprints` are those of the articles' pages, by path, `categories` the names of
    categories by their keys. The folder `cache` keeps what shards are joined of; `stamp`
    changes with the code. `advance` is told the pages indexed. For `large` see `bundles`,
    for `at_once` `indexing`. Raises Invalid when Pagefind fails.
    """
    bundles = partition(articles, large)
    bits = shard_bits(sum(len(bundle.articles) for bundle in bundles))
    marks = {bundle.name: _mark(bundle, fingerprints, bits) for bundle in bundles}
    known = {name: noted for name in marks if (noted := phrases.recall(cache, name))}
    lie = _whole({*marks.values(), *(noted.mark for noted in known.values())}, made)
    kept = {name for name, mark in marks.items() if mark in lie}
    todo = [b for b in bundles if b.name not in kept or not _is_noted(b, marks, known)]
    whole = {name: noted for name, noted in known.items() if noted.mark in lie}
    order = Order(todo, kept, whole, stamp, bits, categories)
    staged = workspace.staging / FOLDER
    built = indexing.build(order, workspace, staged, jobs=jobs, advance=advance, at_once=at_once)
    files = {file: marks[name] for name in kept for file in lie[marks[name]]}
    for name, new in built.items():
        if name not in kept and new.is_as_known(whole.get(name)):
            kept.add(name)
            files |= dict.fromkeys(lie[known[name].mark], marks[name])
        known[name] = Known(marks[name], new.digest, new.block)
        phrases.note(cache, name, known[name])
    phrases.tidy(cache, {*marks})
    entries, new_files = _entries(marks, kept, workspace)
    there = {name: left.fingerprint for name, left in made.files.items() if name not in made.lost}
    blocks = [(bundle.code, known[bundle.name].block) for bundle in bundles]
    shards = phrases.stage(blocks, bits, there, staged, FOLDER) if entries else {}
    about = {"bits": bits, "mark": _digest("".join(shards.values()).encode())}
    told = listing(bundles, {name: of.mark for name, of in entries.items()}, categories, about)
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    disk.write(staged / LISTING, data)
    files |= new_files | shards | {f"{FOLDER}/{LISTING}": _digest(data)}
    return Index(files, len(entries.keys() - kept))


def _is_noted(bundle: Bundle, marks: Mapping[str, str], known: Mapping[str, Known]) -> bool:
    """Tell whether the bundle's part of the phrase index is known as it is to be."""
    noted = known.get(bundle.name)
    return noted is not None and noted.mark == marks[bundle.name]


def _entries(
    marks: Mapping[str, str], kept: Collection[str], workspace: Workspace
) -> tuple[dict[str, bundle_files.Entry], dict[str, str]]:
    """Give the entry of every bundle that has an index, and the fingerprints of new files."""
    staged = workspace.staging / FOLDER
    entries: dict[str, bundle_files.Entry] = {}
    files: dict[str, str] = {}
    for name, mark in marks.items():
        if name in kept:
            entries[name] = bundle_files.entry(workspace.output / FOLDER / name)
        elif (staged / name).exists():
            entries[name] = bundle_files.share(staged / name, staged)
            files |= {f"{FOLDER}/{name}/{file}": mark for file in disk.all_files(staged / name)}
    shared = {f"{FOLDER}/{name}" for entry in entries.values() for name in entry.shared}
    return entries, files | dict.fromkeys(shared, _SHARED)


def _whole(marks: Collection[str], made: Made) -> dict[str, list[str]]:
    """Give the files of the bundles that lie there untouched, by mark.

    Without all the files that bundles share, none is kept: only a new bundle brings them.
    """
    whole = made.whole({_SHARED, *marks})
    return whole if whole.pop(_SHARED, None) else {}


def _mark(bundle: Bundle, fingerprints: Mapping[str, str], bits: int) -> str:
    """Give the digest of all that a bundle is made of. Its name counts: so its files are found."""
    names = [paths.output(article.address) for article in bundle.articles]
    parts = [f"{bundle.name} {bits}", *(f"{name} {fingerprints[name]}" for name in names)]
    return _digest("\n".join(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
