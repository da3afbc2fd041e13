"""What `config.toml` says of the site, as the peers' templates want it."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from khotin.article import Article
from khotin.language import Words

ROOT: Final = Path(__file__).resolve().parent.parent
_DAYS: Final = Words("vi").weekdays()


def facts(articles: Iterable[Article]) -> dict[str, Any]:
    """Gather what the peers' templates say of the site, from `config.toml`."""
    raw = _config()
    site, categories = raw["site"], raw["categories"]
    return {
        **{name: site.get(name, "") for name in ("title", "subtitle", "description", "notice")},
        "publisher": site["publisher"],
        "base_url": site["base_url"],
        "categories": [{"key": key, "name": table["name"]} for key, table in categories.items()],
        "names": {key: table["name"] for key, table in categories.items()},
        "intros": {key: table.get("description", "") for key, table in categories.items()},
        "menu": raw.get("menu", []),
        "boxes": raw.get("boxes", []),
        "footer_lines": raw["footer"]["lines"],
        "footer_links": raw["footer"]["links"],
        "days": [_DAYS[-1][1], *(name for _, name in _DAYS[:-1])],
        "week": [{"short": short, "name": name} for short, name in _DAYS],
        "years": sorted({str(article.date.day.year) for article in articles}, reverse=True),
    }


def categories() -> list[str]:
    """Give the keys of the categories, in their order."""
    return list(_config()["categories"])


def _config() -> dict[str, Any]:
    return tomllib.loads((ROOT / "config.toml").read_text("utf-8"))
