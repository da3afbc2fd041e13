"""A bundle of the search index is built again only when one of its pages is not as last time."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from khotin import bundle_files, disk, indexing, paths
from khotin.article import Article
from khotin.bundles import LARGE, Bundle, listing, partition
from khotin.made import Made
from khotin.publish import Workspace

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
    *,
    categories: Mapping[str, str],
    jobs: int,
    advance: Callable[[int], None],
    large: int = LARGE,
    at_once: int = indexing.AT_ONCE,
) -> Index:
    """Stage the bundles of the search index that are not in the output folder already.

    `fingerprints` are those of the articles' pages, by path, `categories` the names of
    categories by their keys. `advance` is told the pages indexed. For `large` see `bundles`,
    for `at_once` `indexing`. Raises Invalid when Pagefind fails.
    """
    bundles = partition(articles, large)
    marks = {bundle.name: _mark(bundle, fingerprints) for bundle in bundles}
    files = _kept(marks, made)
    kept = set(files.values())
    changed = [bundle for bundle in bundles if marks[bundle.name] not in kept]
    staged = workspace.staging / FOLDER
    built = indexing.build(changed, workspace, staged, jobs=jobs, advance=advance, at_once=at_once)
    entries: dict[str, bundle_files.Entry] = {}
    for bundle in bundles:
        name, mark = bundle.name, marks[bundle.name]
        if mark in kept:
            entries[name] = bundle_files.entry(workspace.output / FOLDER / name)
        elif (staged / name).exists():
            entries[name] = bundle_files.share(staged / name, staged)
            files |= {f"{FOLDER}/{name}/{file}": mark for file in disk.all_files(staged / name)}
    shared = {name for entry in entries.values() for name in entry.shared}
    told = listing(bundles, {name: entry.mark for name, entry in entries.items()}, categories)
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    disk.write(staged / LISTING, data)
    files |= {f"{FOLDER}/{name}": _SHARED for name in shared}
    return Index(files | {f"{FOLDER}/{LISTING}": _digest(data)}, built)


def _kept(marks: Mapping[str, str], made: Made) -> dict[str, str]:
    """Give the files of the bundles that are as last time, and lie there untouched.

    Without all the files that bundles share, none is kept: only a new bundle brings them.
    """
    whole = made.whole({_SHARED, *marks.values()})
    if not whole.pop(_SHARED, None):
        return {}
    return {name: mark for mark, names in whole.items() for name in names}


def _mark(bundle: Bundle, fingerprints: Mapping[str, str]) -> str:
    """Give the digest of all that a bundle is made of. Its name counts: so its files are found."""
    names = [paths.output(article.address) for article in bundle.articles]
    parts = [bundle.name, *(f"{name} {fingerprints[name]}" for name in names)]
    return _digest("\n".join(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
