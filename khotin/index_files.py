"""Pagefind's index files, put in order: an article's fragment is named after its place.

Pagefind (1.5) names fragments after their bytes, so that a page would have to load a list
of names before it can load a fragment. Here they get the numbers of their articles. The
list of pages, where the names stand, is CBOR (RFC 8949) behind a mark, compressed; of CBOR
it uses whole numbers, texts and arrays.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ENTRY: Final = "pagefind-entry.json"
_MARK: Final = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_PAGES: Final = 1
"""Where in the `pf_meta` array the pages stand, each with its fragment's name first."""
_ADDRESS: Final = re.compile(rb'"url":"/([^"\\]*)"')
_BEGINNING: Final = 1024
"""Bytes of a fragment that hold its address: it stands first."""


def number(index: Path, names: Sequence[str]) -> str:
    """Name the fragments of the index in the folder `index` after their pages' places in `names`.

    `names` are the paths of pages, with or without a fragment. Returns a digest that changes
    with the fragments. Raises ValueError when the files are not what Pagefind 1.5 writes.
    """
    place = {name.removesuffix("index.html"): str(at) for at, name in enumerate(names)}
    numbers = {}
    for path in sorted((index / "fragment").iterdir()):
        data = zlib.decompressobj(wbits=31).decompress(path.read_bytes(), _BEGINNING)
        found = _ADDRESS.search(data)
        if found is None or found[1].decode() not in place:
            raise ValueError(path.name)
        numbers[path.stem] = place[found[1].decode()]
        path.rename(path.with_stem(numbers[path.stem]))
    entry = json.loads((index / ENTRY).read_bytes())
    for language in entry["languages"].values():
        _renumber(index, language, numbers)
    (index / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")
    told = json.dumps(sorted(numbers.items()))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _renumber(index: Path, language: dict[str, Any], numbers: dict[str, str]) -> None:
    """Put the numbers into a language's list of pages, which gets a name after its new bytes."""
    path = index / f"pagefind.{language['hash']}.pf_meta"
    meta = _read(path)
    for page in meta[_PAGES]:
        if page[0] not in numbers:
            raise ValueError(page[0])
        page[0] = numbers[page[0]]
    data = _encode(meta)
    language["hash"] = _renamed(language["hash"], data)
    path.unlink()
    (index / f"pagefind.{language['hash']}.pf_meta").write_bytes(
        gzip.compress(_MARK + data, mtime=0)
    )


def _renamed(name: str, data: bytes) -> str:
    language, _, mark = name.rpartition("_")
    return f"{language}_{hashlib.blake2b(data).hexdigest()[: len(mark)]}"


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(path.name)
    value, end = _decode(data, len(_MARK))
    if end != len(data):
        raise ValueError(path.name)
    return value


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    """Read the value that begins at a place, and give the place behind it."""
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    wide = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    number = int.from_bytes(data[at : at + wide]) if wide else short
    at += wide
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(kind)
    values = []
    for _ in range(number):
        value, at = _decode(data, at)
        values.append(value)
    return values, at


def _encode(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(_encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:  # noqa: PLR2004 - CBOR keeps such numbers in the first byte
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 256**size)
    return bytes([kind << 5 | (23 + size.bit_length())]) + number.to_bytes(size)
