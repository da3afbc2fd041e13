"""The lists of articles: each category, each author, each month, a page at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from khotin import calendars, charts, paths
from khotin.archive import Archive, Signature
from khotin.article import Article, Face
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, Recipe, recipe
from khotin.pagers import link, pager
from khotin.paging import NEWEST, Slice, address, cut, page_of
from khotin.present import Presenter
from khotin.text import sort_key
from khotin.views import AuthorGroup, AuthorsView, Calendar, Card, Chart, Link, ListView

Month: TypeAlias = tuple[int, int]
Counted: TypeAlias = tuple[Signature, int]
Place: TypeAlias = tuple[int, int, int]
"""A day or a year of a list: its number, how many articles it has, and the page they begin on."""


def categories(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the pages of every category."""
    for key, articles in archive.categories.items():
        years = _places(articles, config.lists.page_size, _year)
        for slice_ in cut(articles, config.lists.page_size):
            made = recipe(_category, key, slice_, years if slice_.number == NEWEST else ())
            yield _page(paths.category(key), slice_, made)


def authors(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the list of authors by the first letter of their name, and each author's pages."""
    counted = tuple((author.signature, len(author.articles)) for author in archive.authors)
    path = paths.output(paths.AUTHORS)
    yield Page(path, "pages/authors.html", recipe(_authors, counted), modified="")
    for author in archive.authors:
        years = _places(author.articles, config.lists.page_size, _year)
        for slice_ in cut(author.articles, config.lists.page_size):
            here = years if slice_.number == NEWEST else ()
            made = recipe(_author, author.signature, slice_, here)
            yield _page(paths.author(author.signature.slug), slice_, made)


def months(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the pages of every month that has articles."""
    months = list(archive.months)
    around = zip((None, *months), months, (*months[1:], None), strict=False)
    for newer, month, older in around:
        articles, size = archive.months[month], config.lists.page_size
        days = _places(articles, size, _day)
        for slice_ in cut(articles, size):
            here = days if slice_.number == NEWEST else ()
            made = recipe(_month, month, slice_, here, newer, older)
            yield _page(paths.month(*month), slice_, made)


def _places(
    newest_first: Sequence[Article], size: int, number: Callable[[Face], int]
) -> tuple[Place, ...]:
    """Find where each day or year begins in a list of pages of `size`."""
    places: list[Place] = []
    before = 0
    for value, count in Counter(map(number, newest_first)).items():
        places.append((value, count, page_of(before, len(newest_first), size)))
        before += count
    return tuple(places)


def _year(article: Face) -> int:
    return article.date.when.year


def _day(article: Face) -> int:
    return article.date.when.day


def _page(where: str, slice_: Slice[Article], made: Recipe) -> Page:
    path = paths.output(address(where, slice_.number))
    return Page(path, "pages/list.html", made, modified="")


def _category(
    show: Presenter, key: str, slice_: Slice[Article], years: Sequence[Place]
) -> ListView:
    category = show.config.categories[key]
    where = paths.category(key)
    return _list(
        show,
        "category",
        where,
        category.name,
        slice_,
        begins=_year_place,
        intro=category.description,
        section=key,
        feed=Link(category.name, show.url(paths.feed(where))),
        json_feed=show.url(paths.json_feed(where)),
        chart=_chart(show, where, years),
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


def _author(
    show: Presenter, author: Signature, slice_: Slice[Article], years: Sequence[Place]
) -> ListView:
    where = paths.author(author.slug)
    return _list(
        show,
        "author",
        where,
        author.name,
        slice_,
        begins=_year_place,
        above=(Link(show.say(N_("Authors")), show.url(paths.AUTHORS)),),
        chart=_chart(show, where, years),
    )


def _month(
    show: Presenter,
    month: Month,
    slice_: Slice[Article],
    days: Sequence[Place],
    newer: Month | None,
    older: Month | None,
) -> ListView:
    return _list(
        show,
        "month",
        paths.month(*month),
        show.month(*month).text,
        slice_,
        begins=_day_place,
        above=(show.year(month[0]),),
        calendar=_calendar(show, month, days) if days else None,
        newer=show.month(*newer) if newer else None,
        older=show.month(*older) if older else None,
    )


def _year_place(article: Face) -> str:
    return paths.year_place(_year(article))


def _day_place(article: Face) -> str:
    return paths.day_place(_day(article))


def _chart(show: Presenter, where: str, years: Sequence[Place]) -> Chart | None:
    """Give the chart of the years of the list at `where`; a bar leads to its year in the list."""
    counts = {year: count for year, count, _ in years}
    urls = {year: _url(show, where, page, paths.year_place(year)) for year, _, page in years}
    return charts.years(show, counts, urls.__getitem__)


def _calendar(show: Presenter, month: Month, days: Sequence[Place]) -> Calendar:
    where = paths.month(*month)
    counts = {day: count for day, count, _ in days}
    urls = {day: _url(show, where, page, paths.day_place(day)) for day, _, page in days}
    return calendars.month(show, month, counts, urls.__getitem__)


def _url(show: Presenter, where: str, page: int, place: str) -> str:
    """Give the URL of a place in the list at `where`."""
    return f"{show.url(address(where, page))}#{place}"


def _list(
    show: Presenter,
    kind: str,
    where: str,
    title: str,
    slice_: Slice[Article],
    *,
    begins: Callable[[Face], str],
    intro: str = "",
    section: str = "",
    above: tuple[Link, ...] = (),
    feed: Link | None = None,
    json_feed: str = "",
    newer: Link | None = None,
    older: Link | None = None,
    calendar: Calendar | None = None,
    chart: Chart | None = None,
) -> ListView:
    """Show one page of a list. `begins` names the place in it that an article belongs to."""
    here = link(show, where, title, slice_.number)
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
        cards=_cards(show, slice_.items, begins),
        pager=pager(show, where, title, slice_),
        newer=newer,
        older=older,
        calendar=calendar,
        chart=chart,
    )


def _cards(
    show: Presenter, articles: Sequence[Face], begins: Callable[[Face], str]
) -> tuple[Card, ...]:
    """Give the cards of a page, with the name of its place where one begins.

    What an earlier page began is named again: a page is made of its own articles alone.
    """
    cards = show.cards(articles)
    names = [begins(article) for article in articles]
    return tuple(
        card if name == before else replace(card, place=name)
        for before, name, card in zip(("", *names), names, cards, strict=False)
    )
