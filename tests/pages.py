"""Looks into built pages."""

import re
from collections.abc import Iterator
from typing import Any, Final

import html5lib
from lxml import html

_VOID: Final = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_SOURCE: Final = re.compile(r"<source([^>]*)>")
_SPACE: Final = re.compile(r"\s+")


def parse(text: str) -> html.HtmlElement:
    """Parse a page the quick way. libxml2 is told that a `<source>` holds nothing."""
    text = _SOURCE.sub(r"<source\1/>", text)
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def parse_strictly(text: str) -> None:
    """Parse a page as a browser does. Raises at the first mistake that browsers pass over."""
    html5lib.HTMLParser(strict=True).parse(text)


def only(root: html.HtmlElement, path: str) -> html.HtmlElement:
    """Give the one element that an XPath finds."""
    found = root.xpath(path)
    assert len(found) == 1, f"{len(found)} elements for {path}"
    return found[0]


def main(root: html.HtmlElement) -> html.HtmlElement:
    """Give the `<main>` of a page."""
    return only(root, "//main")


def texts(root: html.HtmlElement) -> Iterator[str]:
    """Give every text that a reader of a page may see or hear."""
    told = ("alt", "title", "aria-label", "placeholder", "content", "value")
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        spoken = [v for k, v in element.items() if k in told or k.startswith("data-word")]
        yield from (squeeze(text) for text in (element.text, element.tail, *spoken) if text)


def squeeze(text: str | None) -> str:
    """Give a text with its white space made single."""
    return _SPACE.sub(" ", text or "").strip()


def outline(root: html.HtmlElement) -> str:
    """Write an element one element a line, attributes sorted; running text stays together."""
    return "\n".join((*_lines(root, ""), ""))


def _lines(element: html.HtmlElement, indent: str) -> Iterator[str]:
    if element.tag in _VOID or not len(element) or _holds_text(element):
        yield indent + _inline(element).strip()
        return
    yield indent + _opening(element)
    for child in element:
        if isinstance(child.tag, str):
            yield from _lines(child, f"{indent}  ")
    yield f"{indent}</{element.tag}>"


def _holds_text(element: html.HtmlElement) -> bool:
    pieces = (element.text, *(child.tail for child in element))
    return any(piece and piece.strip() for piece in pieces)


def _inline(element: html.HtmlElement) -> str:
    if element.tag in _VOID:
        return _opening(element)
    pieces: list[Any] = [element.text or ""]
    for child in element:
        pieces += [_inline(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return f"{_opening(element)}{squeeze(''.join(pieces))}</{element.tag}>"


def _opening(element: html.HtmlElement) -> str:
    attributes = (f' {name}="{value}"' for name, value in sorted(element.items()))
    return f"<{element.tag}{''.join(attributes)}>"
