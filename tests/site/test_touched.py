"""A new article touches few pages; taking it away brings every byte back."""

from tests.builder import SiteBuilder, changed
from tests.pictures import picture

EVERY_NEW_ARTICLE = {
    "index.html",
    "index.json",
    "feed.xml",
    "feed.json",
    "sitemap.xml",
    "luu-tru/index.html",
    "2024/index.html",
}
A_NEW_DAY = {f"ngay/{day}/index.html" for day in ("02-15", "02-20", "03-15")}
"""The pages of 20 February, and of the days beside it that have articles."""


def _index(*addresses: str) -> set[str]:
    return {f"{address}/index.html" for address in addresses}


def _feeds(category: str) -> set[str]:
    return {f"chuyen-muc/{category}/feed.{kind}" for kind in ("xml", "json")}


def test_a_new_article_touches_its_lists_newest_pages_and_its_neighbour(
    written_town: SiteBuilder,
) -> None:
    before = written_town.build().snapshot()
    written_town.article(
        "2024/02/tin-moi", date="2024-02-20", category="van-hoa", authors=["Thu Hà"], views="5"
    )
    after = written_town.build().snapshot()
    assert changed(before, after) == EVERY_NEW_ARTICLE | A_NEW_DAY | {"2024/index.json"} | _feeds(
        "van-hoa"
    ) | _index(
        "2024/02/tin-moi",
        "2024/02/thong-bao",
        "2024/02",
        "chuyen-muc/van-hoa",
        "tac-gia",
        "tac-gia/thu-ha",
        "doc-nhieu",
        "doc-nhieu/2024",
    )
    assert written_town.report.written == len(changed(before, after))


def test_an_article_without_author_or_visits_touches_no_author_and_no_ranking(
    written_town: SiteBuilder,
) -> None:
    before = written_town.build().snapshot()
    written_town.article("2024/02/tin-moi", date="2024-02-20", category="van-hoa")
    assert changed(before, written_town.build().snapshot()) == EVERY_NEW_ARTICLE | A_NEW_DAY | {
        "2024/index.json"
    } | _feeds("van-hoa") | _index(
        "2024/02/tin-moi", "2024/02/thong-bao", "2024/02", "chuyen-muc/van-hoa"
    )


def test_the_first_article_of_a_year_makes_its_pages_and_shows_the_year_elsewhere(
    written_town: SiteBuilder,
) -> None:
    before = written_town.build().snapshot()
    written_town.article("2025/01/tin-moi")
    assert changed(before, written_town.build().snapshot()) == EVERY_NEW_ARTICLE | {
        "2025/index.json"
    } | _feeds("tin-tuc") | _index(
        "2025/01/tin-moi",
        "2024/02/thong-bao",
        "ngay/01-15",
        "2025/01",
        "2025",
        "2024/02",
        "chuyen-muc/tin-tuc",
        "tim-kiem",
        "doc-nhieu",
        "doc-nhieu/2023",
        "doc-nhieu/2024",
        "doc-nhieu/2025",
    )


def test_removing_the_newest_article_brings_back_every_byte(written_town: SiteBuilder) -> None:
    before = written_town.build().snapshot()
    written_town.article("2024/03/tin-moi", authors=["Người Mới"], views="99999").build()
    added = changed(before, written_town.snapshot())
    written_town.remove("content/2024/03").build()
    assert changed(before, written_town.snapshot()) == set()
    assert written_town.report.written + written_town.report.removed == len(added)
    assert written_town.report.removed == len(
        _index("2024/03/tin-moi", "2024/03", "tac-gia/nguoi-moi")
    )
    assert not (written_town.output / "2024/03").exists()
    assert not (written_town.output / "tac-gia/nguoi-moi").exists()


def test_changing_the_text_of_an_article_that_has_a_summary_changes_its_page_alone(
    written_town: SiteBuilder,
) -> None:
    written_town.article("2023/09/hoi-nghi", "Bản cũ.\n", summary="Tóm tắt.")
    before = written_town.build().snapshot()
    written_town.article("2023/09/hoi-nghi", "Bản mới.\n", summary="Tóm tắt.")
    after = written_town.build().snapshot()
    assert changed(before, after) == {"2023/09/hoi-nghi/index.html"}
    assert written_town.report.written == 1


def test_removing_a_picture_that_is_shown_nowhere_removes_that_file_alone(
    written_town: SiteBuilder,
) -> None:
    written_town.file("content/2024/02/cau-moi/thua.jpg", picture())
    before = written_town.build().snapshot()
    written_town.remove("content/2024/02/cau-moi/thua.jpg")
    after = written_town.build().snapshot()
    assert changed(before, after) == {"2024/02/cau-moi/thua.jpg"}


def test_removing_an_old_article_takes_its_page_and_leaves_the_numbered_pages_of_other_lists(
    written_town: SiteBuilder,
) -> None:
    before = written_town.build().snapshot()
    written_town.remove("content/2023/09/hoi-nghi.md")
    after = written_town.build().snapshot()
    assert changed(before, after) == {
        "index.html",
        "index.json",
        "2023/index.json",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
    } | _feeds("tin-tuc") | _index(
        "2023/09/hoi-nghi",
        "2023/09/le-hoi",
        "2023/08/le-hoi",
        "2024/02/thong-bao",
        "2023/09",
        "2023",
        "luu-tru",
        "chuyen-muc/tin-tuc",
        "tac-gia",
        "tac-gia/thu-ha",
        "doc-nhieu",
        "doc-nhieu/2023",
        "ngay/09-12",
        "ngay/08-15",
        "ngay/09-15",
    )
    assert "2023/09/hoi-nghi/index.html" not in after
