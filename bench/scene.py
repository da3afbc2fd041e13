"""One made article's people, places and documents, and sentences about them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Final

from bench.lexicon import Lexicon, Pattern

_PEOPLE: Final = 4
_VILLAGES: Final = 4
_COMMUNES: Final = 6
_QUARTERS: Final = ("I", "II", "III", "IV")


class Scene:
    """Fills patterns for one article: the same few names come back in all its sentences."""

    def __init__(self, lexicon: Lexicon, random: Random, category: str, day: date) -> None:
        """Choose who and what the article is about."""
        self._lexicon, self._random, self._day = lexicon, random, day
        subject = lexicon.subject(category)
        names = lexicon.names
        first, second = names["village_first"], names["village_second"]
        self._people = [person(lexicon, random) for _ in range(_PEOPLE)]
        self._villages = [f"{first.draw(random)} {second.draw(random)}" for _ in range(_VILLAGES)]
        drawn = (names["communes"].draw(random) for _ in range(_COMMUNES * 3))
        self._communes = list(dict.fromkeys(drawn))[:_COMMUNES]
        self._turns = {"P": 0, "L": 0, "C": 0}
        self._papers: list[str] = []
        self._least = 1
        self.documents: list[str] = []
        self._slots: dict[str, Callable[[], str]] = {
            "P": lambda: self._people[self._turn("P", _PEOPLE)],
            "L": lambda: self._villages[self._turn("L", _VILLAGES)],
            "C": lambda: self._communes[self._turn("C", len(self._communes))],
            "ong": self._address,
            "Ong": lambda: self._address().capitalize(),
            "D": self._document,
            "d": self._date,
            "n": self._count,
            "f": self._few,
            "b": lambda: str(self._least + int(random.random() * 2 * self._least)),
            "x": self._figure,
            "k": lambda: str(2 + int(random.random() * 11)),
            "n2": lambda: str(45 + int(random.random() * 48)),
            "q": lambda: _QUARTERS[int(random.random() * 4)],
            "y": lambda: str(day.year - int(random.random() * 6)),
            "m": lambda: str(day.month),
            "year": lambda: str(day.year),
            "quote": lambda: self.write("quote"),
        }
        tables = {
            **lexicon.words,
            **subject,
            "O": names["organisations"],
            "T": names["titles"],
        }
        for name, table in tables.items():
            self._slots[name] = lambda draw=table.draw: draw(random)  # type: ignore[misc]

    def write(self, kind: str) -> str:
        """Write one text of a kind that `vocabulary.toml` has patterns for."""
        patterns = self._lexicon.patterns[kind]
        return self._fill(patterns[int(self._random.random() * len(patterns))])

    def say(self, slot: str) -> str:
        """Give what one slot may hold."""
        return self._slots[slot]()

    def _fill(self, pattern: Pattern) -> str:
        parts: list[str] = []
        for literal, slot in pattern:
            parts.append(literal)
            if slot:
                parts.append(self._slots[slot]())
        text = "".join(parts)
        return text[0].upper() + text[1:]

    def _turn(self, name: str, size: int) -> int:
        turn = self._turns[name]
        self._turns[name] = turn + 1
        return turn % size

    def _address(self) -> str:
        return "bà" if " Thị " in self._people[self._turns["P"] % _PEOPLE] else "ông"

    def _document(self) -> str:
        random, lexicon = self._random, self._lexicon
        if self._papers and random.random() < 0.6:  # noqa: PLR2004 - most are named again
            return self._papers[int(random.random() * len(self._papers))]
        number = 1 + int(random.random() ** 2 * 400)
        party = random.random() < 0.4  # noqa: PLR2004 - the state issues more
        endings = lexicon.parties if party else lexicon.states
        ending = endings[int(random.random() * len(endings))]
        name = f"{number}-{ending}" if party else f"{number}/{ending}"
        kind = lexicon.kinds[ending.replace("/", "-").split("-")[0]]
        self.documents.append(name)
        self._papers.append(f"{kind} số {name}")
        return self._papers[-1]

    def _date(self) -> str:
        day = self._day + timedelta(days=int(self._random.random() * 60) - 30)
        return f"{day.day}/{day.month}/{day.year}"

    def _few(self) -> str:
        """Give a small number, and keep it: `b` is never below it."""
        self._least = 3 + int(self._random.random() * 60)
        return str(self._least)

    def _count(self) -> str:
        return f"{2 + int(10 ** (self._random.random() * 3.4)):,}".replace(",", ".")

    def _figure(self) -> str:
        value = 10 ** (self._random.random() * 2)
        return f"{value:.1f}".replace(".", ",") if self._random.random() < 0.7 else f"{value:.0f}"  # noqa: PLR2004 - most figures have a decimal


def person(lexicon: Lexicon, random: Random) -> str:
    """Make up a person's name."""
    return " ".join(lexicon.names[part].draw(random) for part in ("family", "middle", "given"))
