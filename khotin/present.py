"""Articles and lists become views: the words, dates and URLs that pages show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import quote

from khotin import linked_data, paths, sharing, srcset
from khotin.archive import Signature
from khotin.article import Article, Face, Headline
from khotin.config import Config, NamedLink
from khotin.front_matter import Byline, Moment, Picture
from khotin.language import N_, NP_, Words
from khotin.linked_data import About, Publisher, Story
from khotin.sizes import Shot
from khotin.text import shorten
from khotin.views import (
    BylineView,
    Card,
    ClosedView,
    CountedLink,
    DateView,
    Link,
    Meta,
    PictureView,
    SiteView,
    SizesView,
)

DESCRIPTION_LIMIT = 160
"""Characters of a page's description: what search engines show of it."""
ARTICLES = NP_("{n} article", "{n} articles")
"""One and many: what lists count."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Knows the site's frame of words and addresses, and no article; turns values into views."""

    config: Config
    words: Words
    statics: Mapping[str, str]
    """Path of a static file → its address."""
    preview: date | None = None
    """The day that decides what is marked as scheduled, where such articles are shown."""
    pictured: bool = False
    """Whether there is a photo library."""
    base: str = field(init=False)
    publisher: Publisher = field(init=False)
    _categories: Mapping[str, Link] = field(init=False)

    def __post_init__(self) -> None:
        """Note once what many pages show: the base path, who publishes it, links to categories."""
        site, logo = self.config.site, self.statics.get(paths.LOGO)
        picture = PictureView(paths.url(site.base_url, logo), site.title) if logo else None
        publisher = Publisher(site.title, site.publisher, site.base_url, picture)
        object.__setattr__(self, "base", paths.base_path(site.base_url))
        object.__setattr__(self, "publisher", publisher)
        categories = self.config.categories.items()
        links = {key: Link(of.name, self.url(paths.category(key))) for key, of in categories}
        object.__setattr__(self, "_categories", links)

    def url(self, address: str) -> str:
        """Give the URL, from the host's root, of an address."""
        return paths.url(self.base, address)

    def whole_url(self, address: str) -> str:
        """Give the whole URL of an address."""
        return paths.url(self.config.site.base_url, address)

    def absolute(self, url: str) -> str:
        """Give the whole URL of a URL. Raises ValueError for what cannot be one (`//[x`)."""
        return paths.joined(self.config.site.base_url, url)

    def resolver(self, source: str) -> Callable[[str], str]:
        """Give what turns a reference written in the file `source` into a URL."""
        return lambda reference: paths.link(source, reference, self.base, self.statics)

    def say(self, text: str, **values: object) -> str:
        """Translate a text of the program and fill in its values."""
        return self.words.say(text).format(**values)

    def articles(self, number: int) -> str:
        """Say how many articles there are."""
        return self.words.count(ARTICLES, number)

    def link(self, named: NamedLink) -> Link:
        """Give a link of `config.toml`."""
        return Link(named.name, self.resolver(paths.CONFIG)(named.url))

    def date(self, moment: Moment) -> DateView:
        """Give a date as lists show it."""
        iso = moment.when.isoformat() if moment.timed else moment.day.isoformat()
        return DateView(iso, self.words.short_date(moment.when))

    def full_date(self, moment: Moment) -> DateView:
        """Give a date as an article shows it."""
        return replace(
            self.date(moment), long=self.words.long_date(moment.when, timed=moment.timed)
        )

    def category(self, key: str) -> Link:
        """Give the link to a category."""
        return self._categories[key]

    def year(self, number: int) -> Link:
        """Give the link to a year."""
        return Link(str(number), self.url(paths.year(number)))

    def month(self, number: int, month: int) -> Link:
        """Give the link to a month."""
        return Link(self.words.month(number, month), self.url(paths.month(number, month)))

    def day(self, month: int, day: int) -> Link:
        """Give the link to a day of the calendar, over all years."""
        return Link(self.words.day(month, day), self.url(paths.day(month, day)))

    def counted(self, link: Link, articles: int) -> CountedLink:
        """Give a link to a list with the number of its articles."""
        return CountedLink(link.text, link.url, self.articles(articles))

    def author(self, author: Signature) -> Link:
        """Give the link to an author."""
        return Link(author.name, self.url(paths.author(author.slug)))

    def bylines(
        self, written: Iterable[Byline], signatures: Iterable[Signature]
    ) -> tuple[BylineView, ...]:
        """Give who wrote an article: what its bylines say, and whom each of them means."""
        return tuple(
            BylineView(self.author(signature), byline.organisation)
            for byline, signature in zip(written, signatures, strict=True)
        )

    def views(self, article: Face) -> str:
        """Give the number of visits; nothing when none were counted."""
        return self.words.number(article.views) if article.views else ""

    def mark(self, article: Face) -> str:
        """Say whether an article is only shown because drafts are, and why."""
        if article.draft:
            return "draft"
        return "scheduled" if self.preview and article.date.day > self.preview else ""

    def picture(
        self, source: str, picture: Picture | None, shot: Shot | None = None
    ) -> PictureView | None:
        """Give a picture that the file `source` names; `shot` is what is known of it."""
        if picture is None:
            return None
        url = self.resolver(source)(picture.src)
        view = PictureView(url, picture.alt, picture.caption, picture.credit)
        if shot is None:
            return view
        small = srcset.small(shot, self.config.pictures, self.url)
        return replace(view, full=self.sizes(shot), small=small)

    def sizes(self, shot: Shot) -> SizesView:
        """Give the files that a picture is shown by as wide as a text."""
        return srcset.full(shot, self.config.pictures, self.url)

    def story(self, article: Article, signatures: Iterable[Signature]) -> Story:
        """Give what machines are told of an article."""
        changed = max((article.updated or article.date).when, article.date.when)
        return Story(
            title=article.title,
            published=article.date.when.isoformat(),
            modified=changed.isoformat(),
            section=self.config.categories[article.category].name,
            authors=tuple(
                replace(byline, author=self._whole_link(byline.author))
                for byline in self.bylines(article.authors, signatures)
            ),
            picture=self.whole_picture(article.path, article.thumbnail),
        )

    def whole_picture(self, source: str, picture: Picture | None) -> PictureView | None:
        """Give a picture as `picture` does, by its whole URL; nothing where it can have none."""
        found = self.picture(source, picture)
        try:
            whole = self.absolute(found.url) if found else ""
        except ValueError:
            return None
        return replace(found, url=whole) if found and whole.startswith("http") else None

    def _whole_link(self, link: Link) -> Link:
        return Link(link.text, self.absolute(link.url))

    def search(self, words: str) -> str:
        """Give the URL that searches the site for the phrase `words`."""
        return f"{self.url(paths.SEARCH)}?q={quote(words)}"

    def headline(self, article: Headline | None) -> Link | None:
        """Give the link to an article, if there is one."""
        return Link(article.title, self.url(article.address)) if article else None

    def card(self, article: Face) -> Card:
        """Give an article as lists show it."""
        return Card(
            title=article.title,
            url=self.url(article.address),
            date=self.date(article.date),
            category=self.category(article.category),
            summary=article.summary,
            picture=self.picture(article.path, article.thumbnail, article.cover),
            views=self.views(article),
            mark=self.mark(article),
        )

    def cards(self, articles: Iterable[Face]) -> tuple[Card, ...]:
        """Give several articles as lists show them."""
        return tuple(map(self.card, articles))

    def meta(
        self,
        address: str,
        title: str,
        description: str = "",
        *,
        above: tuple[Link, ...] = (),
        section: str = "",
        feed: Link | None = None,
        json_feed: str = "",
        language: str | None = None,
        indexed: bool = True,
        story: Story | None = None,
    ) -> Meta:
        """Give what a page's head says.

        `above` leads from below the front page to this page; `section` is the key of the
        category it belongs to, `story` what machines are told of its article.
        """
        site = self.config.site
        canonical, language = self.whole_url(address), language or site.language
        description = shorten(description or site.description, DESCRIPTION_LIMIT)
        home = Link(self.say(N_("Home")), self.url(paths.HOME))
        breadcrumbs = () if address == paths.HOME else (home, *above)
        about = About(canonical, title, description, language)
        return Meta(
            title=title,
            description=description,
            canonical=canonical,
            language=language,
            preview=sharing.preview(about, self.publisher, story),
            linked_data=linked_data.of_page(
                about, self.publisher, tuple(map(self._whole_link, breadcrumbs)), story
            ),
            breadcrumbs=breadcrumbs,
            section=self.url(paths.category(section)) if section else "",
            feed=feed,
            json_feed=json_feed,
            indexed=indexed,
        )

    def _closed(self) -> ClosedView | None:
        """Give what is said of a site that publishes no more; nothing while it does."""
        closing, publisher = self.config.archive, self.config.site.publisher
        if closing.closed is None:
            return None
        day = self.words.short_date(closing.closed)
        return ClosedView(
            told=self.say(
                N_(
                    "This is the archive of what {publisher} published until {date}; "
                    "no more news is added, and views are counted until that day."
                ),
                publisher=publisher,
                date=day,
            ),
            counted=self.say(N_("counted until {date}"), date=day),
            successors=tuple(map(self.link, closing.successors)),
        )

    def site(self) -> SiteView:
        """Give the frame that all pages share."""
        site = self.config.site
        return SiteView(
            title=site.title,
            subtitle=site.subtitle,
            description=site.description,
            publisher=site.publisher,
            notice=site.notice,
            language=self.words.language,
            named="" if self.words.language == site.language else site.language,
            home=self.url(paths.HOME),
            search=self.url(paths.SEARCH),
            most_read=self.url(paths.MOST_READ),
            timeline=self.url(paths.TIMELINE),
            album=self.url(paths.ALBUM) if self.pictured else "",
            authors=self.url(paths.AUTHORS),
            feed=self.url(paths.SITE_FEED),
            json_feed=self.url(paths.SITE_JSON_FEED),
            open_search=self.url(paths.OPEN_SEARCH),
            manifest=self.url(paths.MANIFEST),
            categories=tuple(map(self.category, self.config.categories)),
            menu=tuple(map(self.link, self.config.menu)),
            footer_lines=self.config.footer.lines,
            footer_links=tuple(map(self.link, self.config.footer.links)),
            closed=self._closed(),
        )
