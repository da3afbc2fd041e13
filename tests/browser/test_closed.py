"""A closed archive, its films and its files to download can be used by everybody."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.browser.conftest import Visit, serve
from tests.browser.test_pages import COLOURS, violations
from tests.builder import SiteBuilder

pytestmark = pytest.mark.browser

TEXT = """\
Sáng nay.

[Lễ thông xe](https://youtu.be/aBcDeFgHiJk)

[Đua thuyền](thuyen.mp4)
"""
SUCCESSORS = [
    {"name": f"Ủy ban nhân dân xã {name}", "url": f"https://{number}.example.vn/"}
    for number, name in enumerate(("Phố Mây", "Cẩm Vân", "Đọi Đèn"))
]


@pytest.fixture
def closed(site: SiteBuilder) -> Iterator[str]:
    """The address of the front page of a small closed archive."""
    site.article("2023/09/phim/index", TEXT, views="1.850")
    site.file("content/2023/09/phim/thuyen.mp4", b"film")
    site.file("content/2023/09/phim/Kế hoạch tổ chức lễ hội.docx", b"plan")
    site.page("contact", "Write to us.\n", title="Contact", language="en")
    site.config("archive", closed=date(2025, 6, 30), successors=SUCCESSORS)
    with serve(site.build().output) as url:
        yield url


@pytest.mark.parametrize("address", ["", "2023/09/phim/", "contact/", "doc-nhieu/"])
def test_every_part_of_it_is_there_for_everybody_on_every_screen(
    address: str, closed: str, open_page: Callable[..., Visit]
) -> None:
    page = open_page(color_scheme="light").page
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(closed + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
