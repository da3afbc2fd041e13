"""The phrase index on disk: each bundle's block in the cache, shards of all of them in the site.

When an article changes, its bundle's block is made anew and joined with the others' as they
were; of the shards only those are written whose bytes change.
"""

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import disk, shards
from khotin.shards import Block

FOLDER: Final = "phrases"
"""In the cache, and beside the bundles of the search index."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a bundle: its mark, the digest of what was indexed, and its block."""

    mark: str
    digest: str
    block: Block


def recall(cache: Path, name: str) -> Known | None:
    """Give what was noted of the bundle of a name; None if nothing was."""
    try:
        mark, digest, starts, data = pickle.loads((cache / FOLDER / name).read_bytes())  # noqa: S301 - our own
        whole = isinstance(mark + digest, str) and isinstance(data, bytes)
        whole = whole and starts[-1] == len(data)
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return Known(mark, digest, Block(starts, data)) if whole else None


def note(cache: Path, name: str, known: Known) -> None:
    """Note what is known of a bundle. A cache that cannot be written is forgotten."""
    path, block = cache / FOLDER / name, known.block
    told = (known.mark, known.digest, block.starts, block.data)
    data = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
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
