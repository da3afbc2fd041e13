from pathlib import Path

import pytest

from khotin import phrases
from khotin.phrases import Known
from khotin.shards import Block

KNOWN = Known("mark", "digest", Block((0, 1, 3), b"abc"))


def noted(cache: Path) -> Path:
    phrases.note(cache, "2024", KNOWN)
    return cache / "phrases/2024"


def test_what_is_known_of_a_bundle_is_recalled(tmp_path: Path) -> None:
    noted(tmp_path)
    assert phrases.recall(tmp_path, "2024") == KNOWN
    assert phrases.recall(tmp_path, "2023") is None


@pytest.mark.parametrize("damage", [b"", b"zero", b"\x80\x05."])
def test_a_damaged_block_is_none(tmp_path: Path, damage: bytes) -> None:
    noted(tmp_path).write_bytes(damage)
    assert phrases.recall(tmp_path, "2024") is None


def test_a_block_that_is_cut_off_is_none(tmp_path: Path) -> None:
    path = noted(tmp_path)
    path.write_bytes(path.read_bytes()[:-3])
    assert phrases.recall(tmp_path, "2024") is None


def test_a_cache_that_cannot_be_written_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "phrases").write_text("a file", "utf-8")
    phrases.note(tmp_path, "2024", KNOWN)
    phrases.tidy(tmp_path, set())
    assert (tmp_path / "phrases").read_text("utf-8") == "a file"


def test_blocks_of_bundles_that_are_no_more_are_dropped(tmp_path: Path) -> None:
    noted(tmp_path)
    phrases.note(tmp_path, "2023", KNOWN)
    phrases.tidy(tmp_path, {"2023"})
    assert [path.name for path in (tmp_path / "phrases").iterdir()] == ["2023"]


def test_shards_that_are_there_are_not_written_again(tmp_path: Path) -> None:
    blocks = [(32406, Block((0, 1, 3), b"abc")), (5, Block((0, 0, 2), b"xy"))]
    digests = phrases.stage(blocks, 1, {}, tmp_path, "search")
    assert list(digests) == ["search/phrases/000.bin", "search/phrases/001.bin"]
    assert (tmp_path / "phrases/001.bin").read_bytes() == b"\x96\xfd\x01\x02bc\x05\x02xy"
    (tmp_path / "phrases/000.bin").unlink()
    (tmp_path / "phrases/001.bin").unlink()
    there = digests | {"search/phrases/001.bin": "other"}
    assert phrases.stage(blocks, 1, there, tmp_path, "search") == digests
    assert [path.name for path in (tmp_path / "phrases").iterdir()] == ["001.bin"]
