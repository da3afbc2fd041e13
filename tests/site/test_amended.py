"""A text that is mended where its own page alone shows it is published without a plan."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Self

import pytest

from khotin import amended, cache, made, pipeline, site
from khotin.problems import Invalid
from tests.builder import ROOT, TODAY, SiteBuilder, changed
from tests.pictures import picture

TEXT: Final = "Mở đầu.\n\nLúa chín, đồng vàng.\n"
MENDED: Final = "Mở đầu.\n\nLúa chín đồng vàng.\n"
PLACES: Final = ("2024/03/mot", "2025/05/hai", "2025/06/ba", "2025/06/bon", "2025/06/nam")


class Town(SiteBuilder):
    """A site of several months, whose articles are neighbours, related, and in feeds."""

    def fill(self) -> Self:
        for name in ("anh", "hinh"):
            self.file(f"content/2025/06/{name}.png", picture(40, kind="PNG"))
        for number, where in enumerate(PLACES):
            self.text(where, views=number, tags=["lúa"], authors=["Thu Hà"])
        self.text("2025/06/sau/index", "Mở đầu.\n\n![A](../anh.png)\n\n![B](../hinh.png)\n")
        self.file("content/2025/06/sau/mau.pdf", "PDF")
        self.file("data/views.csv", "path,views\n/2025/06/bon/,1850\n/2025/06/nam/,7\n")
        return self.page("gioi-thieu")

    def text(self, where: str, body: str = TEXT, **front: Any) -> Self:
        self.file("content/2024/03/.giu", "")
        name = where.removesuffix("/index").rpartition("/")[2]
        return self.article(where, body, **{"title": name.capitalize()} | front)

    def mend(self, where: str, body: str = MENDED, **front: Any) -> Self:
        number = PLACES.index(where) if where in PLACES else 0
        front = {"views": number, "tags": ["lúa"], "authors": ["Thu Hà"]} | front
        return self.text(where, body, **front if where in PLACES else {})

    def same(self, other: SiteBuilder) -> bool:
        return changed(self.snapshot(), other.snapshot()) == set()


def refuse(*_: object) -> None:
    raise Invalid([])


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was planned, each time that something was."""
    found: list[object] = []
    load = site.load

    def counted(*given: Any) -> object:
        found.append(given)
        return load(*given)

    monkeypatch.setattr(pipeline, "load", counted)
    return found


@pytest.fixture
def town(tmp_path: Path, plans: list[object]) -> Town:
    found = Town(tmp_path / "town", settled=True).fill()
    found.build(search=True)
    plans.clear()
    return found


@pytest.fixture
def clean(tmp_path: Path) -> Town:
    return Town(tmp_path / "clean").fill()


@pytest.mark.parametrize("where", PLACES)
def test_a_mended_text_needs_no_plan_and_the_site_is_as_if_built_at_once(
    town: Town, clean: Town, plans: list[object], where: str
) -> None:
    before = town.snapshot()
    town.mend(where).build(search=True)
    assert plans == []
    pages = {name for name in changed(before, town.snapshot()) if not name.startswith("search/")}
    assert pages == {f"{where}/index.html"}
    assert town.report.bundles == 1
    assert town.same(clean.mend(where).build(search=True))


def test_several_texts_are_mended_again_and_again(
    town: Town, clean: Town, plans: list[object]
) -> None:
    town.mend("2024/03/mot").mend("2025/06/bon").build(search=True)
    town.mend("2025/06/bon", TEXT).mend("2025/06/nam").build(search=True)
    assert plans == []
    assert town.report.bundles == 1
    clean.mend("2024/03/mot").mend("2025/06/nam").build(search=True)
    assert town.same(clean)


def test_what_an_article_shows_beside_its_text_is_mended_too(
    town: Town, clean: Town, plans: list[object]
) -> None:
    for one in (town, clean):
        one.mend("2025/06/ba", source={"name": "Báo", "url": "https://bao.example.vn/"})
        one.mend("2025/06/sau/index", "Mở đầu.\n\n![A](../anh.png)\n\nGiữa.\n\n![B](../hinh.png)\n")
        one.build(search=True)
    assert len(plans) == 1, "the clean site alone"
    assert town.same(clean)
    assert "mau.pdf" in town.read("/2025/06/sau/")


def test_drafts_are_mended_as_they_are_shown(
    tmp_path: Path, clean: Town, plans: list[object]
) -> None:
    town = Town(tmp_path / "drafts", settled=True).fill()
    town.text("2025/06/nhap", draft=True).build(search=True, drafts=True)
    plans.clear()
    town.text("2025/06/nhap", MENDED, draft=True).build(search=True, drafts=True)
    assert plans == []
    clean.text("2025/06/nhap", MENDED, draft=True).build(search=True, drafts=True)
    assert town.same(clean)


def test_a_file_that_was_saved_as_it_was_changes_nothing(town: Town, plans: list[object]) -> None:
    before = town.snapshot()
    town.mend("2025/06/ba", TEXT).build(search=True)
    assert (plans, town.report.written, town.report.bundles) == ([], 0, 0)
    assert changed(before, town.snapshot()) == set()
    assert made.load(town.cache, town.output, fresh=False).seal, "the next build has less to do"


def with_a_new_article(town: Town) -> None:
    town.text("2025/06/moi")


def without_an_article(town: Town) -> None:
    town.remove("content/2025/06/bon.md")


def with_another_title(town: Town) -> None:
    town.mend("2025/06/bon", title="Tên khác")


def with_another_beginning(town: Town) -> None:
    town.mend("2025/06/bon", "Mở đầu khác.\n\nLúa chín.\n")


def with_a_draft(town: Town) -> None:
    town.mend("2025/06/bon", draft=True)


def with_another_order_of_pictures(town: Town) -> None:
    town.text("2025/06/sau/index", "Mở đầu.\n\n![B](../hinh.png)\n\n![A](../anh.png)\n")


def with_another_standing_page(town: Town) -> None:
    town.page("gioi-thieu", "Trang khác.\n")


def with_another_picture(town: Town) -> None:
    town.mend("2025/06/ba").file("content/2025/06/anh.png", picture(50, kind="PNG"))


def with_other_visits(town: Town) -> None:
    town.mend("2025/06/ba").file("data/views.csv", "path,views\n/2025/06/bon/,1851\n")


def with_other_settings(town: Town) -> None:
    town.mend("2025/06/ba").config("site", title="Kho khác")


def with_another_file_beside(town: Town) -> None:
    town.mend("2025/06/ba").file("content/2025/06/sau/hai.pdf", "PDF 2")


def with_a_lost_page(town: Town) -> None:
    town.mend("2025/06/ba").remove("public/2025/06/bon/index.html")


def with_a_strange_file(town: Town) -> None:
    town.mend("2025/06/ba").file("public/la.txt", "by hand")


CHANGES: Final[list[Callable[[Town], None]]] = [
    *(with_a_new_article, without_an_article, with_another_title, with_another_beginning),
    *(with_a_draft, with_another_order_of_pictures, with_another_standing_page),
    *(with_another_picture, with_other_visits, with_other_settings, with_another_file_beside),
    *(with_a_lost_page, with_a_strange_file),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_else_changes_is_planned(
    town: Town, clean: Town, plans: list[object], change: Callable[[Town], None]
) -> None:
    change(town)
    town.build(search=True)
    assert len(plans) == 1
    if change not in {with_a_lost_page, with_a_strange_file}:
        change(clean)
        assert town.same(clean.build(search=True))


def test_on_another_day_all_is_planned(town: Town, plans: list[object]) -> None:
    town.mend("2025/06/ba").build(search=True, today=TODAY + timedelta(1))
    assert len(plans) == 1


def test_all_that_is_to_be_made_anew_is_planned(town: Town, plans: list[object]) -> None:
    town.mend("2025/06/ba").build(search=True, force=True)
    assert len(plans) == 1


def test_very_many_mended_texts_are_planned(
    town: Town, plans: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amended, "MOST", 1)
    town.mend("2025/06/ba").mend("2025/06/bon").build(search=True)
    assert len(plans) == 1


def test_a_text_with_a_mistake_is_refused_and_once_mended_needs_a_plan(
    town: Town, clean: Town, plans: list[object]
) -> None:
    before = town.snapshot()
    (found,) = town.mend("2025/06/ba", category="khong-co").refused(search=True)
    assert found.code == "unknown-category"
    assert changed(before, town.snapshot()) == set()
    town.mend("2025/06/ba").build(search=True)
    assert len(plans) == 2, "with the build that was refused"
    assert town.same(clean.mend("2025/06/ba").build(search=True))


def test_a_text_that_was_read_and_not_published_is_compared_with_what_was(
    town: Town, clean: Town, plans: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "publish", refuse)
        town.mend("2025/06/ba", title="Tên khác").refused(search=True)
    plans.clear()
    town.mend("2025/06/ba", MENDED, title="Tên khác").build(search=True)
    assert len(plans) == 1
    assert town.same(clean.mend("2025/06/ba", title="Tên khác").build(search=True))


def test_without_what_was_read_before_all_is_planned(
    town: Town, clean: Town, plans: list[object]
) -> None:
    with sqlite3.connect(town.cache / cache.NAME) as database:
        database.execute("DELETE FROM shelves")
    town.mend("2025/06/ba").build(search=True)
    assert len(plans) == 1
    assert town.same(clean.mend("2025/06/ba").build(search=True))


def test_a_neighbour_that_the_cache_has_lost_is_read_again(
    town: Town, clean: Town, plans: list[object]
) -> None:
    with sqlite3.connect(town.cache / cache.NAME) as database:
        database.execute("DELETE FROM shelves WHERE folder = 'content/2025/05'")
    town.mend("2025/06/ba").build(search=True)
    assert plans == []
    assert town.same(clean.mend("2025/06/ba").build(search=True))


def test_a_neighbour_that_was_read_and_not_published_is_read_again(
    town: Town, clean: Town, plans: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = town.folder / "content/2025/06/nam.md"
    text, state = path.read_text("utf-8"), path.stat()
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "publish", refuse)
        town.mend("2025/06/nam", title="Tên chưa đăng").refused(search=True)
    path.write_text(text, "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    plans.clear()
    town.mend("2025/06/bon").build(search=True)
    assert plans == []
    assert town.same(clean.mend("2025/06/bon").build(search=True))


@pytest.mark.parametrize("lost", ["outline.note", "made.store"])
def test_what_one_of_two_notes_tells_of_another_build_is_not_used(
    town: Town, clean: Town, plans: list[object], monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    town.text("2025/06/nhap", draft=True).build(search=True)
    with monkeypatch.context() as patch:
        patch.setattr(f"khotin.{lost}", lambda *_: None)
        town.build(search=True, drafts=True)
    assert town.shows("/2025/06/nhap/")
    plans.clear()
    town.build(search=True)
    assert len(plans) == 1
    assert town.same(clean.text("2025/06/nhap", draft=True).build(search=True))


@pytest.mark.parametrize("note", [None, 5, (1, 2, 3), ("edition", "edition", b"", b"", b"", ())])
@pytest.mark.parametrize("name", ["outline of the plan", "outline of the texts"])
def test_notes_of_another_shape_cost_nothing_but_time(
    town: Town, clean: Town, plans: list[object], name: str, note: object
) -> None:
    cache.note(town.cache, {name: note})
    town.mend("2025/06/ba").build(search=True)
    assert len(plans) == 1
    assert town.same(clean.mend("2025/06/ba").build(search=True))


def test_what_lies_beside_the_index_stays(tmp_path: Path, clean: Town, plans: list[object]) -> None:
    town = Town(tmp_path / "beside", settled=True).fill()
    for one in (town, clean):
        one.page("search").file("content/search/mau.pdf", "PDF")
    town.build(search=True)
    plans.clear()
    town.mend("2025/06/ba").build(search=True)
    assert plans == []
    assert town.shows("/search/")
    assert town.same(clean.mend("2025/06/ba").build(search=True))


def test_a_template_that_changed_with_its_size_and_time_as_they_were_is_seen(
    tmp_path: Path, plans: list[object]
) -> None:
    town = Town(tmp_path / "fixed", settled=True).fill()
    shutil.copytree(ROOT / "templates", town.folder / "templates")
    town.config("paths", templates="templates").build()
    path = town.folder / "templates/partials/footer.html"
    os.utime(path, (1_600_000_000, 1_600_000_000))
    for other in (town.folder / "templates").rglob("*.html"):
        os.utime(other, (1_600_000_000, 1_600_000_000))
    town.build()
    plans.clear()
    text = path.read_text("utf-8")
    path.write_text(text.replace("footer", "fooder", 1), "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    town.mend("2025/06/ba").build()
    assert len(plans) == 1
    assert all("fooder" in town.read(f"/{where}/") for where in PLACES)


def test_a_text_of_a_moment_ago_is_told_from_one_of_the_beginning_of_time(
    tmp_path: Path, clean: Town, plans: list[object]
) -> None:
    town = Town(tmp_path / "epoch", settled=True).fill()
    path = town.folder / "content/2025/06/ba.md"
    os.utime(path)
    town.build(search=True)
    plans.clear()
    path.write_text(path.read_text("utf-8").replace("vàng", "xanh"), "utf-8")
    os.utime(path, (0, 0))
    town.build(search=True)
    assert plans == []
    clean.mend("2025/06/ba", TEXT.replace("vàng", "xanh")).build(search=True)
    assert town.same(clean)


def test_files_of_a_moment_ago_are_compared_by_what_they_say(
    tmp_path: Path, clean: Town, plans: list[object]
) -> None:
    town = Town(tmp_path / "fresh", settled=True).fill()
    town.mend("2025/06/ba")
    os.utime(town.folder / "content/2025/06/ba.md")
    town.build(search=True)
    plans.clear()
    path = town.folder / "content/2025/06/ba.md"
    state = path.stat()
    path.write_text(path.read_text("utf-8").replace("vàng", "xanh"), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    town.build(search=True)
    assert plans == []
    clean.mend("2025/06/ba", MENDED.replace("vàng", "xanh")).build(search=True)
    assert town.same(clean)
