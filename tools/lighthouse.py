"""Let Lighthouse judge the sample archive as on a middling phone: `python -m tools.lighthouse`.

Each page is visited three times, the median counts; below the marks the exit status is 1.
`--keep` writes the table into docs/quality.md, too. Lighthouse comes from npm, as
`tools/npm/package-lock.json` pins it; it needs Node 18.20 or newer.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from tools import browser, sample
from tools.kinds import ARTICLE, PLACES
from tools.sample import ROOT

PACKAGES: Final = ROOT / "tools" / "npm"
DOCUMENT: Final = ROOT / "docs" / "quality.md"
RUNS: Final = 3
MARKS: Final[Mapping[str, int]] = {
    "performance": 99,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
"""The least that each category of Lighthouse must have."""
UNLISTED: Final = ("is-crawlable",)
"""What is not asked of a page that search engines are told to leave out."""
_TABLE: Final = re.compile(r"(?<=<!-- lighthouse -->\n).*?(?=<!-- /lighthouse -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stop:
    """A page to visit: what it is, where, and which audits do not fit it."""

    name: str
    address: str
    without: tuple[str, ...] = ()


STOPS: Final = (
    Stop("front page", PLACES["front"]),
    Stop("article with pictures", ARTICLE),
    *(Stop(kind, PLACES[kind]) for kind in ("category", "year", "photo library")),
    Stop("search", PLACES["search"], UNLISTED),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What Lighthouse says after one visit: marks out of 100, and what stands behind them."""

    marks: Mapping[str, float]
    largest: float
    """Seconds until the largest thing is painted."""
    blocked: float
    """Milliseconds that the page could not answer."""
    shift: float
    kilobytes: float
    faults: tuple[str, ...]


def read(report: Mapping[str, Any]) -> Visit:
    """Read a report as Lighthouse writes it. Raises ValueError where the page was not judged."""
    if report.get("runtimeError"):
        raise ValueError(report["runtimeError"]["message"])
    audits, categories = report["audits"], report["categories"]
    marks = {name: round(100 * (categories[name]["score"] or 0)) for name in MARKS}
    return Visit(
        marks=marks,
        largest=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        kilobytes=audits["total-byte-weight"]["numericValue"] / 1000,
        faults=tuple(
            f"{name}: {audits[part['id']]['title']}"
            for name, wanted in MARKS.items()
            for part in categories[name]["auditRefs"]
            if marks[name] < wanted
            and part["weight"]
            and audits[part["id"]]["score"] not in {1, None}
        ),
    )


def middle(visits: Sequence[Visit]) -> Visit:
    """Give the median of each number, and every fault there was."""
    return Visit(
        marks={name: median(visit.marks[name] for visit in visits) for name in MARKS},
        largest=median(visit.largest for visit in visits),
        blocked=median(visit.blocked for visit in visits),
        shift=median(visit.shift for visit in visits),
        kilobytes=median(visit.kilobytes for visit in visits),
        faults=tuple(dict.fromkeys(fault for visit in visits for fault in visit.faults)),
    )


def table(found: Mapping[str, Visit]) -> str:
    """Write what was found as a table in Markdown."""
    head = ("page", *MARKS, "largest paint", "blocked", "shift", "weight")
    rows = [
        (
            name,
            *(f"{visit.marks[mark]:.0f}" for mark in MARKS),
            f"{visit.largest:.2f} s",
            f"{visit.blocked:.0f} ms",
            f"{visit.shift:.3f}",
            f"{visit.kilobytes:.0f} KB",
        )
        for name, visit in found.items()
    ]
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def wanting(found: Mapping[str, Visit]) -> Iterator[str]:
    """Say which marks are too low, and what lowered them."""
    for name, visit in found.items():
        low = [mark for mark, least in MARKS.items() if visit.marks[mark] < least]
        yield from (f"{name}: {mark} {visit.marks[mark]:.0f} < {MARKS[mark]}" for mark in low)
        yield from (f"  {fault}" for fault in visit.faults if low)


def installed() -> Path:
    """Give the program, installing what the lock names first. Raises LookupError without npm."""
    program = PACKAGES / "node_modules" / "lighthouse" / "cli" / "index.js"
    lock = PACKAGES / "package-lock.json"
    stamp = PACKAGES / "node_modules" / ".lock"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        npm = shutil.which("npm")
        if npm is None:
            raise LookupError("no npm here: Lighthouse comes from there")
        install = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        subprocess.run([npm, *install], cwd=PACKAGES, check=True)  # noqa: S603 - our own words
        stamp.write_bytes(lock.read_bytes())
    return program


def visited(program: Path, url: str, stop: Stop, chromium: Path) -> Visit:
    """Visit a page once."""
    flags = " ".join(("--headless=new", *browser.ARGUMENTS))
    without = [f"--skip-audits={','.join(stop.without)}"] if stop.without else []
    run = subprocess.run(  # noqa: S603 - our own words
        [
            shutil.which("node") or "node",
            program,
            url + stop.address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(MARKS)}",
            f"--chrome-flags={flags}",
            *without,
        ],
        env={**os.environ, "CHROME_PATH": str(chromium)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    return read(json.loads(run.stdout))


def main(arguments: Sequence[str]) -> int:
    """Judge every page, and show the table; give 1 when a mark is too low."""
    program, chromium = installed(), browser.find()
    if chromium is None:
        raise LookupError(browser.NONE)
    found = {}
    with sample.hosted() as url:
        for stop in STOPS:
            visits = []
            for number in range(RUNS):
                sys.stderr.write(f"{stop.name}, visit {number + 1} of {RUNS}\n")
                visits.append(visited(program, url, stop, chromium))
            found[stop.name] = middle(visits)
    shown, low = table(found), list(wanting(found))
    sys.stdout.write(shown + "".join(f"{line}\n" for line in low))
    if "--keep" in arguments:
        text = DOCUMENT.read_text("utf-8")
        DOCUMENT.write_text(_TABLE.sub(lambda _: shown, text), "utf-8", newline="\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
