"""Files of visits, opened: plain or packed by gzip, or from another program's output."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

STANDARD_INPUT: Final = "-"
_BLOCK: Final = 1 << 20
_LONGEST: Final = 1 << 22
"""Bytes after which a line is ended, come what may: no memory holds an endless one."""
_GZIP: Final = b"\x1f\x8b"
"""The first two bytes of what gzip packs (RFC 1952, 2.3.1)."""


class Contents:
    """What a file holds, unpacked, as blocks of whole lines but for the end of the last."""

    def __init__(self, stream: BinaryIO, advance: Callable[[int], None]) -> None:
        """Begin to read; each byte taken from the stream is told to `advance`."""
        self._stream, self._advance = stream, advance
        self.is_cut = False
        """Whether what gzip packed turned out to be damaged, as far as it was read."""
        self._blocks = self._read()
        self.beginning = next(self._blocks, b"")

    def blocks(self) -> Iterator[bytes]:
        """Give all blocks; once."""
        yield self.beginning
        yield from self._blocks

    def lines(self) -> Iterator[str]:
        """Give all lines, each with its end; once."""
        for block in self.blocks():
            for line in block.splitlines(keepends=True):
                yield line.decode("utf-8", "replace")

    def _read(self) -> Iterator[bytes]:
        left = b""
        for data in self._unpacked():
            whole = left + data
            end = whole.rfind(b"\n") + 1
            if end:
                yield whole[:end]
            left = whole[end:]
            if len(left) > _LONGEST:
                yield left + b"\n"
                left = b""
        if left:
            yield left

    def _unpacked(self) -> Iterator[bytes]:
        """Give the bytes as they come. What could be unpacked of a damaged file is given, too."""
        stream = self._stream
        packed = stream.peek(2)[:2] == _GZIP  # type: ignore[attr-defined]
        source = gzip.GzipFile(fileobj=stream) if packed else stream
        told = 0
        try:
            while data := source.read1(_BLOCK):  # type: ignore[union-attr]
                here = stream.tell() if stream.seekable() else told + len(data)
                self._advance(here - told)
                told = here
                yield data
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.is_cut = True


def size(files: Sequence[str]) -> int | None:
    """Give the bytes of all files; None where one is what another program puts out."""
    if STANDARD_INPUT in files:
        return None
    return sum(Path(file).stat().st_size for file in files)


@contextmanager
def opened(file: str, advance: Callable[[int], None]) -> Iterator[Contents]:
    """Open a file by its name, `-` for standard input. Raises OSError when that cannot be done."""
    if file == STANDARD_INPUT:
        yield Contents(sys.stdin.buffer, advance)
        return
    with Path(file).open("rb") as stream:
        yield Contents(stream, advance)
