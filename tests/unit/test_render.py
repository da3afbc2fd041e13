from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from khotin.language import Words
from khotin.markup import Body
from khotin.page import View
from khotin.problems import Invalid
from khotin.render import Renderer, static_names
from khotin.views import NotFoundView, RobotsView
from tests.unit.making import presenter, told

SHOW = presenter()
VIEW = NotFoundView(SHOW.meta("/404.html", "A"), "Lúa & <khoai>")
SHOWN = "[{{% include '{}/b.html' %}}]"
STATICS = {"css/site.css": "/static/css/site.0a.css"}


class Asked(dict[str, str]):
    """Addresses of static files that count how often they are asked for."""

    count = 0

    def __getitem__(self, name: str) -> str:
        self.count += 1
        return super().__getitem__(name)


def renderer(
    statics: Mapping[str, str] = STATICS, title: str = "Kho tin Minh Hà", /, **templates: str
) -> Renderer:
    named = {name.replace("__", "/").replace("_", "."): text for name, text in templates.items()}
    return Renderer(named, replace(SHOW.site(), title=title), statics, Words("vi"))


def rendered(statics: Mapping[str, str] = STATICS, title: str = "A", /, **templates: str) -> str:
    return renderer(statics, title, **templates).render("pages/a.html", VIEW).decode()


def both_ways(text: str, title: str = "A") -> tuple[str, str]:
    """Include a text as a partial, and from a folder of which nothing is rendered before."""
    return (
        rendered(STATICS, title, pages__a_html=SHOWN.format("partials"), partials__b_html=text),
        rendered(STATICS, title, pages__a_html=SHOWN.format("parts"), parts__b_html=text),
    )


def refused(name: str = "pages/a.html", **templates: str) -> Invalid:
    with pytest.raises(Invalid) as caught:
        renderer(**templates).render(name, VIEW)
    return caught.value


def test_a_template_sees_the_view_the_site_and_the_text() -> None:
    body = Body(Markup("<p>Một</p>"), (), (), ())
    text = "{{ page.title }}|{{ site.title }}|{{ body.html }}|{{ static('css/site.css') }}"
    found = renderer(pages__a_html=text).render("pages/a.html", VIEW, body).decode()
    assert found == ("Lúa &amp; &lt;khoai&gt;|Kho tin Minh Hà|<p>Một</p>|/static/css/site.0a.css")


def test_xml_is_escaped_and_plain_text_is_not() -> None:
    view: View = RobotsView(("a&b",))
    templates = {"a_xml": "{{ page.sitemaps[0] }}", "a_txt": "{{ page.sitemaps[0] }}"}
    for name, expected in (("a.xml", b"a&amp;b"), ("a.txt", b"a&b")):
        assert renderer(**templates).render(name, view) == expected


def test_words_of_a_template_are_translated() -> None:
    text = "{{ _('Home') }} {{ _('%(number)s views', number='1.850') }}"
    assert rendered(pages__a_html=text) == "Trang chủ 1.850 lượt xem"


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
    error = refused("pages/none.html")
    assert error.problems[0].place.path == "templates/pages/none.html"


def test_a_missing_static_file_is_told_with_a_near_name() -> None:
    (found,) = refused(pages__a_html="{{ static('css/sit.css') }}").problems
    assert dict(found.values) == {"name": "css/sit.css", "guess": "css/site.css"}


def test_templates_name_static_files_without_their_folder() -> None:
    assert static_names({"static/css/a.css": "/static/css/a.0.css"}) == {
        "css/a.css": "/static/css/a.0.css"
    }


def test_a_partial_that_shows_the_frame_alone_is_rendered_once_for_all_pages() -> None:
    statics = Asked(STATICS)
    once = renderer(
        statics,
        pages__a_html="{{ page.title }} {% include 'partials/b.html' %}",
        partials__b_html="{{ site.title }} {{ static('css/site.css') }} {{ _('Home') }}",
    )
    found = [once.render("pages/a.html", replace(VIEW, title=f"{n}")).decode() for n in range(3)]
    shown = "Kho tin Minh Hà /static/css/site.0a.css Trang chủ"
    assert found == [f"0 {shown}", f"1 {shown}", f"2 {shown}"]
    assert statics.count == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }} {{ static('css/site.css') }}",
        "{{ body }} {{ static('css/site.css') }}",
        "{{ colour }} {{ static('css/site.css') }}",
        "{% include 'parts/c.html' %} {{ static('css/site.css') }}",
        "{% from 'macros/d.html' import d with context %}{{ d() }} {{ static('css/site.css') }}",
        "{% include colour ~ '.html' ignore missing %} {{ static('css/site.css') }}",
    ],
)
def test_a_partial_that_a_page_tells_something_is_rendered_for_each(text: str) -> None:
    statics = Asked(STATICS)
    each = renderer(
        statics,
        pages__a_html="{% set colour = page.title %}{% include 'partials/b.html' %}",
        partials__b_html=text,
        parts__c_html="{{ page.title }}",
        macros__d_html="{% macro d() %}{{ page.title }}{% endmacro %}",
    )
    found = {
        each.render("pages/a.html", replace(VIEW, title=title), None).decode()
        for title in ("Lúa", "Khoai")
    }
    assert statics.count == 2
    assert len(found) == (1 if "body" in text or "ignore missing" in text else 2)


def test_a_partial_is_told_what_it_is_included_with() -> None:
    text = "{% for n in '123' %}{% include 'partials/b.html' %}{% endfor %}"
    assert rendered(pages__a_html=text, partials__b_html="<{{ n }}>") == "<1><2><3>"


def test_partials_that_show_the_frame_alone_may_include_others_and_use_macros() -> None:
    statics = Asked(STATICS)
    once = renderer(
        statics,
        pages__a_html="{% include 'partials/b.html' %}|{% include 'partials/c.html' %}",
        partials__b_html="{% from 'macros/d.html' import d %}{{ d('<') }}",
        partials__c_html="{% include 'partials/b.html' %}!",
        macros__d_html="{% macro d(x) %}{{ x }}{{ static('css/site.css') }}{% endmacro %}",
    )
    before = statics.count
    shown = "&lt;/static/css/site.0a.css"
    assert once.render("pages/a.html", VIEW).decode() == f"{shown}|{shown}!"
    assert statics.count == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("một\n{{ site.titel }}", "2:1 template"),
        ("một\n\n{% if %}", "3:1 template"),
        ("{{ 1 / 0 }}", "1:1 template"),
        ("một\n{{ static('css/sit.css') }}", "2:1 missing-static"),
        ("một\n{% include 'none.html' %}", "2:1 template"),
    ],
)
def test_a_partial_that_fails_is_told_with_its_own_line(text: str, place: str) -> None:
    error = refused(pages__a_html="\n\n\n{% include 'partials/b.html' %}", partials__b_html=text)
    assert told(error.problems) == [place]
    assert error.problems[0].place.path == "templates/partials/b.html"


def test_a_partial_that_fails_harms_no_page_that_does_not_show_it() -> None:
    assert rendered(pages__a_html="A", partials__b_html="{{ site.titel }}") == "A"


def test_partials_that_include_each_other_are_told_as_a_problem_of_a_template() -> None:
    error = refused(
        pages__a_html="{% include 'partials/b.html' %}",
        partials__b_html="{% include 'partials/c.html' %}",
        partials__c_html="{% include 'partials/b.html' %}",
    )
    assert [found.code for found in error.problems] == ["template"]


def test_a_partial_may_include_itself_as_long_as_it_comes_to_an_end() -> None:
    text = (
        "{% set n = (n or 0) + 1 %}{{ n }}{% if n < 3 %}{% include 'partials/b.html' %}{% endif %}"
    )
    page = "{% set n = 0 %}{% include 'partials/b.html' %}"
    assert rendered(pages__a_html=page, partials__b_html=text) == "123"


def test_a_macro_of_a_partial_can_be_imported() -> None:
    page = "{% from 'partials/b.html' import b %}{{ b('x') }}"
    text = "{% macro b(x) %}<{{ x }}>{% endmacro %}"
    assert rendered(pages__a_html=page, partials__b_html=text) == "<x>"


def test_a_partial_can_be_extended() -> None:
    page = "{% extends 'partials/b.html' %}{% block x %}{{ page.title }}{% endblock %}"
    text = "<{% block x %}{% endblock %}>"
    found = rendered(pages__a_html=page, partials__b_html=text)
    assert found == "<Lúa &amp; &lt;khoai&gt;>"


@pytest.mark.parametrize(
    "title",
    [
        "{% endraw %}",
        "{%endraw%}",
        "{%- endraw -%}",
        "{%  endraw  %}{{ page.title }}",
        "{% raw %}",
        "{{ page.title }}",
        "{# A #}",
        "a & <b>",
    ],
)
def test_a_title_is_never_read_as_a_template(title: str) -> None:
    settled, plain = both_ways("{{ site.title|safe }}|{{ site.description }}", title)
    assert settled == plain == f"[{title}|Tin cũ của huyện.]"


pieces = st.sampled_from(
    [
        *("\n", " ", "\t", "Lúa", "<p>", "&amp;", "{# A #}"),
        *("{{ site.title }}", "{{ site.title|safe }}", "{{ ' ' }}", "{{ '\n' }}"),
        *("{% if site.title %}A{% endif %}", "{% if site.notice %}A{% endif %}"),
        *("{%- if site.title %}A{% endif -%}", "{% set a = '{%' %}{{ a }}"),
    ]
)


@given(st.lists(pieces, max_size=6).map("".join))
def test_a_partial_shows_the_same_whether_it_is_rendered_once_or_each_time(text: str) -> None:
    settled, plain = both_ways(text, "<Lúa>")
    assert settled == plain
