"""What messengers and social networks show of a link to a page: Open Graph and cards.

The properties are those of https://ogp.me; the kinds of cards are X's, which takes the
rest from Open Graph.
"""

from collections.abc import Iterator
from typing import Final

from khotin.linked_data import About, Publisher, Story
from khotin.paths import LOGO_SIDE
from khotin.views import PictureView, Preview

_LOCALES: Final = {"vi": "vi_VN", "en": "en_US"}
_LARGE: Final = "summary_large_image"
_SMALL: Final = "summary"


def preview(about: About, publisher: Publisher, story: Story | None) -> Preview:
    """Give what a link to a page shows; without a picture of its own, the site's logo, small."""
    picture = story.picture if story else None
    properties = [
        ("og:type", "article" if story else "website"),
        ("og:title", about.title),
        ("og:description", about.description),
        ("og:url", about.url),
        ("og:site_name", publisher.site),
        ("og:locale", _LOCALES[about.language]),
    ]
    if picture:
        properties += _image(picture)
    elif publisher.logo:
        properties += _image(publisher.logo)
        properties += (("og:image:width", str(LOGO_SIDE)), ("og:image:height", str(LOGO_SIDE)))
    if story:
        properties += _article(story)
    return Preview(_LARGE if picture else _SMALL, tuple(properties))


def _image(picture: PictureView) -> Iterator[tuple[str, str]]:
    yield "og:image", picture.url
    if picture.alt:
        yield "og:image:alt", picture.alt


def _article(story: Story) -> Iterator[tuple[str, str]]:
    yield "article:published_time", story.published
    if story.modified != story.published:
        yield "article:modified_time", story.modified
    yield "article:section", story.section
