"""A site as it is served, beside the same site as it is built."""

import re
from pathlib import Path
from typing import Any

import pytest

from khotin import paths
from khotin.serving.changes import Changes
from tests.builder import SiteBuilder
from tests.pictures import opened, picture
from tests.serving import Served

ARTICLE = "content/2023/09/hoi-nghi.md"
JPG = picture(60, 40)
OTHER = picture(60, 40, colour=(20, 60, 200))
PAGE = "/2023/09/hoi-nghi/"


@pytest.fixture
def town(site: SiteBuilder) -> SiteBuilder:
    """A site with one of everything."""
    site.article(
        "2023/09/hoi-nghi", authors=["Thu Mai"], tags=["hội nghị"], aliases=["/tin/1.html"]
    )
    site.article("2023/09/le-hoi/index", "![Lễ](le.jpg)\n", category="van-hoa", featured=True)
    site.article("2023/10/nhap", draft=True)
    site.article("2026/01/mai-sau")
    for number in range(1, 9):
        site.article(f"2024/0{number}/tin-{number}", views=number)
    return site.page("lien-he").file("content/2023/09/le-hoi/le.jpg", JPG)


@pytest.fixture
def served(town: SiteBuilder) -> Served:
    return Served(town)


def built(site: SiteBuilder) -> dict[str, bytes]:
    """Give the built site without what marks its folder."""
    return {name: data for name, data in site.snapshot().items() if not name.startswith(".")}


@pytest.mark.parametrize("base_url", ["https://kho.example.vn/", "https://tin.example.vn/kho/"])
def test_everything_is_served_as_it_is_built_byte_for_byte(
    town: SiteBuilder, base_url: str
) -> None:
    town.config("site", base_url=base_url).build(drafts=True)
    served = Served(town)
    assert served.files() == built(town)
    for path in ("", "2023/09/hoi-nghi/", "feed.xml", "tin/1.html", "2023/09/le-hoi/le.jpg"):
        assert (
            served.body(served.keeper.now.site.frame.show.base + path)
            == (town.output / paths.output(f"/{path}")).read_bytes()
        )


@pytest.mark.parametrize(
    "front",
    [
        {},
        {"documents": ["168/KH-UBND"]},
        {"title": "Tên khác"},
        {"views": 900},
        {"category": "van-hoa"},
        {"authors": ["Người Mới"]},
        {"tags": ["khác"]},
        {"date": "2023-09-30"},
        {"draft": True},
        {"featured": True},
        {"expires": "2024-01-01"},
        {"aliases": ["/tin/2.html"]},
        {"updated": "2024-02-02"},
        {"image": {"src": "le-hoi/le.jpg", "alt": "Lễ"}},
        {"summary": "Tóm tắt khác."},
        {"source": {"name": "Báo", "url": "https://bao.example.vn/"}},
    ],
    ids=lambda front: ",".join(front) or "text",
)
def test_a_saved_article_changes_the_served_site_as_it_changes_the_built_one(
    town: SiteBuilder, front: dict[str, Any]
) -> None:
    kept: dict[str, Any] = {
        "authors": ["Thu Mai"],
        "tags": ["hội nghị"],
        "aliases": ["/tin/1.html"],
    }
    town.article("2023/09/hoi-nghi", summary="Cũ.", **kept)
    served = Served(town)
    served.files()
    town.article("2023/09/hoi-nghi", "Chữ mới.\n", **{"summary": "Cũ.", **kept, **front})
    served.saved(ARTICLE)
    assert served.files() == built(town.build(drafts=True))


def test_a_change_that_the_own_page_alone_shows_plans_nothing(served: Served) -> None:
    names = ("content/2023/09/le-hoi/index.md",)
    front = {"category": "van-hoa", "summary": "Sapo.", "featured": True}
    picture = "![Lễ](le.jpg)\n"
    served.site.article("2023/09/le-hoi/index", picture, **front)
    assert served.saved(*names)
    served.site.article("2023/09/le-hoi/index", f"Thêm nữa rồi.\n\n{picture}", **front)
    assert not served.saved(*names)
    assert "Thêm nữa rồi." in served.text("/2023/09/le-hoi/")


def test_a_changed_title_is_on_its_own_page_before_the_whole_is_planned(served: Served) -> None:
    served.site.article("2023/09/hoi-nghi", title="Tên khác")
    assert served.saved(ARTICLE, plan=False)
    assert "<h1" in served.text(PAGE)
    assert "Tên khác" in served.text(PAGE)
    assert "Tên khác" not in served.text("/2023/09/")
    served.keeper.plan()
    assert "Tên khác" in served.text("/2023/09/")


def test_a_change_while_the_whole_is_planned_is_not_lost(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = served.keeper._put
    served.site.article("2023/09/hoi-nghi", title="Tên khác")
    served.saved(ARTICLE, plan=False)

    def saved_meanwhile(change: object) -> None:
        monkeypatch.undo()
        served.site.article("2023/09/hoi-nghi", title="Tên cuối cùng")
        served.saved(ARTICLE, plan=False)
        planned(change)  # type: ignore[arg-type]

    monkeypatch.setattr(served.keeper, "_put", saved_meanwhile)
    served.keeper.plan()
    assert "Tên cuối cùng" in served.text(PAGE)
    assert served.keeper.wants_plan
    served.keeper.plan()
    assert "Tên cuối cùng" in served.text("/2023/09/")


def test_a_new_article_and_a_deleted_one_come_and_go(served: Served) -> None:
    served.site.article("2023/09/moi")
    served.saved("content/2023/09/moi.md")
    assert served.client.get("/2023/09/moi/").status_code == 200
    served.site.remove("content/2023/09/moi.md")
    served.saved("content/2023/09/moi.md")
    assert served.client.get("/2023/09/moi/").status_code == 404


def test_a_deleted_folder_takes_its_article_and_its_pictures_with_it(served: Served) -> None:
    assert served.client.get("/2023/09/le-hoi/le.jpg").content == JPG
    served.site.remove("content/2023/09/le-hoi")
    served.saved("content/2023/09/le-hoi")
    assert served.client.get("/2023/09/le-hoi/").status_code == 404
    assert served.client.get("/2023/09/le-hoi/le.jpg").status_code == 404


def test_hundreds_of_saved_files_are_planned_once(served: Served) -> None:
    names = [f"2022/0{month}/bai-{n}" for month in range(1, 10) for n in range(20)]
    for name in names:
        served.site.article(name)
    served.saved(*(f"content/{name}.md" for name in names))
    assert not served.keeper.wants_plan
    assert served.client.get("/2022/09/bai-19/").status_code == 200


def test_a_broken_article_keeps_its_last_good_page_until_it_is_mended(served: Served) -> None:
    good = served.body(PAGE)
    served.site.file(ARTICLE, "---\ntitle: A\ndate: 2023-09-15\ncategory: la\n---\nNửa chừng")
    assert not served.saved(ARTICLE)
    assert served.codes() == [f"{ARTICLE}:4 unknown-category"]
    assert served.body(PAGE) == good
    served.keeper.plan()
    assert served.body(PAGE) == good
    assert served.codes() == [f"{ARTICLE}:4 unknown-category"]
    served.site.article("2023/09/hoi-nghi", "Đã sửa.\n")
    served.saved(ARTICLE)
    assert served.codes() == []
    assert "Đã sửa." in served.text(PAGE)


def test_an_article_that_was_never_good_is_told_and_not_shown(town: SiteBuilder) -> None:
    town.file("content/2023/09/hong.md", "Không có phần đầu.\n")
    served = Served(town)
    assert served.codes() == ["content/2023/09/hong.md:1 no-front-matter"]
    assert served.client.get("/2023/09/hong/").status_code == 404
    town.article("2023/09/hong")
    served.saved("content/2023/09/hong.md")
    assert served.client.get("/2023/09/hong/").status_code == 200


def test_a_missing_picture_is_told_until_it_is_there(served: Served) -> None:
    served.site.article("2023/09/hoi-nghi", "![A](moi.jpg)\n")
    served.saved(ARTICLE)
    assert served.codes() == [f"{ARTICLE}:7 missing-picture"]
    served.site.file("content/2023/09/moi.jpg", JPG)
    assert served.saved("content/2023/09/moi.jpg")
    assert served.codes() == []
    assert served.client.get("/2023/09/moi.jpg").content == JPG


def test_a_file_that_is_saved_again_plans_nothing(served: Served) -> None:
    served.site.file("content/2023/09/le-hoi/phim.mp4", b"MP4")
    assert served.saved("content/2023/09/le-hoi/phim.mp4")
    served.site.file("content/2023/09/le-hoi/phim.mp4", b"MP4 2")
    assert not served.saved("content/2023/09/le-hoi/phim.mp4")
    assert served.client.get("/2023/09/le-hoi/phim.mp4").content == b"MP4 2"


def test_a_size_of_a_picture_is_made_when_it_is_asked_for(served: Served) -> None:
    page = served.client.get("/2023/09/le-hoi/").text
    urls = re.findall(r'srcset="(\S+\.avif)', page)
    assert len(urls) == 1
    found = served.client.get(urls[0])
    assert (found.status_code, found.headers["content-type"]) == (200, "image/avif")
    assert opened(found.content).size == (60, 40)


def test_a_picture_that_is_saved_again_is_told_and_made_again(served: Served) -> None:
    served.site.file("content/2023/09/le-hoi/le.jpg", OTHER)
    assert served.saved("content/2023/09/le-hoi/le.jpg")
    assert list(served.keeper.now.pictures) == ["/2023/09/le-hoi/le.jpg"]
    assert served.client.get("/2023/09/le-hoi/le.jpg").content == OTHER


@pytest.fixture
def own(town: SiteBuilder) -> SiteBuilder:
    """A site with templates and static files of its own."""
    for name in ("templates", "static"):
        source = Path(str(town.settings["paths"][name]))
        for path in source.rglob("*"):
            if path.is_file():
                town.file(f"{name}/{path.relative_to(source).as_posix()}", path.read_bytes())
        town.config("paths", **{name: name})
    return town


TEMPLATE = "templates/pages/article.html"


def test_a_broken_template_is_told_and_pages_stay_until_it_is_mended(own: SiteBuilder) -> None:
    served = Served(own)
    good = served.body(PAGE)
    text = (own.folder / TEMPLATE).read_text("utf-8")
    for wrong in ("{% if %}", "{{ khong_co.gi }}"):
        own.file(TEMPLATE, text.replace("{% block main %}", "{% block main %}" + wrong))
        served.saved(TEMPLATE)
        served.kitchen.prove(served.keeper.now)
        assert [code.partition(" ")[2] for code in served.codes()] == ["template"]
        assert served.body(PAGE) == good
        assert served.client.get("/2024/01/tin-1/").status_code == 200
    own.file(TEMPLATE, text.replace("{% block main %}", "{% block main %}<p>Mẫu mới</p>"))
    served.saved(TEMPLATE)
    served.kitchen.prove(served.keeper.now)
    assert served.codes() == []
    assert "Mẫu mới" in served.text(PAGE)


def test_a_stylesheet_changes_its_address_and_no_pages_etag(own: SiteBuilder) -> None:
    served = Served(own)
    before = served.client.get(PAGE)
    old = next(name for name in served.keeper.now.statics if name.endswith(".css"))
    css = "static/css/site.css"
    own.file(css, (own.folder / css).read_text("utf-8") + "\nbody { color: red; }\n")
    served.saved(css)
    after = served.client.get(PAGE)
    assert served.client.get(f"/{old}").text.endswith("body { color: red; }\n")
    assert old.encode() in before.content
    assert old.encode() not in after.content
    assert after.headers["etag"] == before.headers["etag"]


def test_a_stylesheet_that_names_what_is_not_there_is_told_and_the_last_one_stays(
    own: SiteBuilder,
) -> None:
    served = Served(own)
    good = served.files()
    own.file("static/css/site.css", "a { background: url(khong.png) }\n")
    served.saved("static/css/site.css")
    assert served.codes() == ["static/css/site.css:1 missing-static"]
    assert served.files() == good


def test_broken_settings_are_told_and_the_last_good_ones_stay(served: Served) -> None:
    good = served.files()
    text = (served.site.folder / "config.toml").read_text("utf-8")
    served.site.file("config.toml", "[site\n" + text)
    served.keeper.take_in(Changes(config=True))
    assert [code.partition(" ")[2] for code in served.codes()] == ["toml"]
    assert served.files() == good
    served.site.file("config.toml", text.replace("Kho tin thử", "Kho tin khác"))
    served.keeper.take_in(Changes(config=True))
    served.keeper.plan()
    assert served.codes() == []
    assert "Kho tin khác" in served.text("/")


def test_a_category_that_is_taken_out_is_missed_where_articles_name_it(served: Served) -> None:
    del served.site.settings["categories.van-hoa"]
    served.site.write_config()
    served.saved("config.toml")
    assert served.codes() == ["content/2023/09/le-hoi/index.md:4 unknown-category"]
    assert served.client.get("/2023/09/le-hoi/").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent(served: Served, method: str) -> None:
    assert served.client.get(PAGE, method).status_code == 405


def test_a_head_is_told_without_the_page(served: Served) -> None:
    assert served.client.get(PAGE, "HEAD").status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:8000"])
def test_this_machine_is_answered(served: Served, host: str) -> None:
    assert served.client.get(PAGE, host=host).status_code == 200


@pytest.mark.parametrize("host", ["ke-la.example.vn", "127.0.0.1.example.vn:8000", "", "[::2]"])
def test_another_name_is_not_answered(served: Served, host: str) -> None:
    for path in (PAGE, "/_khotin/events", "/_khotin/live.js"):
        assert served.client.get(path, host=host).status_code == 421


@pytest.mark.parametrize(
    "path",
    [
        "/../config.toml",
        "/..%2fconfig.toml",
        "/2023/09/le-hoi/../../../../config.toml",
        "/search/../../config.toml",
        "/search/..%5c..%5cconfig.toml",
        "/search/%2e%2e/%2e%2e/config.toml",
        "//etc/passwd",
        "//2023/09",
        "/content/2023/09/hoi-nghi.md",
        "/khong-co/",
    ],
)
def test_what_the_site_has_not_by_name_is_its_own_404_page(town: SiteBuilder, path: str) -> None:
    served = Served(town, town.folder / "content")
    (town.folder / "content/search").mkdir()
    answer = served.client.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.text


def test_nothing_is_kept_by_browsers(served: Served) -> None:
    for path in (PAGE, "/khong-co/", "/2023/09/le-hoi/le.jpg", "/_khotin/live.js", "/feed.xml"):
        assert served.client.get(path).headers["cache-control"] == "no-store"


def test_only_what_carries_its_digest_is_kept_by_browsers(own: SiteBuilder) -> None:
    served = Served(own)
    name = next(name for name in served.keeper.now.statics if name.endswith(".css"))
    assert "immutable" in served.client.get(f"/{name}").headers["cache-control"]
    own.file("static/css/site.css", "a {}\n")
    served.saved("static/css/site.css")
    stale = served.client.get(f"/{name}")
    assert (stale.content, stale.headers["cache-control"]) == (b"a {}\n", "no-store")


def test_a_page_the_browser_has_is_not_sent_again(served: Served) -> None:
    tag = served.client.get(PAGE).headers["etag"]
    assert served.client.get(PAGE, if_none_match=tag).status_code == 304
    served.site.article("2023/09/hoi-nghi", "Khác.\n")
    served.saved(ARTICLE)
    assert served.client.get(PAGE, if_none_match=tag).status_code == 200


def test_an_address_without_its_last_slash_goes_to_the_page(served: Served) -> None:
    answer = served.client.get("/2023/09/hoi-nghi")
    assert (answer.status_code, answer.headers["location"]) == (307, PAGE)


def test_the_door_leads_to_where_the_site_lies(town: SiteBuilder) -> None:
    town.config("site", base_url="https://tin.example.vn/kho/")
    served = Served(town)
    assert served.client.get("/").headers["location"] == "/kho/"
    assert served.client.get("/kho").headers["location"] == "/kho/"
    assert served.client.get(f"/kho{PAGE}").status_code == 200
    assert served.client.get(PAGE).status_code == 404


def test_the_search_is_served_from_beside_once_it_is_there(
    town: SiteBuilder, tmp_path: Path
) -> None:
    served = Served(town, tmp_path)
    assert 'data-index="/search/"' in served.text("/tim-kiem/")
    assert served.client.get("/search/bundles.json").status_code == 503
    (tmp_path / "search").mkdir()
    (tmp_path / "search/bundles.json").write_text("{}", "utf-8")
    assert served.client.get("/search/bundles.json").content == b"{}"
    assert served.client.get("/search/khac.json").status_code == 404
