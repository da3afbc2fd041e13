"""What the archive shows beside Pelican's own pages: neighbours, related, months, years."""

import json
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from pelican import signals  # type: ignore[import-not-found]

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_RELATED = 4
_MOST_READ = 50
_BOX = 8
_MONTH_CARDS = 3
_HEADING = re.compile(r'<h([2-4])[^>]* id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def prepare(generator: Any) -> None:
    """Give every article its neighbours, its related articles and its dates in words."""
    articles = generator.articles
    for newer, article, older in zip(
        [None, *articles], articles, [*articles[1:], None], strict=False
    ):
        article.newer, article.older = newer, older
        article.iso = article.date.isoformat()
        article.short_date = f"{article.date:%d/%m/%Y}"
        day = _DAYS[article.date.weekday()]
        article.long_date = f"{day}, {article.short_date} | {article.date:%H:%M}"
        article.read = int(getattr(article, "views", 0))
        article.topics = _parts(article, "topics")
        article.papers = _parts(article, "papers")
        article.offices = getattr(article, "offices", "").split("|")
        further = json.loads(getattr(article, "further", "{}"))
        article.picture, article.thumbnail = further.get("image"), further.get("thumbnail")
        article.mended, article.origin = further.get("updated"), further.get("source")
        article.headings = [
            (level, anchor, _TAG.sub("", text))
            for level, anchor, text in _HEADING.findall(article._content)  # noqa: SLF001 - untouched by links
        ]
    _relate(articles)
    generator.context["ranked"] = ranked
    generator.context["listed"] = {article.category.slug: [] for article in articles}
    for article in articles:
        generator.context["listed"][article.category.slug].append(article)


def _parts(article: Any, name: str) -> list[str]:
    return [part for part in getattr(article, name, "").split("|") if part]


def _relate(articles: list[Any]) -> None:
    """Count shared topics and documents, as the plugin `related_posts` does with tags.

    Where that gives too few, the newest older articles of the category stand in.
    """
    shelves: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_RELATED))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number in reversed(range(len(articles))):
        article = articles[number]
        marks = [*article.topics, *article.papers]
        shared = Counter(other for mark in marks for other in holders[mark])
        shelf = shelves[article.category.slug]
        near = dict.fromkeys([*(other for other, _ in shared.most_common(_RELATED)), *shelf])
        article.near = [articles[other] for other in list(near)[:_RELATED]]
        shelf.appendleft(number)
        for mark in marks:
            holders[mark].append(number)


def ranked(articles: Iterable[Any], count: int) -> list[Any]:
    """Give the most read of some articles."""
    return sorted(articles, key=lambda article: -article.read)[:count]


def write(generator: Any, writer: Any) -> None:
    """Write the pages that Pelican has no generator for."""
    articles, context = generator.articles, generator.context

    def page(name: str, save_as: str, **values: Any) -> None:
        template = generator.env.get_template(name)
        url = save_as.removesuffix("index.html")
        writer.write_file(save_as, template, context, url=url, **values)

    years = [(year, list(of)) for year, of in groupby(articles, key=lambda a: a.date.year)]
    months = [(month, list(of)) for month, of in groupby(articles, key=lambda a: (a.year, a.month))]
    by_year = {str(year): [m for m in months if m[0][0] == str(year)] for year, _ in years}
    _months(page, months)
    _years(page, years, by_year)
    page("most_read.html", "doc-nhieu/index.html", current="", most_read=ranked(articles, 50))
    counted = {year: [(name, len(of)) for name, of in of_year] for year, of_year in by_year.items()}
    page("timeline.html", "luu-tru/index.html", years=years, months=counted, total=len(articles))
    page("robots.txt", "robots.txt")
    written = sorted(path for path in writer._written_files if path.endswith("/index.html"))  # noqa: SLF001 - the only list there is
    skip = len(writer.output_path) + 1
    days = {a.url: (a.mended or {"iso": a.iso})["iso"][:10] for a in articles}
    urls = [(path[skip:-10], days.get(path[skip:-10], "")) for path in written]
    page("sitemap.xml", "sitemap.xml", urls=urls)


def _months(page: Callable[..., None], months: list[Any]) -> None:
    around = zip([None, *months], months, [*months[1:], None], strict=False)
    for newer, ((year, month), members), older in around:
        page(
            "month.html",
            f"{year}/{month}/index.html",
            template_name="month",
            articles=members,
            title=f"Tháng {int(month)}/{year}",
            newer=newer and newer[0],
            older=older and older[0],
        )


def _years(page: Callable[..., None], years: list[Any], by_year: dict[str, list[Any]]) -> None:
    around = zip([None, *years], years, [*years[1:], None], strict=False)
    for newer, (year, members), older in around:
        page(
            "year.html",
            f"{year}/index.html",
            year=year,
            total=len(members),
            months=[(name, len(of), ranked(of, _MONTH_CARDS)) for name, of in by_year[str(year)]],
            most_read=ranked(members, _BOX),
            newer=newer and newer[0],
            older=older and older[0],
        )
        page(
            "most_read.html",
            f"doc-nhieu/{year}/index.html",
            current=str(year),
            most_read=ranked(members, _MOST_READ),
        )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(write)
