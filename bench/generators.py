"""The generators that are compared: where each works, and the commands that build with it."""

import json
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pagefind_bin

from bench import aside, convert
from bench.archive import Archive, Entry
from bench.facts import ROOT, facts
from bench.tools import Tools

PEERS: Final = Path(__file__).with_name("peers")
_GLOB: Final = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html"
_MARK: Final = re.compile(r'<article class="article"( data-edition="\d+")?')


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a build, by name."""

    name: str
    command: Sequence[str | Path]


class Generator(ABC):
    """A generator with a folder of its own, its output in `public/` there."""

    name: str
    template: str
    """The template of an article, below the folder."""
    caches: Sequence[str] = ()

    def __init__(self, folder: Path, tools: Tools) -> None:
        self.folder, self.tools = folder.resolve(), tools
        self.output = self.folder / "public"

    @abstractmethod
    def prepare(self, archive: Archive) -> None:
        """Lay out the site. Not timed."""

    @abstractmethod
    def put(self, entry: Entry) -> None:
        """Write an article again that was mended. Not timed."""

    @abstractmethod
    def steps(self, *, search: bool) -> list[Step]:
        """Give the commands of a build."""

    def clear(self) -> None:
        """Forget all earlier builds."""
        for name in ("public", *self.caches):
            aside.put(self.folder / name, self.folder.parent)

    def change_template(self, edition: int) -> None:
        """Change the template of articles, so that each of their pages changes."""
        path = self.folder / self.template
        changed = f'<article class="article" data-edition="{edition}"'
        text, count = _MARK.subn(changed, path.read_text("utf-8"), count=1)
        if not count:
            raise ValueError(path)
        path.write_text(text, "utf-8")

    def _begin(self) -> None:
        aside.put(self.folder, self.folder.parent)
        self.folder.mkdir(parents=True)

    def _pagefind(self) -> Step:
        return Step(
            "pagefind",
            [
                Path(pagefind_bin.get_executable()),
                *("--site", self.output, "--output-path", self.output / "search"),
                *("--glob", _GLOB),
            ],
        )


class KhoTin(Generator):
    """The generator of this repository, with its own config, templates and static files."""

    name = "Kho Tin"
    template = "templates/pages/article.html"
    caches = ("cache", ".public.khotin")

    def prepare(self, archive: Archive) -> None:
        self._begin()
        shutil.copy(ROOT / "config.toml", self.folder)
        for name in ("templates", "static"):
            shutil.copytree(ROOT / name, self.folder / name)
        self._content = archive.folder

    def put(self, entry: Entry) -> None:
        """Do nothing: the archive's own file is what is read."""

    def steps(self, *, search: bool) -> list[Step]:
        command: list[str | Path] = [
            self.tools.khotin,
            ROOT / "build.py",
            *("--config", self.folder / "config.toml", "--content", self._content),
            *("--output", self.output, "--cache", self.folder / "cache"),
        ]
        return [Step("build", command if search else [*command, "--no-search"])]


class Hugo(Generator):
    """Hugo, then Pagefind over all articles in one bundle."""

    name = "Hugo"
    template = "layouts/page.html"
    caches = ("cache", "resources")

    def prepare(self, archive: Archive) -> None:
        self._begin()
        said = facts(archive.articles.values())
        self._url: str = said["base_url"]
        shutil.copytree(PEERS / "hugo", self.folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "static", self.folder / "static" / "static")
        _write(self.folder / "data/kho.json", json.dumps(said, ensure_ascii=False))
        for name, text in convert.hugo_sections(archive.articles.values(), said):
            _write(self.folder / "content" / name, text)
        for path in archive.articles:
            entry = archive.entry(path)
            self.put(entry)
            _copy_beside(path, self.folder / "static" / entry.article.address.strip("/"))

    def put(self, entry: Entry) -> None:
        path = self.folder / "content" / convert.place(entry.article)
        _write(path, convert.hugo_article(entry))

    def steps(self, *, search: bool) -> list[Step]:
        cache = self.folder / "cache"
        options = ("--cacheDir", cache, "--noBuildLock", "--baseURL", self._url)
        command: list[str | Path] = [self.tools.hugo, *options]
        return [Step("hugo", command), *([self._pagefind()] if search else [])]


class Pelican(Generator):
    """Pelican with its content cache, then Pagefind over all articles in one bundle."""

    name = "Pelican"
    template = "theme/templates/article.html"
    caches = ("cache",)

    def prepare(self, archive: Archive) -> None:
        self._begin()
        said = facts(archive.articles.values())
        shutil.copytree(PEERS / "pelican", self.folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "static", self.folder / "theme/static")
        _write(self.folder / "site.json", json.dumps(said, ensure_ascii=False))
        for path in archive.articles:
            entry = archive.entry(path)
            self.put(entry)
            folder = self.folder / "content" / entry.article.address.strip("/")
            _copy_beside(path, folder)

    def put(self, entry: Entry) -> None:
        path = self.folder / "content" / convert.place(entry.article)
        _write(path, convert.pelican_article(entry))

    def steps(self, *, search: bool) -> list[Step]:
        command: list[str | Path] = [
            self.tools.pelican,
            *("-m", "pelican", "--settings", "pelicanconf.py"),
        ]
        return [Step("pelican", command), *([self._pagefind()] if search else [])]


GENERATORS: Final[dict[str, type[Generator]]] = {
    kind.name: kind for kind in (KhoTin, Hugo, Pelican)
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _copy_beside(source: Path, folder: Path) -> None:
    """Copy what lies beside an article that has a folder of its own."""
    if source.name != "index.md":
        return
    for path in sorted(source.parent.iterdir()):
        if path != source:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder)
