"""Reading the project's documents: sections, tables, code, links."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
DOCS: Final = ROOT / "docs"
TEXTS: Final = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))

FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def sections(text: str, level: int) -> dict[str, str]:
    """Give what stands below each heading of a level, as far as the next of it or above."""
    hidden = FENCE.sub(lambda fence: fence[0].replace("#", " "), text)
    found = [heading for heading in _HEADING.finditer(hidden) if len(heading[1]) <= level]
    ends = [*(heading.start() for heading in found[1:]), len(text)]
    return {
        heading[2]: text[heading.end() : end]
        for heading, end in zip(found, ends, strict=True)
        if len(heading[1]) == level
    }


def fences(text: str, *languages: str) -> list[str]:
    """Give the blocks of code in some languages."""
    return [body for language, body in FENCE.findall(text) if language in languages]


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of a text's tables whose first cell is code, without the code's marks."""
    for line in FENCE.sub("", text).splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if cells and cells[0].startswith("`"):
            yield tuple(cell.replace("\\|", "|").strip("`") for cell in cells)


def anchors(text: str) -> set[str]:
    """Give the anchors that GitHub gives to a document's headings."""
    names = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", name.lower()).replace(" ", "-") for name in names}
