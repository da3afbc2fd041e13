"""The list of every page of the site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from khotin import (
    album,
    attachments,
    browsers,
    cms,
    components,
    days,
    feeds,
    front,
    lists,
    paths,
    records,
    years,
)
from khotin.archive import Archive, Signature
from khotin.article import Article, Face, Headline
from khotin.attachments import Attachment
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, Whole, recipe
from khotin.present import Presenter
from khotin.standing import StandingPage
from khotin.views import (
    ArticleView,
    AttachmentView,
    Link,
    NotFoundView,
    RedirectView,
    SearchView,
    StandingView,
)

ARTICLE: Final = "pages/article.html"
"""The template of articles."""
NO_FILES: Final[Mapping[str, tuple[Attachment, ...]]] = MappingProxyType({})
"""No article has files to download."""


def plan(
    archive: Archive,
    config: Config,
    *,
    search: bool,
    news: bool = True,
    attached: Mapping[str, tuple[Attachment, ...]] = NO_FILES,
    preview: bool = False,
) -> tuple[Page, ...]:
    """List every page.

    `search` tells whether a search index will be there, `news` whether the site still
    publishes: then there is a sitemap of what is new. `attached` gives, by the path of an
    article, the files to download that lie beside it.
    `preview` tells whether those who make the site look at it, not the public.
    """
    pages = (
        front.page(archive, config),
        *_articles(archive, attached),
        *lists.categories(archive, config),
        *lists.authors(archive, config),
        *years.years(archive, config),
        *lists.months(archive, config),
        *days.days(archive),
        years.timeline(archive),
        *album.pages(archive),
        *years.most_read_pages(archive, config),
        *map(_standing_page, archive.pages),
        _search_page(archive, index=search),
        Page(paths.output(paths.NOT_FOUND), "pages/not_found.html", recipe(_not_found)),
    )
    return (
        *pages,
        *_redirects(archive),
        feeds.site_feed(archive, config),
        *(feeds.category_feed(archive, config, key) for key in archive.categories),
        *feeds.json_feeds(archive, config),
        *feeds.sitemaps(pages),
        *([feeds.news_sitemap(archive)] if news else []),
        feeds.robots(news=news),
        *records.pages(archive),
        *browsers.pages(),
        *cms.pages(archive, config),
        *components.pages(config, preview=preview),
    )


def _articles(archive: Archive, attached: Mapping[str, tuple[Attachment, ...]]) -> Iterator[Page]:
    """Every article, with its neighbours in time."""
    articles = archive.articles
    around = zip((None, *articles), articles, (*articles[1:], None), strict=False)
    for newer, one, older in around:
        yield article(
            one,
            archive.signed(one),
            newer.headline if newer else None,
            older.headline if older else None,
            archive.related[one.path],
            attached.get(one.path, ()),
            is_preview=one.path in archive.previews,
        )


def article(
    whole: Article,
    signed: tuple[Signature, ...],
    newer: Headline | None,
    older: Headline | None,
    related: tuple[Face, ...],
    attached: tuple[Attachment, ...],
    *,
    is_preview: bool,
) -> Page:
    """Give the page of an article; all but the first argument is what it shows of others."""
    return Page(
        paths.output(whole.address),
        ARTICLE,
        recipe(_article, Whole(whole), signed, newer, older, related, attached),
        whole.path,
        modified=None if is_preview else whole.modified,
    )


def with_text(page: Page, text: Article | StandingPage, signed: Sequence[Signature] = ()) -> Page:
    """Give the page of an article or standing page whose file says something else now.

    What the page shows of other articles stays; `signed` is whom an article's bylines mean.
    """
    if isinstance(text, StandingPage):
        told = recipe(_standing, Whole(text))
        return replace(page, recipe=told, language=text.language or "")
    newer, older, related, attached = page.recipe.parts[2:]
    made = recipe(_article, Whole(text), tuple(signed), newer, older, related, attached)
    return replace(page, recipe=made)


def _article(
    show: Presenter,
    whole: Whole,
    signatures: Sequence[Signature],
    newer: Headline | None,
    older: Headline | None,
    related: Sequence[Face],
    attached: Sequence[Attachment],
) -> ArticleView:
    article = whole.article
    day = article.date.day
    category, mark = show.category(article.category), show.mark(article)
    return ArticleView(
        meta=show.meta(
            article.address,
            article.title,
            article.summary,
            above=(category,),
            section=article.category,
            indexed=not mark,
            story=show.story(article, signatures),
        ),
        title=article.title,
        date=show.full_date(article.date),
        updated=show.full_date(article.updated) if article.updated else None,
        category=category,
        month=show.month(day.year, day.month),
        day=show.day(day.month, day.day),
        views=show.views(article),
        authors=show.bylines(article.authors, signatures),
        lead=article.summary if article.has_lead else "",
        picture=show.picture(article.path, article.image, article.cover if article.image else None),
        tags=tuple(Link(tag, show.search(tag)) for tag in article.tags),
        documents=article.documents,
        attachments=_attachments(show, article, attached),
        source=Link(article.source.name, article.source.url) if article.source else None,
        newer=show.headline(newer),
        older=show.headline(older),
        related=show.cards(related),
        mark=mark,
        has_large=bool(article.shots),
    )


def _attachments(
    show: Presenter, article: Article, attached: Sequence[Attachment]
) -> tuple[AttachmentView, ...]:
    folder = paths.asset(article.path.removesuffix("index.md"))
    return tuple(
        AttachmentView(
            title=attachments.title(file.name, article.documents),
            url=show.url(f"{folder}{file.name}"),
            kind=attachments.kind(file.name),
            size=show.words.size(file.size),
        )
        for file in attached
    )


def _standing_page(page: StandingPage) -> Page:
    made = recipe(_standing, Whole(page))
    modified = None if page.draft else ""
    path = paths.output(page.address)
    return Page(
        path,
        "pages/standing.html",
        made,
        page.path,
        modified=modified,
        language=page.language or "",
    )


def _standing(show: Presenter, whole: Whole) -> StandingView:
    page = whole.page
    meta = show.meta(
        page.address, page.title, page.summary, language=page.language, indexed=not page.draft
    )
    return StandingView(meta=meta, title=page.title, has_large=bool(page.shots))


def _search_page(archive: Archive, *, index: bool) -> Page:
    made = recipe(_search, tuple(archive.years), tuple(archive.categories), int(index))
    return Page(paths.output(paths.SEARCH), "pages/search.html", made)


def _search(
    show: Presenter, years: Sequence[int], categories: Sequence[str], index: int
) -> SearchView:
    title = show.say(N_("Search"))
    return SearchView(
        meta=show.meta(paths.SEARCH, title, indexed=False),
        title=title,
        index=show.url(paths.SEARCH_INDEX) if index else "",
        outside=_outside(show),
        years=tuple(map(show.year, years)),
        categories=tuple(map(show.category, categories)),
    )


def _outside(show: Presenter) -> Link | None:
    url = show.config.search.outside
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Link(show.say(N_("Search this site on {host}"), host=host), url) if url else None


def _not_found(show: Presenter) -> NotFoundView:
    title = show.say(N_("Page not found"))
    return NotFoundView(meta=show.meta(paths.NOT_FOUND, title, indexed=False), title=title)


def _redirects(archive: Archive) -> Iterator[Page]:
    for article in archive.articles:
        for alias in article.aliases:
            made = recipe(_redirect, article.headline)
            yield Page(paths.output(alias), "pages/redirect.html", made, owner=article.path)


def _redirect(show: Presenter, to: Headline) -> RedirectView:
    return RedirectView(to.title, show.url(to.address), show.whole_url(to.address))
