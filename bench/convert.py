"""Kho Tin's articles as Hugo and Pelican want them: other front matter, the same text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urljoin

from bench.archive import Entry
from khotin.article import Article
from khotin.front_matter import Byline
from khotin.language import Words
from khotin.offices import is_office
from khotin.text import slug

_DAY: Final = Words("vi").day
_ARCHIVE: Final = {"name": "Lưu trữ", "url": "/luu-tru/"}


def place(article: Article) -> PurePosixPath:
    """Give an article's file below a peer's content folder, as flat as its address."""
    return PurePosixPath(f"{article.address.strip('/')}.md")


def hugo_article(entry: Entry) -> str:
    """Write an article for Hugo: JSON is the YAML that needs no second thought."""
    article = entry.article
    front = {
        "title": article.title,
        "date": article.date.when.isoformat(),
        "url": article.address,
        "chuyen-muc": [article.category],
        "tac-gia": [slug(byline.name) for byline in article.authors],
        "ngay": [f"{article.date.day:%m-%d}"],
        "names": [_byline(byline) for byline in article.authors],
        "views": article.views,
        "summary": article.summary if article.has_lead else "",
        "topics": article.tags,
        "documents": article.documents,
        "featured": article.featured,
        **_further(article),
    }
    return hugo_page(front, entry.body)


def _byline(byline: Byline) -> dict[str, str]:
    return {"name": byline.name, "organisation": byline.organisation, "kind": _kind(byline)}


def _kind(byline: Byline) -> str:
    """Say what wrote, in terms of schema.org."""
    return "Organization" if is_office(byline.name) else "Person"


def hugo_page(front: Mapping[str, Any], body: str = "") -> str:
    """Write a page for Hugo."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return "\n".join(["---", *lines, "---", "", body])


def pelican_article(entry: Entry) -> str:
    """Write an article for Pelican: Markdown with lines of metadata, lists joined by |."""
    article = entry.article
    further = _further(article)
    front = {
        "title": article.title,
        "date": article.date.when.strftime("%Y-%m-%d %H:%M:%S"),
        "category": article.category,
        "authors": "; ".join([*(byline.name for byline in article.authors), ""]),
        "offices": "|".join(byline.organisation for byline in article.authors),
        "kinds": "|".join(map(_kind, article.authors)),
        "views": str(article.views),
        "lead": "true" if article.has_lead else "",
        "summary": article.summary if article.has_lead else "",
        "topics": "|".join(article.tags),
        "papers": "|".join(article.documents),
        "featured": "true" if article.featured else "",
        "further": json.dumps(further, ensure_ascii=False) if further else "",
    }
    lines = (f"{key}: {value}" for key, value in front.items() if value.strip("; "))
    return "\n".join([*lines, "", entry.body])


def _further(article: Article) -> dict[str, dict[str, str]]:
    """Give what few articles have."""
    further = {}
    for name, picture in (("image", article.image), ("thumbnail", article.thumbnail)):
        if picture:
            said = picture.model_dump()
            further[name] = {**said, "src": urljoin(article.address, picture.src)}
    if article.updated:
        when = article.updated.when
        further["updated"] = {"iso": when.isoformat(), "long": f"{when:%d/%m/%Y | %H:%M}"}
    if article.source:
        further["source"] = {"name": article.source.name, "url": article.source.url}
    return further


def hugo_sections(
    articles: Iterable[Article], facts: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Give the pages beside articles that Hugo makes lists of: place and text."""
    days = {article.date.day.replace(day=1) for article in articles}
    months = sorted({(day.year, day.month) for day in days}, reverse=True)
    years = sorted({year for year, _ in months}, reverse=True)
    for index, year in enumerate(years):
        front = {
            "title": f"Năm {year}",
            "layout": "year",
            "year": year,
            "above": _ARCHIVE,
            "outputs": ["html", "records"],
            **_around([_year(number) for number in years], index),
        }
        yield f"{year}/_index.md", hugo_page(front)
        title = f"Đọc nhiều năm {year}"
        above = {"name": "Đọc nhiều", "url": "/doc-nhieu/"}
        front = {"title": title, "layout": "most_read", "year": year, "above": above}
        yield f"doc-nhieu/{year}/_index.md", hugo_page(front)
    for index, (year, month) in enumerate(months):
        front = {
            "title": f"Tháng {month}/{year}",
            "layout": "month",
            "list": "month",
            "month": month,
            "above": _year(year),
            **_around([_month(*number) for number in months], index),
        }
        yield f"{year}/{month:02}/_index.md", hugo_page(front)
    for name, title, layout in (
        ("doc-nhieu", "Đọc nhiều", "most_read"),
        ("luu-tru", "Lưu trữ", "timeline"),
        ("tim-kiem", "Tìm kiếm", "search"),
    ):
        sitemap = {"disable": layout == "search"}
        front = {"title": title, "layout": layout, "sitemap": sitemap}
        yield f"{name}/_index.md", hugo_page(front)
    yield from _hugo_terms(articles, facts)
    yield from _hugo_days(articles)


def _hugo_terms(articles: Iterable[Article], facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in facts["names"].items():
        front = {
            "title": name,
            "description": facts["intros"][key],
            "list": "category",
            "key": key,
            "outputs": ["html", "feed", "jsonfeed"],
        }
        yield f"chuyen-muc/{key}/_index.md", hugo_page(front)
    yield "chuyen-muc/_index.md", hugo_page({"title": "Chuyên mục", "build": {"render": "never"}})
    yield "tac-gia/_index.md", hugo_page({"title": "Tác giả"})
    names = {byline.name for article in articles for byline in article.authors}
    above = {"name": "Tác giả", "url": "/tac-gia/"}
    for key, name in {slug(name): name for name in sorted(names)}.items():
        front = {"title": name, "list": "author", "above": above}
        yield f"tac-gia/{key}/_index.md", hugo_page(front)


def _hugo_days(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Give a term for each day of the calendar, with the days around it: they are a ring."""
    found = {(article.date.day.month, article.date.day.day) for article in articles}
    days = [_day(month, day) for month, day in sorted(found)]
    for index, day in enumerate(days):
        front = {
            "title": f"Ngày này năm xưa: {day['name']}",
            "description": f"Các bài đăng ngày {day['name']} qua các năm trong kho tin.",
            "day": day["name"],
            "above": _ARCHIVE,
        }
        if len(days) > 1:
            front |= {"before": days[index - 1], "after": days[(index + 1) % len(days)]}
        yield f"{day['url'].strip('/')}/_index.md", hugo_page(front)
    yield "ngay/_index.md", hugo_page({"title": "Ngày", "build": {"render": "never"}})


def _year(number: int) -> dict[str, str]:
    return {"name": str(number), "url": f"/{number}/"}


def _month(year: int, month: int) -> dict[str, str]:
    return {"name": f"Tháng {month}/{year}", "url": f"/{year}/{month:02}/"}


def _day(month: int, day: int) -> dict[str, str]:
    return {"name": _DAY(month, day), "url": f"/ngay/{month:02}-{day:02}/"}


def _around(links: list[dict[str, str]], index: int) -> dict[str, dict[str, str]]:
    """Give the newer and the older neighbour of a link, where there are any."""
    around = {"newer": index - 1, "older": index + 1}
    return {name: links[at] for name, at in around.items() if 0 <= at < len(links)}
