"""Small articles, archives and configurations that the unit tests start from."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from khotin import article as reading
from khotin import paths
from khotin.archive import Archive, assemble
from khotin.article import Article
from khotin.config import Config
from khotin.config import read as read_config
from khotin.front_matter import Byline, Moment, Terms, read_moment
from khotin.language import Words
from khotin.marks import marks
from khotin.markup import Converter
from khotin.page import Page, View
from khotin.pages import plan
from khotin.present import Presenter
from khotin.problems import Problem
from khotin.source import Source
from khotin.standing import StandingPage

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
CATEGORIES: Final = ("kinh-te", "giao-duc")
TODAY: Final = date(2025, 7, 1)
CONFIG: Final = """\
[site]
title = "Kho tin Minh Hà"
description = "Tin cũ của huyện."
publisher = "Trung tâm VHTT&TT huyện"
base_url = "https://tin.example.vn/"

[categories.kinh-te]
name = "Kinh tế"
description = "Sản xuất, đầu tư."

[categories.giao-duc]
name = "Giáo dục"
"""
GOOD: Final = """\
---
title: Hội nghị tổng kết
date: 2023-09-12T11:21:00+07:00
category: kinh-te
{more}---

{body}
"""


def moment(written: str) -> Moment:
    """Give a date that is known to be right."""
    found = read_moment(written, ZONE)
    assert found is not None, written
    return found


def article(slug: str = "bai", written: str = "2023-09-12", **changes: Any) -> Article:
    """Give an article that lies where its date says; authors may be given by name alone."""
    day = moment(written).day
    path = f"content/{day:%Y/%m}/{slug}.md"
    place = paths.article_path(path)
    assert place is not None
    names = changes.pop("authors", ())
    bare = Article(
        path=path,
        address=place.address,
        title=f"Tin {slug}",
        date=moment(written),
        category="kinh-te",
        authors=tuple(Byline(name=name) for name in names),
        views=0,
        summary="Tóm tắt.",
        has_lead=True,
        image=None,
        tags=(),
        documents=(),
        aliases=(),
        updated=None,
        expires=None,
        draft=False,
        featured=False,
        source=None,
        thumbnail=None,
        pictures=(),
        marks=b"",
        digest="0",
    )
    changed = bare._replace(**changes)
    shared = marks(changed.title, changed.tags, changed.documents)
    return reading.faced(changed._replace(marks=shared))


def standing_page(name: str = "lien-he", *, draft: bool = False) -> StandingPage:
    """Give a standing page."""
    path = f"content/pages/{name}.md"
    return StandingPage(path, f"/{name}/", name, "", None, draft, (), "0")


def read(
    more: str = "",
    body: str = "Bà con được mùa.",
    path: str = "content/2023/09/hoi-nghi.md",
    text: str = GOOD,
) -> Article:
    """Read an article as it is written; `more` are further lines of its front matter."""
    lines = f"{more.rstrip()}\n" if more else ""
    data = text.format(more=lines, body=body).encode()
    return reading.read(Source(path, data), Terms(CATEGORIES, ZONE), Converter())


def archive(
    articles: Iterable[Article],
    pages: Iterable[StandingPage] = (),
    *,
    drafts: bool = False,
    today: date = TODAY,
) -> Archive:
    """Put articles in order."""
    return assemble(articles, pages, categories=CATEGORIES, today=today, drafts=drafts)


def settings(text: str = CONFIG, **lists: int) -> Config:
    """Read a configuration; `lists` are sizes for its table of that name."""
    sizes = "".join(f"{name} = {size}\n" for name, size in lists.items())
    return read_config(f"{text}\n[lists]\n{sizes}" if sizes else text)


def presenter(config: Config | None = None, *, preview: bool = False) -> Presenter:
    """Give what turns articles and lists into views."""
    config = config or settings()
    words = Words(config.site.language)
    return Presenter(config, words, {}, TODAY if preview else None)


def views(pages: Iterable[Page], config: Config | None = None, **show: bool) -> dict[str, View]:
    """Make the views of some pages, by path."""
    maker = presenter(config, **show)
    made = [(page.path, page.view(maker)) for page in pages]
    found = dict(made)
    assert len(found) == len(made), "two pages claim one path"
    return found


def planned(
    articles: Iterable[Article],
    config: Config | None = None,
    *,
    search: bool = False,
    drafts: bool = False,
) -> dict[str, View]:
    """Plan a whole site and make all its views, by path."""
    config = config or settings()
    pages = plan(archive(articles, drafts=drafts), config, search=search)
    return views(pages, config, preview=drafts)


def told(problems: Iterable[Problem]) -> list[str]:
    """Give problems as `line:column code`, in order."""
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]
