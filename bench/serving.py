"""`python -m bench.serving`: how long it takes from a save to the page in a browser."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.request import urlopen

import click
from playwright.sync_api import Browser

from bench import corpus, facts, results, show
from bench.facts import ROOT
from bench.tools import HOME
from bench.words import whole
from tools import browser

_WORK: Final = HOME / "serving"
_SEED: Final = 1
_PATIENCE: Final = 30_000
"""Milliseconds after which a change is taken for lost."""
_FOLDER = click.Path(path_type=Path, file_okay=False)


@dataclass(frozen=True, slots=True)
class Waits:
    """How long each save of one kind took to be seen, in milliseconds."""

    kind: str
    milliseconds: list[float]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.milliseconds)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return quantiles(self.milliseconds, n=20, method="inclusive")[-1]


@dataclass(frozen=True, slots=True)
class Edit:
    """A file that is saved again and again, and what then is true in the browser."""

    kind: str
    path: Path
    change: Callable[[str, int], str]
    """Gives the file's text with a number in it."""
    seen: str
    """JavaScript that gives the number as it is shown."""


@click.command()
@click.option("--articles", default=300, show_default=True, help="How many to make.")
@click.option("--edits", default=50, show_default=True, help="Saves of each kind.")
@click.option("--pause", default=0.3, show_default=True, help="Seconds between two saves.")
@click.option(
    "--results", "folder", type=_FOLDER, default=results.FOLDER, help="Folder [bench/results]."
)
def serving(*, articles: int, edits: int, pause: float, folder: Path) -> None:
    """Save articles, templates and stylesheets while Chromium shows an article.

    The clock runs from before the file is written until the first frame that shows it.
    """
    site = _WORK / str(articles)
    article = _lay_out(site, articles)
    found = []
    with _served(site) as (url, first), browser.opened() as chromium:
        address = article.relative_to(site / "content").with_suffix("").as_posix()
        for edit in _edits(site, article):
            found.append(_wait_for(chromium, f"{url}{address}/", edit, edits, pause))
            show.say(f"{edit.kind:<12} {found[-1].middle:>6.0f} ms  p95 {found[-1].slow:>6.0f} ms")
    path = _save(folder, articles, first, found)
    show.say(f"first page   {first * 1000:>6.0f} ms")
    show.say(f"written: {path}")


def _lay_out(site: Path, articles: int) -> Path:
    """Make a site with templates and static files of its own; give one of its articles."""
    shutil.rmtree(site, ignore_errors=True)
    show.say(f"{whole(articles)} articles in {site}")
    corpus.write(corpus.make(articles, _SEED, facts.categories()), site / "content")
    for name in ("templates", "static"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "config.toml", site)
    return max((site / "content").rglob("*.md"))


_NUMBER: Final = "?.match(/.*lần (\\d+) lưu/s)?.[1]"
_TEXT: Final = f"document.body?.textContent{_NUMBER}"
_STYLE: Final = "getComputedStyle(document.documentElement).getPropertyValue('--saved')"
_WATCH: Final = """
(() => {
  const look = () => {
    const number = Number(%s ?? 0);
    if (number && sessionStorage.getItem("number") !== String(number)) {
      sessionStorage.setItem("number", number);
      sessionStorage.setItem("moment", performance.timeOrigin + performance.now());
    }
    requestAnimationFrame(look);
  };
  addEventListener("DOMContentLoaded", look);
})()
"""
"""Notes in each frame of each page which number is shown, and since when."""


def _edits(site: Path, article: Path) -> Iterator[Edit]:
    yield Edit("text", article, lambda text, n: f"{text}\n\nlần {n} lưu\n", _TEXT)
    yield Edit("title", article, _with_title, f"document.title{_NUMBER}")
    template = site / "templates" / "pages" / "article.html"
    yield Edit("template", template, _with_line, _TEXT)
    sheet = site / "static" / "css" / "site.css"
    yield Edit(
        "stylesheet", sheet, lambda text, n: f"{text}\n:root {{ --saved:%d; }}\n" % n, _STYLE
    )


def _with_title(text: str, number: int) -> str:
    lines = text.split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("title:"))
    lines[at] = f'title: "Bài lần {number} lưu"'
    return "\n".join(lines)


def _with_line(text: str, number: int) -> str:
    return text.replace("{% block main %}", f"{{% block main %}}<p>lần {number} lưu</p>", 1)


def _wait_for(chromium: Browser, address: str, edit: Edit, edits: int, pause: float) -> Waits:
    """Save a file so many times while its page is shown, then as it was."""
    text, waits = edit.path.read_text("utf-8"), []
    page = chromium.new_page()
    page.set_default_timeout(_PATIENCE)
    page.add_init_script(_WATCH % edit.seen)
    page.goto(address)
    for number in range(1, edits + 1):
        changed = edit.change(text, number)
        begin = time.time() * 1000
        edit.path.write_text(changed, "utf-8")
        page.wait_for_function(f"sessionStorage.getItem('number') === '{number}'")
        waits.append(float(page.evaluate("sessionStorage.getItem('moment')")) - begin)
        time.sleep(pause)
    edit.path.write_text(text, "utf-8")
    page.close()
    time.sleep(1)
    return Waits(edit.kind, waits)


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, float]]:
    """Serve a site with a warm cache; give its address, and how long it took to be there."""
    for is_warm in (False, True):
        begin = time.perf_counter()
        running = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, str(ROOT / "build.py"), "serve", "--no-search"],
            cwd=site,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert running.stdout is not None  # noqa: S101 - it was asked for
        url = next(line.split()[0] for line in running.stdout if line.startswith("http://"))
        with urlopen(url) as answer:  # noqa: S310 - our own server
            answer.read()
        first = time.perf_counter() - begin
        try:
            if is_warm:
                yield url, first
        finally:
            running.terminate()
            running.wait()


def _save(folder: Path, articles: int, first: float, found: list[Waits]) -> Path:
    """Write what was measured as JSON; gives its file."""
    now = datetime.now(UTC)
    told = {
        "date": f"{now:%Y-%m-%d %H:%M}",
        "articles": articles,
        "machine": results.machine(),
        "first_page_seconds": round(first, 3),
        "waits": [{**asdict(waits), "median": waits.middle, "p95": waits.slow} for waits in found],
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"serving-{now:%Y-%m-%d-%H%M}-{articles}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    serving()
