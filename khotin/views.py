"""Exactly what a template may see.

A view is finished: texts are chosen, dates and numbers are words, every `url` carries
the site's base path. What a page shows is its view, the site's frame (`SiteView`) and,
for articles and standing pages, the text (`Body`); nothing else reaches a template.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link to a list, and how many articles the list holds, in words."""

    text: str
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for `<time datetime>`, in figures for cards, in full where that is asked for."""

    iso: str
    short: str
    long: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """The files of a picture in one format: its media type, and the files by width."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class SizesView:
    """The files a picture is shown by: those of better formats, and those of its own.

    `hint` tells browsers how wide it will be; where there are no files to choose from,
    `srcset` is empty. Width and height are those of `url`, in pixels.
    """

    url: str
    width: int
    height: int
    sources: tuple[SourceView, ...] = ()
    srcset: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with what is said about it. It has no sizes where nothing is known of it."""

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    full: SizesView | None = None
    small: SizesView | None = None
    """For a list: the smallest width alone."""


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists show it."""

    title: str
    url: str
    date: DateView
    category: Link
    summary: str
    picture: PictureView | None
    views: str
    """The number of visits, `1.850`; empty when it is not known."""
    mark: str = ""
    """`draft` or `scheduled` where such articles are shown at all."""
    place: str = ""
    """The name, for links, of the place in a list that begins with this article."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, of the articles of a month or a year."""

    label: str
    """What stands below it, short."""
    name: str
    number: str
    """How many articles, in figures; `said` has name and number in words."""
    said: str
    url: str
    """Where its articles are; empty when there are none."""
    height: int
    """In per cent of the chart's height, what is above it in `above`."""
    above: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in the order of time; `unit` says what each stands for, as a table's heading."""

    kind: str
    """`months` or `years`."""
    title: str
    unit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A column of a calendar: short, and in full."""

    short: str
    name: str


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day of a calendar; one without `url` has no articles, one of another month is empty."""

    day: str = ""
    number: str = ""
    said: str = ""
    """The day with the number of its articles, in words."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month's days by weeks, Monday first."""

    title: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[DayEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a link to the page shows elsewhere: the kind of card, and Open Graph's properties."""

    card: str
    properties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What the head of every page says of it, and the way to it from the front page."""

    title: str
    description: str
    canonical: str
    """The whole URL."""
    language: str
    preview: Preview
    linked_data: Markup
    """What search engines are told, as JSON that may stand in a script element; may be empty."""
    breadcrumbs: tuple[Link, ...] = ()
    """From the front page down to the page above this one."""
    section: str = ""
    """The URL of the category the page belongs to, if it belongs to one."""
    feed: Link | None = None
    """A feed of its own, besides the site's."""
    json_feed: str = ""
    """The URL of the same in JSON."""
    indexed: bool = True
    """Whether search engines should list it."""


@dataclass(frozen=True, slots=True)
class ClosedView:
    """What pages say of a site that publishes no more."""

    told: str
    """What the site was, and until when."""
    counted: str
    """Until when visits were counted."""
    successors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """The frame that all pages share."""

    title: str
    subtitle: str
    description: str
    publisher: str
    notice: str
    language: str
    """The language of the frame's words."""
    named: str
    """The language of the site's own names and texts, where it is another; else nothing."""
    home: str
    search: str
    most_read: str
    timeline: str
    album: str
    """The photo library; empty where no article shows a picture."""
    authors: str
    feed: str
    json_feed: str
    open_search: str
    manifest: str
    categories: tuple[Link, ...]
    menu: tuple[Link, ...]
    footer_lines: tuple[str, ...]
    footer_links: tuple[Link, ...]
    closed: ClosedView | None = None
    """None while the site still publishes."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways along a list. `number` counts from the oldest page; None on the newest."""

    number: int | None
    newest: Link | None
    newer: Link | None
    older: Link | None
    oldest: Link | None


@dataclass(frozen=True, slots=True)
class BylineView:
    """Who wrote, with the office they wrote for (may be empty)."""

    author: Link
    organisation: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file to download, its kind (`PDF`) and its size in words."""

    title: str
    url: str
    kind: str
    size: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's page; its text comes as `body`."""

    meta: Meta
    title: str
    date: DateView
    updated: DateView | None
    category: Link
    month: Link
    day: Link
    """To its day of the calendar, over all years."""
    views: str
    authors: tuple[BylineView, ...]
    lead: str
    """The summary where it was written as one; else empty."""
    picture: PictureView | None
    tags: tuple[Link, ...]
    documents: tuple[str, ...]
    attachments: tuple[AttachmentView, ...]
    source: Link | None
    newer: Link | None
    older: Link | None
    related: tuple[Card, ...]
    mark: str
    has_large: bool = False
    """Whether it shows pictures that open large."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A category, an author or a month: cards, a page at a time."""

    meta: Meta
    kind: str
    """`category`, `author` or `month`."""
    title: str
    intro: str
    total: str
    """How many articles the whole list holds, in words; only on its newest page."""
    cards: tuple[Card, ...]
    pager: Pager
    newer: Link | None = None
    """For a month: the next month that has articles."""
    older: Link | None = None
    calendar: Calendar | None = None
    """For a month: its days, only on its newest page."""
    chart: Chart | None = None
    """For a category or an author: the years, only on the newest page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A category's newest articles on the front page."""

    heading: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture of the photo library, and what is said of the article that it leads to."""

    title: str
    url: str
    date: DateView
    picture: PictureView


@dataclass(frozen=True, slots=True)
class AlbumYear:
    """Some pictures of a year; `more` leads to all of them, where there are more."""

    year: CountedLink
    tiles: tuple[Tile, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class AlbumView:
    """The first page of the photo library: some pictures of each year, newest first."""

    meta: Meta
    title: str
    total: str
    years: tuple[AlbumYear, ...]
    earlier: tuple[CountedLink, ...]
    """The years before those."""


@dataclass(frozen=True, slots=True)
class AlbumYearView:
    """The pictures of a year, a page at a time."""

    meta: Meta
    title: str
    total: str
    """How many pictures the year has, in words; only on its newest page."""
    tiles: tuple[Tile, ...]
    pager: Pager
    newer: Link | None
    """The next year that has pictures."""
    older: Link | None


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box of links on the front page."""

    title: str
    links: tuple[Link, ...]
    picture: PictureView | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The most read articles of a month, a year or all years; `more` leads on."""

    name: str
    cards: tuple[Card, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page. `newest` and `blocks` do not repeat `lead` and `featured`."""

    meta: Meta
    order: tuple[str, ...]
    """The names of the blocks that are shown: those of the settings that hold something."""
    lead: Card | None
    featured: tuple[Card, ...]
    newest: tuple[Card, ...]
    day: Block | None
    """Of earlier years, the day that the site was built for."""
    photos: tuple[Card, ...]
    """Articles with pictures that stand nowhere else on the page with theirs."""
    blocks: tuple[Block, ...]
    most_read: tuple[Ranking, ...]
    """The shortest stretch of time first; at most three."""
    boxes: tuple[BoxView, ...]
    total: str


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """A month on its year's page: its link, and its most read articles."""

    month: CountedLink
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year: its months, newest first, and what was most read."""

    meta: Meta
    title: str
    total: str
    chart: Chart
    months: tuple[MonthEntry, ...]
    most_read: tuple[Card, ...]
    most_read_url: str
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class DayYear:
    """What a year has of a day of the calendar; `place` names where it stands on the page."""

    place: str
    year: CountedLink
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the calendar over all years, newest first."""

    meta: Meta
    title: str
    total: str
    ways: tuple[Link, ...]
    """To each year on the page; none where there is one year only."""
    years: tuple[DayYear, ...]
    before: Link | None
    """The next such day that has articles; after the year's last comes its first."""
    after: Link | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A year in the archive's index, with its months."""

    year: CountedLink
    months: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The archive's index: every year and month, every category."""

    meta: Meta
    title: str
    total: str
    years: tuple[TimelineEntry, ...]
    categories: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class MostReadView:
    """The most read articles of all time or of a year."""

    meta: Meta
    title: str
    cards: tuple[Card, ...]
    years: tuple[Link, ...]
    """Other choices; `all_time` is the page over all years."""
    all_time: Link
    current: str
    """The url among those that is this page."""


@dataclass(frozen=True, slots=True)
class AuthorGroup:
    """Authors whose names begin with one letter."""

    letter: str
    authors: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class AuthorsView:
    """Everybody who wrote, in alphabetical order."""

    meta: Meta
    title: str
    groups: tuple[AuthorGroup, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page, with the ways to browse for those without JavaScript."""

    meta: Meta
    title: str
    index: str
    """Where the search index lies; empty when it was not built."""
    outside: Link | None
    """Another search engine's page for this site."""
    years: tuple[Link, ...]
    categories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing page; its text comes as `body`."""

    meta: Meta
    title: str
    has_large: bool = False


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a host shows for an address that is nowhere."""

    meta: Meta
    title: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address that sends on to an article."""

    title: str
    url: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Example:
    """What a component may be given: its macro's arguments by name, and in words what they show."""

    text: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Component:
    """A macro that has a file of its own name, with examples; `place` names it for links."""

    name: str
    place: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ComponentsView:
    """Every component of the templates; `ways` lead to each."""

    meta: Meta
    title: str
    ways: tuple[Link, ...]
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; times are RFC 3339, addresses whole URLs."""

    title: str
    url: str
    published: str
    updated: str
    authors: tuple[str, ...]
    category: str
    category_key: str
    summary: str
    picture: str
    """The whole URL of a picture, or nothing."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of articles, newest first."""

    title: str
    subtitle: str
    url: str
    page: str
    updated: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """A file of JSON: what it says, in Python's types."""

    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page, or a part of a split sitemap; `modified` is a date or empty."""

    url: str
    modified: str


@dataclass(frozen=True, slots=True)
class SitemapView:
    """A sitemap of pages, or an index of sitemaps."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A new article in the news sitemap; `published` is RFC 3339 or a day, `url` whole."""

    url: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class NewsSitemapView:
    """A sitemap of new articles, in Google's terms."""

    publication: str
    language: str
    entries: tuple[NewsEntry, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """`robots.txt`."""

    sitemaps: tuple[str, ...]
    closed: tuple[str, ...] = ()
    """Addresses that search engines should keep away from."""


@dataclass(frozen=True, slots=True)
class OpenSearchView:
    """How to search the site from a browser's own box; all URLs are whole."""

    short_name: str
    long_name: str
    description: str
    language: str
    search: str
    """Where results are, with `{searchTerms}` for the words."""
    url: str
    icon: str
    """A square of `icon_side` pixels; may be empty."""
    icon_side: int


@dataclass(frozen=True, slots=True)
class ManifestView:
    """What the site is called where there is little room."""

    short_name: str


@dataclass(frozen=True, slots=True)
class AdminView:
    """The page on which editors write in the browser: a program, and where its settings are."""

    title: str
    language: str
    settings: str
    script: str
    integrity: str


@dataclass(frozen=True, slots=True)
class CmsView:
    """The settings of that program, `config.yml`, in its own terms."""

    title: str
    site: str
    backend: Mapping[str, object]
    folder: str
    """Where the articles of the current year lie, from the repository's root."""
    pictures: str
    """Where pictures lie that belong to no article."""
    label: str
    singular: str
    address: str
    """What an article's address may be, in words; `address_shape` as a regular expression."""
    address_shape: str
    date_shape: str
    """The dates of the articles that are offered, as a regular expression."""
    fields: tuple[Mapping[str, object], ...]
