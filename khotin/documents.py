"""What Pagefind is given of an article's page: the text and its marks, and nothing around them.

Pagefind parses whole pages. Of ours it needs the article alone: a third of the bytes.
Cutting at fixed texts, as here, is several times as fast as replacing by patterns.
"""

import re
from typing import Final

from khotin.text import stroked

_LANGUAGE: Final = re.compile(r'<html\b[^<>]*\slang="([^"<>]*)"')
_BODY: Final = re.compile(r"<[a-z][^<>]*\sdata-pagefind-body\b")
_ARTICLE: Final = re.compile(r"<article\b[^<>]*\sdata-pagefind-body\b[^<>]*>")
_END: Final = "</article>"
_MARK: Final = " data-pagefind-"
_INLINE: Final = re.compile(r"<(strong|em|span)>([^<>]*)</\1>")


def document(html: str) -> str:
    """Cut out of an article's finished page the document to index.

    The letter đ is written so that search finds it under d, too (see `text.stroked`).
    Returns the whole page where it has no such article as our templates write, and
    nothing where it says that it is not to be indexed: it has no `data-pagefind-body`.
    """
    start = html.rfind("<article", 0, max(html.find(f"{_MARK}body"), 0))
    found = _ARTICLE.match(html, start) if start >= 0 else None
    end = html.find(_END, start) if found else -1
    if end < 0:
        return stroked(html) if _BODY.search(html) else ""
    text = html[start : end + len(_END)]
    text = _without("nav", _without("footer", text))
    text = _INLINE.sub(r"\2", _without_classes(_without_links(text)))
    language = _LANGUAGE.search(html)
    opening = f'<html lang="{language[1]}">' if language else "<html>"
    return f"<!doctype html>{opening}<body>{stroked(text)}</body></html>"


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


def _without_classes(text: str) -> str:
    """Take the attribute `class` away; in a text, the next angle bracket opens a tag."""
    first, *others = text.split(' class="')
    kept = [first]
    for other in others:
        _, _, rest = other.partition('"')
        bracket = rest.find(">")
        in_tag = bracket >= 0 and "<" not in rest[:bracket]
        kept += (rest,) if in_tag else (' class="', other)
    return "".join(kept)
