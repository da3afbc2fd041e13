"""A bundle of the search index is built again only when one of its pages is not as last time."""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import bundle_files, disk, indexing, paths, phrases
from khotin.article import Article
from khotin.bundle_files import Entry
from khotin.bundles import LARGE, Bundle, Member, is_name, listing, partition
from khotin.indexing import Built, Order
from khotin.made import Made
from khotin.phrases import Known, Mended, Notes
from khotin.publish import Workspace
from khotin.shards import Block, shard_bits

FOLDER: Final = paths.output(paths.SEARCH_INDEX).removesuffix("/index.html")
_INSIDE: Final = f"{FOLDER}/"
LISTING: Final = "bundles.json"
_SHARED: Final = "search program"
"""Fingerprint enough for the files that all bundles share: with another Pagefind, every
page has another fingerprint, and all are made anew."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be indexed.

    `members` are all articles, newest first; `read` gives the articles of a bundle, in its
    order. `fingerprints` are those of the articles' pages, by path, `categories` the names
    of categories by their keys; `stamp` changes with the code.
    """

    members: Sequence[Member]
    read: Callable[[Bundle], Sequence[Article]]
    fingerprints: Mapping[str, str]
    categories: Mapping[str, str]
    stamp: str


@dataclass(frozen=True, slots=True)
class Index:
    """The fingerprint of every file of the search index, and how many bundles are new."""

    files: dict[str, str]
    built: int


@dataclass(frozen=True, slots=True)
class _Before:
    """What lies there, and what is known of it.

    `marks` are those that bundles have now, by name; `lie` has the files of bundles that lie
    there whole, by mark, `kept` the names of those among them that are as they are to be.
    `blocks` are known parts of the phrase index, by the names of bundles: of all that are to
    be built if the shards lie there as they were joined (`is_joined`), else of all.
    """

    marks: Mapping[str, str]
    notes: Notes
    lie: Mapping[str, list[str]]
    kept: set[str]
    shards: tuple[str, ...]
    blocks: Mapping[str, Block]
    is_joined: bool

    @property
    def todo(self) -> set[str]:
        """The names of the bundles of which something is to be built."""
        unknown = () if self.is_joined else self.marks.keys() - self.blocks.keys()
        return {*_changing(self.marks, self.kept, self.notes), *unknown}

    @property
    def known(self) -> dict[str, Known]:
        """What is known of bundles that lie there whole, with their blocks."""
        noted = self.notes.bundles
        return {name: noted[name] for name in self.blocks if noted[name].mark in self.lie}


def index(
    matter: Matter,
    made: Made,
    workspace: Workspace,
    cache: Path,
    *,
    jobs: int,
    advance: Callable[[int], None],
    large: int = LARGE,
    at_once: int = indexing.AT_ONCE,
) -> Index:
    """Stage the bundles and shards of the search indexes that the output folder has not got.

    The folder `cache` keeps what shards are joined of. `advance` is told the pages indexed.
    For `large` see `bundles`, for `at_once` `indexing`. Raises Invalid when Pagefind fails.
    """
    bundles = partition(matter.members, large)
    bits = shard_bits(len(matter.members))
    marks = {bundle.name: _mark(bundle, matter.fingerprints, bits) for bundle in bundles}
    before = _before(marks, matter.stamp, bits, made, cache)
    todo, known, lie = before.todo, before.known, before.lie
    wanted = [bundle for bundle in bundles if bundle.name in todo]
    order = Order(wanted, matter.read, before.kept, known, matter.stamp, bits, matter.categories)
    built = indexing.build(order, workspace, FOLDER, jobs=jobs, advance=advance, at_once=at_once)
    as_known = {name for name, new in built.items() if new.block is None} - before.kept
    kept = before.kept | as_known
    entries, files = _entries(marks, kept, built, workspace.output)
    files |= {file: marks[name] for name in before.kept for file in lie[marks[name]]}
    files |= {file: marks[name] for name in as_known for file in lie[known[name].mark]}
    shards = _staged_shards(bundles, built, before, bits, workspace) if entries else ()
    _note(cache, before, built, shards, matter.stamp)
    about = {"bits": bits, "mark": _digest("".join(shards).encode())}
    told = listing(
        bundles, {name: of.mark for name, of in entries.items()}, matter.categories, about
    )
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    disk.write(workspace.staging / FOLDER / LISTING, data)
    files |= {f"{FOLDER}/{phrases.shard(number)}": mark for number, mark in enumerate(shards)}
    return Index(files | {f"{FOLDER}/{LISTING}": _digest(data)}, len(entries.keys() - kept))


def owns(name: str, fingerprint: str) -> bool:
    """Tell whether a file of the output is part of the search index.

    Others may lie in its folder: a standing page of that name, files beside it.
    """
    if not name.startswith(_INSIDE):
        return False
    inside = name.removeprefix(_INSIDE)
    head, slash, _ = inside.partition("/")
    is_below = bool(slash) and (head == phrases.FOLDER or is_name(head))
    return is_below or fingerprint == _SHARED or inside == LISTING


def _before(marks: Mapping[str, str], stamp: str, bits: int, made: Made, cache: Path) -> _Before:
    """Find out what lies there, and recall what is needed of what is known."""
    notes = phrases.recall(cache)
    lie = _whole({*marks.values(), *(known.mark for known in notes.bundles.values())}, made)
    kept = {name for name, mark in marks.items() if mark in lie}
    names = (f"{FOLDER}/{phrases.shard(number)}" for number in range(2**bits))
    shards = tuple(made.mark(name) for name in names)
    changing = _changing(marks, kept, notes)
    blocks = _blocks(cache, notes, changing)
    is_joined = (
        (notes.shards, notes.stamp) == (shards, stamp)
        and notes.bundles.keys() == marks.keys()
        and blocks.keys() == changing
    )
    if not is_joined:
        blocks |= _blocks(cache, notes, marks.keys() - changing)
    return _Before(marks, notes, lie, kept, shards, blocks, is_joined)


def _changing(marks: Mapping[str, str], kept: Collection[str], notes: Notes) -> set[str]:
    """Name the bundles that do not lie there, or of which other notes were taken."""
    noted = notes.bundles
    return {
        name
        for name, mark in marks.items()
        if name not in kept or name not in noted or noted[name].mark != mark
    }


def _blocks(cache: Path, notes: Notes, names: Collection[str]) -> dict[str, Block]:
    """Recall the blocks of bundles, as far as they are known."""
    known = {name: notes.bundles[name] for name in names if name in notes.bundles}
    found = {name: phrases.block(cache, name, of.digest) for name, of in known.items()}
    return {name: block for name, block in found.items() if block}


def _staged_shards(
    bundles: Sequence[Bundle],
    built: Mapping[str, Built],
    before: _Before,
    bits: int,
    workspace: Workspace,
) -> tuple[str, ...]:
    """Stage the shards that are not there, and give the digests of all."""
    staged, blocks = workspace.staging / FOLDER, before.blocks
    new = {name: of.block for name, of in built.items() if of.block}
    if not before.is_joined:
        joined = [(bundle.code, new.get(bundle.name) or blocks[bundle.name]) for bundle in bundles]
        return phrases.stage(joined, bits, before.shards, staged)
    codes = {bundle.name: bundle.code for bundle in bundles}
    mended = {codes[name]: Mended(blocks[name], block) for name, block in new.items()}
    old = workspace.output / FOLDER
    return phrases.mend(mended, tuple(codes.values()), before.shards, old, staged)


def _note(
    cache: Path,
    before: _Before,
    built: Mapping[str, Built],
    shards: tuple[str, ...],
    stamp: str,
) -> None:
    """Note what is known of the index now."""
    known = dict(before.notes.bundles)
    for name, new in built.items():
        known[name] = Known(before.marks[name], new.digest)
        if new.block:
            phrases.keep(cache, name, new.digest, new.block)
    phrases.note(cache, Notes({name: known[name] for name in before.marks}, shards, stamp))
    phrases.tidy(cache, {*before.marks})


def _entries(
    marks: Mapping[str, str], kept: Collection[str], built: Mapping[str, Built], output: Path
) -> tuple[dict[str, Entry], dict[str, str]]:
    """Give the entry of every bundle that has an index, and the fingerprints of new files."""
    entries: dict[str, Entry] = {}
    files: dict[str, str] = {}
    for name, mark in marks.items():
        if name in kept:
            entries[name] = bundle_files.entry(output / FOLDER / name)
        elif found := built[name].entry:
            entries[name] = found
            files |= dict.fromkeys(built[name].files, mark)
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
    names = [paths.output(one.address) for one in bundle.members]
    parts = [f"{bundle.name} {bits}", *(f"{name} {fingerprints[name]}" for name in names)]
    return _digest("\n".join(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
