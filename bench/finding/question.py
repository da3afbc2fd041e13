"""A question with its right answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the paths of the articles that should be found."""

    kind: str
    text: str
    answers: frozenset[str]
    shape: str = ""
    """Which of the ways to write the same thing it is, where a kind has several."""
