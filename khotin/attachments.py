"""Files to download that lie beside an article: which they are, and what they are called."""

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from khotin import paths
from khotin.text import nfc, slug, squeeze

ENDINGS: Final = frozenset(
    """.7z .csv .doc .docx .epub .geojson .gpx .kml .m4a .mp3 .odp .ods .odt .ogg .pdf .ppt .pptx
    .rar .rtf .tsv .txt .wav .xls .xlsx .zip""".split()  # noqa: SIM905
)
"""Kinds of files that are listed. Pictures and films are shown, the rest is only published."""
_INDEX: Final = "index.md"


class Attachment(NamedTuple):
    """A file beside an article: its name, and its size in bytes."""

    name: str
    size: int


def is_attachment(path: str) -> bool:
    """Tell whether a file of this name is one that an article lists."""
    return posixpath.splitext(path)[1].lower() in ENDINGS


def by_article(files: Iterable[tuple[str, int]]) -> Mapping[str, tuple[Attachment, ...]]:
    """Give the attachments of each article that has a folder of its own, in the order of names.

    `files` are repository paths with sizes in bytes; the keys are the articles' paths.
    """
    found: dict[str, list[Attachment]] = {}
    for path, size in files:
        if is_attachment(path):
            folder, name = posixpath.split(path)
            found.setdefault(f"{folder}/{_INDEX}", []).append(Attachment(name, size))
    return {
        article: tuple(sorted(attached))
        for article, attached in found.items()
        if (place := paths.article_path(article)) and paths.is_slug(place.slug)
    }


def title(name: str, documents: Iterable[str]) -> str:
    """Give words for a file's name: the number of one of `documents`, else the name's own.

    `168-KH-UBND.pdf` is `168/KH-UBND` where the article names that document, and
    `mau_dang-ky.docx` is `Mau dang ky`: marks that a name has not got are not guessed.
    """
    stem = posixpath.splitext(nfc(name))[0]
    for document in documents:
        if slug(document) == slug(stem):
            return document
    words = squeeze(stem.replace("-", " ").replace("_", " ")) or name
    return words[0].upper() + words[1:]


def kind(name: str) -> str:
    """Give what kind of file it is, as people call it: `PDF`, `DOCX`."""
    return posixpath.splitext(name)[1].removeprefix(".").upper()
