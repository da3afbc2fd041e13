"""The phrase index on disk: each bundle's block in the cache, shards of all of them in the site.

When an article changes, its bundle's block is made anew and joined with the others' as they
were; of the shards only those are written whose bytes change.
"""

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from khotin import disk, shards
from khotin.shards import Block

FOLDER: Final = "phrases"
"""In the cache, and beside the bundles of the search index."""


def recall(cache: Path, name: str, mark: str) -> Block | None:
    """Give the block of the bundle of a name; None if it was not noted with that mark."""
    try:
        noted, starts, data = pickle.loads((cache / FOLDER / name).read_bytes())  # noqa: S301 - our own
        whole = noted == mark and isinstance(data, bytes) and starts[-1] == len(data)
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return Block(starts, data) if whole else None


def note(cache: Path, name: str, mark: str, block: Block) -> None:
    """Note the block of a bundle. A cache that cannot be written is forgotten."""
    path = cache / FOLDER / name
    data = pickle.dumps((mark, block.starts, block.data), pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        disk.write(path.with_suffix(".new"), data)
        path.with_suffix(".new").replace(path)


def tidy(cache: Path, names: set[str]) -> None:
    """Drop the blocks of bundles that are no more."""
    with suppress(OSError):
        for path in (cache / FOLDER).iterdir():
            if path.name not in names:
                path.unlink()


def stage(
    blocks: Sequence[tuple[int, Block]], bits: int, there: Mapping[str, str], folder: Path, at: str
) -> dict[str, str]:
    """Write the shards that are not `there` already into the folder of the search indexes.

    `blocks` come with their bundles' codes. `there` are digests by path in the site, `at`
    is the folder's path in it. Gives the digest of every shard, written or not.
    """
    digests = {}
    for number in range(2**bits):
        data = shards.join((code, block.part(number)) for code, block in blocks)
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        name = f"{FOLDER}/{number:03x}.bin"
        if there.get(f"{at}/{name}") != digest:
            disk.write(folder / name, data)
        digests[f"{at}/{name}"] = digest
    return digests
