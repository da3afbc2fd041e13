"""What the search indexes are given of an article's page: its text, and nothing around it.

Pagefind parses whole pages. Of ours it needs the article alone: a third of the bytes.
Cutting at fixed texts, as here, is several times as fast as replacing by patterns.
"""

import html
import re
from typing import Final

_LANGUAGE: Final = re.compile(r'<html\b[^<>]*\slang="([^"<>]*)"')
_BODY: Final = re.compile(r"<[a-z][^<>]*\sdata-pagefind-body\b")
_ARTICLE: Final = re.compile(r"<article\b[^<>]*\sdata-pagefind-body\b[^<>]*>")
_END: Final = "</article>"
_MARK: Final = " data-pagefind-"
_TAG: Final = re.compile(r"<[^>]*>")
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
    text = _INLINE.sub(r"\2", _without_classes(_without_links(text)))
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
