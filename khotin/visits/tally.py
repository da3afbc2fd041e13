"""What was found in one file of visits, and what comes of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Lines by what became of them, and visits by article.

    It is filled while a file is read; nobody else sees it before the end.
    """

    lines: int = 0
    damaged: int = 0
    bots: int = 0
    repeated: int = 0
    """Of a reader who had asked for the same article a moment ago."""
    late: int = 0
    """After the archive was closed."""
    before: int = 0
    """Counted in an earlier run."""
    counted: int = 0
    articles: Counter[str] = field(default_factory=Counter)
    """Visits by address."""

    @property
    def views(self) -> int:
        """All visits."""
        return self.articles.total()

    @property
    def elsewhere(self) -> int:
        """Lines that are about no article: pictures, lists, files, errors."""
        known = self.damaged + self.bots + self.repeated + self.late + self.before
        return self.lines - known - self.counted

    def add(self, address: str, views: int) -> None:
        """Take in a line with visits of an article."""
        self.articles[address] += views
        self.counted += 1


def together(tallies: Iterable[Tally]) -> Tally:
    """Give several tallies as one."""
    whole = Tally()
    for tally in tallies:
        whole.lines += tally.lines
        whole.damaged += tally.damaged
        whole.bots += tally.bots
        whole.repeated += tally.repeated
        whole.late += tally.late
        whole.before += tally.before
        whole.counted += tally.counted
        whole.articles.update(tally.articles)
    return whole


def merged(
    known: Mapping[str, int],
    written: Mapping[str, int],
    totals: Iterable[Mapping[str, int]],
    added: Iterable[Mapping[str, int]],
) -> dict[str, int]:
    """Give visits by address after a run.

    `known` were counted before, `written` stand in the articles; the larger one is what an
    article shows. A total takes its place when it is larger still; what is added is added.
    """
    now = dict(known)
    for articles in totals:
        for address, views in articles.items():
            if views > max(now.get(address, 0), written.get(address, 0)):
                now[address] = views
    for articles in added:
        for address, views in articles.items():
            now[address] = max(now.get(address, 0), written.get(address, 0)) + views
    return now
