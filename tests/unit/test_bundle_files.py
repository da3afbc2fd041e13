import json
from pathlib import Path

import pytest

from khotin import bundle_files, disk
from khotin.search import Tool

PAGE = '<html lang="{}"><body><main data-pagefind-body><h1>{}</h1><p>Lúa chín.</p></main></html>'


def built(folder: Path, *titles: str, lang: str = "vi") -> Path:
    """Index pages into a bundle, as Pagefind leaves it."""
    for title in titles:
        disk.write(folder / "site" / title / "index.html", PAGE.format(lang, title).encode())
    Tool().index(folder / "site", folder / "bundle", lambda: True)
    names = [f"{title}/index.html" for title in titles]
    bundle_files.tell(folder / "bundle", names, {"views": [0] * len(names)})
    return folder / "bundle"


def test_a_bundle_keeps_what_the_browser_loads_of_it_and_shares_the_program(
    tmp_path: Path,
) -> None:
    bundle = built(tmp_path, "mot", "hai")
    found = bundle_files.share(bundle, tmp_path / "site")
    assert found.shared == ("pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind")
    kinds = {name.partition("/")[0] for name in disk.all_files(bundle)}
    (meta,) = (name for name in kinds if name.endswith(".pf_meta"))
    own = {"pagefind-entry.json", meta, "index", "fragment", "articles.json"}
    assert kinds == own
    assert set(found.shared) <= disk.all_files(tmp_path / "site")
    assert bundle_files.entry(bundle) == found


def test_the_program_is_the_same_in_all_bundles(tmp_path: Path) -> None:
    programs = []
    for place, titles in (("a", ("mot",)), ("b", ("hai", "ba"))):
        bundle, shared = built(tmp_path / place, *titles), tmp_path / place / "shared"
        shared.mkdir()
        bundle_files.share(bundle, shared)
        programs.append({path.name: path.read_bytes() for path in shared.iterdir()})
    assert programs[0] == programs[1]


def test_the_program_looks_for_its_parts_above_the_bundle(tmp_path: Path) -> None:
    bundle, shared = built(tmp_path, "mot"), tmp_path / "shared"
    shared.mkdir()
    bundle_files.share(bundle, shared)
    script = (shared / "pagefind.js").read_text("utf-8")
    assert "${basePath}../pagefind-worker.js" in script
    for text in (script, (shared / "pagefind-worker.js").read_text("utf-8")):
        assert "${this.basePath}../wasm." in text
        assert "${this.basePath}pagefind-entry.json" in text


def test_a_bundle_in_a_language_that_pagefind_knows_has_a_program_for_it(tmp_path: Path) -> None:
    bundle, shared = built(tmp_path, "one", lang="en"), tmp_path / "shared"
    shared.mkdir()
    bundle_files.share(bundle, shared)
    assert {path.name for path in shared.iterdir()} == {
        *("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
    }


@pytest.mark.parametrize("script", ["", "${this.basePath}wasm.${this.basePath}wasm."])
def test_a_program_of_another_kind_is_refused(tmp_path: Path, script: str) -> None:
    languages = {"vi": {"hash": "vi_0", "wasm": None}}
    disk.write(tmp_path / "b/pagefind-entry.json", json.dumps({"languages": languages}).encode())
    disk.write(tmp_path / "b/pagefind-worker.js", script.encode())
    disk.write(tmp_path / "b/articles.json", b"")
    with pytest.raises(ValueError, match=r"pagefind-worker\.js"):
        bundle_files.share(tmp_path / "b", tmp_path)


def test_what_is_known_of_pages_is_told_with_a_digest_of_their_texts(tmp_path: Path) -> None:
    told = []
    for place, titles in (("a", ("mot", "hai")), ("b", ("mot", "hai")), ("c", ("mot", "ba"))):
        bundle = built(tmp_path / place, *titles)
        told.append(json.loads((bundle / "articles.json").read_text("utf-8")))
    assert told[0]["views"] == [0, 0]
    assert told[0] == told[1]
    assert told[0]["texts"] != told[2]["texts"]


@pytest.mark.parametrize("name", ["articles.json", "pagefind-entry.json"])
def test_the_mark_of_a_bundle_changes_with_all_that_it_tells(tmp_path: Path, name: str) -> None:
    bundle = built(tmp_path, "mot")
    before = bundle_files.entry(bundle).mark
    (bundle / name).write_bytes((bundle / name).read_bytes() + b" ")
    assert bundle_files.entry(bundle).mark != before
