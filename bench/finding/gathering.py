"""All the questions of a run, kind by kind."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final

from bench.finding import judged
from bench.finding.names import names
from bench.finding.numbers import numbers
from bench.finding.question import Question
from bench.finding.texts import Text
from bench.finding.titles import titles
from bench.finding.topics import topics

KINDS: Final = {
    "names": "Names of three or four syllables",
    "topics": "Four or five plain words side by side",
    "numbers": "Document numbers, in several shapes",
    "titles": "Titles half remembered",
    "natural": "Natural questions, judged by reading",
}
_DERIVED: Final = {"names": names, "topics": topics, "numbers": numbers, "titles": titles}


def gather(
    texts: Sequence[Text],
    kinds: Sequence[str],
    number: int,
    seed: int,
    files: Mapping[str, Path],
) -> list[Question]:
    """Gather so many questions of each kind: from its file, if it has one, else from the texts.

    The same seed gives the same questions, whatever other kinds are asked.
    """
    paths = [text.path for text in texts]
    questions: list[Question] = []
    for kind in kinds:
        random = Random(f"{seed} {kind}")  # noqa: S311 - a sample, no secret
        if kind in files:
            questions += judged.given(kind, files[kind], paths, number, random)
        elif kind == "natural":
            known = json.loads(judged.FILE.read_text("utf-8"))
            questions += judged.natural(known, paths, number, random)
        else:
            questions += _DERIVED[kind](texts, number, random)
    return questions
