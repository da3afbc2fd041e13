import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import text

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằắẵặầấẫậềếễệờớỡợừứữựỳýỵĐÊƠƯ 0123456789-,."
words = st.text(VIETNAMESE, max_size=40) | st.text(max_size=40)


def test_letters_typed_in_two_parts_become_one() -> None:
    assert text.nfc("Đa\u0302\u0301t") == "Đất"


@given(words)
def test_the_composed_form_is_the_same_however_a_text_was_typed(written: str) -> None:
    assert text.nfc(unicodedata.normalize("NFD", written)) == text.nfc(written)


def test_no_break_spaces_and_line_ends_become_one_space() -> None:
    assert text.squeeze("\u00a0 Phố\u00a0 Mây\n\t1 ") == "Phố Mây 1"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đảng bộ", "dang bo"),
        ("ĐƯỜNG ĐI ĐÊ", "duong di de"),
        ("Kỳ họp thứ mười", "ky hop thu muoi"),
        ("quỹ vì người nghèo", "quy vi nguoi ngheo"),
    ],
)
def test_folding_gives_what_is_typed_without_marks(written: str, folded: str) -> None:
    assert text.fold(written) == folded


@pytest.mark.parametrize("letter", ["đ", "Đ", "ð", "Ð", "\u0256", "\u0189"])
def test_look_alikes_of_the_barred_d_fold_to_d(letter: str) -> None:
    assert text.fold(f"{letter}ê") == "de"


@given(words)
def test_folding_twice_is_folding_once(written: str) -> None:
    once = text.fold(written)
    assert text.fold(once) == once


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Hội nghị tổng kết vụ xuân 2023", "hoi-nghi-tong-ket-vu-xuan-2023"),
        ("  Kế hoạch 168/KH-UBND: “Đường đi”… ", "ke-hoach-168-kh-ubnd-duong-di"),
        ("Số 1.850", "so-1-850"),
        ("…", ""),
        ("新聞", ""),
    ],
)
def test_slugs_are_lower_case_words_joined_by_hyphens(written: str, slug: str) -> None:
    assert text.slug(written) == slug


@given(words)
def test_a_slug_is_its_own_slug_and_plain_ascii(written: str) -> None:
    slug = text.slug(written)
    assert text.slug(slug) == slug
    assert slug.isascii()
    assert not slug.startswith("-")
    assert not slug.endswith("-")


def test_two_spellings_of_a_tones_place_have_one_key() -> None:
    assert text.key("Ủy ban  nhân dân") == text.key("UỶ BAN NHÂN DÂN")
    assert text.key("Nguyễn Thúy") == text.key("Nguyễn Thuý")
    assert text.key("văn hóa") == text.key("văn hoá")


def test_different_tones_and_letters_have_different_keys() -> None:
    names = ["Thu Hà", "Thu Hạ", "Thu Hả", "Thu Há", "Thu Ha", "Thu Hă", "Thu Hâ", "Thụ Hà"]
    assert len({text.key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Thu Hà", "thu-haf"),
        ("Thu Hạ", "thu-haj"),
        ("Đỗ Hữu Trác", "ddoox-huwux-tracs"),
        ("Nguyễn Ánh", "nguyeenx-anhs"),
        ("Lê Bảo", "lee-baor"),
    ],
)
def test_telex_keeps_letters_and_tones_in_ascii(name: str, typed: str) -> None:
    assert text.telex(name) == typed


@pytest.mark.parametrize(
    "in_order",
    [
        "an ăn ân ba ca da đa đê em êm ga ho in kho la ma na o ô ơ pha qua ra sa ta u ư va xa y",
        "ma mà mả mã má mạ",
        "MÁ mạ MÁI",
    ],
)
def test_texts_stand_in_the_order_of_a_vietnamese_dictionary(in_order: str) -> None:
    words = in_order.split()
    backwards = words[::-1]
    assert sorted(backwards, key=text.sort_key) == words


def test_letters_count_before_tones_and_a_shorter_name_comes_first() -> None:
    names = ["Lê An", "Lê Ân", "Lê Bình", "Lề An", "Lê Thị An", "Đỗ An", "Dương An"]
    expected = ["Dương An", "Đỗ An", "Lê An", "Lề An", "Lê Ân", "Lê Bình", "Lê Thị An"]
    assert sorted(names, key=text.sort_key) == expected


def test_a_long_text_is_cut_between_words() -> None:
    assert text.shorten("Hội nghị, tổng kết vụ xuân", 12) == "Hội nghị…"
    assert text.shorten("Hội nghị", 8) == "Hội nghị"
    assert text.shorten("mộtchữrấtdài", 5) == "mộtc…"


@given(words, st.integers(1, 60))
def test_a_shortened_text_keeps_within_its_limit(written: str, limit: int) -> None:
    short = text.shorten(written, limit)
    assert len(short) <= limit
    assert short.removesuffix("…") == text.squeeze(written)[: len(short.removesuffix("…"))]


def test_a_barred_d_is_written_as_d_with_a_stroke() -> None:
    assert (
        text.stroked("Đảng bộ, đồng bào, Ðà Nẵng") == "D\u0335ảng bộ, d\u0335ồng bào, D\u0335à Nẵng"
    )
    assert text.stroked("Hà Nội") == "Hà Nội"


def test_a_stroke_stays_when_letters_are_composed() -> None:
    assert text.nfc(text.stroked("Đường đê")) == text.stroked("Đường đê")


@given(words)
def test_a_stroke_folds_like_any_mark(written: str) -> None:
    assert text.fold(text.stroked(written)) == text.fold(written)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_where_programs_of_editors_end_it_and_nowhere_else(end: str) -> None:
    assert text.lines(f"một\x0b\x0c\x1c\x85\u2028hai{end}{end}ba") == [
        "một\x0b\x0c\x1c\x85\u2028hai",
        "",
        "ba",
    ]
