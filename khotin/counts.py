"""How often each article was read, as `data/views.csv` keeps it for the build.

The file is written in one way: `path,views`, an address and a number a line, sorted. It is
read as a spreadsheet may have saved it, too: with a byte order mark, with semicolons or
tabs between the cells (Excel takes what Windows is set to, in Vietnam a semicolon), with
`1.850` for 1850, without the header.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from khotin import paths
from khotin.article import Article
from khotin.front_matter import read_count
from khotin.header import decode
from khotin.problems import Invalid, Place, Problem, problem
from khotin.schema import shown

_HEADER: Final = "path,views"
_PLAIN: Final = re.compile(r"/[\w./~-]*,[0-9]{1,12}", re.ASCII)
_SEPARATORS: Final = (";", "\t", ",")


class Row(NamedTuple):
    """A line of two cells, and where it stands: its line, and the column of its second cell."""

    line: int
    column: int
    path: str
    views: int | None
    """None where no whole number is written."""
    written: str
    """The second cell."""

    @property
    def is_address(self) -> bool:
        """Tell whether its first cell looks like an address, of a site or a whole one."""
        return self.path.startswith(("/", "http://", "https://"))


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """Read lines of an address and a number, without the header; empty lines are passed over.

    A line that has not two cells has an empty path.
    """
    begun = False
    for number, line in enumerate(lines, start=1):
        if not line.strip(" \t\r\n,;\ufeff"):
            continue
        row = _row(number, line.strip("\r\n\ufeff"))
        is_header = not begun and row.views is None and row.path and not row.is_address
        begun = True
        if not is_header:
            yield row


def read(data: bytes) -> dict[str, int]:
    """Read the bytes of `data/views.csv`: visits by address.

    Raises Invalid with every problem found, each at its line.
    """
    text = decode(paths.VIEWS, data.removeprefix(codecs.BOM_UTF8))
    found: dict[str, int] = {}
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for row in rows(text.split("\n")):
        if wrong := _problem(row, first):
            problems.append(wrong)
        else:
            first[row.path] = row.line
            found[row.path] = row.views or 0
    if problems:
        raise Invalid(problems)
    return found


def write(counts: Mapping[str, int]) -> bytes:
    """Give the bytes of `data/views.csv` for visits by address."""
    lines = [_HEADER, *(f"{path},{count}" for path, count in sorted(counts.items()))]
    return "".join(f"{line}\n" for line in lines).encode()


def counted(articles: Iterable[Article], counts: Mapping[str, int]) -> tuple[Article, ...]:
    """Give articles with the visits of `counts`, where these are more than the article says.

    Face and digest change with them, so that pages that show an article are made again.
    They are not taken anew: those of 50,000 articles would take a second.
    """
    return tuple(
        _with(article, count)
        if (count := counts.get(article.address, 0)) > article.views
        else article
        for article in articles
    )


def _with(article: Article, count: int) -> Article:
    face, digest = f"{article.face}-{count}", f"{article.digest}-{count}"
    return article._replace(views=count, face=face, digest=digest)


def _row(number: int, line: str) -> Row:
    path, _, written = line.partition(",")
    if _PLAIN.fullmatch(line):
        # As it is written here: not one of 50,000 lines needs more.
        return Row(number, len(path) + 2, path, int(written), written)
    separator = next((sign for sign in _SEPARATORS if sign in line), ",")
    try:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
    except csv.Error:
        cells = []
    while len(cells) > 2 and not cells[-1]:  # noqa: PLR2004 - a spreadsheet's empty cells
        cells.pop()
    if len(cells) != 2 or not cells[0]:  # noqa: PLR2004 - an address and a number
        return Row(number, 1, "", None, line)
    path, written = cells
    column = line.find(written, line.find(separator)) + 1
    return Row(number, column, path, read_count(written), written)


def _problem(row: Row, first: Mapping[str, int]) -> Problem | None:
    """Say what is wrong with a row of `data/views.csv`; `first` are the lines of those before."""
    if not row.path.startswith("/"):
        return problem("not-views", Place(paths.VIEWS, row.line))
    place = Place(paths.VIEWS, row.line, row.column)
    if row.views is None:
        value = shown(row.written)
        return problem("not-count", place, key="views", name=row.path, sign=",", value=value)
    if row.path in first:
        place = Place(paths.VIEWS, row.line)
        return problem("duplicate-key", place, key=row.path, first=first[row.path])
    return None
