"""The list of every page of the site."""

from collections.abc import Iterator, Sequence

from khotin import feeds, lists, paths, years
from khotin.archive import most_read
from khotin.article import Article
from khotin.language import N_
from khotin.page import Page
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


def plan(show: Presenter, *, search: bool) -> tuple[Page, ...]:
    """List every page; `search` tells whether a search index will be there."""
    pages = (
        _front(show),
        *_articles(show),
        *lists.categories(show),
        *lists.authors(show),
        *years.years(show),
        *lists.months(show),
        years.timeline(show),
        *years.most_read(show),
        *(_standing(show, page) for page in show.archive.pages),
        _search(show, index=search),
        _not_found(show),
    )
    return (
        *pages,
        *_redirects(show),
        feeds.site_feed(show),
        *(feeds.category_feed(show, key) for key in show.archive.categories),
        *feeds.sitemaps(show, pages),
        feeds.robots(show),
    )


def _front(show: Presenter) -> Page:
    archive, sizes = show.archive, show.config.lists
    featured = archive.featured(sizes.featured) or archive.articles[:1]
    newest = _unless(featured, archive.articles[: sizes.newest + len(featured)])
    cards = show.cards(featured)
    view = FrontView(
        meta=show.meta(paths.HOME, show.config.site.title),
        lead=cards[0] if cards else None,
        featured=cards[1:],
        newest=show.cards(newest[: sizes.newest]),
        blocks=tuple(
            Block(show.category(key), show.cards(_unless(featured, members)[: sizes.block]))
            for key, members in archive.categories.items()
            if members
        ),
        most_read=show.cards(most_read(archive.articles, sizes.most_read_box)),
        boxes=show.boxes(),
        total=show.articles(len(archive.articles)),
    )
    return Page(paths.output(paths.HOME), "pages/front.html", view)


def _unless(shown: Sequence[Article], newest_first: Sequence[Article]) -> Sequence[Article]:
    """Give the articles that the page does not show already; all if there are no others."""
    return [article for article in newest_first if article not in shown] or newest_first


def _articles(show: Presenter) -> Iterator[Page]:
    """Every article, with its neighbours in time."""
    articles = show.archive.articles
    around = zip((None, *articles), articles, (*articles[1:], None), strict=False)
    for newer, article, older in around:
        view = _article(show, article, newer, older)
        yield Page(paths.output(article.address), "pages/article.html", view, article.path)


def _article(
    show: Presenter, article: Article, newer: Article | None, older: Article | None
) -> ArticleView:
    day = article.date.day
    category, mark = show.category(article.category), show.mark(article)
    return ArticleView(
        meta=show.meta(
            article.address, article.title, article.summary, above=(category,), indexed=not mark
        ),
        title=article.title,
        date=show.date(article.date),
        updated=show.date(article.updated) if article.updated else None,
        category=category,
        month=show.month(day.year, day.month),
        views=show.views(article),
        authors=show.bylines(article),
        lead=article.summary if article.has_lead else "",
        picture=show.picture(article.path, article.image),
        tags=tuple(Link(tag, show.search(tag)) for tag in article.tags),
        documents=article.documents,
        source=Link(article.source.name, article.source.url) if article.source else None,
        newer=show.headline(newer),
        older=show.headline(older),
        related=show.cards(show.archive.related[article.path]),
        mark=mark,
        digest=article.digest,
    )


def _standing(show: Presenter, page: StandingPage) -> Page:
    meta = show.meta(
        page.address, page.title, page.summary, language=page.language, indexed=not page.draft
    )
    view = StandingView(meta=meta, title=page.title, digest=page.digest)
    return Page(paths.output(page.address), "pages/standing.html", view, page.path)


def _search(show: Presenter, *, index: bool) -> Page:
    title = show.say(N_("Search"))
    view = SearchView(
        meta=show.meta(paths.SEARCH, title, indexed=False),
        title=title,
        index=show.url(paths.SEARCH_INDEX) if index else "",
        years=tuple(map(show.year, show.archive.years)),
        categories=tuple(map(show.category, show.archive.categories)),
    )
    return Page(paths.output(paths.SEARCH), "pages/search.html", view)


def _not_found(show: Presenter) -> Page:
    title = show.say(N_("Page not found"))
    view = NotFoundView(meta=show.meta(paths.NOT_FOUND, title, indexed=False), title=title)
    return Page(paths.output(paths.NOT_FOUND), "pages/not_found.html", view)


def _redirects(show: Presenter) -> Iterator[Page]:
    for article in show.archive.articles:
        for alias in article.aliases:
            view = RedirectView(
                article.title, show.url(article.address), show.whole_url(article.address)
            )
            yield Page(paths.output(alias), "pages/redirect.html", view, owner=article.path)
