"""Links of texts, each with where it leads, against a site of two articles and a picture."""

import pytest

from khotin.checking.links import Places, dead, elsewhere
from khotin.checking.proof import Proof
from khotin.problems import Place
from khotin.source import Reference

HERE = "content/2023/09/de.md"
BASE = "https://tin.example.vn/kho/"


def proof(*links: str, anchors: tuple[str, ...] = ()) -> Proof:
    return Proof(None, (), tuple(Reference(link, Place(HERE, 7)) for link in links), anchors)


@pytest.fixture
def places() -> Places:
    return Places(
        base_url=BASE,
        statics={"static/img/a.png": "/static/img/a.0f.png"},
        files=frozenset(
            {
                *("index.html", "2023/09/index.html", "2023/09/de/index.html"),
                *("2023/09/cau/index.html", "2023/09/cau/cau.jpg", "static/img/a.0f.png"),
                *("gioi-thieu/index.html", "feed.xml", "tin/cu.html"),
            }
        ),
        owners={
            "2023/09/de/index.html": proof(anchors=("dau-tien",)),
            "2023/09/cau/index.html": proof(anchors=("xay-cau", "fn:1")),
        },
        hidden=frozenset({"2023/09/nhap/index.html"}),
    )


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/2023/09/",
        "/2023/09/cau/",
        "../cau/",
        "cau/index.md",
        "cau/index.md#xay-cau",
        "cau.md",
        "/2023/09/cau/#fn:1",
        "#dau-tien",
        "#",
        "/2023/09/cau/cau.jpg",
        "cau/cau.jpg",
        "/static/img/a.png",
        "/content/../feed.xml",
        "/feed.xml",
        "../../pages/gioi-thieu.md",
        "/gioi-thieu/?x=1#",
        "/tin/cu.html",
        f"{BASE}2023/09/cau/",
        "https://khac.example.vn/khong-co",
        "//khac.example.vn/x",
        "mailto:a@example.vn",
        "tel:0123",
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(places: Places, link: str) -> None:
    assert list(dead(HERE, proof(link, anchors=("dau-tien",)), places)) == []


@pytest.mark.parametrize(
    ("link", "code", "guess"),
    [
        ("/2023/08/cau/", "broken-link", "/2023/09/cau/"),
        ("/2023/09/cau", "broken-link", "/2023/09/cau/"),
        ("/2023/09/cau.html", "broken-link", "/2023/09/cau/"),
        ("cai.md", "broken-link", "/2023/09/cau/"),
        ("/static/img/b.png", "broken-link", "/static/img/a.0f.png"),
        ("/qua-xa/khong-co/", "broken-link", ""),
        (f"{BASE}qua-xa/", "broken-link", ""),
        ("http://[x", "broken-link", ""),
        ("#dau-tin", "broken-anchor", "dau-tien"),
        ("/2023/09/cau/#Xây cầu", "broken-anchor", "xay-cau"),
        ("/2023/09/cau/#het", "broken-anchor", ""),
        ("nhap.md", "link-to-draft", None),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_what_was_meant(
    places: Places, link: str, code: str, guess: str | None
) -> None:
    (found,) = dead(HERE, proof(link), places)
    assert (found.code, dict(found.values).get("guess")) == (code, guess)
    assert found.place == Place(HERE, 7)


def test_a_draft_may_link_to_a_draft(places: Places) -> None:
    assert list(dead("content/2023/09/nhap.md", proof("nhap.md"), places)) == []


def test_links_to_other_sites_are_those_that_are_asked(places: Places) -> None:
    links = ("https://a.vn/x", f"{BASE}feed.xml", "/x/", "//b.vn/", "mailto:c@d.vn")
    assert [found.path for found in elsewhere(proof(*links), places)] == [links[0], links[3]]
