"""Short ways past and through Python-Markdown for what holds no marks.

Most paragraphs of a news article are plain words. Python-Markdown tries a dozen block
patterns and twenty inline patterns on each, and none fits. Here such a paragraph is
recognised by one expression and goes straight into the tree, as text to be left alone;
a text of nothing but such paragraphs, plain headings, short lists and quotations needs no
tree at all. The output is equal to the library's: whatever could begin a mark takes the
long way.
"""

import re
from collections.abc import Callable
from typing import Any, Final
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.util import AtomicString

from khotin.text import squeeze

_FIRST: Final = r"(?:[^\W\d_]|[“”‘’\"'(…–]|\d+(?![.\d]))"
"""How a line may begin: no indent, list, heading, quotation, rule or table."""
_REST: Final = r"[^\n\\`*_\[\]<>&{}|#~^\x02\x03]*(?<![ ])"
"""What a line may hold: nothing that an inline pattern begins with, no spaces at its end."""
_PLAIN: Final = re.compile(rf"{_FIRST}{_REST}(?:\n{_FIRST}{_REST})*\n*")


_HEADING: Final = re.compile(rf"## (?P<words>{_FIRST}{_REST})")
_GROUPS: Final = {
    tag: (
        re.compile(rf"{first}{_FIRST}{_REST}(?:\n{other}{_FIRST}{_REST})*"),
        re.compile(rf"^{other}", re.MULTILINE),
    )
    for tag, first, other in (
        ("blockquote", "> ", "> "),
        ("ul", "- ", "- "),
        ("ol", r"1\. ", r"\d{1,2}\. "),
    )
}
"""Lists and quotations of plain lines alone, and what each of these begins with, by tag."""
_BEGIN: Final = re.compile(_FIRST)
_SIGNS: Final = tuple("\\`*_[]<>&{}|#~^\x02\x03")
"""What `_REST` leaves out: asked for one by one they are found ten times as fast."""
_ELSEWHERE: Final = ("\0", "\t", "\r", "  ")
_EMPTY: Final = re.compile(r"\n[^\S\n]+\n")
"""With `_ELSEWHERE`: white space that Python-Markdown rewrites, or may, and what the sanitiser
drops."""


def whole(text: str, anchor: Callable[[str], str]) -> tuple[str, list[tuple[str, str]]] | None:
    """Give the HTML of a text of plain paragraphs, second headings, lists and quotations alone.

    Also gives each heading's anchor, by `anchor`, and its words; None for another text.
    """
    if _holds(text, _ELSEWHERE) or _EMPTY.search(text):
        return None
    is_bare = not _holds(text, _SIGNS)
    parts: list[str] = []
    headings: list[tuple[str, str]] = []
    tag = ""
    for block in text.split("\n\n"):
        written, before, tag = block.strip("\n"), tag, ""
        if _is_plain(written, is_bare=is_bare):
            parts.append(f"<p>{written}</p>")
        elif not before and (group := _group(written)):
            tag, html = group
            parts.append(html)
        elif (found := _HEADING.fullmatch(written)) and squeeze(found["words"]) == found["words"]:
            words = found["words"]
            headings.append((anchor(words), words))
            parts.append(f'<h2 id="{headings[-1][0]}">{words}</h2>')
        elif written:
            return None
    once = len({anchor for anchor, _ in headings}) == len(headings)
    return ("\n".join(parts).replace("\u00a0", "&nbsp;"), headings) if once else None


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def _is_plain(block: str, *, is_bare: bool) -> bool:
    """Tell what `_PLAIN` tells; `is_bare` where the whole text is known to hold no sign."""
    if not is_bare and _holds(block, _SIGNS):
        return False
    return all(_BEGIN.match(line) and line[-1] != " " for line in block.split("\n"))


def _group(block: str) -> tuple[str, str] | None:
    """Give the tag and the HTML of a list or quotation of plain lines; None for another block."""
    for tag, (shape, begin) in _GROUPS.items():
        if shape.fullmatch(block):
            lines = begin.sub("", block)
            if tag == "blockquote":
                return tag, f"<blockquote>\n<p>{lines}</p>\n</blockquote>"
            items = "\n".join(f"<li>{line}</li>" for line in lines.split("\n"))
            return tag, f"<{tag}>\n{items}\n</{tag}>"
    return None


class PlainParagraphs(Extension):
    """Adds the short way."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(_PlainParagraph(md.parser), "khotin-plain", 200)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)


class _PlainParagraph(BlockProcessor):
    """A block of plain lines at the top level is a paragraph, and needs no second look."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        return not self.parser.state and _PLAIN.fullmatch(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        ET.SubElement(parent, "p").text = AtomicString(blocks.pop(0).rstrip("\n"))


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Looks for raw HTML only where there can be some."""

    def run(self, lines: list[str]) -> list[str]:
        if not any("<" in line or "&" in line for line in lines):
            return lines
        found: Any = super().run(lines)
        return list(found)
