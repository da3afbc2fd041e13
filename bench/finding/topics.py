"""Topics: runs of plain words inside a sentence that hardly any article holds."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from bench.finding.holders import holders
from bench.finding.question import Question
from bench.finding.texts import Text, stretches

_LENGTHS: Final = (4, 5)
_MOST: Final = 3
_SPARE: Final = 3


def topics(texts: Sequence[Text], number: int, random: Random) -> list[Question]:
    """Choose runs from articles; right is every article that holds the words side by side."""
    sources = random.choices(texts, k=number * _SPARE) if texts else []
    chosen = list(dict.fromkeys(run for text in sources for run in _one(text, random)))
    held = holders(chosen, texts, as_written=False)
    few = [run for run in chosen if 1 <= len(held[run]) <= _MOST]
    return [Question("topics", run, held[run]) for run in few[:number]]


def _one(text: Text, random: Random) -> Iterator[str]:
    """Choose a run of a text, if it has any."""
    length = random.choice(_LENGTHS)
    plain = [run for run in _plain(text) if len(run) >= length]
    if plain:
        run = random.choice(plain)
        start = random.randrange(len(run) - length + 1)
        yield " ".join(run[start : start + length])


def _plain(text: Text) -> Iterator[list[str]]:
    """Give the longest runs of words in small letters."""
    for stretch in stretches(text.whole):
        run: list[str] = []
        for word in [*stretch.words, ""]:
            if word and word == word.lower():
                run.append(word)
            else:
                yield run
                run = []
