"""Counting a log past what was counted of it before."""

import hashlib
from collections.abc import Iterable

from khotin.visits.ledger import Span, Spans, digest
from khotin.visits.logs import Reader
from khotin.visits.tally import Tally


def count(blocks: Iterable[bytes], reader: Reader, known: Spans) -> tuple[Tally, dict[str, Span]]:
    """Count a log that comes in blocks of whole lines; the last line may be cut off.

    Such a line is still being written: it is left to the next time. Gives, too, how far
    the log is counted now, if that is further than `known`.
    """
    first, size, taken = "", 0, hashlib.blake2b(digest_size=16)
    span = Span(-1, "")
    for given in blocks:
        block = given[: given.rfind(b"\n") + 1]
        if not first and block:
            first = digest(block[: block.index(b"\n")])
            span = known.get(first, span)
        start, due = 0, span.size - size
        if 0 < due <= len(block):
            taken.update(block[:due])
            if taken.hexdigest() == span.digest:
                reader.read(block[:due])
                _forget(reader)
                start = due
            taken.update(block[due:])
        else:
            taken.update(block)
        reader.read(block[start:])
        size += len(block)
    if size < span.size:
        _forget(reader)
    further = {first: Span(size, taken.hexdigest())} if size > max(span.size, 0) else {}
    return reader.tally, further


def _forget(reader: Reader) -> None:
    """Take all lines so far for counted in an earlier run."""
    lines = reader.tally.lines
    reader.tally = Tally(lines=lines, before=lines)
