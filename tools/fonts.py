"""Make the site's letters: `python -m tools.fonts` fills static/fonts/ and css/fonts.css.

The face is fetched from the npm registry, cut down to what Vietnamese needs and packed as
WOFF2. Beside it go faces that are on readers' machines, stretched to the same widths and
heights, so that no line moves when the letters arrive.
"""

import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.npm import fetch, part

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "static" / "fonts"
STYLES: Final = ROOT / "static" / "css" / "fonts.css"
FAMILY: Final = "Newsreader"
VERSION: Final = "0.4.1"
INTEGRITY: Final = (
    "sha512-j96W112+mj/VYP06DCq00w+twyw42w0MY7eHB/XX"
    "ioNK80BcG0cIk/zogjOENZSY7qejzIFbHE/PZYqlh/6VKQ=="
)
LIMIT: Final = 25_000
"""Bytes that the letters may have, all faces together."""
FEATURES: Final = ("ccmp", "kern", "lnum")

VOWELS: Final = "aăâeêioôơuưy"
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook above, tilde, acute, dot below: they are marks to combine with a letter."""
SIGNS: Final = "«»§°²³·½×÷–—‘’“”…•₫€\u00a0\u2011"


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of the family: where it lies in the package, and for which weights it stands."""

    path: str
    file: str
    weights: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A face on readers' machines, and one of the same widths that can be measured."""

    family: str
    package: str
    version: str
    path: str
    local: tuple[str, ...]


BOLD: Final = Face("600SemiBold/Newsreader_600SemiBold.ttf", "newsreader-600.woff2", "600 800")
STANDS: Final = (
    Stand(
        "Times for Newsreader",
        "@expo-google-fonts/tinos",
        "0.4.2",
        "700Bold/Tinos_700Bold.ttf",
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"),
    ),
    Stand(
        "Noto for Newsreader",
        "@expo-google-fonts/noto-serif",
        "0.4.2",
        "700Bold/NotoSerif_700Bold.ttf",
        ("Noto Serif Bold", "NotoSerif-Bold"),
    ),
)


def letters() -> str:
    """Give every letter of Vietnamese, small and capital, each as one character."""
    vowels = [unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in ("", *TONES)]
    small = "".join([*vowels, "đ"])
    return small + small.upper()


def characters() -> str:
    """Give all that the face is cut down to: Vietnamese, ASCII, and the signs of a newspaper."""
    return "".join(map(chr, range(0x20, 0x7F))) + letters() + SIGNS


def cut(data: bytes) -> bytes:
    """Give a face as WOFF2 with `characters` alone.

    Raises ValueError when it lacks a letter.
    """
    font = TTFont(io.BytesIO(data))
    if missing := set(letters()) - {chr(code) for code in font.getBestCmap()}:
        raise ValueError(missing)
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=list(FEATURES),
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
        drop_tables=["DSIG", "GDEF", "STAT", "meta"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    stream = io.BytesIO()
    font.flavor = "woff2"
    font.save(stream)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Measures:
    """A face's heights and its mean width over a text, in parts of its size."""

    ascent: float
    descent: float
    gap: float
    width: float


def measures(data: bytes, text: str) -> Measures:
    """Measure a face; `text` holds letters as often as pages do."""
    font: Any = TTFont(io.BytesIO(data))
    unit, head, cmap = font["head"].unitsPerEm, font["hhea"], font.getBestCmap()
    widths = [font["hmtx"][cmap[ord(letter)]][0] for letter in text if ord(letter) in cmap]
    return Measures(
        head.ascent / unit,
        -head.descent / unit,
        head.lineGap / unit,
        sum(widths) / len(widths) / unit,
    )


def stretched(stand: Stand, weights: str, face: Measures, own: Measures) -> str:
    """Give the rule that makes a face on the reader's machine stand like the site's own."""
    scale = face.width / own.width
    sources = ",\n    ".join(f'local("{name}")' for name in stand.local)
    return f"""
@font-face {{
  ascent-override: {face.ascent / scale:.2%};
  descent-override: {face.descent / scale:.2%};
  font-family: "{stand.family}";
  font-weight: {weights};
  line-gap-override: {face.gap / scale:.2%};
  size-adjust: {scale:.2%};
  src:
    {sources};
}}
"""


def rule(face: Face) -> str:
    """Give the rule of a face of the site's own."""
    return f"""
@font-face {{
  font-display: swap;
  font-family: "{FAMILY}";
  font-weight: {face.weights};
  src: url("../fonts/{face.file}") format("woff2");
}}
"""


def headlines() -> str:
    """Give the titles of the sample archive as one text."""
    return "".join(_titles())


def _titles() -> Iterator[str]:
    for path in sorted((ROOT / "content").rglob("*.md")):
        found = re.search(r'^title: ["\']?(.*?)["\']?$', path.read_text("utf-8"), re.MULTILINE)
        yield found[1] if found else ""


def main() -> int:
    """Write the faces, their licence and their rules; give 1 when they are too heavy."""
    package = fetch("@expo-google-fonts/newsreader", VERSION, INTEGRITY)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "OFL.txt").write_bytes(part(package, "LICENSE_FONT"))
    whole, text = part(package, BOLD.path), headlines()
    data = cut(whole)
    (FOLDER / BOLD.file).write_bytes(data)
    face = measures(whole, text)
    rules = [rule(BOLD)]
    for stand in STANDS:
        own = measures(part(fetch(stand.package, stand.version), stand.path), text)
        rules.append(stretched(stand, BOLD.weights, face, own))
    head = "/* Written by tools/fonts.py: the site's letters, and what stands in for them. */"
    STYLES.write_text(head + "".join(rules), "utf-8", newline="\n")
    sys.stdout.write(f"{BOLD.file}: {len(data):,} bytes\n")
    return 1 if len(data) > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
