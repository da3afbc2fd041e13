from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import pages
from khotin.article import Article
from khotin.fingerprint import Fingerprints
from khotin.frame import Frame
from khotin.front_matter import Byline
from khotin.page import Page, Recipe, Whole
from khotin.present import Presenter
from khotin.standing import StandingPage
from khotin.views import RobotsView
from tests.unit.making import archive, article, presenter, settings, standing_page

TEMPLATES: Final = {
    "pages/a.html": "{% extends 'layouts/base.html' %}",
    "layouts/base.html": "{% from 'macros/card.html' import card %}{% include 'partials/b.html' %}",
    "macros/card.html": "{% macro card() %}{% endmacro %}",
    "partials/b.html": "{% import 'macros/mark.html' as marks %}",
    "macros/mark.html": "",
    "pages/other.html": "",
}
SHOW: Final = replace(presenter(), statics={"static/css/site.css": "/static/css/site.0.css"})


def robots(_show: Presenter, text: str) -> RobotsView:
    return RobotsView((text,))


def sitemap(_show: Presenter, text: str) -> RobotsView:
    return RobotsView((text,))


PAGE: Final = Page("a/index.html", "pages/a.html", Recipe(robots, ("A", 1)))


def taken(
    page: Page = PAGE,
    templates: Mapping[str, str] = TEMPLATES,
    show: Presenter = SHOW,
    stamp: str = "1",
) -> str:
    return Fingerprints(Frame(templates, show, stamp)).page(page)


def made_of(*parts: Any) -> Page:
    return replace(PAGE, recipe=Recipe(robots, parts))


def all_taken(articles: Iterable[Article]) -> dict[str, str]:
    """Plan a site of articles and take the fingerprint of every page, by path."""
    prints = Fingerprints(Frame(TEMPLATES, SHOW, "1"))
    planned = pages.plan(archive(articles, [standing_page()]), SHOW.config, search=True)
    return {page.path: prints.page(page) for page in planned}


def changed(before: Article, after: Article, *others: Article) -> set[str]:
    """Tell which pages are made again when one article takes the place of another."""
    old, new = all_taken([before, *others]), all_taken([after, *others])
    assert old.keys() == new.keys()
    return {path for path in old if old[path] != new[path]}


def altered(what: Article | StandingPage, **change: Any) -> Article | StandingPage:
    """Give an article or a standing page with something changed."""
    return what._replace(**change) if isinstance(what, Article) else replace(what, **change)


def variants(value: Any) -> Iterator[Any]:
    """Give a part with one of the plain values in it changed, each in its turn."""
    if type(value) is tuple:
        for number, part in enumerate(value):
            for other in variants(part):
                yield (*value[:number], other, *value[number + 1 :])
        yield (*value, "khác")
    elif isinstance(value, Article):
        yield value._replace(face="khác")
    elif isinstance(value, tuple):
        yield from variants(tuple(value))
    elif isinstance(value, Whole):
        for change in ({"digest": "khác"}, {"path": "khác"}):
            yield Whole(altered(value.of, **change))
    else:
        yield "khác"


def test_equal_pages_have_equal_fingerprints() -> None:
    assert taken() == taken(made_of("A", 1))


def test_a_fingerprint_changes_with_every_part_of_a_recipe_however_deep() -> None:
    items = [
        article(f"bai-{n}", f"2023-0{n}-01", views=n, authors=["Thu Mai"]) for n in range(1, 9)
    ]
    items += [article("cu", aliases=("/cu/",)), article("sau", category="giao-duc")]
    prints = Fingerprints(Frame(TEMPLATES, SHOW, "1"))
    count = 0
    for page in pages.plan(archive(items, [standing_page()]), settings(page_size=5), search=True):
        others = [
            replace(page, recipe=replace(page.recipe, parts=parts))
            for parts in variants(page.recipe.parts)
        ]
        found = [prints.page(other) for other in (page, *others)]
        assert len(set(found)) == len(found), page.path
        count += len(others)
    assert count > 500


def test_a_fingerprint_changes_with_what_makes_the_view() -> None:
    assert taken() != taken(replace(PAGE, recipe=Recipe(sitemap, PAGE.recipe.parts)))


def test_a_fingerprint_changes_with_the_file_whose_text_is_shown() -> None:
    assert taken() != taken(replace(PAGE, source="content/2023/09/bai.md"))


def test_what_only_the_sitemap_and_the_checks_need_changes_no_fingerprint() -> None:
    assert taken() == taken(replace(PAGE, modified="2023-09-12", owner="content/2023/09/bai.md"))


def test_a_fingerprint_changes_with_the_choice_of_a_template() -> None:
    same = {**TEMPLATES, "pages/other.html": TEMPLATES["pages/a.html"]}
    assert taken(templates=same) != taken(replace(PAGE, template="pages/other.html"), same)


@pytest.mark.parametrize(
    ("name", "changes"), [(name, name != "pages/other.html") for name in TEMPLATES]
)
def test_a_fingerprint_changes_with_its_template_and_all_that_this_draws_in(
    name: str, *, changes: bool
) -> None:
    edited = {**TEMPLATES, name: f"{TEMPLATES[name]} "}
    assert (taken(templates=edited) != taken()) is changes


def test_a_fingerprint_changes_when_an_included_template_comes_or_goes() -> None:
    without = {name: text for name, text in TEMPLATES.items() if name != "macros/mark.html"}
    with_text = {**TEMPLATES, "macros/mark.html": "A"}
    assert taken(templates=without) != taken(templates=with_text)


def test_a_template_that_draws_in_what_only_rendering_tells_depends_on_all() -> None:
    free = {**TEMPLATES, "partials/b.html": "{% include page.kind %}"}
    assert taken(templates=free) != taken(templates={**free, "pages/other.html": "A"})


def test_templates_that_include_each_other_have_a_fingerprint() -> None:
    circle = {**TEMPLATES, "macros/mark.html": "{% include 'partials/b.html' %}"}
    assert taken(templates=circle) != taken()


def test_a_template_that_cannot_be_read_changes_the_fingerprint() -> None:
    broken = {**TEMPLATES, "macros/mark.html": "{% if %}"}
    assert taken(templates=broken) != taken()


@pytest.mark.parametrize(
    "statics",
    [
        {},
        {"static/css/site.css": "/static/css/site.1.css"},
        {"static/css/site.scss": "/static/css/site.0.css"},
        {**SHOW.statics, "static/css/print.css": "/static/css/print.0.css"},
    ],
)
def test_a_fingerprint_changes_with_the_address_of_a_static_file(statics: dict[str, str]) -> None:
    assert taken(show=replace(SHOW, statics=statics)) != taken()


def test_the_order_in_which_static_files_are_found_changes_no_fingerprint() -> None:
    one, two = ("static/a.css", "/static/a.0.css"), ("static/b.css", "/static/b.0.css")
    here, there = (replace(SHOW, statics=dict(found)) for found in ((one, two), (two, one)))
    assert taken(show=here) == taken(show=there)


@pytest.mark.parametrize(
    "table",
    [
        {"site": SHOW.config.site.model_copy(update={"title": "Khác"})},
        {"site": SHOW.config.site.model_copy(update={"base_url": "https://khac.example.vn/"})},
        {"site": SHOW.config.site.model_copy(update={"timezone": "Asia/Tokyo"})},
        {"site": SHOW.config.site.model_copy(update={"notice": "Giấy phép số 1"})},
        {"categories": dict(reversed(SHOW.config.categories.items()))},
        {"lists": SHOW.config.lists.model_copy(update={"newest": 9})},
        {"footer": SHOW.config.footer.model_copy(update={"lines": ("Khác",)})},
    ],
)
def test_a_fingerprint_changes_with_the_configuration(table: dict[str, Any]) -> None:
    config = SHOW.config.model_copy(update=table)
    assert config != SHOW.config or "categories" in table
    assert taken(show=replace(SHOW, config=config)) != taken()


def test_a_fingerprint_changes_with_the_stamp() -> None:
    assert taken(stamp="2") != taken()


def test_a_fingerprint_changes_with_the_day_of_a_preview() -> None:
    days = (None, date(2025, 7, 1), date(2025, 7, 2))
    assert len({taken(show=replace(SHOW, preview=day)) for day in days}) == 3


def test_a_changed_text_changes_its_own_page_and_feeds_and_no_list() -> None:
    before = article("a", "2023-09-12")
    assert changed(before, before._replace(digest="1"), article("b", "2023-09-13")) == {
        "2023/09/a/index.html",
        "feed.xml",
        "chuyen-muc/kinh-te/feed.xml",
        "feed.json",
        "chuyen-muc/kinh-te/feed.json",
    }


def test_a_changed_title_changes_every_page_that_shows_it() -> None:
    before = article("a", "2023-09-12", authors=["Thu Mai"], aliases=("/tin/1.html",))
    after = article("a", "2023-09-12", authors=["Thu Mai"], aliases=("/tin/1.html",), title="B")
    neighbours = [article("b", "2023-09-13"), article("c", "2022-09-12", category="giao-duc")]
    assert changed(before, after._replace(digest="1"), *neighbours) == {
        "2022/09/c/index.html",
        "2023/09/a/index.html",
        "2023/09/b/index.html",
        "2023/09/index.html",
        "2023/index.html",
        "2023/index.json",
        "chuyen-muc/kinh-te/feed.json",
        "chuyen-muc/kinh-te/feed.xml",
        "chuyen-muc/kinh-te/index.html",
        "feed.json",
        "feed.xml",
        "index.html",
        "ngay/09-12/index.html",
        "tac-gia/thu-mai/index.html",
        "tin/1.html",
    }


def test_an_author_who_moves_changes_the_page_of_the_article() -> None:
    item = article("a", "2023-09-12", authors=["Thu Hà"])
    older = article("b", "2023-01-01", authors=["Thu Mai"])
    usurped = older._replace(authors=(Byline(name="Thu Hạ"),))
    old, new = all_taken([item, older]), all_taken([item, usurped])
    assert old["2023/09/a/index.html"] != new["2023/09/a/index.html"]


def test_a_changed_standing_page_changes_its_own_page_alone() -> None:
    prints = Fingerprints(Frame(TEMPLATES, SHOW, "1"))
    before, after = (
        pages.plan(
            archive([article()], [replace(standing_page(), digest=digest)]),
            SHOW.config,
            search=True,
        )
        for digest in "01"
    )
    assert {
        old.path
        for old, new in zip(before, after, strict=True)
        if prints.page(old) != prints.page(new)
    } == {"lien-he/index.html"}


@pytest.mark.parametrize(
    "part",
    [
        *(1.5, b"A", date(2023, 9, 12), ["A"], {"A": 1}, {"A"}, frozenset({"A"}), object()),
        standing_page(),
        ("A", (None, ["A"])),
    ],
)
def test_a_part_of_unknown_kind_is_refused(part: object) -> None:
    with pytest.raises(TypeError):
        taken(made_of(part))


def test_a_text_is_not_taken_for_an_article_or_its_digest() -> None:
    item = article()
    texts = (f"<{item.face}>", f"[{item.digest} {item.path!r}]", item.face, "None", "1", "()")
    parts = [*texts, item, Whole(item), None, 1, ()]
    assert len({taken(made_of(part)) for part in parts}) == len(parts)


plain = st.none() | st.integers(-2, 12) | st.text("',\"\\() 1N", max_size=4)
nested = st.recursive(plain, lambda part: st.lists(part, max_size=3).map(tuple), max_leaves=6)
prints: Final = Fingerprints(Frame(TEMPLATES, SHOW, "1"))


@given(nested, nested)
def test_two_parts_are_told_alike_only_if_they_are_equal(one: object, two: object) -> None:
    assert (prints.page(made_of(one)) == prints.page(made_of(two))) is (one == two)


@given(st.lists(plain, max_size=4), st.integers(0, 4), st.integers(0, 4))
def test_parts_in_two_groupings_are_told_apart(parts: list[object], start: int, end: int) -> None:
    grouped = (*parts[:start], tuple(parts[start:end]), *parts[end:])
    assert prints.page(made_of(*parts)) != prints.page(made_of(*grouped))


@pytest.mark.parametrize(
    "tag",
    [
        '{% include "a" %}',
        "{%- include 'a' -%}",
        '{%+ include "a" ignore missing +%}',
        '{%\n  import "a" as it\n%}',
        '{% from "a" import it with context %}',
        '{% extends "a" if page else "b" %}',
        '{% include ["b", "a"] %}',
        '{% include "" "a" %}',
        '{% include "\\x61" %}',
        '{% include page.title %}{# "b" #}',
        '{%include"a"%}',
    ],
)
def test_a_tag_that_may_draw_in_a_template_is_seen_however_it_is_written(tag: str) -> None:
    templates = {PAGE.template: tag, "a": "A", "b": "B"}
    assert taken(templates=templates) != taken(templates=templates | {"a": "a"})


def test_a_tag_that_names_its_template_depends_on_no_other() -> None:
    templates = {PAGE.template: '{% include "a" %}{% set extends = "b" %}', "a": "A", "b": "B"}
    assert taken(templates=templates) == taken(templates=templates | {"b": "b"})
