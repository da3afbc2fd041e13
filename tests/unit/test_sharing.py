from dataclasses import replace
from typing import Any, Final

from khotin import pages, paths
from khotin.front_matter import Picture
from khotin.views import ArticleView, FrontView, Preview, StandingView
from tests.unit.making import CONFIG, archive, article, moment, presenter, settings, standing_page

BASE: Final = "https://tin.example.vn"
LOGO: Final = {paths.LOGO: "/static/img/icon-512.0.png"}


def preview(path: str, config: str = CONFIG, **changes: Any) -> Preview:
    show = replace(presenter(settings(config)), statics=LOGO)
    whole = archive([article(**changes)], [standing_page()])
    (page,) = [page for page in pages.plan(whole, show.config, search=False) if page.path == path]
    view = page.view(show)
    assert isinstance(view, ArticleView | FrontView | StandingView)
    return view.meta.preview


def of_article(**changes: Any) -> dict[str, str]:
    return dict(preview("2023/09/bai/index.html", **changes).properties)


def test_a_link_to_an_article_shows_its_words_its_picture_and_its_day() -> None:
    picture = Picture(src="lua.jpg", alt="Lúa chín")
    made = preview("2023/09/bai/index.html", thumbnail=picture, updated=moment("2023-09-13"))
    assert made.card == "summary_large_image"
    assert made.properties == (
        ("og:type", "article"),
        ("og:title", "Tin bai"),
        ("og:description", "Tóm tắt."),
        ("og:url", f"{BASE}/2023/09/bai/"),
        ("og:site_name", "Kho tin Minh Hà"),
        ("og:locale", "vi_VN"),
        ("og:image", f"{BASE}/2023/09/lua.jpg"),
        ("og:image:alt", "Lúa chín"),
        ("article:published_time", "2023-09-12T00:00:00+07:00"),
        ("article:modified_time", "2023-09-13T00:00:00+07:00"),
        ("article:section", "Kinh tế"),
    )


def test_nothing_is_said_of_a_picture_that_nobody_described() -> None:
    assert "og:image:alt" not in of_article(thumbnail=Picture(src="lua.jpg"))


def test_without_a_picture_the_sites_logo_stands_small_with_its_size() -> None:
    made = preview("2023/09/bai/index.html")
    found = dict(made.properties)
    assert made.card == "summary"
    assert found["og:image"] == f"{BASE}/static/img/icon-512.0.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("512", "512")


def test_other_pages_are_pages_of_a_website() -> None:
    for path in ("index.html", "lien-he/index.html"):
        found = dict(preview(path).properties)
        assert found["og:type"] == "website"
        assert not [name for name in found if name.startswith("article:")]


def test_a_page_in_english_says_so() -> None:
    english = CONFIG.replace("base_url", 'language = "en"\nbase_url')
    assert dict(preview("index.html", english).properties)["og:locale"] == "en_US"
