"""Writes a small site, builds it with the real templates, and shows what came of it."""

import difflib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self

from khotin import config as khotin_config
from khotin import disk, paths, pipeline
from khotin.looking import Folders, Wishes
from khotin.problems import Invalid, Problem
from khotin.report import Report
from tests import pages

ROOT: Final = Path(__file__).resolve().parent.parent
GOLDEN: Final = ROOT / "tests" / "site" / "golden"
TODAY: Final = date(2025, 7, 1)
NOON: Final = datetime(2025, 7, 1, 5, tzinfo=UTC)

_LONG_AGO: Final = 1_600_000_000_000_000_000
"""Nanoseconds since 1970: in September 2020."""
SETTINGS: Final[dict[str, dict[str, Any]]] = {
    "site": {
        "title": "Kho tin thử",
        "subtitle": "Tin tức để thử",
        "description": "Một kho tin nhỏ để thử phần mềm.",
        "publisher": "Ban Biên tập",
        "base_url": "https://kho.example.vn/",
        "language": "vi",
    },
    "paths": {"templates": str(ROOT / "templates"), "static": str(ROOT / "static")},
    "lists": {"page_size": 5},
    "categories.tin-tuc": {"name": "Tin tức", "description": "Tin trong ngày."},
    "categories.van-hoa": {"name": "Văn hóa", "description": "Lễ hội và di tích."},
}


class Quiet:
    """Looks on while a site is built, and says nothing."""

    @contextmanager
    def stage(self, _name: str, _total: int | None) -> Iterator[Callable[[int], None]]:
        yield lambda _steps: None


class SiteBuilder:
    """A site in a folder of its own. What is written can be changed and built again."""

    def __init__(self, folder: Path, cache: Path | None = None, *, settled: bool = False) -> None:
        """Begin an empty site; a `cache` may be shared, so that templates compile once.

        What is `settled` was changed long ago, so that its times of change are trusted.
        """
        self.folder = folder
        self._clock = _LONG_AGO if settled else None
        self.output = folder / "public"
        self.cache = cache or folder / ".cache"
        self.settings = {table: dict(values) for table, values in SETTINGS.items()}
        self._report: Report | None = None
        (folder / "content").mkdir(parents=True, exist_ok=True)

    @property
    def report(self) -> Report:
        assert self._report is not None, "nothing was built yet"
        return self._report

    def config(self, table: str, **values: Any) -> Self:
        """Change keys of a table of `config.toml`, `config("site", language="en")`."""
        self.settings.setdefault(table, {}).update(values)
        return self

    def article(self, where: str, body: str = "Bài viết để thử.\n", **front: Any) -> Self:
        """Write `content/<where>.md`; title and date are made from the path if not given."""
        year, month, name, *_ = where.split("/")
        title = name.replace("-", " ").capitalize()
        front = {"title": title, "date": f"{year}-{month}-15", "category": "tin-tuc"} | front
        return self._text(where, front, body)

    def page(self, name: str, body: str = "Trang để thử.\n", **front: Any) -> Self:
        """Write the standing page `content/pages/<name>.md`."""
        return self._text(f"pages/{name}", {"title": name.capitalize()} | front, body)

    def file(self, path: str, data: str | bytes) -> Self:
        """Write any file of the site's folder."""
        disk.write(self.folder / path, data.encode() if isinstance(data, str) else data)
        if self._clock:
            self._clock += 1_000_000_000
            os.utime(self.folder / path, ns=(self._clock, self._clock))
        return self

    def remove(self, path: str) -> Self:
        """Remove a file or a folder of the site's folder."""
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        return self

    def build(
        self,
        *,
        search: bool = False,
        drafts: bool = False,
        today: date | None = TODAY,
        force: bool = False,
        pictures: bool = True,
    ) -> Self:
        """Build the site. Raises Invalid when there are problems."""
        settings = self.write_config()
        folders = Folders(
            config=self.folder / paths.CONFIG,
            content=self.folder / settings.paths.content,
            templates=self.folder / settings.paths.templates,
            static=self.folder / settings.paths.static,
            data=self.folder / settings.paths.data,
            output=self.output,
            cache=self.cache,
        )
        wishes = Wishes(
            now=NOON, today=today, search=search, pictures=pictures, drafts=drafts, force=force
        )
        self._report = pipeline.build(settings, folders, wishes, Quiet())
        return self

    def refused(self, **wishes: Any) -> tuple[Problem, ...]:
        """Build a site that has problems, and give them."""
        try:
            self.build(**wishes)
        except Invalid as error:
            return tuple(error.problems)
        raise AssertionError("the site was built although it should have been refused")

    def write_config(self) -> khotin_config.Config:
        """Write `config.toml` as it stands now, and read it."""
        lines = []
        for table, values in self.settings.items():
            lines += [f"[{table}]", *(f"{key} = {_toml(value)}" for key, value in values.items())]
        text = "\n".join((*lines, ""))
        disk.write(self.folder / paths.CONFIG, text.encode())
        return khotin_config.read(text)

    def files(self) -> set[str]:
        """List the files of the built site."""
        return disk.all_files(self.output)

    def read(self, address: str) -> str:
        """Give the text of the file at an address, `/2023/09/` or `/feed.xml`."""
        return (self.output / paths.output(address)).read_text("utf-8")

    def shows(self, address: str) -> bool:
        """Tell whether there is a file at an address."""
        return (self.output / paths.output(address)).is_file()

    def snapshot(self) -> dict[str, bytes]:
        """Give every file of the built site with its bytes."""
        return {name: (self.output / name).read_bytes() for name in self.files()}

    def main(self, address: str) -> str:
        """Give the `<main>` of a page, one element a line."""
        return pages.outline(pages.main(pages.parse(self.read(address))))

    def _text(self, where: str, front: Mapping[str, Any], body: str) -> Self:
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        return self.file(f"content/{where}.md", "\n".join(("---", *lines, "---", "", body)))


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """List the files that were added, removed or written anew."""
    return {name for name in before.keys() | after if before.get(name) != after.get(name)}


def check_golden(name: str, text: str) -> None:
    """Compare a text with `tests/site/golden/<name>`; `KHOTIN_GOLDEN=write` rewrites it."""
    expected = GOLDEN / name
    if os.environ.get("KHOTIN_GOLDEN") == "write":
        disk.write(expected, text.encode())
    assert expected.is_file(), f"no {expected.relative_to(ROOT)}: KHOTIN_GOLDEN=write makes it"
    lines = difflib.unified_diff(
        expected.read_text("utf-8").splitlines(), text.splitlines(), "expected", "built", "", "", 1
    )
    difference = "\n".join(lines)
    assert not difference, difference


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def without_digests(text: str) -> str:
    """Take the digests out of the addresses of static files and of sizes of pictures."""
    return re.sub(r"(/static/[\w/-]+|\.\d+)\.[0-9a-f]{10}\.", r"\1.", text)
