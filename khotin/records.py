"""The archive as data, for whoever works with it: a file a year, and one that names the years."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from khotin import paths
from khotin.archive import Archive
from khotin.article import Article
from khotin.page import DATA, Page, recipe
from khotin.present import Presenter
from khotin.views import DataView

_BETWEEN: Final = "\t"
"""Parts the fields of a line: no title has a tab, for titles are squeezed."""


def pages(archive: Archive) -> Iterator[Page]:
    """Give the file of every year that has articles, and the one that names them."""
    for year, articles in archive.years.items():
        made = recipe(_year, year, "\n".join(map(_line, articles)))
        yield Page(paths.output(paths.year_records(year)), DATA, made)
    years = tuple((year, len(articles)) for year, articles in archive.years.items())
    categories = tuple((key, len(articles)) for key, articles in archive.categories.items())
    yield Page(paths.output(paths.RECORDS), DATA, recipe(_whole, years, categories))


def _line(article: Article) -> str:
    """Write what is told of an article as a line: one text is quick to compare, and to send."""
    date = article.date
    when = date.when.isoformat() if date.timed else date.day.isoformat()
    return _BETWEEN.join((when, article.category, article.address, article.title))


def _year(show: Presenter, year: int, lines: str) -> DataView:
    return DataView(
        {
            "year": year,
            "url": show.whole_url(paths.year(year)),
            "articles": [_record(show, line) for line in lines.split("\n")],
        }
    )


def _record(show: Presenter, line: str) -> Mapping[str, str]:
    when, category, address, title = line.split(_BETWEEN, 3)
    return {"title": title, "date": when, "category": category, "url": show.whole_url(address)}


def _whole(
    show: Presenter, years: Sequence[tuple[int, int]], categories: Sequence[tuple[str, int]]
) -> DataView:
    site = show.config.site
    return DataView(
        {
            "title": site.title,
            "description": site.description,
            "publisher": site.publisher,
            "language": site.language,
            "url": site.base_url,
            "articles": sum(count for _, count in years),
            "years": [
                {"year": year, "articles": count, "url": show.whole_url(paths.year_records(year))}
                for year, count in years
            ],
            "categories": [
                {
                    "key": key,
                    "name": show.config.categories[key].name,
                    "articles": count,
                    "url": show.whole_url(paths.category(key)),
                }
                for key, count in categories
            ],
        }
    )
