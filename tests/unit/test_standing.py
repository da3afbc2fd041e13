import pytest

from khotin import standing
from khotin.markup import Converter
from khotin.problems import Invalid
from khotin.source import Source
from khotin.standing import StandingPage
from tests.unit.making import told

GOOD = "---\ntitle: Liên hệ\n{more}---\n\nSố 1 đường Bến Sen.\n"


def read(more: str = "", path: str = "content/pages/lien-he.md", text: str = GOOD) -> StandingPage:
    return standing.read(Source(path, text.format(more=more).encode()), Converter())


def refused(more: str = "", path: str = "content/pages/lien-he.md", text: str = GOOD) -> list[str]:
    with pytest.raises(Invalid) as caught:
        read(more, path, text)
    return told(caught.value.problems)


def test_a_standing_page_has_an_address_of_its_own() -> None:
    page = read("language: en\nsummary: Nơi nhận thư.\n")
    assert (page.title, page.address, page.language) == ("Liên hệ", "/lien-he/", "en")
    assert (page.summary, page.draft) == ("Nơi nhận thư.", False)


def test_its_first_paragraph_stands_in_for_a_missing_summary() -> None:
    assert read().summary == "Số 1 đường Bến Sen."


def test_keys_left_empty_count_as_not_there() -> None:
    assert read("language:\nsummary:\ndraft:\n").language is None


def test_pictures_are_known_with_their_places() -> None:
    page = read(text=GOOD + "\n![Bản đồ](/static/img/a.png)\n")
    assert [(r.path, r.place.line, r.place.column) for r in page.pictures] == [
        ("static/img/a.png", 7, 11)
    ]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("language: fr\n", "3:1 unknown-language"),
        ("category: kinh-te\n", "3:1 unknown-key"),
        ("image: {src: a.png}\n", "3:1 unknown-key"),
        ("titel:\n", "3:1 unknown-key"),
        ("draft: co\n", "3:1 not-flag"),
    ],
)
def test_wrong_keys_are_refused(more: str, problem: str) -> None:
    assert refused(more) == [problem]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("content/pages/phu/lien-he.md", "1:1 bad-place"),
        ("content/pages/Liên hệ.md", "1:1 bad-name"),
        ("content/pages/index.md", "1:1 bad-name"),
    ],
)
def test_wrong_places_and_names_are_refused(path: str, problem: str) -> None:
    assert refused(path=path) == [problem]


def test_a_wrong_name_is_told_when_the_front_matter_cannot_be_read_too() -> None:
    assert refused(path="content/pages/Liên hệ.md", text="Một.") == [
        "1:1 bad-name",
        "1:1 no-front-matter",
    ]


def test_a_page_without_title_and_text_is_refused_for_both() -> None:
    assert refused(text="---\nlanguage: vi\n---\n") == ["1:1 missing-key", "4:1 empty-body"]
    assert refused(text="---\ntitle:\n---\n") == ["2:1 empty-value", "4:1 empty-body"]
