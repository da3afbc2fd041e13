"""What lies beside an article to be downloaded is listed below it."""

from tests.builder import SiteBuilder, changed
from tests.pictures import picture


def test_files_are_listed_with_kind_and_size_and_can_be_had(site: SiteBuilder) -> None:
    site.article("2023/09/bai/index", documents=["168/KH-UBND"])
    site.file("content/2023/09/bai/168-KH-UBND.pdf", b"x" * 1_468_006)
    site.file("content/2023/09/bai/anh.jpg", picture()).build()
    listed = site.main("/2023/09/bai/").partition("Tệp đính kèm")[2]
    assert 'href="/2023/09/bai/168-KH-UBND.pdf"' in listed
    assert "(PDF, 1,4 MB)" in listed
    assert "anh.jpg" not in listed
    assert site.shows("/2023/09/bai/168-KH-UBND.pdf")


def test_an_article_without_files_says_nothing_of_them(town: SiteBuilder) -> None:
    assert "Tệp đính kèm" not in town.read("/2024/02/cau-moi/")


def test_a_file_that_comes_or_grows_changes_its_articles_page_alone(site: SiteBuilder) -> None:
    site.article("2023/09/bai/index").article("2023/09/khac/index").build()
    before = site.snapshot()
    site.file("content/2023/09/bai/mau.docx", b"x").build()
    there = site.snapshot()
    page = {"2023/09/bai/index.html", "2023/09/bai/mau.docx"}
    assert changed(before, there) == page
    site.file("content/2023/09/bai/mau.docx", b"x" * 5000).build()
    assert changed(there, site.snapshot()) == page
