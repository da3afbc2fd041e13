"""What is said of pictures: nothing, or nothing that tells."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from khotin.article import Article
from khotin.header import Header
from khotin.markup import Body
from khotin.problems import Place, Problem, problem
from khotin.schema import shown
from khotin.text import squeeze

_IMAGE: Final = re.compile(r"<img\b[^>]*>")
_ALT: Final = re.compile(r'\salt="([^"]*)"')
_NUMBERED: Final = re.compile(
    r"(?:.*\s[-–—]\s*)?(?:ảnh|hình)(?:\s+(?:số\s*)?\d+|\s+minh\s+h(?:ọa|oạ))?\s*[.:]?",
    re.IGNORECASE,
)
"""What the portals put below a picture: the title again, and the number of the picture."""
_FILE: Final = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif)|(?:img|dscn?|image|hinh|anh)?[\W_]*\d+", re.IGNORECASE
)
_CAPTION: Final = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")


def problems(header: Header, body: Body) -> Iterator[Problem]:
    """Find pictures of a text that nothing is said of, and captions that say nothing."""
    for src, tag in zip(body.pictures, _IMAGE.findall(body.html), strict=False):
        alt = _ALT.search(tag)
        if alt is None or not _tells(unescape(alt[1])):
            yield problem("picture-without-words", header.body_place(src), picture=src)
    for found in _CAPTION.finditer(body.html):
        caption = unescape(_TAG.sub("", found[1]))
        if not _tells(caption):
            yield _empty(header.body_place(caption), caption)
    for number, line in enumerate(header.body.split("\n")):
        if len(line) > 1 and _NUMBERED.fullmatch(line.strip().strip("*_")):
            column = len(line) - len(line.lstrip()) + 1
            yield _empty(Place(header.path, header.body_line + number, column), line)


def of_article(header: Header, page: Article) -> Iterator[Problem]:
    """Find an article's own picture that nothing is said of, or that has an empty caption."""
    image = page.image
    if image and not _tells(image.alt or image.caption):
        place = header.place(("image", "alt") if image.alt else ("image",))
        yield problem("picture-without-alt", place, picture=image.src)
    if image and image.caption and not _tells(image.caption):
        yield _empty(header.place(("image", "caption")), image.caption)


def _empty(place: Place, caption: str) -> Problem:
    return problem("caption-without-words", place, caption=shown(caption))


def _tells(words: str) -> bool:
    """Tell whether words say anything of what a picture shows."""
    words = squeeze(words).strip("*_ ")
    return bool(words) and not _NUMBERED.fullmatch(words) and not _FILE.fullmatch(words)
