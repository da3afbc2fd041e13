from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from khotin import config, looking, site
from khotin.looking import Folders, Wishes
from khotin.problems import Invalid
from khotin.site import Site
from khotin.watch import Stages
from tests.problems import smallest
from tests.unit.making import told
from tests.unit.test_watch import Looker

NOW = datetime(2025, 7, 1, tzinfo=UTC)
DRAFT = "---\ntitle: A\ndate: 2023-09-12\ncategory: kinh-te\ndraft: true\n---\n![A](lua.svg)\n"


def load(folder: Path, texts: dict[str, str], wishes: Wishes | None = None) -> Site:
    """Read the smallest site, with further texts by path."""
    smallest.write(folder, smallest.files() | texts)
    inside = {name: folder / name for name in ("content", "templates", "static", "data")}
    folders = Folders(
        folder / "config.toml", **inside, output=folder / "public", cache=folder / ".cache"
    )
    settings = config.read(folders.config.read_text("utf-8"))
    wishes = wishes or Wishes(now=NOW)
    look = looking.look(folders, wishes, settings.site.zone)
    return site.load(settings, folders, wishes, look, Stages(Looker()))


def test_a_site_is_its_pages_its_templates_and_what_is_copied(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        {"content/2023/09/lua.svg": "<svg/>", "static/img/a.svg": "<svg/>", "content/.tam": ""},
    )
    paths = {page.path for page in found.pages}
    assert {"index.html", "2023/09/hoi-nghi/index.html", "tim-kiem/index.html"} <= paths
    assert "pages/article.html" in found.frame.templates
    assert found.copies["/2023/09/lua.svg"].path == str(tmp_path / "content/2023/09/lua.svg")
    (svg,) = (address for address in found.copies if address.startswith("/static/img/a."))
    assert found.copies[svg].path == str(tmp_path / "static/img/a.svg")
    assert len(found.copies) == 2


@pytest.mark.parametrize(("drafts", "copied"), [(False, False), (True, True)])
def test_files_of_an_unpublished_article_wait_with_it(
    tmp_path: Path, *, drafts: bool, copied: bool
) -> None:
    found = load(
        tmp_path,
        {"content/2023/09/nhap/index.md": DRAFT, "content/2023/09/nhap/lua.svg": "<svg/>"},
        Wishes(now=NOW, drafts=drafts),
    )
    assert ("/2023/09/nhap/lua.svg" in found.copies) is copied


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2025, 7, 1, 16, 59, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 7, 1, 17, 0, tzinfo=UTC), date(2025, 7, 2)),
    ],
)
def test_a_day_begins_when_it_begins_in_the_sites_time_zone(
    tmp_path: Path, now: datetime, day: date
) -> None:
    assert load(tmp_path, {}, Wishes(now=now)).archive.today == day
    wished = Wishes(now=now, today=date(2020, 1, 1))
    assert load(tmp_path, {}, wished).archive.today == date(2020, 1, 1)


def test_the_problems_of_all_files_are_gathered(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        load(
            tmp_path,
            {
                "content/2023/09/a.md": "Một.",
                "content/pages/b.md": "Hai.",
                "content/c.exe": "",
                "static/a.css": '@import "b.css";',
            },
        )
    assert told(caught.value.problems) == [
        "1:1 no-front-matter",
        "1:1 unsafe-file",
        "1:1 no-front-matter",
        "1:1 missing-static",
    ]


def test_a_site_without_articles_has_no_search_index_to_ask_for(tmp_path: Path) -> None:
    early = Wishes(now=NOW, today=date(2000, 1, 1))
    for wishes, index in ((Wishes(now=NOW), "/search/"), (early, "")):
        found = load(tmp_path, {}, wishes)
        (page,) = (page for page in found.pages if page.template == "pages/search.html")
        assert getattr(page.view(found.frame.show), "index", None) == index
