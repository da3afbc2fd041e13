"""Which logs were counted, and how far: a log that is given again, or has grown, counts once.

A log is known by its first line, not by its name, which changes when logs are rotated,
nor by being packed. What was counted of it is a number of bytes and their digest.

`data/views.json` is written first, `data/views.csv` right after it. The one says what the
other was before: if that is what it still is, the run was cut off between the two, or
somebody took an older file back. Then what the last run counted is yet to be counted.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from khotin import paths
from khotin.problems import Invalid, Place, problem

PATH: Final = f"{paths.DATA}/views.json"


class Span(NamedTuple):
    """How far a log was counted: so many bytes, which have this digest."""

    size: int
    digest: str


Spans: TypeAlias = Mapping[str, Span]
"""How far logs were counted, by the digest of their first line."""


def digest(data: bytes) -> str:
    """Give the digest by which lines and files are known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(record: bytes, views: bytes) -> dict[str, Span]:
    """Read the bytes of `data/views.json`, beside those of `data/views.csv`; no bytes: no file.

    Without counts nothing was counted: who wants to begin anew deletes them. Raises Invalid
    where the record cannot be read: without it logs would count twice.
    """
    if not record or not views:
        return {}
    try:
        written = json.loads(record)
        spans = {first: _span(told) for first, told in written["logs"].items()}
        last = written["last"]
        if last["views"] == digest(views):
            for first, told in last["logs"].items():
                if told is None:
                    del spans[first]
                else:
                    spans[first] = _span(told)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Invalid([problem("visits-record", Place(PATH))]) from None
    return spans


def write(before: Spans, now: Spans, views: bytes) -> bytes:
    """Give the bytes of `data/views.json` after a run; `views` are those of the other file before.

    `before` the run logs were counted so far, `now` they are.
    """
    changed = {first: before.get(first) for first, span in now.items() if span != before.get(first)}
    last = f'{{"views": "{digest(views)}", "logs": {_lines(changed)}}}'
    return f'{{"logs": {_lines(now)},\n"last": {last}}}\n'.encode()


def _lines(spans: Mapping[str, Span | None]) -> str:
    """Write spans as JSON, a log a line: Git shows by lines what changed."""
    written = (f'\n  "{first}": {json.dumps(span)}' for first, span in sorted(spans.items()))
    return "{" + ",".join(written) + "\n}"


def _span(told: Any) -> Span:
    size, known = told
    if not isinstance(size, int) or not isinstance(known, str):
        raise TypeError(told)
    return Span(size, known)
