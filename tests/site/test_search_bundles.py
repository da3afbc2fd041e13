"""The search index lies in bundles; only those whose articles changed are built again."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from khotin import cache, pipeline, searching
from khotin.bundles import Bundle
from khotin.problems import Invalid
from tests.builder import ROOT, SiteBuilder, changed

LATER = date(2026, 2, 1)
LONGER = "Bài viết để thử.\n\nLúa chín.\n"
"""A text whose beginning, that other pages show, is as before."""
SHARED = {"pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind", "bundles.json"}
PHRASES = "phrases"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Years of more than three articles are large."""
    monkeypatch.setattr(searching, "index", partial(searching.index, large=3))


@pytest.fixture
def archive(site: SiteBuilder) -> SiteBuilder:
    """Articles of three years: a small one, a large one, and the newest."""
    return write(site)


def write(site: SiteBuilder) -> SiteBuilder:
    for where in ("2022/03/mot", "2022/11/hai", "2025/05/ba", "2025/06/bon"):
        site.article(where)
    for month in ("02", "06", "07", "12"):
        site.article(f"2024/{month}/tin", category="van-hoa" if month < "05" else "tin-tuc")
    return site


def files(site: SiteBuilder) -> set[str]:
    """Give the files of the search index."""
    names = {name for name in site.files() if name.startswith("search/")}
    return {name.removeprefix("search/") for name in names}


def bundles(site: SiteBuilder) -> dict[str, Any]:
    """Give what the index tells of each bundle."""
    told = json.loads(site.read("/search/bundles.json"))
    return {bundle["name"]: bundle for bundle in told["bundles"]}


def times(site: SiteBuilder) -> dict[str, int]:
    return {name: (site.output / "search" / name).stat().st_mtime_ns for name in files(site)}


def touched(site: SiteBuilder, change: Callable[[SiteBuilder], object]) -> set[str]:
    """Make a change, build, and give the folders in which a file is new, changed or gone."""
    before = times(site)
    change(site)
    site.build(search=True)
    after = times(site)
    folders = {name.partition("/")[0] for name in after if "/" in name}
    assert folders == {PHRASES, *bundles(site)}
    names = {name for name in before.keys() | after if before.get(name) != after.get(name)}
    return {name.partition("/")[0] for name in names}


def test_the_bundles_and_what_they_hold_are_listed_newest_first(archive: SiteBuilder) -> None:
    found = bundles(archive.build(search=True))
    assert list(found) == ["2025-06", "2025-05", "2024-h2", "2024-h1", "2022"]
    assert archive.report.bundles == 5
    assert len(found["2024-h1"].pop("mark")) == 16
    assert found["2024-h1"] == {
        "name": "2024-h1",
        "code": 2024 * 16 + 13,
        "path": "2024-h1/",
        "year": 2024,
        "first": "/2024/01/",
        "last": "/2024/06/",
        "articles": 2,
        "categories": {"Tin tức": 1, "Văn hóa": 1},
    }


def test_the_listing_is_compact_and_readable(archive: SiteBuilder) -> None:
    text = archive.build(search=True).read("/search/bundles.json")
    assert '"categories":{"Tin tức":1,"Văn hóa":1}' in text


def test_a_bundle_holds_what_the_browser_loads_and_the_rest_lies_there_once(
    archive: SiteBuilder,
) -> None:
    found = files(archive.build(search=True))
    assert {name for name in found if "/" not in name} == SHARED
    inside = sorted(name.removeprefix("2022/") for name in found if name.startswith("2022/"))
    kinds = [name.partition("/")[0] + Path(name).suffix for name in inside]
    assert kinds[:-1] == [
        *("articles.json.json", "fragment.pf_fragment", "fragment.pf_fragment"),
        *("index.pf_index", "pagefind-entry.json.json"),
    ]
    assert kinds[-1].endswith(".pf_meta")


def test_the_phrase_index_lies_in_shards_of_the_whole_archive(archive: SiteBuilder) -> None:
    found = {name for name in files(archive.build(search=True)) if name.startswith(PHRASES)}
    told = json.loads(archive.read("/search/bundles.json"))[PHRASES]
    assert found == {f"{PHRASES}/{number:03x}.bin" for number in range(2 ** told["bits"])}


def test_another_text_touches_its_bundle_and_the_listing(archive: SiteBuilder) -> None:
    archive.build(search=True)
    found = touched(archive, lambda site: site.article("2024/02/tin", LONGER, category="van-hoa"))
    assert found == {"2024-h1", "bundles.json", PHRASES}
    assert archive.report.bundles == 1


def test_of_the_phrase_index_only_shards_that_hold_new_words_are_written(
    archive: SiteBuilder,
) -> None:
    archive.build(search=True)
    before = times(archive)
    archive.article("2024/02/tin", LONGER, category="van-hoa").build(search=True)
    after = times(archive)
    shards = [name for name in after if name.startswith(PHRASES)]
    written = [name for name in shards if before[name] != after[name]]
    assert 0 < len(written) < len(shards) / 2


def test_without_its_cache_the_phrase_index_is_joined_of_the_pages_again(
    archive: SiteBuilder,
) -> None:
    archive.build(search=True)
    for path in (archive.cache / PHRASES).iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    before = archive.snapshot()
    assert touched(archive, lambda site: site.article("2022/03/mot", LONGER)) == {
        *("2022", "bundles.json", PHRASES)
    }
    assert archive.report.bundles == 1
    archive.article("2022/03/mot").build(search=True)
    assert changed(before, archive.snapshot()) == set()


def test_another_frame_around_the_texts_touches_no_bundle(archive: SiteBuilder) -> None:
    shutil.copytree(ROOT / "templates", archive.folder / "templates")
    archive.config("paths", templates="templates").build(search=True)
    before, page = times(archive), archive.read("/2024/02/tin/")
    footer = archive.folder / "templates/partials/footer.html"
    archive.file("templates/partials/footer.html", footer.read_text("utf-8") + "<p>Mới</p>")
    archive.build(search=True)
    assert archive.read("/2024/02/tin/") != page
    assert times(archive) == before
    assert archive.report.bundles == 0
    archive.article("2024/02/tin", LONGER, category="van-hoa").build(search=True)
    assert archive.report.bundles == 1


def test_a_build_without_changes_touches_nothing(archive: SiteBuilder) -> None:
    archive.build(search=True)
    assert touched(archive, lambda _: None) == set()
    assert archive.report.bundles == 0


@pytest.mark.parametrize(
    ("new", "names"),
    [
        ("2025/06/nam", "2025-06 2025-05 2024-h2 2024-h1 2022"),
        ("2025/07/nam", "2025-07 2025-06 2025-05 2024-h2 2024-h1 2022"),
        ("2024/03/nam", "2025-06 2025-05 2024-h2 2024-h1 2022"),
        ("2023/03/nam", "2025-06 2025-05 2024-h2 2024-h1 2023 2022"),
        ("2026/01/nam", "2026-01 2025 2024-h2 2024-h1 2022"),
    ],
)
def test_after_a_new_article_the_index_is_as_if_built_at_once(
    archive: SiteBuilder, tmp_path: Path, new: str, names: str
) -> None:
    archive.build(search=True, today=LATER).article(new).build(search=True, today=LATER)
    clean = write(SiteBuilder(tmp_path / "clean")).article(new).build(search=True, today=LATER)
    assert list(bundles(archive)) == names.split()
    assert changed(archive.snapshot(), clean.snapshot()) == set()
    assert clean.report.bundles == len(names.split())


def test_a_year_that_is_small_again_becomes_whole(archive: SiteBuilder, tmp_path: Path) -> None:
    archive.build(search=True).remove("content/2024/02/tin.md").build(search=True)
    assert list(bundles(archive)) == ["2025-06", "2025-05", "2024", "2022"]
    assert not {name for name in files(archive) if name.startswith("2024-h")}
    assert not (archive.output / "search/2024-h1").exists()
    clean = write(SiteBuilder(tmp_path / "clean")).remove("content/2024/02/tin.md")
    assert changed(archive.snapshot(), clean.build(search=True).snapshot()) == set()


@pytest.mark.parametrize(
    ("lost", "built"),
    [
        ("bundles.json", 0),
        ("2022/pagefind-entry.json", 1),
        ("2022/articles.json", 1),
        ("wasm.unknown.pagefind", 5),
        ("phrases/007.bin", 0),
    ],
)
def test_a_file_that_got_lost_is_made_again(archive: SiteBuilder, lost: str, built: int) -> None:
    before = archive.build(search=True).snapshot()
    archive.remove(f"public/search/{lost}").build(search=True)
    assert changed(before, archive.snapshot()) == set()
    assert archive.report.bundles == built


def test_drafts_are_not_indexed_even_where_they_are_shown(site: SiteBuilder) -> None:
    site.article("2025/06/nhap", draft=True).article("2024/06/tin").article("2025/05/tin")
    site.build(search=True, drafts=True)
    assert site.shows("/2025/06/nhap/")
    assert list(bundles(site)) == ["2025-05", "2024"]
    before = site.snapshot()
    assert changed(before, site.build(search=True, drafts=True).snapshot()) == set()


def test_an_archive_of_drafts_has_an_index_without_bundles(site: SiteBuilder) -> None:
    site.article("2025/06/nhap", draft=True).build(search=True, drafts=True)
    assert bundles(site) == {}
    assert files(site) == {"bundles.json"}


def test_a_search_tool_that_fails_leaves_the_old_index(
    archive: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.build(search=True).snapshot()
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/bin/false")
    (found,) = archive.article("2024/02/tin", LONGER, category="van-hoa").refused(search=True)
    assert (found.code, found.place.path) == ("search-tool", "search/2024-h1")
    assert archive.snapshot() == before


def test_an_index_that_was_made_and_not_published_is_not_built_upon(
    archive: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.build(search=True).snapshot()

    def fail(*_: object) -> None:
        raise Invalid([])

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "publish", fail)
        archive.article("2024/02/tin", LONGER, category="van-hoa").refused(search=True)
    assert archive.snapshot() == before
    archive.article("2024/02/tin", category="van-hoa").article("2024/06/tin", LONGER)
    archive.build(search=True)
    archive.article("2024/06/tin").build(search=True)
    assert changed(before, archive.snapshot()) == set()


def test_shards_that_other_code_joined_are_joined_again(
    archive: SiteBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.build(search=True)
    code = vars(Bundle)["code"].fget
    monkeypatch.setattr(Bundle, "code", property(lambda bundle: code(bundle) + 1))
    monkeypatch.setattr(cache, "code", lambda _room: "other code")
    archive.article("2022/03/mot", LONGER).build(search=True)
    clean = write(SiteBuilder(tmp_path / "clean")).article("2022/03/mot", LONGER)
    assert changed(archive.snapshot(), clean.build(search=True).snapshot()) == set()
