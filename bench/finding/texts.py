"""The articles of an archive as plain texts, read for the bench alone.

What is found here decides which answers are right, so nothing of the program that is
measured takes part.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

_ARTICLES: Final = "[0-9][0-9][0-9][0-9]/[0-9][0-9]"
_HEADER: Final = re.compile(r"\A-{3,}[^\S\n]*\n(.*?)^-{3,}[^\S\n]*$\n?", re.DOTALL | re.MULTILINE)
_GAP: Final = " • "
"""Stands where words left and right of it are not side by side."""
_BLOCK: Final = re.compile(r"^[^\S\n]*(?:[-+*][^\S\n]|\#+|>|\||\d+[.)][^\S\n])", re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_INLINE: Final = re.compile(r"</?(?:a|b|em|i|mark|span|strong|sub|sup|u)\b[^<>]*>|[*_`\\]")
_TAG: Final = re.compile(r"<[^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_WITHIN: Final = frozenset(" ,;()")
"""What may stand before a word that begins no sentence."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article: `2023/09/slug`, its title, and title, summary and body, a line each block."""

    path: str
    title: str
    whole: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with nothing but a space between them; it may open a sentence."""

    words: list[str]
    opens: bool


def read(content: Path, wanted: Callable[[str], bool]) -> Iterator[Text]:
    """Read the articles of a content folder whose paths are wanted, in the order of these."""
    for file in sorted(content.glob(f"{_ARTICLES}/**/*.md")):
        path = file.relative_to(content).with_suffix("").as_posix().removesuffix("/index")
        if wanted(path):
            yield text(path, file.read_text("utf-8-sig"))


def text(path: str, source: str) -> Text:
    """Take an article's file apart."""
    found = _HEADER.match(source)
    header: dict[str, Any] = yaml.load(found[1], yaml.CSafeLoader) if found else {}
    title = _plain(str(header.get("title") or ""))
    summary = _plain(str(header.get("summary") or ""))
    body = source[found.end() :] if found else source
    blocks = [_plain(block) for block in re.split(r"\n\s*\n", _unmarked(body))]
    return Text(path, title, "\n".join(part for part in (title, summary, *blocks) if part))


def stretches(whole: str) -> Iterator[Stretch]:
    """Give the words of a text, stretch by stretch."""
    for line in whole.split("\n"):
        words: list[str] = []
        opens, end = True, 0
        for found in _WORD.finditer(line):
            gap = line[end : found.start()]
            if gap != " " and words:
                yield Stretch(words, opens)
                words, opens = [], not _WITHIN.issuperset(gap)
            words.append(found[0])
            end = found.end()
        if words:
            yield Stretch(words, opens)


def _unmarked(body: str) -> str:
    """Take Markdown's and HTML's marks away; a gap is left where they part words."""
    parted = _BLOCK.sub(_GAP, _PICTURE.sub(_GAP, body))
    return html.unescape(_TAG.sub(_GAP, _INLINE.sub("", _LINK.sub(r"\1", parted))))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
