"""Questions judged by readers, for an archive whose texts are not ours to give away.

An article's path tells its title, so a digest stands for it.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Final

from bench.finding.question import Question

FILE: Final = Path(__file__).with_name("natural.json")
_DIGITS: Final = 12
_ENOUGH: Final = 0.9
"""So large a part of the judged articles must be there: else it is another archive."""


def digest(path: str) -> str:
    """Give what stands for an article: the first digits of BLAKE2b of `2023/09/slug`."""
    return blake2b(path.encode()).hexdigest()[:_DIGITS]


def hidden(judged: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Put digests in the place of paths."""
    return {query: sorted(map(digest, paths)) for query, paths in judged.items()}


def natural(
    judged: Mapping[str, Sequence[str]], paths: Sequence[str], number: int, random: Random
) -> list[Question]:
    """Choose from the questions whose right answers, as digests, are in the archive."""
    known = {digest(path): path for path in paths}
    wanted = {answer for answers in judged.values() for answer in answers}
    if len(wanted & known.keys()) < _ENOUGH * len(wanted):
        return []
    there = {
        query: frozenset(known[answer] for answer in answers if answer in known)
        for query, answers in judged.items()
    }
    return chosen("natural", there, number, random)


def given(
    kind: str, file: Path, paths: Sequence[str], number: int, random: Random
) -> list[Question]:
    """Choose from the questions of a file, `{query: ["2023/09/slug", …]}`."""
    known = frozenset(paths)
    listed: Mapping[str, Sequence[str]] = json.loads(file.read_text("utf-8"))
    there = {query: known.intersection(answers) for query, answers in listed.items()}
    return chosen(kind, there, number, random)


def chosen(
    kind: str, there: Mapping[str, frozenset[str]], number: int, random: Random
) -> list[Question]:
    """Choose so many of the questions that have an answer."""
    answered = sorted(query for query, answers in there.items() if answers)
    return [
        Question(kind, query, there[query])
        for query in random.sample(answered, min(number, len(answered)))
    ]
