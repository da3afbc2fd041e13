from hypothesis import given
from hypothesis import strategies as st

from khotin.checking.sketches import sketch, twins

WORDS = [f"tiếng{n}" for n in range(400)]


def found(**texts: str) -> list[tuple[str, str]]:
    return [pair[:2] for pair in twins({name: sketch(text) for name, text in texts.items()})]


def test_a_copy_is_found_under_the_name_that_comes_later() -> None:
    text = " ".join(WORDS)
    assert found(a=text, b=" ".join(WORDS[::-1]), c=text) == [("c", "a")]


def test_a_copy_with_a_changed_sentence_is_found_and_one_that_is_half_new_is_not() -> None:
    text = " ".join(WORDS)
    mended = " ".join((*WORDS[:200], "sửa", "một", "câu", *WORDS[203:]))
    other = " ".join((*WORDS[:200], *(f"khác{n}" for n in range(200))))
    assert found(a=text, b=mended) == [("b", "a")]
    assert found(a=text, b=other) == []


def test_marks_stored_apart_and_capitals_make_no_other_text() -> None:
    text = "Bà con được mùa lúa xuân. " * 20
    apart = "Ba\u0300 con đươ\u0323c mu\u0300a lu\u0301a xuân. " * 20
    assert sketch(text) == sketch(apart) == sketch(text.upper())


def test_a_short_text_is_nobodys_twin() -> None:
    assert sketch(" ".join(WORDS[:39])) == b""
    assert found(a="Nghỉ Tết.", b="Nghỉ Tết.") == []


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_of_its_own(text: str) -> None:
    assert sketch(text) == sketch(text)
