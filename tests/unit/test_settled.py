import pytest
from jinja2 import Environment, FunctionLoader, StrictUndefined

from khotin import settled


def say(text: str) -> str:
    known = {
        "Older": "Cũ hơn",
        "Odd": "{{ 1 }}",
        "Share": "50 %",
        "%(n)s views": "%(n)s lượt xem",
        "%(n)s of 9": "9 phần %(n)s %(n)s",
        "Text & video": "Bài & phim",
    }
    return known.get(text, text)


def environment(templates: dict[str, str]) -> Environment:
    return Environment(
        loader=FunctionLoader(templates.get),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
    )


def test_words_without_a_value_are_said_once() -> None:
    assert settled.words('<b>{{ _("Older") }}</b>', say) == "<b>Cũ hơn</b>"
    assert settled.words("{{ _('Older') }}", say) == "Cũ hơn"


def test_a_value_stands_in_words_that_are_said_once() -> None:
    text = '<p>{{ _("%(n)s views", n=item.views) }}</p>'
    assert settled.words(text, say) == "<p>{{ item.views }} lượt xem</p>"


def test_words_in_a_tag_are_said_once() -> None:
    text = '{{ pager(page.pager, _("Older")) }} _("Older") {% set a = [_("Older")] %}'
    expected = '{{ pager(page.pager, ("Cũ hơn"|e)) }} _("Older") {% set a = [("Cũ hơn"|e)] %}'
    assert settled.words(text, say) == expected
    assert settled.words(text, say, is_html=False) == text


JOINED = [
    '{{ (_("Older") ~ page.title) | safe }}',
    '{% set who = _("Older") + page.title %}{{ who | safe }}',
    '{{ [_("Older"), page.title] | join("<br>") | safe }}',
    '{{ _("Older") is escaped }}',
    """{{ "dùng _('Older')" }}{{ 'và _("Older")' }}""",
    """{% set code = '{{ _("Older") }}' %}{{ code }}""",
    '{%- raw -%}{{ _("Older") }}{% endraw %}',
    '{# {{ _("Older") }} #}{{ _("Older") }}',
    '{{ _("%(n)s views", n=page.title) }}{{ a(_("Text & video")) }}',
    '{% autoescape false %}{{ _("Older") ~ page.title }}{% endautoescape %}',
]


@pytest.mark.parametrize("text", JOINED)
@pytest.mark.parametrize("is_html", [True, False])
def test_words_that_are_said_once_give_what_jinja_gives(text: str, *, is_html: bool) -> None:
    jinja = Environment(autoescape=is_html, extensions=["jinja2.ext.i18n"])
    jinja.install_gettext_callables(say, lambda one, _many, _n: say(one), newstyle=True)  # type: ignore[attr-defined]
    jinja.globals["a"] = lambda value: value
    page = {"title": "<b>A & B</b>"}
    settled_text = settled.words(text, say, is_html=is_html)
    assert jinja.from_string(settled_text).render(page=page) == jinja.from_string(text).render(
        page=page
    )


def test_words_with_more_values_or_with_signs_of_templates_wait_for_the_page() -> None:
    for text in (
        '{{ _("%(n)s of 9", n=3) }}',
        '{{ _("%(n)s views", n=item.views | upper) }}',
        '{{ _("%(a)s and %(b)s", a=1, b=2) }}',
        '{{ _("Odd") }}',
        '{{ _("Share") }}',
        '{{ a(_("Text & video")) }}',
        "{{ a(x._('Older')) }}",
    ):
        assert settled.words(text, say) == text
    raw = '{% raw %}{{ _("Older") }}{% endraw %}'
    assert settled.words(raw, say) == raw


def test_macros_become_globals_and_their_imports_leave_the_lines_where_they_were() -> None:
    templates = {
        "macros/a.html": "{% macro a(x) %}<a>{{ x }}</a>{% endmacro %}",
        "macros/b.html": '{% from "macros/a.html" import a %}\n'
        "{% macro b(x) %}{{ a(x) }}{% endmacro %}",
        "page.html": '{% from "macros/b.html" import b %}\n{{ b("<i>") }}',
    }
    jinja = environment(templates)
    before = environment(dict(templates)).get_template("page.html").render()
    lines = {name: text.count("\n") for name, text in templates.items()}
    settled.macros(jinja, templates)
    assert "import" not in "".join(templates.values())
    assert {name: text.count("\n") for name, text in templates.items()} == lines
    assert jinja.get_template("page.html").render() == before == "<a>&lt;i&gt;</a>"


def unchanged(templates: dict[str, str]) -> bool:
    jinja, before = environment(templates), dict(templates)
    known = set(jinja.globals)
    settled.macros(jinja, templates)
    return templates == before and set(jinja.globals) == known


def test_where_one_name_stands_for_two_macros_imports_stay() -> None:
    macro = "{% macro a() %}{% endmacro %}"
    assert unchanged(
        {
            "macros/a.html": macro,
            "macros/b.html": macro,
            "one.html": '{% from "macros/a.html" import a %}',
            "two.html": '{% from "macros/b.html" import a %}',
        }
    )


def test_where_a_macros_file_fails_imports_stay() -> None:
    page = '{% from "macros/a.html" import a %}'
    for text in ("{% macro a() %}", "{% macro other() %}{% endmacro %}", "{{ nothing }}"):
        assert unchanged({"macros/a.html": text, "page.html": page})
    assert unchanged({"page.html": page})


def test_where_macros_import_each_other_imports_stay() -> None:
    assert unchanged(
        {
            "macros/a.html": '{% from "macros/b.html" import b %}\n{% macro a() %}{% endmacro %}',
            "macros/b.html": '{% from "macros/a.html" import a %}\n{% macro b() %}{% endmacro %}',
        }
    )
