"""What machines read of the site: feeds, sitemaps, `robots.txt`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from khotin import paths
from khotin.archive import Archive
from khotin.article import Article
from khotin.config import Config
from khotin.page import DATA, Page, Whole, recipe
from khotin.present import Presenter
from khotin.views import (
    DataView,
    FeedEntry,
    FeedView,
    NewsEntry,
    NewsSitemapView,
    RobotsView,
    SitemapEntry,
    SitemapView,
)

SITEMAP_LIMIT: Final = 50_000
"""Addresses in one sitemap file (sitemaps.org, protocol 0.9)."""
NEWS_AGE: Final = timedelta(days=2)
"""How long an article is new."""
NEWS_LIMIT: Final = 1000
_NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed changed that has had no entry: Atom wants a moment (RFC 4287, 4.1.1), and the
day of the build would be another one tomorrow."""


def site_feed(archive: Archive, config: Config) -> Page:
    """Give the feed of the whole site."""
    return _feed_page(config, paths.HOME, "", archive.articles)


def category_feed(archive: Archive, config: Config, key: str) -> Page:
    """Give the feed of a category."""
    return _feed_page(config, paths.category(key), key, archive.categories[key])


def json_feeds(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the same feeds in JSON."""
    yield _feed_page(config, paths.HOME, "", archive.articles, json=True)
    for key, articles in archive.categories.items():
        yield _feed_page(config, paths.category(key), key, articles, json=True)


def _feed_page(
    config: Config,
    address: str,
    key: str,
    newest_first: Sequence[Article],
    *,
    json: bool = False,
) -> Page:
    entries = tuple(map(Whole, newest_first[: config.lists.feed]))
    if json:
        made = recipe(_json_feed, address, key, entries)
        return Page(paths.output(paths.json_feed(address)), DATA, made)
    made = recipe(_feed, address, key, entries)
    return Page(paths.output(paths.feed(address)), "feeds/atom.xml", made)


def _feed(show: Presenter, address: str, key: str, entries: Sequence[Whole]) -> FeedView:
    site = show.config.site
    name = show.config.categories[key].name if key else ""
    articles = [entry.article for entry in entries]
    return FeedView(
        title=f"{name} – {site.title}" if name else site.title,
        subtitle=site.subtitle,
        url=show.whole_url(paths.feed(address)),
        page=show.whole_url(address),
        updated=max((_updated(article) for article in articles), default=_NEVER),
        author=site.publisher,
        language=site.language,
        entries=tuple(_entry(show, article) for article in articles),
    )


def _json_feed(show: Presenter, address: str, key: str, entries: Sequence[Whole]) -> DataView:
    """Give a feed in the terms of https://www.jsonfeed.org/version/1.1/."""
    feed = _feed(show, address, key, entries)
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": show.whole_url(paths.json_feed(address)),
        "description": feed.subtitle or show.config.site.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": list(map(_item, feed.entries)),
    }
    if logo := show.publisher.logo:
        value["icon"] = logo.url
    return DataView(value)


def _item(entry: FeedEntry) -> Mapping[str, object]:
    item: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": [entry.category],
    }
    if entry.picture:
        item["image"] = entry.picture
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    return item


def _entry(show: Presenter, article: Article) -> FeedEntry:
    picture = show.whole_picture(article.path, article.thumbnail)
    return FeedEntry(
        title=article.title,
        url=show.whole_url(article.address),
        published=article.date.when.isoformat(),
        updated=_updated(article),
        authors=tuple(byline.name for byline in article.authors),
        category=show.config.categories[article.category].name,
        category_key=article.category,
        summary=article.summary,
        picture=picture.url if picture else "",
    )


def _updated(article: Article) -> str:
    return (article.updated or article.date).when.isoformat()


def sitemaps(pages: Iterable[Page]) -> Iterator[Page]:
    """Give the sitemap of `pages`: one file, or parts and an index above the limit."""
    entries = [
        f"{page.modified} /{page.path.removesuffix('index.html')}"
        for page in pages
        if page.modified is not None
    ]
    if len(entries) <= SITEMAP_LIMIT:
        made = recipe(_sitemap, "\n".join(entries))
        yield Page(paths.output(paths.SITEMAP), "feeds/sitemap.xml", made)
        return
    addresses = []
    for number, start in enumerate(range(0, len(entries), SITEMAP_LIMIT), start=1):
        addresses.append(paths.sitemap_part(number))
        made = recipe(_sitemap, "\n".join(entries[start : start + SITEMAP_LIMIT]))
        yield Page(paths.output(addresses[-1]), "feeds/sitemap.xml", made)
    made = recipe(_sitemap_index, tuple(addresses))
    yield Page(paths.output(paths.SITEMAP), "feeds/sitemap_index.xml", made)


def _sitemap(show: Presenter, lines: str) -> SitemapView:
    """Show lines of a date (or nothing), a space and an address: one text is quick to compare."""
    entries = (line.split(" ", 1) for line in lines.split("\n") if line)
    return SitemapView(
        tuple(SitemapEntry(show.whole_url(address), modified) for modified, address in entries)
    )


def _sitemap_index(show: Presenter, addresses: Sequence[str]) -> SitemapView:
    return SitemapView(tuple(SitemapEntry(show.whole_url(a), "") for a in addresses))


def news_sitemap(archive: Archive) -> Page:
    """Give the sitemap of what is new on the day of the build: often, of nothing.

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap wants
    articles of two days and no more than a thousand.
    """
    entries: list[tuple[str, str, str]] = []
    for article in archive.articles:
        if article.date.day < archive.today - NEWS_AGE or len(entries) == NEWS_LIMIT:
            break
        if article.path not in archive.previews:
            date = article.date
            published = date.when.isoformat() if date.timed else date.day.isoformat()
            entries.append((article.title, article.address, published))
    made = recipe(_news, tuple(entries))
    return Page(paths.output(paths.NEWS_SITEMAP), "feeds/news_sitemap.xml", made)


def _news(show: Presenter, entries: Sequence[tuple[str, str, str]]) -> NewsSitemapView:
    site = show.config.site
    return NewsSitemapView(
        publication=site.title,
        language=site.language,
        entries=tuple(
            NewsEntry(show.whole_url(address), title, published)
            for title, address, published in entries
        ),
    )


def robots(*, news: bool = True) -> Page:
    """Give `robots.txt`, which names the sitemaps and keeps robots from the editors' page."""
    return Page(paths.output(paths.ROBOTS), "feeds/robots.txt", recipe(_robots, int(news)))


def _robots(show: Presenter, news: int) -> RobotsView:
    sitemaps = (paths.SITEMAP, *((paths.NEWS_SITEMAP,) if news else ()))
    closed = (show.url(paths.ADMIN),) if show.config.cms.enabled else ()
    return RobotsView(tuple(map(show.whole_url, sitemaps)), closed)
