import pytest

from khotin import config
from khotin.language import language_of
from khotin.problems import Invalid
from tests.unit.making import CONFIG, settings, told


def refused(text: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        config.read(text)
    return told(caught.value.problems)


def test_what_is_not_said_has_its_usual_value() -> None:
    found = settings()
    assert (found.site.language, found.site.timezone) == ("vi", "Asia/Ho_Chi_Minh")
    assert (found.paths.content, found.paths.output) == ("content", "public")
    assert found.lists.page_size == 20
    assert found.menu == ()


def test_categories_keep_the_order_they_are_written_in() -> None:
    assert list(settings().categories) == ["kinh-te", "giao-duc"]


@pytest.mark.parametrize("url", ["https://tin.example.vn/kho", "https://tin.example.vn/kho/"])
def test_the_base_url_ends_with_one_slash(url: str) -> None:
    text = CONFIG.replace("https://tin.example.vn/", url)
    assert config.read(text).site.base_url == "https://tin.example.vn/kho/"


@pytest.mark.parametrize(
    ("was", "now", "problem"),
    [
        ("[site]", "[site", "1:6 toml"),
        ('publisher = "', "publisher = ", "4:13 toml"),
        ('title = "Kho tin Minh Hà"\n', "", "1:1 missing-key"),
        ('title = "Kho tin Minh Hà"', 'title = " "', "2:1 empty-value"),
        ('title = "Kho tin Minh Hà"', "title = 3", "2:1 not-text"),
        ("https://tin.example.vn/", "tin.example.vn", "5:1 not-url"),
        ('publisher = "', 'titel = "a"\npublisher = "', "4:1 unknown-key"),
        ("[site]", '[site]\nlanguage = "fr"', "2:1 unknown-language"),
        ("[site]", '[site]\ntimezone = "Asia/Hanoi"', "2:1 unknown-timezone"),
        ("[categories.giao-duc]", "[categories.Giáo]", "11:15 toml"),
        ("[categories.giao-duc]", '[categories."Giáo dục"]', "11:1 bad-category-key"),
        ('name = "Giáo dục"', "", "11:1 missing-key"),
        ('name = "Giáo dục"', 'name = "A"\n[lists]\npage_size = 500', "14:1 out-of-range"),
        ('name = "Giáo dục"', 'name = "A"\n[lists]\n  page_size = "20"', "14:3 not-count"),
        ('name = "Giáo dục"', 'name = "A"\n[lists]\npage_size = 20.5', "14:1 not-count"),
        ('name = "Giáo dục"', 'name = "A"\n[[menu]]\nname = "B"', "13:1 missing-key"),
        (
            'name = "Giáo dục"',
            'name = "A"\n[[menu]]\nname = "B"\nurl = "/"\n[[menu]]\nname = "C"\nurl = "c"',
            "18:1 not-link",
        ),
        ('name = "Giáo dục"', 'name = "A"\n[front]\nblocks = ["lede"]', "14:1 unknown-block"),
        ('name = "Giáo dục"', 'name = "A"\n[front]\nblocks = [1]', "14:1 unknown-block"),
        ('name = "Giáo dục"', 'name = "A"\n[front]\nblocks = []', "14:1 empty-value"),
        ('name = "Giáo dục"', 'name = "A"\n[front]\nblocks = "lead"', "14:1 not-list"),
        ('name = "Giáo dục"', 'name = "A"\n[front]\ncategories = ["b"]', "14:1 unknown-category"),
        (
            'name = "Giáo dục"',
            'name = "A"\n[front]\ncategories = ["kinh-te", "giao-duc", "kinh-te"]',
            "14:1 named-twice",
        ),
        ('name = "Giáo dục"', 'name = "A"\n[footer]\nlines = "B"', "14:1 not-list"),
        ('name = "Giáo dục"', 'name = "A"\n[menu]\nname = "B"', "13:1 not-list"),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(was: str, now: str, problem: str) -> None:
    assert CONFIG.count(was) == 1
    assert refused(CONFIG.replace(was, now)) == [problem]


def test_every_wrong_value_is_told_at_once() -> None:
    text = CONFIG.replace("https://tin.example.vn/", "x").replace('name = "Giáo dục"', "nam = 1")
    assert refused(text) == ["5:1 not-url", "11:1 missing-key", "12:1 unknown-key"]


def test_without_categories_there_is_no_site() -> None:
    assert refused(CONFIG.partition("[categories")[0]) == ["1:1 missing-key"]


def test_a_file_that_ends_too_early_is_refused_at_its_end() -> None:
    assert refused('[site]\ntitle = "') == ["2:10 toml"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('language = "en"', "en"),
        ("  language='en'\n[broken", "en"),
        ('language = "fr"', "vi"),
        ("# language = en", "vi"),
        ("", "vi"),
    ],
)
def test_the_language_is_known_before_the_rest_can_be_read(text: str, language: str) -> None:
    assert language_of(b"\xff\n" + text.encode()) == language
