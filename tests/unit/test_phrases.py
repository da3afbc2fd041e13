from pathlib import Path

import pytest

from khotin import phrases
from khotin.phrases import Known, Mended, Notes
from khotin.shards import Block

BLOCK = Block((0, 1, 3), b"abc")
NOTES = Notes({"2024": Known("mark", "digest")}, ("one", "two"), "stamp")


def kept(cache: Path) -> Path:
    phrases.keep(cache, "2024", "digest", BLOCK)
    return cache / "phrases/2024"


def noted(cache: Path) -> Path:
    phrases.note(cache, NOTES)
    return cache / "phrases/notes"


def test_what_is_known_of_the_index_is_recalled(tmp_path: Path) -> None:
    assert phrases.recall(tmp_path) == Notes()
    noted(tmp_path)
    assert phrases.recall(tmp_path) == NOTES


@pytest.mark.parametrize("damage", [b"", b"zero", b"\x80\x05.", b"\x80\x05N."])
def test_damaged_notes_are_none(tmp_path: Path, damage: bytes) -> None:
    noted(tmp_path).write_bytes(damage)
    assert phrases.recall(tmp_path) == Notes()


def test_the_block_of_what_was_indexed_is_found(tmp_path: Path) -> None:
    kept(tmp_path)
    assert phrases.block(tmp_path, "2024", "digest") == BLOCK
    assert phrases.block(tmp_path, "2024", "other") is None
    assert phrases.block(tmp_path, "2023", "digest") is None


@pytest.mark.parametrize("damage", [b"", b"zero", b"\x80\x05."])
def test_a_damaged_block_is_none(tmp_path: Path, damage: bytes) -> None:
    kept(tmp_path).write_bytes(damage)
    assert phrases.block(tmp_path, "2024", "digest") is None


def test_a_block_that_is_cut_off_is_none(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:-3])
    assert phrases.block(tmp_path, "2024", "digest") is None


def test_a_cache_that_cannot_be_written_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "phrases").write_text("a file", "utf-8")
    phrases.keep(tmp_path, "2024", "digest", BLOCK)
    phrases.note(tmp_path, NOTES)
    phrases.tidy(tmp_path, set())
    assert (tmp_path / "phrases").read_text("utf-8") == "a file"


def test_blocks_of_bundles_that_are_no_more_are_dropped(tmp_path: Path) -> None:
    kept(tmp_path)
    noted(tmp_path)
    phrases.keep(tmp_path, "2023", "digest", BLOCK)
    phrases.tidy(tmp_path, {"2023"})
    assert {path.name for path in (tmp_path / "phrases").iterdir()} == {"2023", "notes"}


def test_shards_that_are_there_are_not_written_again(tmp_path: Path) -> None:
    blocks = [(32406, BLOCK), (5, Block((0, 0, 2), b"xy"))]
    digests = phrases.stage(blocks, 1, ["", ""], tmp_path)
    assert (tmp_path / "phrases/001.bin").read_bytes() == b"\x96\xfd\x01\x02bc\x05\x02xy"
    (tmp_path / "phrases/000.bin").unlink()
    (tmp_path / "phrases/001.bin").unlink()
    assert phrases.stage(blocks, 1, [digests[0], "other"], tmp_path) == digests
    assert [path.name for path in (tmp_path / "phrases").iterdir()] == ["001.bin"]


@pytest.mark.parametrize(
    ("new", "written"),
    [
        (Block((0, 2, 4), b"xyxy"), ["000.bin"]),
        (Block((0, 0, 0), b""), ["001.bin"]),
        (Block((0, 0, 3), b"xyz"), ["001.bin"]),
        (Block((0, 0, 2), b"xy"), []),
    ],
)
def test_mended_shards_are_as_if_joined_anew_and_only_they_are_written(
    tmp_path: Path, new: Block, written: list[str]
) -> None:
    site, staged, anew = tmp_path / "site", tmp_path / "staged", tmp_path / "anew"
    first, old, last = BLOCK, Block((0, 0, 2), b"xy"), Block((0, 1, 1), b"z")
    before = phrases.stage([(32406, first), (5, old), (900, last)], 1, ["", ""], site)
    mended = phrases.mend({5: Mended(old, new)}, [32406, 5, 900], before, site, staged)
    joined = [(32406, first), (5, new), (900, last)]
    assert mended == phrases.stage(joined, 1, before, anew)
    written_now = {path.name: path.read_bytes() for path in staged.rglob("*.bin")}
    assert written_now == {path.name: path.read_bytes() for path in anew.rglob("*.bin")}
    assert sorted(written_now) == written
