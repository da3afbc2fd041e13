from hypothesis import given
from hypothesis import strategies as st

from khotin.marks import WEIGHTS, kind, marks, unpacked

WORDS = st.text(alphabet="aáàđô bcd", max_size=12)


def shared(one: bytes, other: bytes) -> list[float]:
    both = set(unpacked(one)) & set(unpacked(other))
    return sorted(WEIGHTS[kind(mark)] for mark in both)


@given(WORDS, st.lists(WORDS), st.lists(WORDS))
def test_each_mark_is_kept_once_with_its_kind(
    title: str, tags: list[str], documents: list[str]
) -> None:
    found = unpacked(marks(title, tags, documents))
    assert len(set(found)) == len(found)
    assert {kind(mark) for mark in found} <= WEIGHTS.keys()


def test_neighbouring_words_of_titles_are_shared_whatever_their_marks() -> None:
    assert shared(marks("Hội nghị tổng kết", (), ()), marks("hoi nghi", (), ())) == [1.0]
    assert shared(marks("Hội nghị", (), ()), marks("Nghị hội", (), ())) == []


def test_a_tag_and_a_document_of_the_same_words_are_two_marks() -> None:
    assert shared(marks("", ("168",), ()), marks("", (), ("168",))) == []
    assert shared(marks("", ("Đê",), ("168/KH",)), marks("", ("đê",), ("168 /kh",))) == [3.0, 6.0]
