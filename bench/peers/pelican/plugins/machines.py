"""What machines are told of the archive: JSON-LD, feeds and records in JSON, a news sitemap."""

import html
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from pelican import signals  # type: ignore[import-not-found]

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&"}
_HEADLINE = 110
_FEED = 20
_NEWS_DAYS = 2
_NEWS = 1000


def written(value: Any) -> str:
    """Write a value as JSON that may stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def prepare(generator: Any) -> None:
    """Give the templates what they tell machines."""
    settings = generator.settings
    base: str = settings["SITEURL"] + "/"
    logo = {"@type": "ImageObject", "url": f"{base}static/img/icon-512.png"}
    name = settings["KHO"]["publisher"]
    publisher = {"@type": "Organization", "name": name, "url": base, "logo": logo}

    def linked_data(url: str, heading: str, way: list[tuple[str, str]], article: Any) -> str:
        graph = [_story(article, url, base, publisher, settings["KHO"])] if article else []
        steps = [{"name": name, "item": urljoin(base, to)} for name, to in way]
        steps.append({"name": html.unescape(heading)})
        items = [
            {"@type": "ListItem", "position": number, **step}
            for number, step in enumerate(steps, start=1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
        return written({"@context": "https://schema.org", "@graph": graph})

    def whole(url: str) -> str:
        return urljoin(base, url)

    generator.context.update(linked_data=linked_data, whole=whole, written=written)


def _story(
    article: Any, url: str, base: str, publisher: dict[str, Any], kho: dict[str, Any]
) -> dict[str, Any]:
    title = article.title
    story = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": title if len(title) <= _HEADLINE else f"{title[: _HEADLINE - 1]}…",
        "datePublished": article.iso,
        "dateModified": (article.mended or {"iso": article.iso})["iso"],
        "articleSection": kho["names"][article.category.slug],
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "publisher": publisher,
    }
    if article.thumbnail:
        story["image"] = [urljoin(base, article.thumbnail["src"])]
    if authors := list(_authors(article, base)):
        story["author"] = authors
    return story


def _authors(article: Any, base: str) -> Iterable[dict[str, Any]]:
    authors = getattr(article, "authors", [])
    for author, office, kind in zip(authors, article.offices, article.kinds, strict=False):
        told = {"@type": kind, "name": author.name, "url": base + author.url}
        if office and kind == "Person":
            told["affiliation"] = {"@type": "Organization", "name": office}
        yield told


def write(generator: Any, writer: Any) -> None:
    """Write what is no page."""
    articles, context, kho = generator.articles, generator.context, generator.settings["KHO"]
    base = generator.settings["SITEURL"] + "/"

    def file(name: str, save_as: str, **values: Any) -> None:
        writer.write_file(save_as, generator.env.get_template(name), context, **values)

    file("data.json", "feed.json", value=_feed(kho["title"], base, articles, kho, base))
    for key, members in context["listed"].items():
        where, title = f"chuyen-muc/{key}/", f"{kho['names'][key]} – {kho['title']}"
        feed = _feed(title, base + where, members, kho, base)
        file("data.json", f"{where}feed.json", value=feed)
    _records(file, articles, context["listed"], kho, base)
    now = datetime.now(ZoneInfo(generator.settings["TIMEZONE"]))
    since = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=_NEWS_DAYS)
    news = [article for article in articles[:_NEWS] if article.date >= since]
    file("news_sitemap.xml", "news-sitemap.xml", news=news)
    file("opensearch.xml", "opensearch.xml")
    file("site.webmanifest", "site.webmanifest")


def _feed(
    title: str, page: str, articles: list[Any], kho: dict[str, Any], base: str
) -> dict[str, Any]:
    """Give a feed in the terms of https://www.jsonfeed.org/version/1.1/."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": page,
        "feed_url": f"{page}feed.json",
        "description": kho["subtitle"],
        "language": "vi",
        "authors": [{"name": kho["publisher"]}],
        "items": [_item(article, kho, base) for article in articles[:_FEED]],
        "icon": f"{base}static/img/icon-512.png",
    }


def _item(article: Any, kho: dict[str, Any], base: str) -> dict[str, Any]:
    item = {
        "id": base + article.url,
        "url": base + article.url,
        "title": article.title,
        "content_text": article.summary,
        "date_published": article.iso,
        "date_modified": (article.mended or {"iso": article.iso})["iso"],
        "tags": [kho["names"][article.category.slug]],
    }
    if article.thumbnail:
        item["image"] = urljoin(base, article.thumbnail["src"])
    if authors := getattr(article, "authors", []):
        item["authors"] = [{"name": author.name} for author in authors]
    return item


def _records(
    file: Callable[..., None],
    articles: list[Any],
    listed: dict[str, list[Any]],
    kho: dict[str, Any],
    base: str,
) -> None:
    """Write the archive as data, a file a year, and one that names the years."""
    years = []
    for year, members in groupby(articles, key=lambda article: article.date.year):
        told = [
            {
                "title": article.title,
                "date": article.iso,
                "category": article.category.slug,
                "url": base + article.url,
            }
            for article in members
        ]
        value = {"year": year, "url": f"{base}{year}/", "articles": told}
        file("data.json", f"{year}/index.json", value=value)
        years.append({"year": year, "articles": len(told), "url": f"{base}{year}/index.json"})
    categories = [
        {
            "key": key,
            "name": kho["names"][key],
            "articles": len(listed[key]),
            "url": f"{base}chuyen-muc/{key}/",
        }
        for key in kho["names"]
        if listed[key]
    ]
    whole = {
        **{name: kho[name] for name in ("title", "description", "publisher")},
        "language": "vi",
        "url": base,
        "articles": len(articles),
        "years": years,
        "categories": categories,
    }
    file("data.json", "index.json", value=whole)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(write)
