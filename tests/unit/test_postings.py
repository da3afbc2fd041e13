"""What is written as postings is read back here by an own, slow reader."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import postings, shards
from khotin.postings import block
from khotin.shards import EMPTY, SHINGLE_BITS, Block
from khotin.shingles import REPEATED, TITLE, shingles

WORDS = st.sampled_from(
    ["lúa", "lua", "Lúa", "chín", "Nguyễn", "Văn", "An", "đồng", "số", "24", "hai\n"]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
ARTICLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6)
Posting = tuple[int, int, int, int]
"""Shingle, article, signature, level."""


def read(part: bytes, first: int) -> Iterator[Posting]:
    """Read a part of a shard."""
    numbers = iter(varints(part))
    shingle = first
    for head in numbers:
        shingle += head
        article, last = -1, 0
        while not last:
            value = next(numbers)
            article, last = article + (value >> 6), value & 1
            yield shingle, article, value >> 3 & 7, value >> 1 & 3


def varints(part: bytes) -> Iterator[int]:
    number = scale = 0
    for byte in part:
        number |= (byte & 127) << scale
        scale += 7
        if byte < 128:
            yield number
            number = scale = 0


def everything(found: Block, bits: int) -> list[Posting]:
    return [
        posting
        for shard in range(2**bits)
        for posting in read(found.part(shard), shard << (SHINGLE_BITS - bits))
    ]


@given(ARTICLES, st.integers(4, 12))
def test_a_block_tells_each_shingle_of_each_article_once_with_its_weightiest_place(
    articles: list[tuple[str, str, str]], bits: int
) -> None:
    found = shingles(articles)
    places = defaultdict(list)
    columns = (found.numbers, found.articles, found.signatures, found.levels)
    for number, article, signature, level in zip(*(c.tolist() for c in columns), strict=True):
        places[number, article, signature].append(level)
    wanted = [
        (*place, max(*levels, REPEATED if len(levels) > 1 else 0))
        if len(levels) > 1
        else (*place, levels[0])
        for place, levels in places.items()
    ]
    assert everything(block(articles, bits), bits) == sorted(wanted)


def test_articles_without_words_have_an_empty_block() -> None:
    assert block([("", "", "")], 4) is EMPTY
    assert EMPTY.part(2**12 - 1) == b""


def test_a_title_weighs_most() -> None:
    (posting,) = (
        p
        for p in everything(block([("Lúa chín", "", "lúa chín lúa chín")], 4), 4)
        if p[0] in set(shingles([("", "", "lúa chín")]).numbers.tolist())
    )
    assert posting[3] == TITLE


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (2**27, b"\x80\x80\x80\x40")],
)
def test_numbers_have_seven_bits_a_byte(number: int, written: bytes) -> None:
    assert shards.varint(number) == written


def test_a_shard_is_the_parts_of_the_bundles_that_have_one() -> None:
    assert shards.join([(300, b"abc"), (5, b""), (6, b"d")]) == b"\xac\x02\x03abc\x06\x01d"


@pytest.mark.parametrize(
    ("articles", "bits"), [(0, 4), (52, 4), (3_000, 8), (10_000, 10), (50_000, 12), (10**6, 12)]
)
def test_an_archive_has_the_more_shards_the_larger_it_is(articles: int, bits: int) -> None:
    assert shards.shard_bits(articles) == bits


def test_in_slices_and_runs_of_any_size_the_block_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [("Lúa chín", "Vụ xuân", f"Lúa chín đồng số {n}\nxã Phố Mây") for n in range(7)]
    whole = block(articles, 6)
    monkeypatch.setattr(postings, "_SLICE", 3)
    monkeypatch.setattr(postings, "_RUNS", 1)
    assert block(articles, 6) == whole
