"""The archive that is built: a working copy of articles, read once, mended one at a time."""

import re
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from khotin import article, config
from khotin.article import Article
from khotin.front_matter import Terms
from khotin.markup import Converter
from khotin.source import Source

ROOT: Final = Path(__file__).resolve().parent.parent
_COMMA: Final = re.compile(r"(?<=\w), (?=\w)")
_HEADER: Final = re.compile(r"\A-{3,}[^\S\n]*\n.*?^-{3,}[^\S\n]*\n", re.DOTALL | re.MULTILINE)
_OLD_YEAR: Final = 2010


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as Kho Tin reads it, and its Markdown."""

    article: Article
    body: str

    @property
    def month(self) -> tuple[int, int]:
        day = self.article.date.day
        return day.year, day.month


class Archive:
    """Articles in a folder that may be changed."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        """Read the articles of `folder`, a copy; of many the newest `limit` ones."""
        self.folder = folder
        settings = config.read((ROOT / "config.toml").read_text("utf-8"))
        self._terms = Terms(settings.categories, settings.site.zone)
        self._converter = Converter()
        paths = sorted(folder.glob("[0-9][0-9][0-9][0-9]/*/**/*.md"))
        for path in paths[: -limit or None] if limit and len(paths) > limit else ():
            _remove(path)
        kept = paths[-limit:] if limit else paths
        self.entries = {path: self.read(path) for path in kept}

    def read(self, path: Path) -> Entry:
        """Read one article. Raises Invalid when Kho Tin would refuse it."""
        source = Source(f"content/{path.relative_to(self.folder).as_posix()}", path.read_bytes())
        read = article.read(source, self._terms, self._converter)
        return Entry(read, _HEADER.sub("", path.read_text("utf-8"), count=1))

    def newest(self) -> Path:
        """Give the file of the newest article that can be mended."""
        return self._mendable(sorted(self.entries, key=self._moment, reverse=True))

    def old(self) -> Path:
        """Give the file of an article of 2010, or of the year nearest to it."""
        return self._mendable(sorted(self.entries, key=self._distance))

    def mend(self, path: Path) -> Entry:
        """Take a comma out of an article's text; every call makes a new text."""
        entry = self.entries[path]
        text = path.read_text("utf-8")
        head = text[: len(text) - len(entry.body)]
        path.write_text(head + _COMMA.sub(" ", entry.body, count=1), "utf-8", newline="\n")
        self.entries[path] = self.read(path)
        return self.entries[path]

    def _mendable(self, paths: Iterable[Path]) -> Path:
        return max(list(paths)[:20], key=lambda path: len(_COMMA.findall(self.entries[path].body)))

    def _moment(self, path: Path) -> tuple[float, str]:
        return self.entries[path].article.date.when.timestamp(), str(path)

    def _distance(self, path: Path) -> tuple[int, str]:
        return abs(self.entries[path].month[0] - _OLD_YEAR), str(path)


def _remove(path: Path) -> None:
    if path.name == "index.md":
        shutil.rmtree(path.parent)
    else:
        path.unlink()


def copy(content: Path, folder: Path) -> None:
    """Copy the articles of `content`, with what lies beside them, but no standing pages."""
    for year in sorted(content.glob("[0-9][0-9][0-9][0-9]")):
        shutil.copytree(year, folder / year.name)


def facts(archive: Archive) -> dict[str, Any]:
    """Gather what the peers' templates say of the site, from `config.toml`."""
    raw = tomllib.loads((ROOT / "config.toml").read_text("utf-8"))
    site, categories = raw["site"], raw["categories"]
    return {
        **{name: site.get(name, "") for name in ("title", "subtitle", "description", "notice")},
        "publisher": site["publisher"],
        "base_url": site["base_url"],
        "categories": [{"key": key, "name": table["name"]} for key, table in categories.items()],
        "names": {key: table["name"] for key, table in categories.items()},
        "intros": {key: table.get("description", "") for key, table in categories.items()},
        "menu": raw.get("menu", []),
        "boxes": raw.get("boxes", []),
        "footer_lines": raw["footer"]["lines"],
        "footer_links": raw["footer"]["links"],
        "days": ["Chủ Nhật", *(f"Thứ {day}" for day in ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"))],
        "years": sorted({str(e.month[0]) for e in archive.entries.values()}, reverse=True),
    }
