import json
import re
from datetime import datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from khotin.front_matter import Byline, Picture
from khotin.linked_data import HEADLINE_LIMIT, written
from khotin.views import ArticleView, ListView, StandingView
from tests.unit.making import CONFIG, article, moment, planned, settings

BASE: Final = "https://tin.example.vn"
Node = dict[str, Any]

# What Google documents: whether a property must be there, and what it may be.
# https://developers.google.com/search/docs/appearance/structured-data/article
# https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
# https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
REQUIRED, RECOMMENDED, OTHER = "required", "recommended", "other"
TERMS: Final[dict[str, dict[str, tuple[str, tuple[str, ...]]]]] = {
    "NewsArticle": {
        "author": (RECOMMENDED, ("Person", "Organization")),
        "dateModified": (RECOMMENDED, ("DateTime",)),
        "datePublished": (RECOMMENDED, ("DateTime",)),
        "headline": (RECOMMENDED, ("Text",)),
        "image": (RECOMMENDED, ("URL", "ImageObject")),
        "isAccessibleForFree": (OTHER, ("Boolean",)),
        "publisher": (OTHER, ("Organization",)),
        "mainEntityOfPage": (OTHER, ("WebPage",)),
        "articleSection": (OTHER, ("Text",)),
        "inLanguage": (OTHER, ("Text",)),
    },
    "Person": {
        "name": (RECOMMENDED, ("Text",)),
        "url": (RECOMMENDED, ("URL",)),
        "affiliation": (OTHER, ("Organization",)),
    },
    "Organization": {
        "name": (REQUIRED, ("Text",)),
        "url": (OTHER, ("URL",)),
        "logo": (OTHER, ("ImageObject",)),
    },
    "BreadcrumbList": {"itemListElement": (REQUIRED, ("ListItem",))},
    "ListItem": {
        "item": (OTHER, ("URL",)),
        "name": (REQUIRED, ("Text",)),
        "position": (REQUIRED, ("Integer",)),
    },
    "ImageObject": {"url": (REQUIRED, ("URL",))},
    "WebPage": {"@id": (REQUIRED, ("URL",))},
}


def kinds(value: Any) -> set[str]:
    """Tell what a value is in schema.org's terms; a thing is checked against its own table."""
    match value:
        case {"@type": kind}:
            check(value)
            return {kind}
        case bool():
            return {"Boolean"}
        case int():
            return {"Integer"}
        case str():
            found = {"Text"}
            if re.match(r"https?://[^\s/]+/", value):
                found.add("URL")
            if re.fullmatch(r"[\d-]{10}T[\d:]{8}[+-]\d\d:\d\d", value):
                assert datetime.fromisoformat(value).tzinfo
                found.add("DateTime")
            return found
    raise AssertionError(value)


def check(node: Node) -> None:
    """Check a thing: all that must be there is, and each property is known and of its type."""
    terms = TERMS[node["@type"]]
    assert {name for name, (need, _) in terms.items() if need == REQUIRED} <= node.keys()
    for name, value in node.items():
        if name == "@type":
            continue
        for one in value if isinstance(value, list) else [value]:
            assert kinds(one) & set(terms[name][1]), (name, one)


def graph(view: object) -> list[Node]:
    """Give what a page tells, every thing of it checked."""
    assert isinstance(view, ArticleView | ListView | StandingView)
    told = json.loads(view.meta.linked_data)
    assert told["@context"] == "https://schema.org"
    for node in told["@graph"]:
        check(node)
    found: list[Node] = told["@graph"]
    return found


def news(config: str = CONFIG, **changes: Any) -> Node:
    item = article(**changes)
    view = planned([item], settings(config))["2023/09/bai/index.html"]
    (node,) = [node for node in graph(view) if node["@type"] == "NewsArticle"]
    return node


def test_a_full_article_tells_all_that_is_recommended() -> None:
    node = news(authors=["Thu Mai"], thumbnail=Picture(src="lua.jpg"))
    recommended = {n for n, (need, _) in TERMS["NewsArticle"].items() if need == RECOMMENDED}
    assert recommended <= node.keys()
    assert node["image"] == [f"{BASE}/2023/09/lua.jpg"]
    assert node["mainEntityOfPage"] == {"@type": "WebPage", "@id": f"{BASE}/2023/09/bai/"}
    assert (node["articleSection"], node["inLanguage"]) == ("Kinh tế", "vi")
    assert node["isAccessibleForFree"] is True
    assert node["publisher"]["name"] == "Trung tâm VHTT&TT huyện"


def test_what_is_not_known_is_not_told() -> None:
    assert not {"author", "image"} & news().keys()
    assert "logo" not in news()["publisher"]


@pytest.mark.parametrize("src", ["//[x", "data:image/png;base64,AA", "x:y"])
def test_a_picture_that_has_no_address_is_left_out(src: str) -> None:
    assert "image" not in news(thumbnail=Picture(src=src))


def test_a_picture_of_another_site_keeps_its_address() -> None:
    node = news(thumbnail=Picture(src="https://bao.example.vn/a.jpg"))
    assert node["image"] == ["https://bao.example.vn/a.jpg"]


def test_authors_are_persons_or_offices_with_their_pages() -> None:
    who = (Byline("Thu Mai", "Đài Truyền thanh huyện"), Byline("UBND xã Cẩm Vân", ""))
    view = planned([article()._replace(authors=who)])["2023/09/bai/index.html"]
    assert graph(view)[0]["author"] == [
        {
            "@type": "Person",
            "name": "Thu Mai",
            "url": f"{BASE}/tac-gia/thu-mai/",
            "affiliation": {"@type": "Organization", "name": "Đài Truyền thanh huyện"},
        },
        {
            "@type": "Organization",
            "name": "UBND xã Cẩm Vân",
            "url": f"{BASE}/tac-gia/ubnd-xa-cam-van/",
        },
    ]


def test_below_a_path_every_address_has_it_once() -> None:
    below = CONFIG.replace("tin.example.vn/", "tin.example.vn/kho/")
    node = news(below, authors=["Thu Mai"], thumbnail=Picture(src="lua.jpg"))
    assert node["image"] == [f"{BASE}/kho/2023/09/lua.jpg"]
    assert node["author"][0]["url"] == f"{BASE}/kho/tac-gia/thu-mai/"


def test_a_change_is_never_before_the_publication() -> None:
    timed = moment("2023-09-12 11:21")
    node = news(date=timed, updated=moment("2023-09-12"))
    assert node["dateModified"] == node["datePublished"] == "2023-09-12T11:21:00+07:00"
    later = news(date=timed, updated=moment("2023-09-13"))
    assert later["dateModified"] == "2023-09-13T00:00:00+07:00"


def test_a_headline_is_no_longer_than_search_results_show() -> None:
    headline = news(title="Bà con được mùa " * 20)["headline"]
    assert len(headline) <= HEADLINE_LIMIT
    assert headline.endswith(" được…")


def test_breadcrumbs_lead_from_the_front_page_to_the_page_itself() -> None:
    view = planned([article()])["2023/09/bai/index.html"]
    (way,) = [node for node in graph(view) if node["@type"] == "BreadcrumbList"]
    steps = way["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["name"] for step in steps] == ["Trang chủ", "Kinh tế", "Tin bai"]
    assert [step.get("item") for step in steps] == [
        f"{BASE}/",
        f"{BASE}/chuyen-muc/kinh-te/",
        None,
    ]


def test_every_page_with_breadcrumbs_tells_them_and_the_front_page_tells_nothing() -> None:
    found = planned([article(authors=["Thu Mai"])])
    for path, view in found.items():
        meta = getattr(view, "meta", None)
        if meta is not None:
            assert bool(meta.linked_data) == (path != "index.html"), path


@given(
    st.text()
    | st.sampled_from(
        ["</script>", "<!--<script>", "]]>", "a & b &lt;", "\u2028\u2029", '"\\', "</SCRIPT\n>"]
    )
)
def test_no_text_ends_the_element_it_stands_in(text: str) -> None:
    node = {"@type": "NewsArticle", "headline": f"Tin {text} mới"}
    told = written([node])
    assert not set("<>&\u2028\u2029") & set(told)
    assert json.loads(told)["@graph"] == [node]
    page = f"<script type='application/ld+json'>{told}</script><p>sau</p>"
    assert [element.tag for element in html.fragments_fromstring(page)] == ["script", "p"]


def test_nothing_is_written_of_nothing() -> None:
    assert written([]) == ""
