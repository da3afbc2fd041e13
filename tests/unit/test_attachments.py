import pytest

from khotin import attachments, pages
from khotin.attachments import Attachment
from khotin.page import Page
from khotin.views import ArticleView, AttachmentView
from tests.unit.making import archive, article, presenter, settings

FOLDER = "content/2023/09/bai"


def test_the_files_of_an_article_come_in_the_order_of_their_names() -> None:
    files = [(f"{FOLDER}/b.PDF", 1), (f"{FOLDER}/a.docx", 2)]
    assert attachments.by_article(files) == {
        f"{FOLDER}/index.md": (Attachment("a.docx", 2), Attachment("b.PDF", 1))
    }


@pytest.mark.parametrize(
    "path",
    [
        *(f"{FOLDER}/anh.jpg", f"{FOLDER}/phim.mp4", f"{FOLDER}/pdf", f"{FOLDER}/trong/a.pdf"),
        *("content/2023/09/a.pdf", "content/a.pdf", "content/pages/lien-he/a.pdf"),
    ],
)
def test_pictures_films_and_files_of_no_article_are_not_listed(path: str) -> None:
    assert attachments.by_article([(path, 1)]) == {}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("168-KH-UBND.pdf", "168/KH-UBND"),
        ("168-kh-ubnd.docx", "168/KH-UBND"),
        ("mau_dang-ky.docx", "Mau dang ky"),
        ("Mẫu đăng ký.docx", "Mẫu đăng ký"),
        ("đơn.v2.odt", "Đơn.v2"),
        ("Đo\u031bn.odt", "Đơn"),
        ("-.pdf", "-.pdf"),
    ],
)
def test_a_file_is_called_by_its_documents_number_or_by_its_own_name(name: str, title: str) -> None:
    assert attachments.title(name, ["24-CT/TU", "168/KH-UBND"]) == title


def page_of(*attached: Attachment) -> Page:
    item = article(path=f"{FOLDER}/index.md", documents=("168/KH-UBND",))
    planned = pages.plan(archive([item]), settings(), search=False, attached={item.path: attached})
    return next(page for page in planned if page.source == item.path)


def shown(page: Page) -> tuple[AttachmentView, ...]:
    view = page.view(presenter())
    assert isinstance(view, ArticleView)
    return view.attachments


def test_a_page_shows_what_each_file_is_and_where_it_lies() -> None:
    page = page_of(Attachment("168-KH-UBND.pdf", 1_468_006), Attachment("Mẫu đơn.docx", 100))
    assert shown(page) == (
        AttachmentView("168/KH-UBND", "/2023/09/bai/168-KH-UBND.pdf", "PDF", "1,4 MB"),
        AttachmentView("Mẫu đơn", "/2023/09/bai/M%E1%BA%ABu%20%C4%91%C6%A1n.docx", "DOCX", "1 KB"),
    )


def test_a_text_that_is_edited_keeps_its_files() -> None:
    page = page_of(Attachment("a.pdf", 1))
    item = article(path=f"{FOLDER}/index.md", title="Tin khác")
    assert shown(pages.with_text(page, item)) == shown(page)


def test_a_file_of_another_size_makes_another_page() -> None:
    assert page_of(Attachment("a.pdf", 1)) != page_of(Attachment("a.pdf", 2))
    assert page_of(Attachment("a.pdf", 1)) == page_of(Attachment("a.pdf", 1))
