"""The front page: which articles stand in which of its blocks."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from khotin import days, paths
from khotin.archive import Archive, most_read
from khotin.article import Article, Face
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.views import Block, BoxView, Card, FrontView, Link, PictureView, Ranking

Stretch: TypeAlias = tuple[int, int]
"""A year and a month of it; the month is 0 for the whole year, both are 0 for all years."""


def page(archive: Archive, config: Config) -> Page:
    """Give the front page as `[front]` and `[lists]` of the settings want it."""
    sizes, wanted = config.lists, config.front
    top: Sequence[Article] = ()
    if "lead" in wanted.blocks:
        top = archive.featured(sizes.featured) or archive.articles[:1]
    groups = tuple(
        (key, _pictured_first(_others(top, archive.categories[key], sizes.block)))
        for key in wanted.categories or archive.categories
        if archive.categories[key] and "categories" in wanted.blocks
    )
    pictured = [*top, *(members[0] for _, members in groups)]
    made = recipe(
        _front,
        tuple(top),
        most_often(archive, sizes.most_read_box),
        tuple(_others(top, archive.articles, sizes.newest)),
        days.earlier(archive, sizes.block),
        tuple(_photos(archive.articles, {one.path for one in pictured}, sizes.photos)),
        groups,
        len(archive.articles),
    )
    return Page(paths.output(paths.HOME), "pages/front.html", made, modified="")


def _others(
    shown: Sequence[Article], newest_first: Sequence[Article], most: int
) -> Sequence[Article]:
    """Give articles that the page does not show already; any if there are no others."""
    above = {article.path for article in shown}
    others = (article for article in newest_first if article.path not in above)
    return tuple(islice(others, most)) or newest_first[:most]


def _pictured_first(newest_first: Sequence[Article]) -> tuple[Article, ...]:
    """Put the newest article that has a picture before the others."""
    first = next((one for one in newest_first if one.thumbnail), newest_first[0])
    return (first, *(one for one in newest_first if one is not first))


def _photos(
    newest_first: Sequence[Article], shown: Collection[str], most: int
) -> Iterator[Article]:
    pictured = (one for one in newest_first if one.thumbnail and one.path not in shown)
    return islice(pictured, most)


def most_often(archive: Archive, most: int) -> tuple[tuple[Stretch, tuple[Article, ...]], ...]:
    """Give the most read articles of a month, of a year and of all years, at most so many each.

    Month and year are those of the newest article that was read, so that a closed archive
    has them, too. A stretch that shows what the next longer one shows is left out.
    """
    newest = next((article.date.when for article in archive.articles if article.views), None)
    if newest is None:
        return ()
    year, month = newest.year, newest.month
    ranked = (
        ((year, month), most_read(archive.months[year, month], most)),
        ((year, 0), most_read(archive.years[year], most)),
        ((0, 0), most_read(archive.articles, most)),
    )
    longer = (*(found for _, found in ranked[1:]), ())
    return tuple(one for one, next_ in zip(ranked, longer, strict=True) if one[1] != next_)


def _front(
    show: Presenter,
    top: Sequence[Face],
    ranked: Sequence[tuple[Stretch, Sequence[Face]]],
    newest: Sequence[Face],
    earlier: Sequence[Face],
    photos: Sequence[Face],
    groups: Sequence[tuple[str, Sequence[Face]]],
    total: int,
) -> FrontView:
    cards, links = show.cards(top), boxes(show)
    held: dict[str, Sequence[object]] = {
        "lead": top,
        "most-read": ranked,
        "newest": newest,
        "day": earlier,
        "photos": photos,
        "categories": groups,
        "boxes": links,
    }
    return FrontView(
        meta=show.meta(paths.HOME, show.config.site.title),
        order=tuple(name for name in show.config.front.blocks if held[name]),
        lead=cards[0] if cards else None,
        featured=cards[1:],
        newest=show.cards(newest),
        day=days.block(show, earlier),
        photos=show.cards(photos),
        blocks=tuple(Block(show.category(key), show.cards(of)) for key, of in groups),
        most_read=tuple(_ranking(show, stretch, show.cards(of)) for stretch, of in ranked),
        boxes=links,
        total=show.articles(total),
    )


def _ranking(show: Presenter, stretch: Stretch, cards: tuple[Card, ...]) -> Ranking:
    year, month = stretch
    if month:
        here = show.month(year, month)
        more = Link(show.say(N_("{month}: all articles"), month=here.text), here.url)
        return Ranking(here.text, cards, more)
    if year:
        more = Link(show.say(N_("Most read in {year}"), year=year), show.url(paths.most_read(year)))
        return Ranking(show.say(N_("Year {year}"), year=year), cards, more)
    more = Link(show.say(N_("Most read of all years")), show.url(paths.MOST_READ))
    return Ranking(show.say(N_("All years")), cards, more)


def boxes(show: Presenter) -> tuple[BoxView, ...]:
    """Give the boxes of links that `config.toml` lists."""
    picture = show.resolver(paths.CONFIG)
    return tuple(
        BoxView(
            box.title,
            tuple(map(show.link, box.links)),
            PictureView(picture(box.image), box.alt) if box.image else None,
        )
        for box in show.config.boxes
    )
