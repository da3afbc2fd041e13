"""Every component of `templates/macros/` with examples, and the page that shows them.

The page is for those who write templates and stylesheets: it stands where drafts are
shown, or where `config.toml` wants it. Tests render the same examples one by one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final, TypeAlias

from khotin import calendars, charts, paths
from khotin.config import Config
from khotin.front_matter import Moment, Picture
from khotin.language import N_
from khotin.markup import Heading
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.views import (
    BoxView,
    Card,
    Component,
    ComponentsView,
    CountedLink,
    Example,
    Link,
    Pager,
    PictureView,
    Tile,
)

TEMPLATE: Final = "pages/components.html"
DAY: Final = date(2023, 9, 12)
"""When all that the examples tell of happened."""
_TITLE: Final = N_("The village festival is open again")
_LONGER: Final = N_(
    "After three years the people of nine hamlets meet again in front of the communal house"
)
_SUMMARY: Final = N_("Drums, boats and a market of two days; the procession begins at seven.")
_COUNTS: Final = {1: 4, 2: 9, 3: 1, 9: 12, 10: 7}
_Examples: TypeAlias = Iterator[Example]


def pages(config: Config, *, preview: bool) -> Iterator[Page]:
    """Give the page of components, where drafts are shown or `config.toml` wants it."""
    if preview or config.components.enabled:
        yield Page(paths.output(paths.COMPONENTS), TEMPLATE, recipe(_view))


def _view(show: Presenter) -> ComponentsView:
    title = show.say(N_("Components"))
    return ComponentsView(
        meta=show.meta(paths.COMPONENTS, title, indexed=False),
        title=title,
        ways=tuple(Link(name, f"#{place(name)}") for name in EXAMPLES),
        components=tuple(
            Component(name, place(name), tuple(examples(show)))
            for name, examples in EXAMPLES.items()
        ),
    )


def place(name: str) -> str:
    """Give the name, for links, of the place where the page shows a component."""
    return f"site-component-{name}"


def _card(show: Presenter, title: str = _TITLE, views: int = 1850) -> Card:
    key = next(iter(show.config.categories))
    when = datetime.combine(DAY, time(11, 21), show.config.site.zone)
    return Card(
        title=show.say(title),
        url=show.url(paths.HOME),
        date=show.date(Moment(when, timed=True)),
        category=show.category(key),
        summary=show.say(_SUMMARY),
        picture=_picture(show),
        views=show.words.number(views),
    )


def _picture(show: Presenter) -> PictureView | None:
    alt, caption = show.say(N_("The site's sign")), show.say(N_("The sign at the gate"))
    credit = show.say(N_("Name of the photographer"))
    shown = Picture(src=f"/{paths.LOGO}", alt=alt, caption=caption, credit=credit)
    return show.picture(paths.CONFIG, shown)


def _counted(show: Presenter) -> tuple[CountedLink, ...]:
    return tuple(
        show.counted(Link(str(DAY.year - ago), show.url(paths.TIMELINE)), count)
        for ago, count in ((0, 128), (1, 64), (2, 1))
    )


def _box(show: Presenter) -> _Examples:
    plain = BoxView(show.say(N_("Addresses")), tuple(_links(show)), None)
    yield Example(show.say(N_("With links alone")), {"item": plain})
    pictured = replace(plain, picture=_picture(show))
    yield Example(show.say(N_("With a picture above the links")), {"item": pictured})


def _links(show: Presenter) -> tuple[Link, ...]:
    return (
        Link(show.say(N_("Home")), show.url(paths.HOME)),
        Link(show.say(N_("Most read")), show.url(paths.MOST_READ)),
        Link(show.say(N_("Search")), show.url(paths.SEARCH)),
    )


def _breadcrumbs(show: Presenter) -> _Examples:
    way = {"links": _links(show)[:2], "current": show.say(_TITLE)}
    language = {"language": show.config.site.language}
    yield Example(show.say(N_("Two steps above a page")), {**way, **language})


def _calendar(show: Presenter) -> _Examples:
    counts = {2: 1, DAY.day: 12, 30: 3}
    month = calendars.month(show, (DAY.year, DAY.month), counts, lambda _: show.url(paths.TIMELINE))
    yield Example(show.say(N_("A month with three days that have articles")), {"item": month})


def _cards(show: Presenter) -> _Examples:
    card, longer = _card(show), _card(show, _LONGER)
    yield Example(show.say(N_("In a list")), {"item": card})
    yield Example(show.say(N_("First on the front page")), {"item": longer, "variant": "lead"})
    yield Example(
        show.say(N_("In a row, with the number of its readers")),
        {"item": longer, "variant": "row", "views": True},
    )
    brief = {"variant": "brief", "summary": False, "picture": False, "category": False}
    yield Example(show.say(N_("As short as can be")), {"item": card, **brief})
    draft = replace(card, mark="draft", picture=None)
    yield Example(show.say(N_("A draft without a picture")), {"item": draft})


def _chart(show: Presenter) -> _Examples:
    months = charts.months(show, DAY.year, _COUNTS)
    bars = tuple(replace(bar, url=bar.url and show.url(paths.TIMELINE)) for bar in months.bars)
    yield Example(show.say(N_("The months of a year")), {"item": replace(months, bars=bars)})
    counts = {DAY.year - ago: 180 - 55 * ago for ago in (0, 1, 3)}
    years = charts.years(show, counts, lambda _: show.url(paths.TIMELINE))
    yield Example(show.say(N_("Years, of which one has nothing")), {"item": years})


def _choices(show: Presenter) -> _Examples:
    years = [Link(str(DAY.year - ago), f"{show.url(paths.MOST_READ)}?{ago}") for ago in range(3)]
    every = {"links": tuple(years), "all": show.url(paths.MOST_READ), "current": years[1].url}
    label = {"label": show.say(N_("Most read by year"))}
    yield Example(show.say(N_("Years, of which one is shown")), {**every, **label})


def _contents(show: Presenter) -> _Examples:
    headings = [
        Heading(3 if name == "breadcrumbs" else 2, place(name), name)
        for name in tuple(EXAMPLES)[:5]
    ]
    yield Example(
        show.say(N_("The headings of a long article; below four, nothing is shown")),
        {"headings": headings},
    )


def _counted_links(show: Presenter) -> _Examples:
    yield Example(show.say(N_("Years and their articles")), {"links": _counted(show)})


def _mark(show: Presenter) -> _Examples:
    yield Example(show.say(N_("On a draft")), {"state": "draft"})
    yield Example(show.say(N_("On an article whose day is to come")), {"state": "scheduled"})


def _neighbours(show: Presenter) -> _Examples:
    newer, older = (Link(show.say(text), show.url(paths.HOME)) for text in (_TITLE, _LONGER))
    label = {"label": show.say(N_("Newer and older articles"))}
    both = {"newer": newer, "older": older}
    yield Example(show.say(N_("Between two articles")), {**both, **label})
    yield Example(show.say(N_("The newest article")), {"newer": None, "older": older, **label})


def _pager(show: Presenter) -> _Examples:
    url = show.url(paths.TIMELINE)
    links = [Link(show.say(N_("page {number}"), number=number), url) for number in (9, 8, 6, 1)]
    midst = Pager(7, *links)
    yield Example(show.say(N_("In the midst of a list")), {"ways": midst})
    newest = Pager(None, None, None, *links[2:])
    yield Example(show.say(N_("On the newest page")), {"ways": newest})
    closed = {"ways": midst, "closed": True}
    yield Example(show.say(N_("In an archive that is closed")), closed)


def _pictures(show: Presenter) -> _Examples:
    yield Example(show.say(N_("With caption and credit")), {"item": _picture(show)})


def _ranking(show: Presenter) -> _Examples:
    cards = (_card(show), _card(show, _LONGER, views=907))
    yield Example(show.say(N_("With days and numbers of readers")), {"cards": cards})
    yield Example(show.say(N_("Titles alone")), {"cards": cards, "details": False})


def _related(show: Presenter) -> _Examples:
    cards = (_card(show), _card(show, _LONGER))
    yield Example(show.say(N_("Below an article")), {"cards": cards})


def _tiles(show: Presenter) -> _Examples:
    sign = PictureView(show.resolver(paths.CONFIG)(f"/{paths.LOGO}"), "")
    cards = (_card(show), _card(show, _LONGER))
    tiles = tuple(Tile(card.title, card.url, card.date, sign) for card in cards)
    yield Example(show.say(N_("Two pictures of the photo library")), {"items": tiles})


EXAMPLES: Final[Mapping[str, Callable[[Presenter], _Examples]]] = {
    "box": _box,
    "breadcrumbs": _breadcrumbs,
    "calendar": _calendar,
    "card": _cards,
    "chart": _chart,
    "choices": _choices,
    "contents": _contents,
    "counted": _counted_links,
    "mark": _mark,
    "neighbours": _neighbours,
    "pager": _pager,
    "picture": _pictures,
    "ranking": _ranking,
    "related": _related,
    "tiles": _tiles,
}
"""What makes the examples of each component, by the name of its macro."""
