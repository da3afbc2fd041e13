"""Articles and standing pages are given what is known of the pictures that they show."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from khotin import paths
from khotin.article import Article
from khotin.sizes import Shot
from khotin.standing import StandingPage

Text = TypeVar("Text", Article, StandingPage)


def illustrated(texts: Iterable[Text], shots: Mapping[str, Shot]) -> tuple[Text, ...]:
    """Give texts with what is known of their pictures, by repository path.

    Face and digest change with the pictures, so that the pages that show them are made
    again. A text that shows none is passed on as it is.
    """
    return tuple(one(text, shots) if text.pictures else text for text in texts)


def one(text: Text, shots: Mapping[str, Shot]) -> Text:
    """Give one text with what is known of its pictures."""
    shown = dict.fromkeys(reference.path for reference in text.pictures)
    found = tuple(shots[path] for path in shown if path in shots)
    if not found:
        return text
    digest = f"{text.digest}-{_digest(found)}"
    if not isinstance(text, Article):
        return replace(text, shots=found, digest=digest)
    named = paths.target(text.path, text.thumbnail.src) if text.thumbnail else None
    cover = shots.get(named or "")
    face = f"{text.face}-{_digest((cover,))}" if cover else text.face
    return text._replace(shots=found, cover=cover, digest=digest, face=face)


def _digest(shots: tuple[Shot, ...]) -> str:
    return hashlib.blake2b(repr(shots).encode(), digest_size=8).hexdigest()
