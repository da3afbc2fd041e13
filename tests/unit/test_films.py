import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import films
from khotin.markup import Body, Converter

FILM = "aB-_eFgHiJ1"
YOUTUBE = f"https://www.youtube.com/watch?v={FILM}"
LINKED = '<figure class="figure film"><a class="film__link" href="{url}">{words}</a></figure>'


def body(text: str) -> Body:
    return Converter().convert(text)


@pytest.mark.parametrize(
    "written",
    [
        *(YOUTUBE, f"http://youtube.com/watch?v={FILM}", f"https://m.youtube.com/watch?v={FILM}"),
        *(
            f"{YOUTUBE}&t=0s",
            f"{YOUTUBE}&t=s&t=x9",
            f"https://www.youtube.com/watch?list=PL1&v={FILM}#a",
        ),
        *(f"https://youtu.be/{FILM}?si=x", f"https://www.youtube.com/shorts/{FILM}"),
        *(f"https://www.youtube.com/live/{FILM}", f"https://www.youtube.com/embed/{FILM}"),
        f"https://www.youtube-nocookie.com/embed/{FILM}",
    ],
)
def test_a_film_of_youtube_has_one_address_however_it_is_written(written: str) -> None:
    assert films.address(written) == YOUTUBE


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://vimeo.com/123456789", "https://vimeo.com/123456789"),
        ("https://player.vimeo.com/video/123456789?h=1", "https://vimeo.com/123456789"),
        (
            "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d4e",
            "https://vimeo.com/123456789/0a1b2c3d4e",
        ),
        ("https://vimeo.com/123456789/0a1b2c3d4e", "https://vimeo.com/123456789/0a1b2c3d4e"),
    ],
)
def test_a_film_of_vimeo_keeps_its_number_and_its_key(written: str, address: str) -> None:
    assert films.address(written) == address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (f"{YOUTUBE}&t=90s", f"{YOUTUBE}&t=90s"),
        (f"https://youtu.be/{FILM}?si=x&t=90", f"{YOUTUBE}&t=90s"),
        (f"https://www.youtube.com/watch?t=1h1m30s&v={FILM}", f"{YOUTUBE}&t=3690s"),
        (f"https://www.youtube.com/embed/{FILM}?start=90&rel=0", f"{YOUTUBE}&t=90s"),
        ("https://vimeo.com/123456789#t=2m", "https://vimeo.com/123456789#t=120s"),
        (
            "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e#t=5s",
            "https://vimeo.com/123456789/0a1b2c3d4e#t=5s",
        ),
    ],
)
def test_a_film_starts_where_its_address_says(written: str, address: str) -> None:
    assert films.address(written) == address
    assert films.address(address) == address


@pytest.mark.parametrize(
    "written",
    [
        *("https://www.youtube.com/@huyen", "https://www.youtube.com/playlist?list=PL1"),
        *(f"https://youtube.example.vn/watch?v={FILM}", f"https://x.vn/?u={YOUTUBE}"),
        *("https://vimeo.com/about", "https://www.youtube.com/watch?v=ngan", ""),
    ],
)
def test_what_is_no_film_has_no_address_of_one(written: str) -> None:
    assert films.address(written) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"[Cầu *Bến Sen*]({YOUTUBE})", "Cầu Bến Sen"),
        (f"<{YOUTUBE}>", YOUTUBE),
        (f"https://youtu.be/{FILM}", YOUTUBE),
    ],
)
def test_a_link_to_a_film_alone_in_its_paragraph_becomes_one(text: str, words: str) -> None:
    found = body(f"Trước.\n\n{text}\n\nSau.")
    made = LINKED.format(url=YOUTUBE, words=words)
    assert found.html == f"<p>Trước.</p>\n{made}<p>Sau.</p>"
    assert found.has_films
    assert found.links == (YOUTUBE,)


@pytest.mark.parametrize(
    "text",
    [
        *(f"Xem [phim]({YOUTUBE})", f"[phim]({YOUTUBE}).", f"[a]({YOUTUBE}) [b]({YOUTUBE})"),
        *("[Trang](https://www.youtube.com/@huyen)", f"Xem {YOUTUBE}", "[văn bản](a.pdf)"),
        f"[![Ảnh](a.jpg)]({YOUTUBE})",
    ],
)
def test_a_link_among_words_or_to_something_else_stays_a_link(text: str) -> None:
    found = body(text)
    assert "<figure" not in found.html
    assert not found.has_films


def test_a_film_beside_the_article_is_played_here_and_loaded_when_it_is_started() -> None:
    found = Converter().convert("[Đua *thuyền*](thuyen.mp4)", lambda reference: f"/bai/{reference}")
    assert found.html == (
        '<figure class="figure film"><video controls="" src="/bai/thuyen.mp4" preload="none">'
        "</video><figcaption>Đua thuyền</figcaption></figure>"
    )
    assert found.links == ("thuyen.mp4",)
    assert not found.has_films


def test_a_film_in_html_is_not_loaded_before_it_is_started() -> None:
    html = body('<video src="https://x.vn/a.mp4" autoplay preload="auto" poster="b"></video>').html
    assert html == '<video src="https://x.vn/a.mp4" preload="none"></video>'


@given(st.text("htps:/w.youtube=&?v-_ 1a\n", max_size=50))
def test_no_text_is_a_film_that_was_not_thought_likely(text: str) -> None:
    assert films.is_likely(text) or films.address(text) == ""
