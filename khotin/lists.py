"""The lists of articles: each category, each author, each month, a page at a time."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from khotin import paths
from khotin.archive import Author
from khotin.article import Article
from khotin.language import N_
from khotin.page import Page
from khotin.paging import Slice, address, cut
from khotin.present import Presenter
from khotin.text import sort_key
from khotin.views import AuthorGroup, AuthorsView, Link, ListView, Pager


def categories(show: Presenter) -> Iterator[Page]:
    """Give the pages of every category."""
    for key, articles in show.archive.categories.items():
        category = show.config.categories[key]
        where = paths.category(key)
        feed = Link(category.name, show.url(paths.feed(where)))
        yield from _list(
            show, "category", where, category.name, articles, intro=category.description, feed=feed
        )


def authors(show: Presenter) -> Iterator[Page]:
    """Give the list of authors by the first letter of their name, and each author's pages."""
    authors = list(show.archive.authors.values())
    title = show.say(N_("Authors"))
    groups = groupby(authors, key=_initial)
    view = AuthorsView(
        meta=show.meta(paths.AUTHORS, title),
        title=title,
        groups=tuple(
            AuthorGroup(letter, tuple(show.counted(show.author(a), a.articles) for a in members))
            for letter, members in groups
        ),
    )
    yield Page(paths.output(paths.AUTHORS), "pages/authors.html", view)
    above = (Link(title, show.url(paths.AUTHORS)),)
    for author in authors:
        where = paths.author(author.slug)
        yield from _list(show, "author", where, author.name, author.articles, above=above)


def months(show: Presenter) -> Iterator[Page]:
    """Give the pages of every month that has articles."""
    months = list(show.archive.months.items())
    links = [show.month(*month) for month, _ in months]
    for index, ((year, month), articles) in enumerate(months):
        yield from _list(
            show,
            "month",
            paths.month(year, month),
            links[index].text,
            articles,
            above=(show.year(year),),
            newer=links[index - 1] if index else None,
            older=links[index + 1] if index + 1 < len(links) else None,
        )


def _initial(author: Author) -> str:
    """Give the letter an author stands under: A, Ă and Â are three letters, À is A."""
    letter = sort_key(author.name[0])[0]
    return next((c for c in "AĂÂĐÊÔƠƯ" if sort_key(c)[0] == letter), author.name[0].upper())


def _list(
    show: Presenter,
    kind: str,
    where: str,
    title: str,
    articles: Sequence[Article],
    *,
    intro: str = "",
    above: tuple[Link, ...] = (),
    feed: Link | None = None,
    newer: Link | None = None,
    older: Link | None = None,
) -> Iterator[Page]:
    """A list of articles, a page at a time."""
    slices = cut(articles, show.config.lists.page_size)
    whole_list = Link(title, show.url(where))
    for index, slice_ in enumerate(slices):
        here = address(where, slice_)
        named = _slice_link(show, where, title, slice_).text
        way = (*above, whole_list) if slice_.number else above
        view = ListView(
            meta=show.meta(
                here,
                named,
                f"{named}. {intro or show.config.site.description}",
                above=way,
                feed=feed,
            ),
            kind=kind,
            title=title,
            intro=intro,
            total="" if slice_.number else show.articles(len(articles)),
            cards=show.cards(slice_.articles),
            pager=_pager(show, where, title, slices, index),
            newer=newer,
            older=older,
        )
        yield Page(paths.output(here), "pages/list.html", view)


def _slice_link(show: Presenter, where: str, title: str, slice_: Slice) -> Link:
    text = title
    if slice_.number:
        text = show.say(N_("{title}, page {number}"), title=title, number=slice_.number)
    return Link(text, show.url(address(where, slice_)))


def _pager(show: Presenter, where: str, title: str, slices: Sequence[Slice], index: int) -> Pager:
    def link(to: int) -> Link | None:
        there = 0 <= to < len(slices) and to != index
        return _slice_link(show, where, title, slices[to]) if there else None

    last = len(slices) - 1
    return Pager(slices[index].number, link(0), link(index - 1), link(index + 1), link(last))
