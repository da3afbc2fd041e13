"""What the search indexes are given of an article's page: its text, and nothing around it.

Pagefind parses whole pages. Of ours it needs the article alone: a third of the bytes.
Nor is it given what changes looks alone: where a template changes nothing else, the index
need not be made again.
"""

import html
import re
from functools import lru_cache
from typing import Final

_LANGUAGE: Final = re.compile(r'<html\b[^<>]*\slang="([^"<>]*)"')
_BODY: Final = re.compile(r"<[a-z][^<>]*\sdata-pagefind-body\b")
_ARTICLE: Final = re.compile(r"<article\b[^<>]*\sdata-pagefind-body\b[^<>]*>")
_END: Final = "</article>"
_MARK: Final = " data-pagefind-"
_NAME: Final = _MARK.strip()
_TAG: Final = re.compile(r"<[^>]*>")
_ATTRIBUTE: Final = re.compile(r"""\s+([^\s"'<>/=]+)(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_READ: Final = {"img": ("id", "src", "alt")}
"""Attributes that Pagefind reads of itself; of other elements than these it is `id` alone."""
_READ_FROM: Final = (f"{_NAME}index-attrs", "[")
"""In a tag with one of these, another attribute may be read: `image[data-large]`."""
_INLINE: Final = re.compile(r"<(strong|em|span)>([^<>]*)</\1>")


def document(page: str) -> str:
    """Cut out of an article's finished page the document to index.

    Returns the whole page where it has no such article as our templates write, and
    nothing where it says that it is not to be indexed: it has no `data-pagefind-body`.
    """
    start = page.rfind("<article", 0, max(page.find(f"{_MARK}body"), 0))
    found = _ARTICLE.match(page, start) if start >= 0 else None
    end = page.find(_END, start) if found else -1
    if end < 0:
        return page if _BODY.search(page) else ""
    text = page[start : end + len(_END)]
    text = _without("nav", _without("footer", text))
    text = _INLINE.sub(r"\2", _without_attributes(_without_links(text)))
    language = _LANGUAGE.search(page)
    opening = f'<html lang="{language[1]}">' if language else "<html>"
    return f"<!doctype html>{opening}<body>{text}</body></html>"


def lines(document: str) -> str:
    """Give the text of a document, a line for each run of it between two tags."""
    return html.unescape(_TAG.sub("\n", document))


def _without(name: str, text: str) -> str:
    """Take out the last element of a name if Pagefind is told to ignore it: there is but one."""
    start = text.rfind(f"<{name} ")
    if start < 0 or f"{_MARK}ignore" not in text[start : text.find(">", start)]:
        return text
    _, closing, after = text[start:].partition(f"</{name}>")
    return text[:start] + after if closing else text


def _without_links(text: str) -> str:
    """Take the tags of links away, but of those that tell Pagefind something."""
    first, *others = text.split("<a ")
    kept = [first]
    for other in others:
        tag, _, rest = other.partition(">")
        if _MARK in f" {tag}":
            kept += ("<a ", other)
        else:
            kept.append(rest.replace("</a>", "", 1))
    return "".join(kept)


def _without_attributes(text: str) -> str:
    """Take the attributes of tags away, but of those that Pagefind reads."""
    first, *others = text.split("<")
    kept = [first]
    for other in others:
        tag, closing, rest = other.partition(">")
        kept += ("<", _bare(tag) if closing and " " in tag else tag, closing, rest)
    return "".join(kept)


@lru_cache(1000)
def _bare(tag: str) -> str:
    if not tag[0].isalpha() or any(sign in tag for sign in _READ_FROM):
        return tag
    name = tag.split(maxsplit=1)[0]
    read = _READ.get(name, ("id",))
    kept = [
        found[0]
        for found in _ATTRIBUTE.finditer(tag)
        if found[1].startswith(_NAME) or found[1] in read
    ]
    return name + "".join(kept)
