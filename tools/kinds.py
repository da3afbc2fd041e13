"""One address for every kind of page of the sample archive, below its front page."""

from functools import cache
from pathlib import Path
from typing import Final

PLACES: Final = {
    "front": "",
    "category": "chuyen-muc/van-hoa-xa-hoi/",
    "author": "tac-gia/thu-mai/",
    "authors": "tac-gia/",
    "year": "2025/",
    "month": "2025/06/",
    "day": "ngay/06-15/",
    "most read": "doc-nhieu/",
    "most read of a year": "doc-nhieu/2023/",
    "timeline": "luu-tru/",
    "photo library": "thu-vien-anh/",
    "photos of a year": "thu-vien-anh/2012/",
    "standing": "gioi-thieu/",
    "standing in English": "contact/",
    "search": "tim-kiem/",
    "not found": "404.html",
    "components": "mau/",
}
ARTICLE: Final = "2012/08/thong-xe-cau-ben-sen-noi-doi-bo-song-may/"
"""An article with pictures, to look at."""
HOLDING: Final = {
    "article with a gallery": 'class="gallery"',
    "article with a table": "<table",
    "article with footnotes": 'class="footnote-ref"',
    "article with contents": 'class="contents"',
    "article with documents": 'class="article__documents"',
    "article with a quotation": "<blockquote",
    "article with a source": 'class="article__source"',
}
OLDEST: Final = "oldest page of a list"
KINDS: Final = (*PLACES, OLDEST, *HOLDING)


@cache
def address(kind: str, output: Path) -> str:
    """Give the address, below the site's front page, of a page of a kind."""
    if kind in PLACES:
        return PLACES[kind]
    pattern = "**/trang/1/index.html" if kind == OLDEST else "[0-9]*/[0-9]*/*/index.html"
    for path in sorted(output.glob(pattern), reverse=True):
        if HOLDING.get(kind, "") in path.read_text("utf-8"):
            return f"{path.parent.relative_to(output).as_posix()}/"
    raise AssertionError(f"the sample archive has no {kind}")
