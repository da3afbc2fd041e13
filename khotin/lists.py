"""The lists of articles: each category, each author, each month, a page at a time."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from khotin import paths
from khotin.archive import Archive, Signature
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, Recipe, recipe
from khotin.paging import NEWEST, Slice, address, cut
from khotin.present import Presenter
from khotin.text import sort_key
from khotin.views import AuthorGroup, AuthorsView, Link, ListView, Pager

Month: TypeAlias = tuple[int, int]
Counted: TypeAlias = tuple[Signature, int]


def categories(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the pages of every category."""
    for key, articles in archive.categories.items():
        for slice_ in cut(articles, config.lists.page_size):
            yield _page(paths.category(key), slice_, recipe(_category, key, slice_))


def authors(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the list of authors by the first letter of their name, and each author's pages."""
    counted = tuple((author.signature, len(author.articles)) for author in archive.authors)
    path = paths.output(paths.AUTHORS)
    yield Page(path, "pages/authors.html", recipe(_authors, counted), modified="")
    for author in archive.authors:
        for slice_ in cut(author.articles, config.lists.page_size):
            made = recipe(_author, author.signature, slice_)
            yield _page(paths.author(author.signature.slug), slice_, made)


def months(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the pages of every month that has articles."""
    months = list(archive.months)
    around = zip((None, *months), months, (*months[1:], None), strict=False)
    for newer, month, older in around:
        for slice_ in cut(archive.months[month], config.lists.page_size):
            made = recipe(_month, month, slice_, newer, older)
            yield _page(paths.month(*month), slice_, made)


def _page(where: str, slice_: Slice, made: Recipe) -> Page:
    path = paths.output(address(where, slice_.number))
    return Page(path, "pages/list.html", made, modified="")


def _category(show: Presenter, key: str, slice_: Slice) -> ListView:
    category = show.config.categories[key]
    where = paths.category(key)
    return _list(
        show,
        "category",
        where,
        category.name,
        slice_,
        intro=category.description,
        section=key,
        feed=Link(category.name, show.url(paths.feed(where))),
        json_feed=show.url(paths.json_feed(where)),
    )


def _authors(show: Presenter, counted: Sequence[Counted]) -> AuthorsView:
    title = show.say(N_("Authors"))
    return AuthorsView(
        meta=show.meta(paths.AUTHORS, title),
        title=title,
        groups=tuple(
            AuthorGroup(
                letter,
                tuple(show.counted(show.author(author), number) for author, number in members),
            )
            for letter, members in groupby(counted, key=_initial)
        ),
    )


def _initial(counted: Counted) -> str:
    """Give the letter an author stands under: A, Ă and Â are three letters, À is A."""
    first = counted[0].name[0]
    letter = sort_key(first)[0]
    return next((c for c in "AĂÂĐÊÔƠƯ" if sort_key(c)[0] == letter), first.upper())


def _author(show: Presenter, author: Signature, slice_: Slice) -> ListView:
    above = (Link(show.say(N_("Authors")), show.url(paths.AUTHORS)),)
    return _list(show, "author", paths.author(author.slug), author.name, slice_, above=above)


def _month(
    show: Presenter, month: Month, slice_: Slice, newer: Month | None, older: Month | None
) -> ListView:
    return _list(
        show,
        "month",
        paths.month(*month),
        show.month(*month).text,
        slice_,
        above=(show.year(month[0]),),
        newer=show.month(*newer) if newer else None,
        older=show.month(*older) if older else None,
    )


def _list(
    show: Presenter,
    kind: str,
    where: str,
    title: str,
    slice_: Slice,
    *,
    intro: str = "",
    section: str = "",
    above: tuple[Link, ...] = (),
    feed: Link | None = None,
    json_feed: str = "",
    newer: Link | None = None,
    older: Link | None = None,
) -> ListView:
    """Show one page of a list."""
    here = _link(show, where, title, slice_.number)
    return ListView(
        meta=show.meta(
            address(where, slice_.number),
            here.text,
            f"{here.text}. {intro or show.config.site.description}",
            section=section,
            above=above if slice_.number == NEWEST else (*above, Link(title, show.url(where))),
            feed=feed,
            json_feed=json_feed,
        ),
        kind=kind,
        title=title,
        intro=intro,
        total="" if slice_.number else show.articles(slice_.total),
        cards=show.cards(slice_.articles),
        pager=_pager(show, where, title, slice_),
        newer=newer,
        older=older,
    )


def _link(show: Presenter, where: str, title: str, number: int) -> Link:
    text = title
    if number != NEWEST:
        text = show.say(N_("{title}, page {number}"), title=title, number=number)
    return Link(text, show.url(address(where, number)))


def _pager(show: Presenter, where: str, title: str, slice_: Slice) -> Pager:
    ways = (None if to is None else _link(show, where, title, to) for to in slice_.ways)
    return Pager(slice_.number or None, *ways)
