"""Markdown becomes safe HTML, with its headings, links and pictures.

Python-Markdown makes the HTML; nh3 then keeps what an article may hold and drops the
rest (scripts, event handlers, `javascript:` addresses), so that neither raw HTML nor
an attribute list can carry anything else onto a page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from khotin import films, plain
from khotin.plain import PlainParagraphs
from khotin.text import slug, squeeze, without_controls

Resolve: TypeAlias = Callable[[str], str]
"""Gives the URL to print for a reference as it was written."""

_EXTENSIONS: Final = ("tables", "footnotes", "attr_list", "sane_lists", "toc")
_TAGS: Final = frozenset(
    """a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small
    span strong sub summary sup table tbody td tfoot th thead time tr u ul var video""".split()  # noqa: SIM905
)
_ATTRIBUTES: Final = {
    "*": {"class", "id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
    "video": {"src", "controls"},
}
_FIXED: Final = {
    "img": {"loading": "lazy"},
    "table": {"tabindex": "0"},
    "video": {"preload": "none"},
}
"""One attribute a tag: nh3 would write several in an order that changes from run to run."""
_DANGEROUS: Final = {"script", "style", "iframe", "object", "template", "noscript", "svg", "math"}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_PARAGRAPH: Final = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_REFERENCE_MARK: Final = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_ALIGN: Final = re.compile(r"text-align:\s*(left|right|center)")
_SCHEME: Final = re.compile(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")
_FILM: Final = 'class="film__link"'
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an article: level 2 to 6, anchor, words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text as safe HTML, and what it refers to (as written)."""

    html: Markup
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    has_films: bool = False
    """Whether it shows films of other sites."""

    def first_paragraph(self) -> str:
        """Give the words of the first paragraph, without marks."""
        for found in _PARAGRAPH.finditer(self.html):
            words = _TAG.sub("", _REFERENCE_MARK.sub("", found[1]))
            if words.strip():
                return squeeze(unescape(words))
        return ""


class Converter:
    """Converts one text after another. Not safe to share between threads."""

    def __init__(self, back_title: str = "%d", *, short: bool = True) -> None:
        """Set up once.

        `back_title` names the way back from a footnote, `%d` its number; `short` tells
        whether plain texts take the short ways, which change how, not what, is made.
        """
        self._short = short
        self._links: list[str] = []
        self._pictures: list[str] = []
        self._resolve: Resolve = str
        self._shapes = _Shapes()
        self._markdown = Markdown(
            extensions=[
                "tables",
                "footnotes",
                "attr_list",
                "sane_lists",
                "toc",
                self._shapes,
                *([PlainParagraphs()] if short else []),
            ],
            extension_configs={
                "toc": {"slugify": _anchor},
                "footnotes": {"BACKLINK_TITLE": back_title},
            },
            output_format="html",
        )
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            clean_content_tags=set(_DANGEROUS),
            attributes=_ATTRIBUTES,
            attribute_filter=self._refer,
            url_schemes=set(_SCHEMES),
            set_tag_attribute_values=_FIXED,
            link_rel=None,
        )

    def convert(self, text: str, resolve: Resolve = str) -> Body:
        """Convert Markdown; every link and picture address goes through `resolve`."""
        by_itself = self._short and not films.is_likely(text)
        if by_itself and (made := plain.whole(text, _anchor)):
            html, found = made
            words = Markup(without_controls(html))  # noqa: S704 - it holds no mark but our own
            return Body(words, tuple(Heading(2, *heading) for heading in found), (), ())
        self._links, self._pictures, self._resolve = [], [], resolve
        self._shapes.refused.clear()
        raw = self._markdown.reset().convert(text)
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        html = Markup(without_controls(self._cleaner.clean(raw)))  # noqa: S704 - nh3 has just made it safe
        pictures = (*self._pictures, *self._shapes.refused)
        has_films = _FILM in html
        return Body(html, headings, tuple(self._links), pictures, has_films)

    def _refer(self, tag: str, attribute: str, value: str) -> str:
        if (tag, attribute) in {("a", "href"), ("video", "src")}:
            self._links.append(value)
            return self._resolve(value)
        if tag == "img" and attribute == "src":
            self._pictures.append(value)
            return self._resolve(value)
        return value


def _anchor(words: str, _separator: str = "-") -> str:
    """Give a heading's anchor. Python-Markdown's own would drop đ."""
    return slug(words) or "muc"


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        level, anchor, name = token["level"], token["id"], token["name"]
        found.append(Heading(int(str(level)), str(anchor), unescape(_TAG.sub("", str(name)))))
        children = token["children"]
        if isinstance(children, list):
            found.extend(_headings(children))
    return found


class _Shapes(Extension):
    """Runs after inline patterns (priority 20) and before headings get anchors (5)."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        """Pictures whose address the sanitiser will drop: of a disk, of a script."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Reshape(md, self.refused), "khotin-shapes", 7)


class _Reshape(Treeprocessor):
    """Figures and galleries, heading levels, table alignment: what the tree must look like."""

    def __init__(self, md: Markdown, refused: list[str]) -> None:
        super().__init__(md)
        self.refused = refused

    def run(self, root: ET.Element) -> None:
        _level_headings(root)
        pictures = (image.get("src", "") for image in root.iter("img"))
        self.refused += [src for src in pictures if _SCHEME.match(src)]
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "p":
                    if (made := films.figure(child)) is not None:
                        parent[index] = made
                    elif images := _only_images(child):
                        parent[index] = _pictures(images)
                elif child.tag in {"td", "th"}:
                    _align(child)


def _level_headings(root: ET.Element) -> None:
    """Let headings start at h2, below the article's title, and never skip a level down."""
    headings = [element for element in root.iter() if element.tag in _LEVELS]
    open_levels: list[int] = []
    for heading in headings:
        level = _LEVELS[heading.tag]
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        heading.tag = f"h{min(len(open_levels) + 1, 6)}"


def _only_images(paragraph: ET.Element) -> list[ET.Element]:
    """Give the pictures of a paragraph that holds nothing else and captions at least one."""
    images = list(paragraph)
    if not images or (paragraph.text or "").strip():
        return []
    if any(image.tag != "img" or (image.tail or "").strip() for image in images):
        return []
    return images if len(images) > 1 or images[0].get("title") else []


def _pictures(images: list[ET.Element]) -> ET.Element:
    figures = [_figure(image) for image in images]
    if len(figures) == 1:
        return figures[0]
    gallery = ET.Element("div", {"class": "gallery"})
    gallery.extend(figures)
    return gallery


def _figure(image: ET.Element) -> ET.Element:
    figure = ET.Element("figure", {"class": "figure"})
    image.tail = None
    caption = image.attrib.pop("title", "")
    figure.append(image)
    if caption:
        ET.SubElement(figure, "figcaption").text = caption
    return figure


def _align(cell: ET.Element) -> None:
    """Say a column's alignment by a class: the sanitiser lets no style through."""
    if found := _ALIGN.search(cell.attrib.pop("style", "")):
        cell.set("class", f"align-{found[1]}")
