"""The archive that is built: a working copy of articles, read once, mended one at a time."""

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bench.facts import ROOT
from khotin import article, config
from khotin.archive import is_published
from khotin.article import Article
from khotin.front_matter import Terms
from khotin.markup import Converter
from khotin.source import Source

_COMMA: Final = re.compile(r"(?<=\w), (?=\w)")
_HEADER: Final = re.compile(r"\A-{3,}[^\S\n]*\n.*?^-{3,}[^\S\n]*\n", re.DOTALL | re.MULTILINE)
_OLD_YEAR: Final = 2010
_CHOICE: Final = 20
"""Of so many articles the one with the most commas is mended, round after round."""
_STEP: Final = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as Kho Tin reads it, and its Markdown."""

    article: Article
    body: str


class Archive:
    """Articles in a folder that may be changed."""

    def __init__(
        self,
        folder: Path,
        limit: int | None = None,
        told: Callable[[int, int], None] = lambda _read, _all: None,
    ) -> None:
        """Read the articles of `folder`, a copy; of many the newest `limit` ones.

        What is not published today is removed: the peers know no such articles.
        `told` is called now and then with the number of articles read and that of all.
        """
        self.folder = folder
        settings = config.read((ROOT / "config.toml").read_text("utf-8"))
        self._terms = Terms(settings.categories, settings.site.zone)
        self._converter = Converter()
        paths = sorted(folder.glob("[0-9][0-9][0-9][0-9]/*/**/*.md"))
        kept = paths[-limit:] if limit else paths
        for path in paths[: len(paths) - len(kept)]:
            _remove(path)
        self.articles: dict[Path, Article] = {}
        today = datetime.now(settings.site.zone).date()
        for number, path in enumerate(kept):
            read = self.read(path)
            if is_published(read, today):
                self.articles[path] = read
            else:
                _remove(path)
            if number and not number % _STEP:
                told(number, len(kept))

    @property
    def size(self) -> int:
        """The number of articles."""
        return len(self.articles)

    def read(self, path: Path) -> Article:
        """Read one article. Raises Invalid when Kho Tin would refuse it."""
        name = f"content/{path.relative_to(self.folder).as_posix()}"
        return article.read(Source(name, path.read_bytes()), self._terms, self._converter)

    def entry(self, path: Path) -> Entry:
        """Give an article with its text, which is not kept in memory."""
        return Entry(self.articles[path], _body(path.read_text("utf-8")))

    def newest(self) -> Path:
        """Give the file of an article of the newest month."""
        newest = max(map(_month, self.articles.values()))
        members = (path for path, of in self.articles.items() if _month(of) == newest)
        return self._mendable(sorted(members, key=self._moment, reverse=True))

    def old(self) -> Path:
        """Give the file of an article of 2010, or of the year nearest to it."""
        nearest = min(map(_distance, self.articles.values()))
        return self._mendable(p for p, of in self.articles.items() if _distance(of) == nearest)

    def mend(self, path: Path) -> Entry:
        """Take a comma out of the midst of an article's text; every call makes a new text."""
        text = path.read_text("utf-8")
        body = _body(text)
        commas = list(_COMMA.finditer(body))
        if not commas:
            raise ValueError(path)
        found = commas[len(commas) // 2]
        mended = f"{body[: found.start()]} {body[found.end() :]}"
        path.write_text(text[: len(text) - len(body)] + mended, "utf-8", newline="\n")
        self.articles[path] = self.read(path)
        return Entry(self.articles[path], mended)

    def _mendable(self, paths: Iterable[Path]) -> Path:
        return max(list(paths)[:_CHOICE], key=lambda path: len(_COMMA.findall(_read(path))))

    def _moment(self, path: Path) -> tuple[float, str]:
        return self.articles[path].date.when.timestamp(), str(path)


def copy(content: Path, folder: Path) -> None:
    """Copy the articles of `content`, with what lies beside them, but no standing pages."""
    for year in sorted(content.glob("[0-9][0-9][0-9][0-9]")):
        shutil.copytree(year, folder / year.name)


def _read(path: Path) -> str:
    return _body(path.read_text("utf-8"))


def _body(text: str) -> str:
    return _HEADER.sub("", text, count=1)


def _month(read: Article) -> tuple[int, int]:
    return read.date.day.year, read.date.day.month


def _distance(read: Article) -> int:
    return abs(read.date.day.year - _OLD_YEAR)


def _remove(path: Path) -> None:
    if path.name == "index.md":
        shutil.rmtree(path.parent)
    else:
        path.unlink()
