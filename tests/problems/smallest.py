"""The smallest good site, and a way to build it from the command line."""

from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from khotin import disk
from khotin.cli import cli

ARTICLE: Final = "content/2023/09/hoi-nghi.md"
CONFIG: Final = """\
[site]
title = "Kho tin Minh Hà"
description = "Tin cũ của huyện."
publisher = "Trung tâm VHTT&TT huyện"
base_url = "https://tin.example.vn/"
language = "{language}"

[categories.kinh-te]
name = "Kinh tế"

[categories.giao-duc]
name = "Giáo dục"
"""
TEXT: Final = """\
---
title: Hội nghị tổng kết vụ xuân
date: 2023-09-12 11:21
category: kinh-te
---

Bà con được mùa.
"""
PAGES: Final = (
    *("album", "album_year", "article", "authors", "components", "day", "front", "list"),
    *("most_read", "not_found", "redirect", "search", "standing", "timeline", "year"),
)
SHOWN: Final = """\
<article data-pagefind-body><h1>{{ page.title }}</h1>
{{ body.html }}
</article>
"""
FEEDS: Final = (
    *("atom.xml", "data.json", "news_sitemap.xml", "opensearch.xml", "robots.txt"),
    *("site.webmanifest", "sitemap.xml", "sitemap_index.xml"),
)


def files(language: str = "vi") -> dict[str, str]:
    """Give the texts of the smallest good site by path."""
    return {
        "config.toml": CONFIG.format(language=language),
        ARTICLE: TEXT,
        "static/css/site.css": "a {}\n",
        **{f"templates/pages/{name}.html": "Tin\n" for name in PAGES},
        "templates/pages/article.html": SHOWN,
        **{f"templates/feeds/{name}": "Tin\n" for name in FEEDS},
    }


def write(folder: Path, texts: dict[str, str], encoding: str = "utf-8") -> None:
    """Write texts as they are, with their line ends."""
    for name, text in texts.items():
        disk.write(folder / name, text.encode(encoding))


def run(*arguments: str) -> Result:
    """Run the command line here, without colours."""
    plain = {"FORCE_COLOR": None, "NO_COLOR": "1", "TTY_COMPATIBLE": None, "COLUMNS": "80"}
    return CliRunner(env=plain).invoke(cli, [*arguments], catch_exceptions=False)


def build(*arguments: str) -> Result:
    """Build the site here, as it is on the first of July 2025."""
    return run("build", "--today", "2025-07-01", *arguments)


def check(*arguments: str) -> Result:
    """Check the site here, as it is on the first of July 2025."""
    return run("check", "--today", "2025-07-01", *arguments)
