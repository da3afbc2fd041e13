from hypothesis import given
from hypothesis import strategies as st

from khotin import shards

PARTS = st.dictionaries(st.integers(0, 2**20), st.binary(min_size=1, max_size=300), max_size=8)


@given(PARTS)
def test_a_shard_comes_apart_into_what_it_was_joined_of(parts: dict[int, bytes]) -> None:
    assert shards.parts(shards.join(parts.items())) == parts
