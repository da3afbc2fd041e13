"""The list of every page of the site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from khotin import browsers, cms, components, days, feeds, lists, paths, records, years
from khotin.archive import Archive, Signature, most_read
from khotin.article import Article, Face, Headline
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, Whole, recipe
from khotin.present import Presenter
from khotin.standing import StandingPage
from khotin.views import (
    ArticleView,
    Block,
    FrontView,
    Link,
    NotFoundView,
    RedirectView,
    SearchView,
    StandingView,
)

ARTICLE: Final = "pages/article.html"
"""The template of articles."""


def plan(
    archive: Archive,
    config: Config,
    *,
    search: bool,
    news: bool = True,
    preview: bool = False,
) -> tuple[Page, ...]:
    """List every page.

    `search` tells whether a search index will be there, `news` whether the site still
    publishes: then there is a sitemap of what is new. `preview` tells whether those who
    make the site look at it, not the public.
    """
    pages = (
        _front_page(archive, config),
        *_articles(archive),
        *lists.categories(archive, config),
        *lists.authors(archive, config),
        *years.years(archive, config),
        *lists.months(archive, config),
        *days.days(archive),
        years.timeline(archive),
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


def _front_page(archive: Archive, config: Config) -> Page:
    sizes = config.lists
    featured = archive.featured(sizes.featured) or archive.articles[:1]
    newest = _unless(featured, archive.articles[: sizes.newest + len(featured)])
    blocks = tuple(
        (key, tuple(_unless(featured, members)[: sizes.block]))
        for key, members in archive.categories.items()
        if members
    )
    made = recipe(
        _front,
        featured,
        tuple(newest[: sizes.newest]),
        days.earlier(archive, sizes.block),
        blocks,
        most_read(archive.articles, sizes.most_read_box),
        len(archive.articles),
    )
    return Page(paths.output(paths.HOME), "pages/front.html", made, modified="")


def _unless(shown: Sequence[Article], newest_first: Sequence[Article]) -> Sequence[Article]:
    """Give the articles that the page does not show already; all if there are no others."""
    return [article for article in newest_first if article not in shown] or newest_first


def _front(
    show: Presenter,
    featured: Sequence[Face],
    newest: Sequence[Face],
    earlier: Sequence[Face],
    blocks: Sequence[tuple[str, Sequence[Face]]],
    most: Sequence[Face],
    total: int,
) -> FrontView:
    cards = show.cards(featured)
    return FrontView(
        meta=show.meta(paths.HOME, show.config.site.title),
        lead=cards[0] if cards else None,
        featured=cards[1:],
        newest=show.cards(newest),
        day=days.block(show, earlier),
        blocks=tuple(Block(show.category(key), show.cards(cards)) for key, cards in blocks),
        most_read=show.cards(most),
        boxes=show.boxes(),
        total=show.articles(total),
    )


def _articles(archive: Archive) -> Iterator[Page]:
    """Every article, with its neighbours in time."""
    articles = archive.articles
    around = zip((None, *articles), articles, (*articles[1:], None), strict=False)
    for newer, article, older in around:
        made = recipe(
            _article,
            Whole(article),
            archive.signed(article),
            newer.headline if newer else None,
            older.headline if older else None,
            archive.related[article.path],
        )
        yield Page(
            paths.output(article.address),
            ARTICLE,
            made,
            article.path,
            modified=None if article.path in archive.previews else article.modified,
        )


def with_text(page: Page, text: Article | StandingPage, signed: Sequence[Signature] = ()) -> Page:
    """Give the page of an article or standing page whose file says something else now.

    What the page shows of other articles stays; `signed` is whom an article's bylines mean.
    """
    if isinstance(text, StandingPage):
        return replace(page, recipe=recipe(_standing, Whole(text)))
    newer, older, related = page.recipe.parts[2:]
    made = recipe(_article, Whole(text), tuple(signed), newer, older, related)
    return replace(page, recipe=made)


def _article(
    show: Presenter,
    whole: Whole,
    signatures: Sequence[Signature],
    newer: Headline | None,
    older: Headline | None,
    related: Sequence[Face],
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
        date=show.date(article.date),
        updated=show.date(article.updated) if article.updated else None,
        category=category,
        month=show.month(day.year, day.month),
        day=show.day(day.month, day.day),
        views=show.views(article),
        authors=show.bylines(article.authors, signatures),
        lead=article.summary if article.has_lead else "",
        picture=show.picture(article.path, article.image),
        tags=tuple(Link(tag, show.search(tag)) for tag in article.tags),
        documents=article.documents,
        source=Link(article.source.name, article.source.url) if article.source else None,
        newer=show.headline(newer),
        older=show.headline(older),
        related=show.cards(related),
        mark=mark,
    )


def _standing_page(page: StandingPage) -> Page:
    made = recipe(_standing, Whole(page))
    modified = None if page.draft else ""
    path = paths.output(page.address)
    return Page(path, "pages/standing.html", made, page.path, modified=modified)


def _standing(show: Presenter, whole: Whole) -> StandingView:
    page = whole.page
    meta = show.meta(
        page.address, page.title, page.summary, language=page.language, indexed=not page.draft
    )
    return StandingView(meta=meta, title=page.title)


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
