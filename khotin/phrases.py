"""The phrase index on disk: each bundle's block in the cache, shards of all of them in the site.

When an article changes, its bundle's block is made anew. Shards that lie there as they were
joined last are mended with it, where it differs; else those of all bundles are joined.
"""

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk, shards
from khotin.shards import Block

FOLDER: Final = "phrases"
"""In the cache, and beside the bundles of the search index."""
_NOTES: Final = "notes"


class Known(NamedTuple):
    """What is known of a bundle: its mark, and the digest of what was indexed."""

    mark: str
    digest: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of the index as it was staged last; it need not have been published."""

    bundles: Mapping[str, Known] = field(default_factory=dict)
    """By name."""
    shards: tuple[str, ...] = ()
    """The digests of the shards that the bundles' blocks were joined to, in order."""
    stamp: str = ""
    """That of the code that did it."""


class Mended(NamedTuple):
    """A bundle's block that takes another's place."""

    old: Block
    new: Block


def recall(cache: Path) -> Notes:
    """Give what was noted of the index; nothing if nothing was."""
    try:
        bundles, shards, stamp = _read(cache / FOLDER / _NOTES)
        known = {str(name): Known(*map(str, noted)) for name, noted in bundles.items()}
        return Notes(known, tuple(map(str, shards)), str(stamp))
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return Notes()


def note(cache: Path, notes: Notes) -> None:
    """Note what is known of the index. A cache that cannot be written is forgotten."""
    told = {name: tuple(known) for name, known in notes.bundles.items()}
    _write(cache / FOLDER / _NOTES, (told, notes.shards, notes.stamp))


def block(cache: Path, name: str, digest: str) -> Block | None:
    """Give the block of a bundle that was made of what has this digest; None if none is there."""
    try:
        of, starts, data = _read(cache / FOLDER / name)
        is_whole = of == digest and isinstance(data, bytes) and starts[-1] == len(data)
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return Block(starts, data) if is_whole else None


def keep(cache: Path, name: str, digest: str, block: Block) -> None:
    """Keep the block of a bundle. A cache that cannot be written is forgotten."""
    _write(cache / FOLDER / name, (digest, block.starts, block.data))


def tidy(cache: Path, names: set[str]) -> None:
    """Drop the blocks of bundles that are no more."""
    with suppress(OSError):
        for path in (cache / FOLDER).iterdir():
            if path.name not in {*names, _NOTES}:
                path.unlink()


def shard(number: int) -> str:
    """Give the path of a shard beside the bundles of the search index."""
    return f"{FOLDER}/{number:03x}.bin"


def stage(
    blocks: Sequence[tuple[int, Block]], bits: int, there: Sequence[str], folder: Path
) -> tuple[str, ...]:
    """Write the shards that are not `there` already into the folder of the search indexes.

    `blocks` come with their bundles' codes. `there` are the digests of the shards of the
    site, empty for one that does not lie there. Gives the digest of every shard.
    """
    digests: list[str] = []
    for number in range(2**bits):
        data = shards.join((code, block.part(number)) for code, block in blocks)
        digests.append(_digest(data))
        if digests[number] != there[number]:
            disk.write(folder / shard(number), data)
    return tuple(digests)


def mend(
    mended: Mapping[int, Mended],
    order: Sequence[int],
    there: Sequence[str],
    old: Path,
    folder: Path,
) -> tuple[str, ...]:
    """Write the shards that change with `mended` blocks, by their bundles' codes, into `folder`.

    `order` are the codes of all bundles. `there` are the digests of the shards in the
    folder `old`, which were joined with the old blocks. Gives the digest of every shard.
    """
    digests = list(there)
    for number in range(len(there)):
        parts = {
            code: of.new.part(number)
            for code, of in mended.items()
            if of.new.part(number) != of.old.part(number)
        }
        if parts:
            before = shards.parts((old / shard(number)).read_bytes())
            data = shards.join((code, {**before, **parts}.get(code, b"")) for code in order)
            digests[number] = _digest(data)
            disk.write(folder / shard(number), data)
    return tuple(digests)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _read(path: Path) -> Any:
    return pickle.loads(path.read_bytes())  # noqa: S301 - our own, from the site's cache folder


def _write(path: Path, value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        disk.write(path.with_suffix(".new"), data)
        path.with_suffix(".new").replace(path)
