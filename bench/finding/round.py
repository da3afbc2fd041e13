"""Asks every question of both sides, with marks and without."""

import time
from collections.abc import Callable, Iterator, Sequence

from bench.finding.asking import Answer, Asker
from bench.finding.outcome import Row, reply
from bench.finding.question import Question
from bench.finding.sides import PAGES, SIDES
from bench.finding.toneless import toneless
from bench.words import duration

_OFTEN = 10


class Round:
    """The questions of a run, each wording asked once."""

    def __init__(self, asker: Asker, questions: Sequence[Question]) -> None:
        self._asker = asker
        self._todo = [(question, marks) for marks in (True, False) for question in questions]
        self._known: dict[str, dict[str, Answer]] = {}
        self.planned = len(self._todo)

    def rows(self, told: Callable[[str], None]) -> Iterator[tuple[str, Row]]:
        """Ask; give each wording with its row, and tell now and then how far it is."""
        began = time.monotonic()
        for number, (question, marks) in enumerate(self._todo, start=1):
            wording = question.text if marks else toneless(question.text)
            if wording not in self._known:
                self._known[wording] = self._ask(wording, number)
            replies = {side: reply(question, self._known[wording][side]) for side in SIDES}
            yield (
                wording,
                Row(question.kind, question.shape, marks, len(question.answers), replies),
            )
            if number % _OFTEN == 0 and number < self.planned:
                left = (time.monotonic() - began) / number * (self.planned - number)
                told(f"{number} of {self.planned} questions, about {duration(left)} left")

    def _ask(self, wording: str, number: int) -> dict[str, Answer]:
        """Ask both sides, now the one first and now the other."""
        order = SIDES if number % 2 else SIDES[::-1]
        return {side: self._asker.ask(PAGES[side], wording) for side in order}
