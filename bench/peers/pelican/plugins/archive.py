"""What the archive shows beside Pelican's own pages: neighbours, related, months, years, days."""

import json
import re
from calendar import Calendar
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals  # type: ignore[import-not-found]

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_RELATED = 4
_REMEMBERED = 12
_MOST_READ = 50
_BOX = 8
_MONTH_CARDS = 3
_FEATURED = 4
_BLOCK = 4
_PHOTOS = 6
_PAGE = 20
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
        article.kinds = getattr(article, "kinds", "").split("|")
        further = json.loads(getattr(article, "further", "{}"))
        article.picture, article.thumbnail = further.get("image"), further.get("thumbnail")
        article.mended, article.origin = further.get("updated"), further.get("source")
        article.headings = [
            (level, anchor, _TAG.sub("", text))
            for level, anchor, text in _HEADING.findall(article._content)  # noqa: SLF001 - untouched by links
        ]
    _relate(articles)
    listed: defaultdict[str, list[Any]] = defaultdict(list)
    for article in articles:
        listed[article.category.slug].append(article)
    generator.context.update(listed=listed, year_bars=year_bars)
    generator.context["front"] = _front(articles, listed, generator.settings)


def _parts(article: Any, name: str) -> list[str]:
    return [part for part in getattr(article, name, "").split("|") if part]


def _relate(articles: list[Any]) -> None:
    """Count shared topics and documents, as the plugin `related_posts` does with tags.

    Of each only the newest holders are asked, so that the cost stays linear. Where that
    gives too few, the newest older articles of the category stand in.
    """
    shelves: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_RELATED))
    holders: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
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
    """Give the most read of some articles, of those that were read at all."""
    read = (article for article in articles if article.read)
    return sorted(read, key=lambda article: -article.read)[:count]


def day_link(month: int, day: int) -> tuple[str, str]:
    """Give the words and the address of a day of the calendar."""
    return f"{day} tháng {month}", f"/ngay/{month:02}-{day:02}/"


def _places(articles: list[Any], url: str, part: str) -> dict[int, tuple[int, str]]:
    """Give how many articles a day or year of a list has, and where in it they begin."""
    word = "ngay" if part == "day" else "nam"
    places, before = {}, 0
    for number, count in Counter(getattr(article.date, part) for article in articles).items():
        page = before // _PAGE + 1
        where = url if page == 1 else f"{url}trang/{page}/"
        places[number] = (count, f"{where}#{word}-{number}")
        before += count
    return places


def year_bars(articles: list[Any], url: str) -> list[dict[str, Any]]:
    """Give the bars of the years of the list at `url`, from the first to the last."""
    places = _places(articles, url, "year")
    return [
        {"label": year, "name": str(year), "count": count, "url": where}
        for year in range(min(places), max(places) + 1)
        for count, where in (places.get(year, (0, "")),)
    ]


def _front(articles: list[Any], listed: dict[str, list[Any]], settings: Any) -> dict[str, Any]:
    """Choose which article stands in which block of the front page."""
    top = [a for a in articles if hasattr(a, "featured")][:_FEATURED] or articles[:1]
    blocks = []
    for key in (item["key"] for item in settings["KHO"]["categories"] if listed[item["key"]]):
        newest = [a for a in listed[key][: _BLOCK + len(top)] if a not in top][:_BLOCK]
        first = next((a for a in newest if a.thumbnail), newest[0])
        blocks.append((key, [first, *(a for a in newest if a is not first)]))
    shown = {id(article) for article in [*top, *(items[0] for _, items in blocks)]}
    today = datetime.now(ZoneInfo(settings["TIMEZONE"])).date()
    of_day = [
        article
        for article in articles
        if (article.date.month, article.date.day) == (today.month, today.day)
        and article.date.year < today.year
    ]
    by_year = [list(of) for _, of in groupby(of_day, key=lambda article: article.date.year)]
    return {
        "top": top,
        "most_read": _boxes(articles),
        "newest": [a for a in articles[: _BOX + len(top)] if a not in top][:_BOX],
        "day": day_link(today.month, today.day),
        "earlier": [(ranked(of, 1) or of)[0] for of in by_year[:_BLOCK]],
        "photos": [a for a in articles if a.thumbnail and id(a) not in shown][:_PHOTOS],
        "blocks": blocks,
    }


def _boxes(articles: list[Any]) -> list[tuple[str, str, str, list[Any]]]:
    """Give the most read of the newest month and year that anybody read, and of all years."""
    newest = next((article for article in articles if article.read), None)
    if newest is None:
        return []
    year, month = newest.date.year, newest.date.month
    name = f"Tháng {month}/{year}"
    of_year = [article for article in articles if article.date.year == year]
    of_month = [article for article in of_year if article.date.month == month]
    return [
        (name, f"/{year}/{month:02}/", f"{name}: xem tất cả tin, bài", ranked(of_month, _BOX)),
        (
            f"Năm {year}",
            f"/doc-nhieu/{year}/",
            f"Đọc nhiều năm {year}",
            ranked(of_year, _BOX),
        ),
        ("Mọi năm", "/doc-nhieu/", "Đọc nhiều nhất từ trước đến nay", ranked(articles, _BOX)),
    ]


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
    _days(page, articles)
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
            weeks=Calendar().monthdayscalendar(int(year), int(month)),
            places=_places(members, f"/{year}/{month}/", "day"),
            year=year,
            month=month,
        )


def _years(page: Callable[..., None], years: list[Any], by_year: dict[str, list[Any]]) -> None:
    around = zip([None, *years], years, [*years[1:], None], strict=False)
    for newer, (year, members), older in around:
        page(
            "year.html",
            f"{year}/index.html",
            year=year,
            total=len(members),
            months=[
                (name, len(of), ranked(of, _MONTH_CARDS) or of[:_MONTH_CARDS])
                for name, of in by_year[str(year)]
            ],
            bars=_month_bars(year, by_year[str(year)]),
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


def _month_bars(year: int, months: list[Any]) -> list[dict[str, Any]]:
    counts = {int(month): len(of) for (_, month), of in months}
    return [
        {
            "label": month,
            "name": f"Tháng {month}/{year}",
            "count": counts.get(month, 0),
            "url": f"/{year}/{month:02}/",
        }
        for month in range(1, 13)
    ]


def _days(page: Callable[..., None], articles: list[Any]) -> None:
    """Write a page for each day of the calendar, over all years; the days are a ring."""
    found: defaultdict[tuple[int, int], list[Any]] = defaultdict(list)
    for article in articles:
        found[article.date.month, article.date.day].append(article)
    ring = sorted(found)
    around = zip([*ring[-1:], *ring], ring, [*ring[1:], *ring[:1]], strict=False)
    for before, day, after in around:
        members = found[day]
        link = day_link(*day)
        page(
            "day.html",
            f"{link[1].strip('/')}/index.html",
            day=link,
            total=len(members),
            years=[(year, list(of)) for year, of in groupby(members, key=lambda a: a.date.year)],
            before=day_link(*before),
            after=day_link(*after),
        )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(write)
