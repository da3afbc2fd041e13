from khotin import front
from khotin.config import NamedLink
from khotin.front_matter import Byline, Picture
from khotin.present import DESCRIPTION_LIMIT
from khotin.views import BoxView, BylineView, DateView, Link, PictureView
from tests.unit.making import CONFIG, archive, article, moment, presenter, settings

BELOW = CONFIG.replace("tin.example.vn/", "tin.example.vn/archive/")
BOX = """
[[boxes]]
title = "Bản đồ"
image = "/static/img/a.png"
alt = "Bản đồ huyện"
links = [{ name = "Cổng", url = "https://cong.example.vn/" }, { name = "Xã", url = "/xa/" }]
"""


def test_a_timed_date_shows_its_time_and_a_day_does_not() -> None:
    show = presenter()
    assert show.full_date(moment("12/09/2023 | 11:21")) == DateView(
        "2023-09-12T11:21:00+07:00", "12/09/2023", "Thứ Ba, 12/09/2023 | 11:21"
    )
    assert show.full_date(moment("12/09/2023")) == DateView(
        "2023-09-12", "12/09/2023", "Thứ Ba, 12/09/2023"
    )
    assert show.date(moment("12/09/2023")) == DateView("2023-09-12", "12/09/2023")


def test_visits_are_written_with_their_thousands_apart_and_none_are_not_written() -> None:
    assert presenter().views(article(views=1850)) == "1.850"
    assert presenter().views(article(views=0)) == ""


def test_every_url_lies_below_the_base_path() -> None:
    item = article(authors=["Thu Mai"], thumbnail=Picture(src="lua.jpg"))
    show = presenter(settings(BELOW + BOX))
    card, site = show.card(item), show.site()
    assert card.url == "/archive/2023/09/bai/"
    assert card.category.url == "/archive/chuyen-muc/kinh-te/"
    assert card.picture == PictureView("/archive/2023/09/lua.jpg", "")
    (byline,) = show.bylines(item.authors, archive([item]).signed(item))
    assert byline.author.url == "/archive/tac-gia/thu-mai/"
    assert site.home == "/archive/"
    assert {site.search, site.feed} == {"/archive/tim-kiem/", "/archive/feed.xml"}
    assert show.search("nông thôn & mới").startswith("/archive/tim-kiem/?q=n%C3%B4ng%20th")
    assert "&" not in show.search("nông thôn & mới")
    assert show.link(NamedLink(name="A", url="/gioi-thieu/")) == Link("A", "/archive/gioi-thieu/")


def test_whole_urls_begin_with_the_base_url() -> None:
    show = presenter(settings(BELOW))
    assert show.whole_url("/2023/09/bai/") == "https://tin.example.vn/archive/2023/09/bai/"


def test_boxes_link_here_and_elsewhere() -> None:
    (box,) = front.boxes(presenter(settings(BELOW + BOX)))
    assert box == BoxView(
        "Bản đồ",
        (Link("Cổng", "https://cong.example.vn/"), Link("Xã", "/archive/xa/")),
        PictureView("/archive/static/img/a.png", "Bản đồ huyện"),
    )


def test_a_byline_shows_the_authors_name_as_first_written_and_the_office_of_this_article() -> None:
    old = article("a", "2020-01-01", authors=["Nguyễn Thuý"])
    new = article("b")._replace(authors=(Byline(name="Nguyễn Thúy", organisation="Huyện đoàn"),))
    assert presenter().bylines(new.authors, archive([old, new]).signed(new)) == (
        BylineView(Link("Nguyễn Thuý", "/tac-gia/nguyen-thuy/"), "Huyện đoàn"),
    )


def test_what_is_shown_before_its_time_is_marked() -> None:
    show = presenter(preview=True)
    assert show.mark(article(draft=True)) == "draft"
    assert show.mark(article(written="2025-07-02")) == "scheduled"
    assert show.mark(article(written="2025-07-01")) == ""


def test_nothing_is_marked_as_scheduled_where_only_what_is_published_is_shown() -> None:
    assert presenter().mark(article(written="2025-07-02")) == ""


def test_a_page_says_where_it_stands_below_the_front_page() -> None:
    show = presenter()
    above = (Link("Kinh tế", "/chuyen-muc/kinh-te/"),)
    meta = show.meta("/2023/09/bai/", "Tin", "Mô tả", above=above)
    assert meta.breadcrumbs == (Link("Trang chủ", "/"), *above)
    assert (meta.canonical, meta.language) == ("https://tin.example.vn/2023/09/bai/", "vi")
    assert show.meta("/", "Kho tin").breadcrumbs == ()


def test_descriptions_are_short_and_never_missing() -> None:
    show = presenter()
    assert show.meta("/", "A").description == "Tin cũ của huyện."
    assert len(show.meta("/", "A", "Bà con được mùa. " * 30).description) <= DESCRIPTION_LIMIT


def test_an_english_site_speaks_english() -> None:
    show = presenter()
    english = presenter(settings(CONFIG.replace("base_url", 'language = "en"\nbase_url')))
    assert show.articles(1850) == "1.850 bài"
    assert english.articles(1850) == "1,850 articles"
    assert english.meta("/x/", "A").breadcrumbs[0].text == "Home"
