"""A log counts once: given again, grown, packed, renamed, or after a run that was cut off."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.problems import Invalid
from khotin.visits import ledger
from khotin.visits.addresses import Addresses
from khotin.visits.counting import count
from khotin.visits.ledger import Span, Spans
from khotin.visits.logs import Reader
from khotin.visits.opened import opened, size
from khotin.visits.taking import Taken, Terms, take
from khotin.visits.tally import Tally
from tests.unit.test_visits_logs import ARTICLES, line

TERMS = Terms(Addresses("https://tin.example.vn/", ARTICLES), pause=0)
LINES = [line(client=f"10.0.0.{n}") + "\n" for n in range(6)]
LOG = "".join(LINES).encode()
SPANS = st.dictionaries(
    st.text("0123456789abcdef", min_size=1), st.builds(Span, st.integers(1), st.just("d"))
)


def counted(
    data: bytes, known: Spans | None = None, step: int = 0
) -> tuple[Tally, dict[str, Span]]:
    """Count a log that comes in blocks of `step` lines, or as one."""
    lines = data.splitlines(keepends=True)
    step = step or len(lines) or 1
    blocks = [b"".join(lines[at : at + step]) for at in range(0, len(lines), step)]
    return count(blocks, Reader(TERMS.addresses, 0), known or {})


def taken(folder: Path, known: Spans | None = None, **files: bytes) -> Taken:
    """Take in files that are written first."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    names = [str(folder / name) for name in files]
    return take(names, TERMS, known or {}, lambda _: None)


def views(found: Taken) -> int:
    return sum(tally.views for tally in found.logs)


def test_a_log_that_is_given_again_counts_nothing() -> None:
    first, spans = counted(LOG)
    again, further = counted(LOG, spans)
    assert (first.views, again.views, again.before, further) == (6, 0, 6, {})


@given(st.integers(0, 6), st.integers(1, 4), st.integers(1, 4))
def test_a_log_that_has_grown_counts_from_where_it_was(had: int, one: int, other: int) -> None:
    first, spans = counted("".join(LINES[:had]).encode(), step=one)
    more, further = counted(LOG, spans, step=other)
    assert (first.views, more.views, more.before) == (had, 6 - had, had)
    assert counted(LOG, spans | further)[0].views == 0


def test_an_older_copy_of_a_log_counts_nothing() -> None:
    _, spans = counted(LOG)
    older, further = counted("".join(LINES[:3]).encode(), spans)
    assert (older.views, older.before, further) == (0, 3, {})


def test_another_log_that_begins_with_the_same_line_counts() -> None:
    _, spans = counted("".join(LINES[:2]).encode())
    other, _ = counted("".join([LINES[0], LINES[5], LINES[4], LINES[3]]).encode(), spans)
    assert other.views == 4


def test_a_line_that_is_still_being_written_is_left_to_the_next_time() -> None:
    half, spans = counted(LOG[:-20])
    rest, _ = counted(LOG, spans)
    assert (half.lines, half.damaged, rest.views) == (5, 0, 1)


def test_an_empty_log_counts_nothing_and_is_not_noted() -> None:
    assert counted(b"") == (Tally(), {})


def test_a_packed_and_a_renamed_copy_are_the_same_log(tmp_path: Path) -> None:
    found = taken(tmp_path, one=LOG, two=gzip.compress(LOG), three=LOG)
    assert [tally.views for tally in found.logs] == [6, 0, 0]
    assert len(found.spans) == 1


def test_the_order_and_the_grouping_of_files_do_not_matter(tmp_path: Path) -> None:
    older, newer = "".join(LINES[:3]).encode(), "".join(LINES[3:]).encode()
    assert views(taken(tmp_path, a=newer, b=older)) == views(taken(tmp_path, a=older, b=newer)) == 6
    first = taken(tmp_path, a=newer)
    assert views(first) + views(taken(tmp_path, first.spans, b=older)) == 6


def test_a_packed_log_that_is_cut_off_counts_as_far_as_it_goes(tmp_path: Path) -> None:
    packed = gzip.compress(LOG, 0)
    half = taken(tmp_path, a=packed[: len(packed) // 2])
    (tally,) = half.logs
    assert 0 < tally.views < 6
    assert tally.damaged == 1
    whole = taken(tmp_path, half.spans, a=packed)
    assert views(half) + views(whole) == 6


@pytest.mark.parametrize(
    "packed", [b"\x1f\x8b", b"\x1f\x8b\x08\x00nonsense", gzip.compress(LOG, mtime=0)[:9]]
)
def test_packing_that_gives_nothing_is_told(tmp_path: Path, packed: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        taken(tmp_path, a=packed)
    assert [p.code for p in caught.value.problems] == ["not-visits"]


def test_files_of_unknown_kinds_are_all_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        taken(tmp_path, a=b"Xin\n", b=LOG, c=b"PK\x03")
    told = [(Path(p.place.path).name, p.code) for p in caught.value.problems]
    assert told == [("a", "not-visits"), ("c", "not-visits")]


def test_every_byte_of_a_file_is_told_as_progress(tmp_path: Path) -> None:
    steps: list[int] = []
    names = [str(tmp_path / name) for name in ("a", "b")]
    (tmp_path / "a").write_bytes(LOG)
    (tmp_path / "b").write_bytes(gzip.compress(LOG))
    take(names, TERMS, {}, steps.append)
    assert sum(steps) == size(names)
    assert size([*names, "-"]) is None


def test_blocks_are_whole_lines_however_long_they_are(tmp_path: Path) -> None:
    data = b"a" * 3_000_000 + b"\nb\n" + b"c" * 3_000_000
    (tmp_path / "a").write_bytes(data)
    with opened(str(tmp_path / "a"), lambda _: None) as contents:
        blocks = list(contents.blocks())
    assert b"".join(blocks) == data
    assert all(block.endswith(b"\n") for block in blocks[:-1])


def test_a_line_without_end_is_cut_before_memory_is_full(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a" * 10_000_000)
    with opened(str(tmp_path / "a"), lambda _: None) as contents:
        assert max(map(len, contents.blocks())) < 6_000_000


@given(SPANS, SPANS)
def test_the_record_is_read_as_it_was_written(before: Spans, now: Spans) -> None:
    whole = {**before, **now}
    record = ledger.write(before, whole, b"old")
    assert ledger.read(record, b"new") == whole


@given(SPANS, SPANS)
def test_a_run_that_was_cut_off_before_its_counts_were_written_is_not_noted(
    before: Spans, now: Spans
) -> None:
    record = ledger.write(before, {**before, **now}, b"old")
    assert ledger.read(record, b"old") == before


def test_without_counts_nothing_was_counted() -> None:
    assert ledger.read(ledger.write({}, {"a": Span(1, "d")}, b"x"), b"") == {}
    assert ledger.read(b"", b"path,views\n") == {}


@pytest.mark.parametrize(
    "record",
    [
        b"nonsense",
        b"\xff",
        b"[]",
        b"{}",
        b'{"logs": {"a": 1}, "last": {"views": "", "logs": {}}}',
        b'{"logs": {"a": ["1", "d"]}, "last": {"views": "", "logs": {}}}',
        b'{"logs": {}, "last": null}',
    ],
)
def test_a_damaged_record_is_told_because_logs_would_count_twice(record: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        ledger.read(record, b"path,views\n/a/,1\n")
    assert [(p.place.path, p.code) for p in caught.value.problems] == [
        ("data/views.json", "visits-record")
    ]
