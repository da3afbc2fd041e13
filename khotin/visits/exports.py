"""Tables of visits: what GoatCounter and Plausible export, and lines of address and number.

GoatCounter exports one line a hit, with the header `2Path,Title,Event,…,Bot,…` (the figure
is the version of the format; https://www.goatcounter.com/help/export, `export.go` of its
sources). Plausible exports a line a page from its report of pages, `name,visitors,pageviews,…`
(older: `page`), and a line a page and day as `imported_pages_….csv` in the archive of a
whole site, `date,hostname,page,visits,visitors,pageviews`
(https://plausible.io/docs/export-stats, https://plausible.io/docs/csv-import).
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from khotin import counts
from khotin.front_matter import read_count
from khotin.visits.addresses import Addresses
from khotin.visits.kind import Kind, columns
from khotin.visits.tally import Tally

_PERSON: Final = "0"
"""GoatCounter's `Bot` for what is none; other numbers say how it was found to be one."""


def read(kind: Kind, lines: Iterable[str], addresses: Addresses) -> Tally | None:
    """Add up the visits of a table by article; None where its columns are not of the kind."""
    lines = iter(lines)
    first = next(lines, "").removeprefix("\ufeff")
    tally = Tally()
    if kind is Kind.CSV:
        pairs = _plain(chain([first], lines), tally)
    else:
        names = columns(first)
        rows = _rows(lines, len(names), tally)
        try:
            pairs = (
                _goatcounter(names, rows, tally)
                if kind is Kind.GOATCOUNTER
                else _plausible(names, rows, tally)
            )
        except ValueError:
            return None
    for written, count in pairs:
        if address := addresses.named(written):
            tally.add(address, count)
    return tally


def _plain(lines: Iterable[str], tally: Tally) -> Iterator[tuple[str, int]]:
    for row in counts.rows(lines):
        tally.lines += 1
        if row.path and row.views is not None:
            yield row.path, row.views
        else:
            tally.damaged += 1


def _goatcounter(
    names: list[str], rows: Iterable[list[str]], tally: Tally
) -> Iterator[tuple[str, int]]:
    """Give each hit. Raises ValueError where a column is missing."""
    event, bot = names.index("event"), names.index("bot")

    def hits() -> Iterator[tuple[str, int]]:
        for row in rows:
            if row[bot] not in {_PERSON, ""}:
                tally.bots += 1
            elif row[event].lower() != "true":
                yield row[0], 1

    return hits()


def _plausible(
    names: list[str], rows: Iterable[list[str]], tally: Tally
) -> Iterator[tuple[str, int]]:
    """Give each line's page and views. Raises ValueError where a column is missing."""
    page = names.index("page" if "page" in names else "name")
    views = names.index("pageviews")

    def pages() -> Iterator[tuple[str, int]]:
        for row in rows:
            count = read_count(row[views])
            if count is None:
                tally.damaged += 1
            else:
                yield row[page], count

    return pages()


def _rows(lines: Iterable[str], width: int, tally: Tally) -> Iterator[list[str]]:
    """Read rows as wide as their header; others are damaged, empty ones are passed over."""
    reader = csv.reader(lines)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = [""]
        if not row:
            continue
        tally.lines += 1
        if len(row) == width:
            yield row
        else:
            tally.damaged += 1
