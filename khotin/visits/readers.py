"""Who reads: a program is told from a person, and reading on from coming again."""

from functools import lru_cache
from typing import Final, TypeAlias

from crawlerdetect import CrawlerDetect

PAUSE: Final = 30
"""Minutes after which a reader who asks for the same article reads it again."""
Reading: TypeAlias = tuple[bytes, bytes, str]
"""A client's address, what it says it is, and the article it asks for."""
_REMEMBERED: Final = 1 << 16
_known: Final = CrawlerDetect()


@lru_cache(_REMEMBERED)
def is_bot(agent: bytes) -> bool:
    """Tell whether a client that calls itself so in `User-Agent` is no person.

    Names of robots, crawlers and programming libraries are those that CrawlerDetect
    keeps (https://github.com/JayBizzle/Crawler-Detect). A browser always has a name.
    """
    name = agent.strip()
    return name in {b"", b"-"} or bool(_known.isCrawler(name.decode("utf-8", "replace")))


class Sittings:
    """Tells coming again from reading on, in lines that are in the order of time, roughly.

    Those of the last hour or so are remembered, so that memory is bounded.
    """

    def __init__(self, minutes: int) -> None:
        """Count a reader again after so many minutes; after 0, each time."""
        self._minutes = minutes
        self._era = 0
        self._recent: dict[Reading, int] = {}
        self._older: dict[Reading, int] = {}

    def begins(self, reading: Reading, minute: int) -> bool:
        """Tell whether a reading counts that is asked for at a minute since 1970."""
        if not self._minutes:
            return True
        era = minute // self._minutes
        if era > self._era or era < self._era - 1:
            self._older, self._recent, self._era = self._recent, {}, era
        last = self._recent.get(reading) or self._older.get(reading)
        if last is not None and abs(minute - last) < self._minutes:
            return False
        self._recent[reading] = minute
        return True
