"""Pagefind's index files, settled: the same pages give the same bytes.

Pagefind (1.5) writes filters, and the values of each, in an order that changes from run
to run, and names files after their bytes. Here both are put in alphabetical order. The
files hold CBOR (RFC 8949) behind a mark, compressed; of CBOR they use whole numbers,
texts and arrays.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Final

_MARK: Final = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_FILTERS: Final = 3
"""Where in the `pf_meta` array the pairs of filter name and file name stand."""


def settle(index: Path) -> None:
    """Put the filters of the index in the folder `index` in order.

    Raises ValueError when the files are not what Pagefind 1.5 writes.
    """
    entry_path = index / "pagefind-entry.json"
    entry = json.loads(entry_path.read_bytes())
    for language in entry["languages"].values():
        meta_path = index / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_path)
        for pair in meta[_FILTERS]:
            pair[1] = _settle_filter(index / "filter", pair[1])
        meta[_FILTERS].sort()
        data = _encode(meta)
        language["hash"] = _renamed(language["hash"], data)
        meta_path.unlink()
        _write(index / f"pagefind.{language['hash']}.pf_meta", data)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")


def _settle_filter(folder: Path, name: str) -> str:
    path = folder / f"{name}.pf_filter"
    kind, values = _read(path)
    data = _encode([kind, sorted(values)])
    settled = _renamed(name, data)
    path.unlink()
    _write(folder / f"{settled}.pf_filter", data)
    return settled


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


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + data, mtime=0))


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
