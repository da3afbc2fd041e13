"""A file's bytes as the text the archive works with, and back with its own ends of lines."""

import codecs
from collections import Counter
from itertools import chain, repeat
from typing import Final

from khotin.header import decode
from khotin.problems import Invalid, Place, problem
from khotin.text import LINE_END

_WIDE: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
"""What Notepad calls "Unicode" or "UTF-16"; it always writes the mark."""


def unpack(path: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Give a file's text as `header.decode` does, and the end of each of its lines.

    UTF-16 with its mark, and a byte order mark in UTF-8, are understood. Raises Invalid
    for any other encoding: which one was meant takes judgement.
    """
    if codec := _WIDE.get(data[:2]):
        try:
            data = data[2:].decode(codec).encode()
        except UnicodeDecodeError:
            raise Invalid([problem("encoding", Place(path))]) from None
    while data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    text = decode(path, data)
    return text, tuple(LINE_END.findall(data.decode()))


def pack(text: str, ends: tuple[str, ...]) -> bytes:
    """Give the bytes of a text in UTF-8 whose lines end as they did before, one after another.

    Lines beyond those there were end as most do.
    """
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    *lines, last = text.split("\n")
    ended = zip(lines, chain(ends, repeat(usual)), strict=False)
    return ("".join(line + end for line, end in ended) + last).encode()
