"""The promise: an incremental build equals a clean one, byte for byte."""

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from khotin.publish import MARKER
from tests.builder import ROOT, TODAY, SiteBuilder, changed
from tests.pictures import picture

NAMES = st.sampled_from([f"{when}/bai-{n}" for when in ("2024/12", "2025/06") for n in range(5)])
AUTHORS = st.sampled_from(["Thu Hà", "Thu Hạ", "Thu Hà (Ủy ban)", "Văn Chiến"])
FRONT = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Hội nghị tổng kết", "Lễ hội đua thuyền", "Hội nghị sơ kết"]),
        "category": st.sampled_from(["tin-tuc", "van-hoa"]),
        "authors": st.lists(AUTHORS, max_size=2, unique=True),
        "views": st.sampled_from(["0", "12", "1.850"]),
        "tags": st.lists(st.sampled_from(["đê", "lúa"]), max_size=2, unique=True),
        "featured": st.sampled_from(["true", "false"]),
        "draft": st.sampled_from(["false", "false", "false", "true"]),
    },
    optional={
        "summary": st.just("Tóm tắt của bài viết."),
        "expires": st.sampled_from(["2025-06-30", "2025-07-02"]),
    },
)
BODIES = st.sampled_from(
    [
        *("Một đoạn.\n", "Một đoạn,\n", "Một đoạn.\n\nHai.\n", "Một đoạn.\n\nBa, bốn.\n"),
        *("![Ảnh](anh.png)\n", "![Ảnh](/static/img/hinh.png)\n"),
    ]
)
STEPS = ("pipeline.publish", "made.store", "outline.note")
TEMPLATES = ("partials/footer.html", "macros/card.html", "pages/article.html", "feeds/atom.xml")


class Stopped(BaseException):
    """Somebody stopped a build."""


class Editing(RuleBasedStateMachine):
    """An editor changes this and that; after each step both builds are compared."""

    search = False

    @initialize(settled=st.booleans())
    def begin(self, settled: bool) -> None:  # noqa: FBT001
        self.folder = Path(tempfile.mkdtemp())
        for name in ("templates", "static"):
            shutil.copytree(ROOT / name, self.folder / name)
        self.site = SiteBuilder(self.folder, settled=settled)
        self.site.config("paths", templates="templates", static="static")
        self.site.config("lists", page_size=5)
        self.site.file("static/img/hinh.png", "PNG 1")
        for month in ("2024/12", "2025/06"):
            self.site.file(f"content/{month}/anh.png", picture(kind="PNG"))
        self.clean = SiteBuilder(self.folder, Path(tempfile.mkdtemp()))
        self.clean.settings = self.site.settings
        self.clean.output = self.folder / "clean"
        self.wishes: dict[str, Any] = {"today": TODAY, "drafts": False, "search": self.search}
        self.written: dict[str, dict[str, Any]] = {}
        self.stop = ""
        self.count = 0

    @rule(name=NAMES, front=FRONT, body=BODIES, alias=st.booleans())
    def write(self, name: str, front: dict[str, Any], body: str, alias: bool) -> None:  # noqa: FBT001
        if alias:
            front = front | {"aliases": [f"/cu/{name.replace('/', '-')}.html"]}
        self.written[name] = front
        self.site.article(name, body, **front)

    @precondition(lambda self: self.written)
    @rule(data=st.data(), body=BODIES)
    def mend(self, data: st.DataObject, body: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.written)))
        self.site.article(name, body, **self.written[name])

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.written)))
        del self.written[name]
        self.site.remove(f"content/{name}.md")

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.written)))
        self.count += 1
        front = self.written.pop(name)
        self.site.remove(f"content/{name}.md")
        new = f"{name.rpartition('/')[0]}/ten-moi-{self.count}"
        self.written[new] = front
        self.site.article(new, **front)

    @rule(name=st.sampled_from(TEMPLATES))
    def edit_a_template(self, name: str) -> None:
        path = self.folder / "templates" / name
        self.count += 1
        text = path.read_text("utf-8")
        mark = f"<!-- {self.count} -->"
        inside = text.replace("</footer>", f"{mark}</footer>").replace(
            "</article>", f"{mark}</article>"
        )
        self.site.file(f"templates/{name}", inside.replace("</feed>", f"{mark}</feed>"))

    @rule()
    def edit_a_stylesheet(self) -> None:
        self.count += 1
        text = (self.folder / "static/css/base.css").read_text("utf-8")
        text += f"\n.k{self.count} {{ color: inherit }}\n"
        self.site.file("static/css/base.css", text)

    @rule()
    def change_a_picture(self) -> None:
        self.count += 1
        self.site.file("static/img/hinh.png", f"PNG {self.count}")
        self.site.file("content/2025/06/anh.png", picture(30 + self.count, kind="PNG"))

    @rule(size=st.integers(5, 6), title=st.sampled_from(["Kho tin", "Kho tin huyện"]))
    def change_settings(self, size: int, title: str) -> None:
        self.site.config("lists", page_size=size)
        self.site.config("site", title=title)

    @rule(counts=st.dictionaries(NAMES, st.sampled_from([0, 7, 1850, 2000])))
    def count_visits(self, counts: dict[str, int]) -> None:
        lines = [f"/{name}/,{views}\n" for name, views in counts.items()]
        self.site.file("data/views.csv", "".join(["path,views\n", *lines]))

    @rule(data=st.data())
    def remove_an_output_file(self, data: st.DataObject) -> None:
        if files := sorted(self.site.files() - {MARKER}):
            (self.site.output / data.draw(st.sampled_from(files))).unlink()

    @rule(data=st.data())
    def edit_an_output_file(self, data: st.DataObject) -> None:
        if files := sorted(self.site.files() - {MARKER}):
            self.count += 1
            name = data.draw(st.sampled_from(files))
            (self.site.output / name).write_text(f"by hand {self.count}", "utf-8")

    @rule(name=st.sampled_from(["mine.txt", "2025/06/mine.txt", "new/deep/mine.txt"]))
    def put_a_file_into_the_output(self, name: str) -> None:
        if self.site.output.exists():
            self.site.file(f"public/{name}", "by hand")

    @rule()
    def show_drafts_or_not(self) -> None:
        self.wishes["drafts"] = not self.wishes["drafts"]

    @rule(what=st.sampled_from(STEPS))
    def stop_the_next_build(self, what: str) -> None:
        self.stop = what

    @rule(days=st.integers(1, 3), drafts=st.booleans())
    def let_days_pass(self, days: int, drafts: bool) -> None:  # noqa: FBT001
        self.wishes |= {"today": self.wishes["today"] + timedelta(days), "drafts": drafts}

    @invariant()
    def both_builds_are_equal(self) -> None:
        if not hasattr(self, "site"):
            return
        for leftover in ("made.pickle", "khotin.sqlite", "phrases/notes"):
            (self.clean.cache / leftover).unlink(missing_ok=True)
        shutil.rmtree(self.clean.output, ignore_errors=True)
        if self.stop:
            with patch(f"khotin.{self.stop}", side_effect=Stopped), suppress(Stopped):
                self.site.build(**self.wishes)
            self.stop = ""
        self.site.build(**self.wishes)
        self.clean.build(**self.wishes)
        assert changed(self.site.snapshot(), self.clean.snapshot()) == set()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.clean.cache, ignore_errors=True)


Editing.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnIncrementalBuildEqualsACleanOne = pytest.mark.filterwarnings("default")(Editing.TestCase)


class Searching(Editing):
    """The same with a search index, which takes most of the time."""

    search = True


Searching.TestCase.settings = settings(
    Editing.TestCase.settings, max_examples=2, stateful_step_count=6
)
TestAnIncrementalIndexEqualsACleanOne = pytest.mark.filterwarnings("default")(Searching.TestCase)


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path).article("2025/06/mot").article("2025/06/hai").build(search=True)
    times = {name: (site.output / name).stat().st_mtime_ns for name in site.files()}
    site.build(search=True)
    assert site.report.written == 0
    assert site.report.unchanged == len(times)
    assert {name: (site.output / name).stat().st_mtime_ns for name in site.files()} == times


def test_the_search_index_follows_a_changed_article(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "a").article("2025/06/mot").article("2025/06/hai")
    site.build(search=True).article("2025/06/hai", "Chữ khác hẳn.\n").build(search=True)
    clean = SiteBuilder(tmp_path / "b").article("2025/06/mot")
    clean.article("2025/06/hai", "Chữ khác hẳn.\n").build(search=True)
    assert changed(site.snapshot(), clean.snapshot()) == set()


def test_pages_and_search_index_follow_a_changed_number_of_visits(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "a").article("2025/06/mot", views=5).article("2025/06/hai")
    site.build(search=True)
    counts = "path,views\n/2025/06/mot/,1850\n/2025/06/hai/,0\n/2020/01/khong-con/,3\n"
    site.file("data/views.csv", counts).build(search=True)
    assert "1.850 lượt xem" in site.read("/2025/06/mot/")
    assert "1.850 lượt xem" in site.read("/doc-nhieu/")
    assert site.report.unchanged > 0
    clean = SiteBuilder(tmp_path / "b").article("2025/06/mot", views=5).article("2025/06/hai")
    clean.file("data/views.csv", counts).build(search=True)
    assert changed(site.snapshot(), clean.snapshot()) == set()


def test_an_article_keeps_its_own_number_where_that_is_larger(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path).article("2025/06/mot", views=5).build()
    before = site.snapshot()
    site.file("data/views.csv", "path,views\n/2025/06/mot/,4\n").build()
    assert changed(before, site.snapshot()) == set()


def test_a_search_index_that_lost_a_file_is_made_again(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path).article("2025/06/mot").build(search=True)
    before = site.snapshot()
    site.remove("public/search/pagefind.js").build(search=True)
    assert changed(before, site.snapshot()) == set()


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x80\x05N."])
def test_a_damaged_memory_of_what_was_made_costs_nothing_but_time(
    tmp_path: Path, damage: bytes
) -> None:
    site = SiteBuilder(tmp_path).article("2025/06/mot").build()
    before = site.snapshot()
    (site.cache / "made.pickle").write_bytes(damage)
    (site.cache / "khotin.sqlite").write_bytes(damage)
    site.build()
    assert changed(before, site.snapshot()) == set()
