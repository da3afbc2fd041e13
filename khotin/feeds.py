"""What machines read of the site: feeds, sitemaps, `robots.txt`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import Final

from khotin import paths
from khotin.article import Article
from khotin.page import Page
from khotin.present import Presenter
from khotin.views import ArticleView, FeedEntry, FeedView, RobotsView, SitemapEntry, SitemapView

SITEMAP_LIMIT: Final = 50_000
"""Addresses in one sitemap file (sitemaps.org, protocol 0.9)."""


def site_feed(show: Presenter) -> Page:
    """Give the feed of the whole site."""
    return _feed(show, paths.HOME, "", show.archive.articles)


def category_feed(show: Presenter, key: str) -> Page:
    """Give the feed of a category."""
    name = show.config.categories[key].name
    return _feed(show, paths.category(key), name, show.archive.categories[key])


def _feed(show: Presenter, address: str, name: str, newest_first: Sequence[Article]) -> Page:
    site = show.config.site
    articles = newest_first[: show.config.lists.feed]
    quiet = datetime.combine(show.today, time(), site.zone).isoformat()
    view = FeedView(
        title=f"{name} – {site.title}" if name else site.title,
        subtitle=site.subtitle,
        url=show.whole_url(paths.feed(address)),
        page=show.whole_url(address),
        updated=max((_updated(article) for article in articles), default=quiet),
        author=site.publisher,
        language=site.language,
        entries=tuple(_entry(show, article) for article in articles),
    )
    return Page(paths.output(paths.feed(address)), "feeds/atom.xml", view)


def _entry(show: Presenter, article: Article) -> FeedEntry:
    return FeedEntry(
        title=article.title,
        url=show.whole_url(article.address),
        published=article.date.when.isoformat(),
        updated=_updated(article),
        authors=tuple(byline.name for byline in article.authors),
        category=show.config.categories[article.category].name,
        category_key=article.category,
        summary=article.summary,
    )


def _updated(article: Article) -> str:
    return (article.updated or article.date).when.isoformat()


def sitemaps(show: Presenter, pages: Iterable[Page]) -> Iterator[Page]:
    """Give the sitemap of `pages`: one file, or parts and an index above the limit."""
    entries = tuple(_sitemap_entries(pages))
    if len(entries) <= SITEMAP_LIMIT:
        yield Page(paths.output(paths.SITEMAP), "feeds/sitemap.xml", SitemapView(entries))
        return
    parts = []
    for number, start in enumerate(range(0, len(entries), SITEMAP_LIMIT), start=1):
        address = paths.sitemap_part(number)
        parts.append(SitemapEntry(show.whole_url(address), ""))
        part = SitemapView(entries[start : start + SITEMAP_LIMIT])
        yield Page(paths.output(address), "feeds/sitemap.xml", part)
    index = SitemapView(tuple(parts))
    yield Page(paths.output(paths.SITEMAP), "feeds/sitemap_index.xml", index)


def _sitemap_entries(pages: Iterable[Page]) -> Iterator[SitemapEntry]:
    for page in pages:
        meta = getattr(page.view, "meta", None)
        if meta is None or not meta.indexed:
            continue
        modified = ""
        if isinstance(page.view, ArticleView):
            modified = (page.view.updated or page.view.date).iso[:10]
        yield SitemapEntry(meta.canonical, modified)


def robots(show: Presenter) -> Page:
    """Give `robots.txt`, which names the sitemap."""
    view = RobotsView(show.whole_url(paths.SITEMAP))
    return Page(paths.output(paths.ROBOTS), "feeds/robots.txt", view)
