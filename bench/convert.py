"""Kho Tin's articles as Hugo and Pelican want them: other front matter, the same text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin

from bench.archive import Entry
from khotin.article import Article
from khotin.text import slug


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
        "names": [{"name": b.name, "organisation": b.organisation} for b in article.authors],
        "views": article.views,
        "summary": article.summary if article.has_lead else "",
        "topics": article.tags,
        "documents": article.documents,
        "featured": article.featured,
        **_further(article),
    }
    return hugo_page(front, entry.body)


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
    archive = {"name": "Lưu trữ", "url": "/luu-tru/"}
    for index, year in enumerate(years):
        front = {
            "title": f"Năm {year}",
            "layout": "year",
            "year": year,
            "above": archive,
            **_around([_year(number) for number in years], index),
        }
        yield f"{year}/_index.md", hugo_page(front)
        title = f"Đọc nhiều năm {year}"
        front = {"title": title, "layout": "most_read", "year": year}
        yield f"doc-nhieu/{year}/_index.md", hugo_page(front)
    for index, (year, month) in enumerate(months):
        front = {
            "title": f"Tháng {month}/{year}",
            "layout": "month",
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
        yield f"{name}/_index.md", hugo_page({"title": title, "layout": layout})
    yield from _hugo_terms(articles, facts)


def _hugo_terms(articles: Iterable[Article], facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in facts["names"].items():
        front = {
            "title": name,
            "description": facts["intros"][key],
            "kind": "category",
            "key": key,
            "outputs": ["html", "feed"],
        }
        yield f"chuyen-muc/{key}/_index.md", hugo_page(front)
    yield "chuyen-muc/_index.md", hugo_page({"title": "Chuyên mục", "build": {"render": "never"}})
    yield "tac-gia/_index.md", hugo_page({"title": "Tác giả"})
    names = {byline.name for article in articles for byline in article.authors}
    above = {"name": "Tác giả", "url": "/tac-gia/"}
    for key, name in {slug(name): name for name in sorted(names)}.items():
        yield f"tac-gia/{key}/_index.md", hugo_page({"title": name, "above": above})


def _year(number: int) -> dict[str, str]:
    return {"name": str(number), "url": f"/{number}/"}


def _month(year: int, month: int) -> dict[str, str]:
    return {"name": f"Tháng {month}/{year}", "url": f"/{year}/{month:02}/"}


def _around(links: list[dict[str, str]], index: int) -> dict[str, dict[str, str]]:
    """Give the newer and the older neighbour of a link, where there are any."""
    around = {"newer": index - 1, "older": index + 1}
    return {name: links[at] for name, at in around.items() if 0 <= at < len(links)}
