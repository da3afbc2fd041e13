import gzip
import json
from pathlib import Path

import pytest

from khotin import disk, index_files
from khotin.search import Tool

PAGE = '<html lang="vi"><body><main data-pagefind-body><h1>{}</h1><p>Lúa chín.</p></main></html>'
NAMES = [f"2023/09/{name}/index.html" for name in ("mot", "hai", "nhap", "ba")]


def built(folder: Path, *places: int) -> Path:
    """Index pages of `NAMES` into a folder, as Pagefind leaves it."""
    for place in places:
        disk.write(folder / "site" / NAMES[place], PAGE.format(f"Bài {place}").encode())
    Tool().index(folder / "site", folder / "index", lambda: True)
    return folder / "index"


def test_a_fragment_has_the_number_of_its_page(tmp_path: Path) -> None:
    index = built(tmp_path, 0, 1, 3)
    index_files.number(index, NAMES)
    assert {path.name for path in (index / "fragment").iterdir()} == {
        f"{place}.pf_fragment" for place in (0, 1, 3)
    }
    data = gzip.decompress((index / "fragment/3.pf_fragment").read_bytes())
    assert json.loads(data.removeprefix(b"pagefind_dcd"))["url"] == "/2023/09/ba/"


def test_the_digest_changes_with_the_texts_and_their_places(tmp_path: Path) -> None:
    first = index_files.number(built(tmp_path / "a", 0, 1), NAMES)
    assert index_files.number(built(tmp_path / "b", 0, 1), NAMES) == first
    assert index_files.number(built(tmp_path / "c", 0, 3), NAMES) != first
    assert index_files.number(built(tmp_path / "d", 0, 1), NAMES[::-1]) != first


def test_the_same_pages_give_the_same_numbered_index(tmp_path: Path) -> None:
    indexes = []
    for place in ("a", "b"):
        index = built(tmp_path / place, 0, 1, 3)
        index_files.number(index, NAMES)
        indexes.append({name: (index / name).read_bytes() for name in disk.all_files(index)})
    assert indexes[0] == indexes[1]


def test_a_page_that_nobody_named_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="vi_"):
        index_files.number(built(tmp_path, 0, 1), NAMES[:1])


@pytest.mark.parametrize("data", [b"", b"pagefind_dcd", b"other", b"pagefind_dcd\xa0"])
def test_an_index_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    entry = {"languages": {"vi": {"hash": "vi_0"}}}
    disk.write(tmp_path / "pagefind-entry.json", json.dumps(entry).encode())
    disk.write(tmp_path / "pagefind.vi_0.pf_meta", gzip.compress(data))
    (tmp_path / "fragment").mkdir()
    with pytest.raises((ValueError, IndexError)):
        index_files.number(tmp_path, [])
