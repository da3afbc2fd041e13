from dataclasses import replace

import pytest
from markupsafe import Markup

from khotin.language import Words
from khotin.markup import Body
from khotin.page import Page
from khotin.problems import Invalid
from khotin.render import Renderer, static_names
from khotin.views import NotFoundView, RobotsView
from tests.unit.making import presenter, told

SHOW = presenter()
PAGE = Page("404.html", "pages/a.html", NotFoundView(SHOW.meta("/404.html", "A"), "Lúa & <khoai>"))


def renderer(**templates: str) -> Renderer:
    named = {name.replace("__", "/").replace("_", "."): text for name, text in templates.items()}
    statics = {"css/site.css": "/static/css/site.0a.css"}
    return Renderer(named, SHOW.site(), statics, Words("vi"))


def refused(page: Page = PAGE, **templates: str) -> Invalid:
    with pytest.raises(Invalid) as caught:
        renderer(**templates).render(page)
    return caught.value


def test_a_template_sees_the_view_the_site_and_the_text() -> None:
    body = Body(Markup("<p>Một</p>"), (), (), ())
    text = "{{ page.title }}|{{ site.title }}|{{ body.html }}|{{ static('css/site.css') }}"
    found = renderer(pages__a_html=text).render(PAGE, body).decode()
    assert found == ("Lúa &amp; &lt;khoai&gt;|Kho tin Minh Hà|<p>Một</p>|/static/css/site.0a.css")


def test_xml_is_escaped_and_plain_text_is_not() -> None:
    view = RobotsView("a&b")
    templates = {"a_xml": "{{ page.sitemap }}", "a_txt": "{{ page.sitemap }}"}
    for name, expected in (("a.xml", b"a&amp;b"), ("a.txt", b"a&b")):
        assert renderer(**templates).render(Page("x", name, view)) == expected


def test_words_of_a_template_are_translated() -> None:
    text = "{{ _('Home') }} {{ _('%(number)s views', number='1.850') }}"
    assert renderer(pages__a_html=text).render(PAGE).decode() == "Trang chủ 1.850 lượt xem"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("một\n{{ page.titel }}", "2:1 template"),
        ("một\n\n{% if %}", "3:1 template"),
        ("{{ 1 / 0 }}", "1:1 template"),
        ("một\n{% include 'none.html' %}", "2:1 template"),
        ("một\n{{ static('css/sit.css') }}", "2:1 missing-static"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(text: str, place: str) -> None:
    error = refused(pages__a_html=text)
    assert told(error.problems) == [place]
    assert error.problems[0].place.path == "templates/pages/a.html"


def test_the_innermost_template_is_named() -> None:
    error = refused(pages__a_html="{% include 'parts/b.html' %}", parts__b_html="\n{{ nothing }}")
    assert error.problems[0].place.path == "templates/parts/b.html"
    assert told(error.problems) == ["2:1 template"]


def test_a_template_that_is_not_there_is_named() -> None:
    error = refused(replace(PAGE, template="pages/none.html"))
    assert error.problems[0].place.path == "templates/pages/none.html"


def test_a_missing_static_file_is_told_with_a_near_name() -> None:
    (found,) = refused(pages__a_html="{{ static('css/sit.css') }}").problems
    assert dict(found.values) == {"name": "css/sit.css", "guess": "css/site.css"}


def test_templates_name_static_files_without_their_folder() -> None:
    assert static_names({"static/css/a.css": "/static/css/a.0.css"}) == {
        "css/a.css": "/static/css/a.0.css"
    }
