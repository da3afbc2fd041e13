"""Names: runs of capitalised syllables that few articles hold."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from bench.finding.holders import holders
from bench.finding.question import Question
from bench.finding.texts import Text, stretches

_SHORTEST: Final = 3
_LONGEST: Final = 4
_MOST: Final = 12
"""Articles that may hold a name: more would be a name that all know."""
_SPARE: Final = 3
"""So many times the wanted number are looked at, since some are held by too many."""


def names(texts: Sequence[Text], number: int, random: Random) -> list[Question]:
    """Choose names from the articles; right is every article that holds the name as written."""
    known = sorted({name for text in texts for name in _named(text)})
    chosen = random.sample(known, min(number * _SPARE, len(known)))
    held = holders(chosen, texts, as_written=True)
    few = [name for name in chosen if 1 <= len(held[name]) <= _MOST]
    return [Question("names", name, held[name]) for name in few[:number]]


def _named(text: Text) -> Iterator[str]:
    """Give the names of a text: a capital letter that a sentence begins with is no sign of one."""
    for stretch in stretches(text.whole):
        run: list[str] = []
        sure = not stretch.opens
        for word in [*stretch.words, ""]:
            if _capitalised(word):
                run.append(word)
                continue
            if sure and _SHORTEST <= len(run) <= _LONGEST and len(run[0]) > 1:
                yield " ".join(run)
            run, sure = [], True


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and not word[1:].isupper() and word[1:] == word[1:].lower()
