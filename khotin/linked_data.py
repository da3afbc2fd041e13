"""What search engines are told of a page in the terms of schema.org, as JSON-LD.

Which terms they read is Google's to say:
https://developers.google.com/search/docs/appearance/structured-data/article and
https://developers.google.com/search/docs/appearance/structured-data/breadcrumb.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from khotin.offices import is_office
from khotin.text import shorten
from khotin.views import BylineView, Link, PictureView

Node: TypeAlias = dict[str, Any]
"""A thing in terms of schema.org."""

HEADLINE_LIMIT: Final = 110
"""Characters of a headline; search results cut longer ones."""
_ESCAPES: Final = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")
"""JSON has these in texts only, and may write them so. Without them, nothing in a text
can end the element that holds it, or begin a comment there."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The site, and the office that answers for it. All URLs are whole."""

    site: str
    name: str
    url: str
    logo: PictureView | None
    """A square."""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of every page: its whole URL, its words, its language (`vi`)."""

    url: str
    title: str
    description: str
    language: str


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of an article besides what its page's head says. All URLs are whole.

    Times are RFC 3339 with their zone.
    """

    title: str
    published: str
    modified: str
    section: str
    authors: tuple[BylineView, ...]
    picture: PictureView | None


def of_page(
    about: About, publisher: Publisher, above: Sequence[Link], story: Story | None
) -> Markup:
    """Write what is told of a page below the pages `above`, which have whole URLs."""
    nodes = [article(story, about, publisher)] if story else []
    if above:
        nodes.append(breadcrumbs(above, about.title))
    return written(nodes)


def article(story: Story, about: About, publisher: Publisher) -> Node:
    """Give an article, of which a page shows all."""
    node: Node = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": about.url},
        "headline": shorten(story.title, HEADLINE_LIMIT),
        "datePublished": story.published,
        "dateModified": story.modified,
        "articleSection": story.section,
        "inLanguage": about.language,
        "isAccessibleForFree": True,
        "publisher": _publisher(publisher),
    }
    if story.picture:
        node["image"] = [story.picture.url]
    if story.authors:
        node["author"] = [_author(byline) for byline in story.authors]
    return node


def _publisher(publisher: Publisher) -> Node:
    node: Node = {"@type": "Organization", "name": publisher.name, "url": publisher.url}
    if publisher.logo:
        node["logo"] = {"@type": "ImageObject", "url": publisher.logo.url}
    return node


def _author(byline: BylineView) -> Node:
    name = byline.author.text
    kind = "Organization" if is_office(name) else "Person"
    node: Node = {"@type": kind, "name": name, "url": byline.author.url}
    if byline.organisation and kind == "Person":
        node["affiliation"] = {"@type": "Organization", "name": byline.organisation}
    return node


def breadcrumbs(above: Sequence[Link], title: str) -> Node:
    """Give the way to a page: links with whole URLs from the front page down, then its title."""
    steps: list[Node] = [{"name": link.text, "item": link.url} for link in above]
    steps.append({"name": title})
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position} | step
            for position, step in enumerate(steps, start=1)
        ],
    }


def written(nodes: Iterable[Mapping[str, Any]]) -> Markup:
    """Write things as the text of one script element; nothing when there are none."""
    graph = list(nodes)
    if not graph:
        return Markup()
    whole = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES:
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 - it holds no mark of HTML
