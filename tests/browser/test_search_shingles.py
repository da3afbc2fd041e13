"""What the browser makes of a query is what the index was made of."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from khotin.shingles import shingles, syllable, tokens
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

Found = set[tuple[int, int]]
TEXTS = (
    "Đảng bộ huyện Minh Hà",
    "ĐẢNG BỘ HUYỆN MINH HÀ",
    "hoá chất, hóa chất; thuỷ lợi – thủy lợi",
    "khoẻ khỏe toà tòa quý quí quỹ",
    "số 24-CT/TU ngày 3/2/2012",
    "Nghị định số 59/2019/NĐ-CP",
    "covid19 24CT m2 1.300 m²",
    "kĩ thuật kỹ thuật mỹ Mỵ hy hi ly",
    "Nguyễn Văn An Bình",
    "Ýên Ỷ Ỵ Ƣ ƣ ð Ð Ɖ ɖ",
    "\U0001f600 lúa \U0001f468\u200d\U0001f469\u200d\U0001f467 chín ❤️ rồi",
    "河内 中文字",
    "Привет МИР ёлка й",
    "İstanbul ΟΔΟΣ Straße ẞ ﬁn ǅ",
    "ภาษาไทย กำลัง हिन्दी 한국어 ١٢٣ số ٤٥",
    "một_hai\u00a0ba\tbốn",
    "x\u0303y z\u0323\u0306 a\u0302\u0301",
    "Ⅻ ½ ³ ①",
    "số 5 số số 6",
    "so 24",
    "…!? «»“”",
)
SYLLABLES = (
    "Đảng", "đảng", "bộ", "số", "SỐ", "So", "24", "7", "ủy", "uỷ", "kỹ", "Kĩ", "Quý", "QUÍ",
    "nghiêng", "ƯỠN", "khuỷu", "Hòa", "hoà", "CT", "TU", "-", "/", ".", "_", "–", "é", "ñ",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(SYLLABLES), max_size=12).map(" ".join)
FORMS = st.sampled_from(["NFC", "NFD", "NFKC"])


@pytest.fixture
def made(page: Page, at_root: Served) -> "Made":
    return Made(page, at_root)


class Made:
    """The scripts of the search page, at work in a page."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        names = ("search-words", "search-shingles", "search-text")
        found = [next(served.output.glob(f"static/js/{name}.*.js")) for name in names]
        page.goto(f"{served.url}404.html")
        page.evaluate(
            """async names => {
                const all = names.map(name => import(`/static/js/${name}`));
                window.made = Object.assign({}, ...await Promise.all(all));
            }""",
            [path.name for path in found],
        )

    def syllables(self, text: str) -> list[list[str]]:
        script = "text => made.tokens(text.normalize('NFC')).map(t => [t.text, t.syllable])"
        found: list[list[str]] = self.page.evaluate(script, text)
        return found

    def shingles(self, text: str) -> tuple[Found, Found]:
        """Give number and signature of all shingles, and of those that any text has."""
        script = """text => made.shingles(made.tokens(text.normalize('NFC')))
            .map(({number, signature, kind}) => [number, signature, kind])"""
        found = self.page.evaluate(script, text)
        every = {(number, signature) for number, signature, _ in found}
        return every, {(number, signature) for number, signature, kind in found if kind != "triple"}


def check(made: Made, text: str) -> None:
    """Compare both makers of a text's syllables and shingles."""
    inside = [one for one in tokens(text) if one.strip()]
    assert made.syllables(text) == [[one, syllable(one)] for one in inside]
    told = shingles([(text, "", "")])
    expected = set(zip(told.numbers.tolist(), told.signatures.tolist(), strict=True))
    every, common = made.shingles(text)
    assert common <= expected <= every


@pytest.mark.parametrize("text", TEXTS)
def test_syllables_and_shingles_of_a_query_are_those_of_the_index(made: Made, text: str) -> None:
    check(made, text)
    check(made, unicodedata.normalize("NFD", text))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentence=SENTENCES, form=FORMS)
def test_so_they_are_of_any_sentence(made: Made, sentence: str, form: str) -> None:
    check(made, unicodedata.normalize(form, sentence))  # type: ignore[arg-type]
