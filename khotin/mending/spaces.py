"""Spaces between the words of a Markdown text: one where there were several, or one that joins.

A space means much in Markdown: at a line's start it indents, two at its end are a new
line, in code, in tables and in HTML each one counts. Only those between two words of
prose are touched; where it is doubtful what something is, it is left.
"""

import re
from collections.abc import Iterator
from typing import Final

JOINING: Final = "\u00a0\u2007\u202f"
"""Spaces at which a line does not break: Unicode's NO-BREAK, FIGURE and NARROW NO-BREAK SPACE."""
_BREAKING: Final = str.maketrans(JOINING, " " * len(JOINING))
_PATTERN: Final = re.compile(
    rf"""
    # Code between fences, as far as the next fence like it, or to the end
      ^[ ]{{0,3}}(?P<fence>```+|~~~+)[^\n]*+
        (?:\n(?s:.*?)^[ ]{{0,3}}(?P=fence)[^\S\n]*+$|(?s:.*+))
    # Indented code, in a quotation too; an inner paragraph of a list looks the same
    | ^(?:[ ]{{0,3}}>[ ]?)*+(?:[ ]{{4}}|[ ]{{0,3}}\t)[^\n]*+
    # A table: a line, a line of hyphens and bars below it, and all lines that follow
    | ^(?=[^\S\n]*+\S)[^\n]*+\n(?=[^\n]*?\|)(?=[^\n]*?-)(?:[^\S\n]|[>:|-])++$
        (?:\n(?=[^\S\n]*+\S)[^\n]*+)*+
    # Where a link leads, given below the text; a footnote is prose
    | ^[ ]{{0,3}}\[(?!\^)[^\]\n]++\]:[^\n]*+
    # What a line begins with: indent, quotation, list, footnote
    | ^(?:[^\S\n]|>|(?:[-*+:]|\d{{1,9}}[.)]|\[\^[^\]\n]++\]:)(?=[^\S\n]))++
    # HTML whose text keeps its spaces; remarks; tags and addresses in <>
    | <(?P<raw>(?i:pre|script|style|textarea|code|kbd|samp))\b(?s:.*?</(?P=raw)\s*>|.*+)
    | <!--(?s:.*?-->|.*+)
    | </?[A-Za-z][^<>]*+>
    # Code in a line
    | (?<![\\`])(?P<ticks>`++)(?:(?!\n[^\S\n]*+\n)(?s:.))*?(?<!`)(?P=ticks)(?!`)
    # Where a link leads; its words and its title are prose
    | \]\((?:<[^<>\n]*+>|[^\s()<>]++)(?=[^\S\n]++"[^"\n]*+"[^\S\n]*+\))
    | \]\([^)\n]*+\)?
    # Attributes
    | \{{[^{{}}\n]*+\}}
    # Spaces between two words
    | (?<=\S)(?P<spaces>[ {JOINING}]++)(?=\S)
    """,
    re.VERBOSE | re.MULTILINE,
)


def mend(body: str) -> str:
    """Give a Markdown text with one space between its words, and no space that joins them."""
    while (mended := _PATTERN.sub(_one, body)) != body:
        body = mended
    return body


def odd(body: str) -> Iterator[int]:
    """Give where in a Markdown text spaces stand that `mend` would mend."""
    for found in _PATTERN.finditer(body):
        if found["spaces"] and found["spaces"] != " ":
            yield found.start("spaces")


def breaking(text: str) -> str:
    """Give a text with a plain space for each no-break space, whatever it stands for."""
    return text.translate(_BREAKING)


def _one(found: re.Match[str]) -> str:
    return " " if found["spaces"] else found[0]
