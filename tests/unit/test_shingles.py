import unicodedata

import pytest

from khotin.shingles import BODY, LEAD, TITLE, Shingles, fnv, shingles, syllable, tokens


def made(title: str = "", lead: str = "", body: str = "") -> Shingles:
    return shingles([(title, lead, body)])


def numbers(text: str) -> set[int]:
    """Give the numbers of a body's shingles."""
    return set(made(body=text).numbers.tolist())


def signatures(text: str) -> list[int]:
    found: list[int] = made(body=text).signatures.tolist()
    return found


def test_the_hash_is_fnv_1a_of_32_bits() -> None:
    assert [fnv(""), fnv("a"), fnv("foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đảng bộ huyện", ["Đảng", "bộ", "huyện"]),
        ("số 24-CT/TU", ["số", "24", "CT", "TU"]),
        ("24CT, covid19 m2", ["24", "CT", "covid", "19", "m", "2"]),
        ("một_hai\nba", ["một", "hai", "\n", "ba"]),
        (unicodedata.normalize("NFD", "Ế ẩm"), ["Ế", "ẩm"]),
        ("…!? \U0001f600", []),
    ],
)
def test_a_text_is_syllables_and_numbers(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đường", "duong"),
        ("KỸ", "ki"),
        ("quý", "qui"),
        ("thủy", "thuy"),
        ("y", "y"),
        ("Mỵ", "mi"),
        ("hay", "hay"),
    ],
)
def test_a_syllable_is_folded_and_y_is_i_where_both_are_written(written: str, folded: str) -> None:
    assert syllable(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đảng bộ", "DANG BO"),
        ("hóa chất", "hoá chất"),
        ("kỹ thuật", "kĩ thuật"),
        ("24-CT/TU", "24 ct tu"),
        ("Hà Nội, Việt Nam", "hà nội việt nam"),
    ],
)
def test_what_reads_alike_has_the_same_pairs(one: str, other: str) -> None:
    assert numbers(one) & numbers(other) == numbers(other)


def test_pairs_do_not_reach_over_the_end_of_a_line_or_field() -> None:
    assert numbers("một hai\nba bốn") == numbers("một hai") | numbers("ba bốn")
    apart = made("một hai", "ba bốn")
    assert numbers("hai ba").isdisjoint(apart.numbers.tolist())


def test_a_pair_in_another_order_is_another_pair() -> None:
    assert numbers("một hai").isdisjoint(numbers("hai một"))


def test_three_capitals_in_a_row_are_a_shingle_of_their_own() -> None:
    assert len(numbers("Nguyễn Văn An")) == 3
    assert len(numbers("nguyễn văn an")) == 2
    assert len(numbers("Nguyễn Văn An Bình")) == 5


def test_a_number_follows_the_word_before_its_so_as_well() -> None:
    assert numbers("nghị định 59") <= numbers("Nghị định số 59/2019")
    assert not numbers("định tốt") <= numbers("định số tốt")


def test_each_syllable_of_a_title_is_a_shingle() -> None:
    title, body = made("Lúa chín"), made(body="Lúa chín")
    assert len(title.numbers) == 3
    assert len(body.numbers) == 1


def test_shingles_know_where_they_stand() -> None:
    found = made("Một hai", "ba bốn", "năm sáu")
    assert set(found.levels.tolist()) == {TITLE, LEAD, BODY}
    both = shingles([("", "", "một hai"), ("", "", "một hai")])
    assert both.articles.tolist() == [0, 1]
    assert len(set(both.numbers.tolist())) == 1


def test_other_marks_mostly_have_another_signature_and_the_place_of_the_tone_does_not_count() -> (
    None
):
    assert signatures("hóa chất") == signatures("hoá chất") == signatures("HÓA CHẤT")
    spellings = ["bán hàng", "bạn hàng", "bàn hàng", "bản hàng", "ban hang", "bản hạng"]
    assert len({tuple(signatures(text)) for text in spellings}) >= 3


def test_a_text_without_words_has_no_shingles() -> None:
    assert len(made("", "", "…").numbers) == 0
