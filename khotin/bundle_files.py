"""Which of Pagefind's files a bundle keeps for itself, and which one copy serves all bundles.

Pagefind (1.5) puts its program for the browser into every index: a script, a worker and
a WebAssembly file, which the first two load from the folder of the index they are to
search. They depend on nothing but Pagefind and the language. Here they lie once in the
folder above the bundles, and look there for each other.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import disk, index_files
from khotin.index_files import ENTRY

_SCRIPTS: Final = {
    "pagefind.js": ("${basePath}pagefind-worker.js", "${this.basePath}wasm."),
    "pagefind-worker.js": ("${this.basePath}wasm.",),
}
"""Each script, with the places of others that it finds in the folder of the index."""
COLUMNS: Final = "articles.json"
_OWN: Final = {"index", "fragment", "filter", ENTRY, COLUMNS}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bundle says of itself: a mark that changes with it, and what it needs beside it."""

    mark: str
    shared: tuple[str, ...]


def entry(bundle: Path) -> Entry:
    """Read the entry of the bundle in a folder."""
    languages = json.loads((bundle / ENTRY).read_bytes())["languages"].values()
    wasm = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    told = [bundle / name for name in (ENTRY, COLUMNS)]
    mark = hashlib.blake2b(b"".join(path.read_bytes() for path in told), digest_size=8)
    return Entry(mark.hexdigest(), (*_SCRIPTS, *sorted(wasm)))


def tell(bundle: Path, names: Sequence[str], columns: Mapping[str, object]) -> None:
    """Number the fragments of a new bundle, and note what else is known of its pages.

    `names` are the pages' paths, in the order of the columns; a page may have no fragment.
    """
    texts = index_files.number(bundle, names)
    data = json.dumps({**columns, "texts": texts}, ensure_ascii=False, separators=(",", ":"))
    (bundle / COLUMNS).write_text(data, "utf-8", newline="")


def share(bundle: Path, folder: Path) -> Entry:
    """Move what all bundles share from a new bundle up into `folder`, and drop what none needs.

    Several may do so at a time: all bring the same bytes. Returns the bundle's entry. Raises
    ValueError when the scripts are not those of Pagefind 1.5.
    """
    found = entry(bundle)
    for path in sorted(bundle.iterdir()):
        if path.name in _OWN or path.suffix == ".pf_meta":
            continue
        if path.name in found.shared:
            disk.write(folder / path.name, _pointed_up(path))
        path.unlink()
    return found


def _pointed_up(path: Path) -> bytes:
    """Give a shared file; a script then looks for the others above the folder of the index."""
    data = path.read_bytes()
    for place in _SCRIPTS.get(path.name, ()):
        old, new = place.encode(), place.replace("}", "}../").encode()
        if data.count(old) != 1:
            raise ValueError(path.name)
        data = data.replace(old, new)
    return data
