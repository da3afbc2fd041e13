"""What is wrong with a text to look at: letters, spaces, titles, leads."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from khotin.article import Article
from khotin.header import Header
from khotin.mending import spaces
from khotin.problems import Place, Problem, problem
from khotin.source import Source
from khotin.text import key, lines, nfc, squeeze

_CAPITALS: Final = 12
"""Capitals from which on a title without a small letter is written in capitals: `UBND` is not."""
_WORD: Final = re.compile(r"\w+")


def letters(source: Source) -> Iterator[Problem]:
    """Find letters that are written in pieces (text that is not in Unicode's form NFC)."""
    text = source.data.decode("utf-8", "replace")
    if unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(lines(text), start=1):
        composed = nfc(line)
        if composed != line:
            column = next(
                (at for at, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b),
                len(composed),
            )
            word = _word_at(composed, column)
            place = Place(source.path, number, column + 1)
            yield problem("letters-in-pieces", place, word=word, path=source.path)
            return


def gaps(header: Header) -> Iterator[Problem]:
    """Find doubled and no-break spaces between the words of a text."""
    found = list(spaces.odd(header.body))
    if found:
        place = header.body_at(found[0])
        yield problem("odd-spaces", place, count=len(found), path=header.path)


def _word_at(line: str, column: int) -> str:
    found = (word for word in _WORD.finditer(line) if word.end() > column)
    return next((word[0] for word in found), line.strip())


def title(header: Header, page: Article) -> Iterator[Problem]:
    """Find a title in capitals, and a lead that says no more than the title."""
    title = squeeze(page.title)
    if sum(map(str.isupper, title)) >= _CAPITALS and not any(map(str.islower, title)):
        sentence = title[0] + title[1:].lower()
        yield problem("title-in-capitals", header.place(("title",)), guess=sentence)
    if key(page.summary).rstrip(" .…") == key(title).rstrip(" ."):
        place = header.place(("summary",)) if page.has_lead else _first(header)
        yield problem("lead-repeats-title", place)


def _first(header: Header) -> Place:
    """Give the line of the first text of the body."""
    place = header.body_at(len(header.body) - len(header.body.lstrip()))
    return Place(place.path, place.line)
