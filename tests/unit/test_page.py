from multiprocessing.reduction import ForkingPickler
from typing import get_args

import pytest

from khotin import pages
from khotin.front_matter import Original, Picture
from khotin.page import Page, View, Whole, recipe
from khotin.present import Presenter
from khotin.sizes import Shot
from khotin.views import StandingView
from tests.unit.making import CONFIG, archive, article, moment, presenter, settings, standing_page

BOX = """
[[boxes]]
title = "Bản đồ"
links = [{ name = "Cổng", url = "https://cong.example.vn/" }]
"""


CMS = """
[cms]
enabled = true
repository = "minh-ha/kho-tin"
"""


def standing(show: Presenter, title: str, number: int = 1) -> StandingView:
    return StandingView(show.meta("/a/", title), title * number)


def planned() -> tuple[tuple[Page, ...], Presenter]:
    """Plan a site that has a page of every kind, of articles that say all they can."""
    config = settings(CONFIG + BOX + CMS, page_size=5)
    shots = (Shot("content/2023/01/lua.jpg", "0a", "jpeg", 900, 600, bare=True),)
    items = [
        article(f"bai-{n}", f"2023-0{n}-01", views=n, authors=["Thu Mai"], shots=shots)
        for n in range(1, 9)
    ]
    rich = article(
        "giau",
        "2025-07-02",
        authors=["Thu Mai", "Đức Thiện"],
        image=Picture(src="lua.jpg", alt="Lúa"),
        thumbnail=Picture(src="lua.jpg", alt="Lúa"),
        tags=("đua thuyền",),
        documents=("168/KH-UBND",),
        aliases=("/tin/1.html",),
        updated=moment("2025-07-03 08:00"),
        source=Original(name="Báo tỉnh", url="https://bao.example.vn/1"),
        category="giao-duc",
        featured=True,
    )
    whole = archive([*items, rich], [standing_page()], drafts=True)
    return pages.plan(whole, config, search=True, preview=True), presenter(config, preview=True)


def test_a_recipe_refuses_parts_by_name() -> None:
    with pytest.raises(TypeError, match="number"):
        recipe(standing, "A", number=2)


def test_a_view_is_made_of_the_presenter_and_the_parts_in_their_order() -> None:
    page = Page("a", "pages/standing.html", recipe(standing, "A", 2))
    assert page.view(presenter()) == StandingView(presenter().meta("/a/", "A"), "AA")


def test_a_whole_gives_what_it_holds() -> None:
    item, page = article(), standing_page()
    assert Whole(item).article == item
    assert Whole(page).page == page


def test_a_whole_refuses_to_give_what_it_does_not_hold() -> None:
    with pytest.raises(TypeError, match=r"content/pages/lien-he\.md"):
        _ = Whole(standing_page()).article
    with pytest.raises(TypeError, match=r"content/2023/09/bai\.md"):
        _ = Whole(article()).page


def test_every_page_can_be_sent_to_another_process_and_shows_the_same_there() -> None:
    found, show = planned()
    sent = ForkingPickler.loads(ForkingPickler.dumps(found))
    assert sent == found
    assert [page.view(show) for page in sent] == [page.view(show) for page in found]


def test_every_page_can_be_hashed_and_equal_pages_are_one() -> None:
    found, _ = planned()
    again, _ = planned()
    assert len({*found, *again}) == len(found)


def test_a_site_with_something_of_everything_has_pages_of_every_kind() -> None:
    found, show = planned()
    assert {type(page.view(show)) for page in found} == set(get_args(View))
