"""Titles half remembered: a few neighbouring words, one of them forgotten."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Final

from bench.finding.question import Question
from bench.finding.texts import Text

_FEWEST: Final = 4
_MOST: Final = 6
_WORD: Final = re.compile(r"\w+")


def titles(texts: Sequence[Text], number: int, random: Random) -> list[Question]:
    """Choose titles; right is the article, and any other whose title has the words so in a row.

    Words between them do not count: nobody can tell two such titles apart by these words.
    """
    words = {text.path: _WORD.findall(text.title) for text in texts}
    lowered = {path: [word.lower() for word in of] for path, of in words.items()}
    asked = dict.fromkeys(_asked(words, number, random))
    return [Question("titles", " ".join(kept), _all_with(kept, lowered)) for kept in asked]


def _asked(
    words: Mapping[str, list[str]], number: int, random: Random
) -> Iterator[tuple[str, ...]]:
    long = [title for title in words.values() if len(title) >= _FEWEST]
    for title in random.sample(long, min(number, len(long))):
        length = random.randint(_FEWEST, min(_MOST, len(title)))
        start = random.randrange(len(title) - length + 1)
        forgotten = random.randrange(1, length - 1)
        window = title[start : start + length]
        yield (*window[:forgotten], *window[forgotten + 1 :])


def _all_with(kept: Sequence[str], words: Mapping[str, list[str]]) -> frozenset[str]:
    wanted = [word.lower() for word in kept]
    return frozenset(path for path, title in words.items() if _in_order(wanted, title))


def _in_order(wanted: Iterable[str], title: Iterable[str]) -> bool:
    left = iter(title)
    return all(word in left for word in wanted)
