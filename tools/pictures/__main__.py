"""Draw the sample pictures: ``python -m tools.pictures [--to FOLDER]``.

Without options the program looks through ``content/**/*.md`` for the names of
pictures it knows and writes each one beside every article that names it.  The
map and the site's icons are always drawn.  With ``--to`` every picture goes into
one folder.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from .canvas import Canvas, to_jpeg
from .district_map import draw_map
from .icons import draw_icons
from .scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
MAP = "ban-do-minh-ha.png"
FAVICON = "favicon.svg"
NAMED = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, SCENES)) + r")\.jpg\b")


def draw(name: str) -> bytes:
    """Draw one scene and return it as a JPEG file."""
    canvas = Canvas(name)
    SCENES[name](canvas)
    return to_jpeg(canvas.finish())


def wanted(content: Path) -> dict[str, list[Path]]:
    """List, for each scene some article names, the folders that need it."""
    places: dict[str, list[Path]] = {}
    for article in sorted(content.rglob("*.md")):
        for name in sorted(set(NAMED.findall(article.read_text(encoding="utf-8")))):
            folders = places.setdefault(name, [])
            if article.parent not in folders:
                folders.append(article.parent)
    return places


def write(path: Path, data: bytes) -> None:
    """Save a picture, leaving an identical file alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
    sys.stdout.write(f"{path}  {len(data) / 1000:.0f} kB\n")


def main() -> None:
    """Read the options and draw what was asked for."""
    parser = argparse.ArgumentParser(prog="tools.pictures", description="Draw the sample pictures.")
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="draw every picture into this folder"
    )
    parser.add_argument(
        "--only", nargs="+", choices=sorted(SCENES), metavar="NAME", help="draw only these scenes"
    )
    options = parser.parse_args()
    places = {name: [options.to] for name in SCENES} if options.to else wanted(ROOT / "content")
    for name, folders in places.items():
        if options.only and name not in options.only:
            continue
        data = draw(name)
        for folder in folders:
            write(folder / f"{name}.jpg", data)
    images = ROOT / "static" / "img"
    icons = draw_icons((images / FAVICON).read_text(encoding="utf-8"))
    for name, data in {MAP: draw_map(), **icons}.items():
        write((options.to or images) / name, data)


if __name__ == "__main__":
    main()
