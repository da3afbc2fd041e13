"""The photo library: the pictures that articles show, by year, each leading to its article."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Final, NamedTuple, TypeAlias

from khotin import paths, srcset
from khotin.archive import Archive
from khotin.front_matter import Moment
from khotin.language import N_, NP_
from khotin.page import Page, recipe
from khotin.pagers import link, pager
from khotin.paging import NEWEST, Slice, address, cut
from khotin.present import Presenter
from khotin.sizes import Shot
from khotin.views import (
    AlbumView,
    AlbumYear,
    AlbumYearView,
    CountedLink,
    Link,
    PictureView,
    Tile,
)

TITLE: Final = N_("Photo library")
PICTURES: Final = NP_("{n} picture", "{n} pictures")
ROW: Final = 4
"""Pictures that stand for a year on the first page."""
ROWS: Final = 10
"""Years that have a row there; the others are links."""
PAGE_SIZE: Final = 40
"""Pictures of a page of a year; the newest has up to twice as many, as in other lists."""


class Exhibit(NamedTuple):
    """A picture, and what is said of the article that shows it; `day` is as in `2023-09-12`.

    It holds nothing else, so that an article that was mended changes only the pages that
    show another title or picture.
    """

    title: str
    address: str
    day: str
    shot: Shot


Row: TypeAlias = tuple[int, int, Sequence[Exhibit]]
"""A year, how many pictures it has, and some of them."""


def exists(archive: Archive) -> bool:
    """Tell whether there is a photo library: whether an article shows a picture."""
    return any(True for _ in _exhibits(archive))


def pages(archive: Archive) -> Iterator[Page]:
    """Give the library's first page and the pages of every year that has pictures, if any has."""
    by_year = {
        year: tuple(exhibit for _, exhibit in members)
        for year, members in groupby(_exhibits(archive), key=lambda one: one[0])
    }
    if not by_year:
        return
    years = list(by_year)
    total = sum(map(len, by_year.values()))
    rows = tuple((year, len(by_year[year]), _row(by_year[year])) for year in years[:ROWS])
    earlier = tuple((year, len(by_year[year])) for year in years[ROWS:])
    first = recipe(_library, total, rows, earlier)
    yield Page(paths.output(paths.ALBUM), "pages/album.html", first, modified="")
    around = zip((None, *years), years, (*years[1:], None), strict=False)
    for newer, year, older in around:
        for slice_ in cut(by_year[year], PAGE_SIZE):
            path = paths.output(address(paths.album(year), slice_.number))
            made = recipe(_year, year, slice_, newer, older)
            yield Page(path, "pages/album_year.html", made, modified="")


def _exhibits(archive: Archive) -> Iterator[tuple[int, Exhibit]]:
    """Give every picture with its year, newest article first.

    A picture that several articles show stands with the newest of them. What is not public
    yet is left out, and so are GIFs, which are drawings more often than photographs.
    """
    before: set[str] = set()
    for article in archive.articles:
        if not article.shots or article.path in archive.previews:
            continue
        for shot in article.shots:
            if shot.is_drawn and shot.path not in before:
                before.add(shot.path)
                day = article.date.day
                told = Exhibit(article.title, article.address, day.isoformat(), shot)
                yield day.year, told


def _row(newest_first: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """Choose the newest pictures, of each article one, and more where those are too few.

    They stay in their order.
    """
    articles = groupby(newest_first, key=lambda one: one.address)
    firsts = tuple(islice((next(of_one) for _, of_one in articles), ROW))
    others = (one for one in newest_first if one not in firsts)
    chosen = {*firsts, *islice(others, ROW - len(firsts))}
    return tuple(islice((one for one in newest_first if one in chosen), len(chosen)))


def _library(
    show: Presenter, total: int, rows: Sequence[Row], earlier: Sequence[tuple[int, int]]
) -> AlbumView:
    title = show.say(TITLE)
    return AlbumView(
        meta=show.meta(paths.ALBUM, title),
        title=title,
        total=show.words.count(PICTURES, total),
        years=tuple(_entry(show, *row) for row in rows),
        earlier=tuple(_counted(show, year, number) for year, number in earlier),
    )


def _entry(show: Presenter, year: int, number: int, some: Sequence[Exhibit]) -> AlbumYear:
    more = None
    if number > len(some):
        words = show.say(
            N_("All {number} pictures of {year}"), number=show.words.number(number), year=year
        )
        more = Link(words, show.url(paths.album(year)))
    return AlbumYear(_counted(show, year, number), _tiles(show, some), more)


def _counted(show: Presenter, year: int, number: int) -> CountedLink:
    count = show.words.count(PICTURES, number)
    return CountedLink(str(year), show.url(paths.album(year)), count)


def _year(
    show: Presenter, year: int, slice_: Slice[Exhibit], newer: int | None, older: int | None
) -> AlbumYearView:
    where, title = paths.album(year), _title(show, year)
    here = link(show, where, title, slice_.number)
    library = Link(show.say(TITLE), show.url(paths.ALBUM))
    above = (library,) if slice_.number == NEWEST else (library, _link(show, year))
    return AlbumYearView(
        meta=show.meta(address(where, slice_.number), here.text, above=above),
        title=here.text,
        total=show.words.count(PICTURES, slice_.total) if slice_.total else "",
        tiles=_tiles(show, slice_.items),
        pager=pager(show, where, title, slice_),
        newer=_link(show, newer) if newer else None,
        older=_link(show, older) if older else None,
    )


def _title(show: Presenter, year: int) -> str:
    return show.say(N_("Pictures of {year}"), year=year)


def _link(show: Presenter, year: int) -> Link:
    return link(show, paths.album(year), _title(show, year))


def _tiles(show: Presenter, exhibits: Sequence[Exhibit]) -> tuple[Tile, ...]:
    """Give tiles. Their pictures have no words of their own: each stands in a link with a title."""
    setting = show.config.pictures
    return tuple(
        Tile(
            title=one.title,
            url=show.url(one.address),
            date=show.date(Moment(datetime.fromisoformat(one.day), timed=False)),
            picture=PictureView(
                show.url(one.shot.address), "", small=srcset.small(one.shot, setting, show.url)
            ),
        )
        for one in exhibits
    )
