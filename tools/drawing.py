"""Draw the floors of the house: `python -m tools.drawing` writes docs/pictures/architecture.svg.

The floors are the layers that import-linter enforces, the words are the first sentences
of the modules: the drawing cannot say anything else than the code does.
"""

import ast
import tomllib
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures" / "architecture.svg"
WIDTH, LOW, HIGH, GAP, MARGIN = 1080, 32, 60, 6, 24
WET = {
    *("bundle_files", "cache", "disk", "gathering", "index_files", "indexing", "made", "making"),
    *(
        "phrases",
        "publish",
        "reading",
        "search",
        "searching",
        "site",
        "staging",
        "visits",
        "watch",
        "workers",
    ),
}
JOINT = {"pipeline", "cli", "commands", "options", "tell", "__main__"}
COLOURS = {"dry": "#f3ead7", "wet": "#d5e6ea", "joint": "#ecd3cc"}


def floors() -> list[list[str]]:
    """Give the rooms of each floor, from the top, as pyproject.toml lists them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def sentence(room: str) -> str:
    """Give the first sentence of a room's docstring."""
    folder = ROOT / "khotin" / room
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    tree = ast.parse(path.read_text("utf-8"))
    return (ast.get_docstring(tree) or "").split("\n\n")[0].replace("\n", " ").rstrip(".")


def wrap(text: str, limit: int) -> list[str]:
    """Cut a text into at most two lines of about `limit` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) < limit or len(lines) == 2:  # noqa: PLR2004 - two lines
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return lines


def box(room: str, x: float, y: float, width: float, height: int) -> str:
    """Draw one room: its name, and its sentence beside or below it."""
    kind = "joint" if room in JOINT else "wet" if room in WET else "dry"
    left, top, room_for_words = (x + 140, y + 20, width - 160)
    if height == HIGH:
        left, top, room_for_words = (x + 12, y + 34, width - 16)
    words = wrap(sentence(room).replace("`", ""), int(room_for_words / 5.9))
    spans = "".join(
        f'<text x="{left:.0f}" y="{top + 14 * n:.0f}" class="words">{escape(line)}</text>'
        for n, line in enumerate(words)
    )
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height}" rx="5"'
        f' fill="{COLOURS[kind]}"/>'
        f'<text x="{x + 12:.0f}" y="{y + (20 if height == LOW else 18):.0f}"'
        f' class="name">{room}</text>{spans}'
    )


def draw() -> str:
    """Give the whole drawing as SVG."""
    rows = floors()
    boxes, y = [], MARGIN
    for rooms in rows:
        tall = LOW if len(rooms) == 1 else HIGH
        width = (WIDTH - 2 * MARGIN - GAP * (len(rooms) - 1)) / len(rooms)
        for place, room in enumerate(rooms):
            x = MARGIN + place * (width + GAP)
            boxes.append(box(room, x, y, width, tall))
        y += tall + GAP
    height = y + 28 + MARGIN
    legend = "".join(
        f'<rect x="{MARGIN + 330 * n}" y="{height - 40}" width="14" height="14" rx="3"'
        f' fill="{COLOURS[kind]}" stroke="#8a8378"/>'
        f'<text x="{MARGIN + 22 + 330 * n}" y="{height - 28}" class="words">{words}</text>'
        for n, (kind, words) in enumerate(
            (
                ("joint", "joint: brings the others together"),
                ("wet", "wet: disk, time, other programs"),
                ("dry", "dry: values in, values out"),
            )
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        ' aria-label="The rooms of Kho Tin by floor: a room knows only those below it">'
        "<style>text{font-family:Segoe UI,Noto Sans,DejaVu Sans,sans-serif;fill:#2b2722}"
        ".name{font-size:14px;font-weight:700}.words{font-size:11.5px;fill:#544d44}</style>"
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf8"/>{"".join(boxes)}{legend}</svg>\n'
    )


def main() -> None:
    """Write the drawing."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(draw(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
