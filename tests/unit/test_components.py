"""Every component has examples, and each example shows what it is to show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

import pytest

from khotin.components import EXAMPLES, place
from khotin.language import Words
from khotin.page import View
from khotin.present import Presenter
from khotin.problems import Invalid
from khotin.render import Renderer
from khotin.views import Component, ComponentsView, Example
from tests import pages
from tests.builder import ROOT
from tests.unit.making import CONFIG, planned, presenter, settings

ON: Final = f"{CONFIG}\n[components]\nenabled = true\n"
PATH: Final = "mau/index.html"
MACROS: Final = sorted((ROOT / "templates" / "macros").iterdir())
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "box": ("Địa chỉ cần biết", "Biểu trưng của trang"),
    "breadcrumbs": ("Mở lại hội làng",),
    "calendar": ("Thứ Hai",),
    "card": ("Mở lại hội làng", "Sau ba năm", "1.850 lượt xem", "12/09/2023", "Bản nháp"),
    "chart": ("Tháng 10/2023", "2020: 15 bài"),
    "choices": ("2022",),
    "contents": ("Trong bài này",),
    "counted": ("128 bài",),
    "mark": ("Bản nháp", "Hẹn ngày đăng"),
    "neighbours": ("Mới hơn", "Cũ hơn"),
    "pager": ("Trang 7", "Cũ nhất", "Sau cùng"),
    "picture": ("Ảnh: Tên người chụp",),
    "ranking": ("907 lượt xem", "Sau ba năm"),
    "related": ("Bài liên quan",),
    "tiles": ("Sau ba năm",),
}
"""Words that tell each example of a component from one that shows something else."""


@dataclass(frozen=True, slots=True)
class One:
    """A page that holds one example of one component, and nothing else."""

    name: str
    arguments: Any


ALONE: Final = """\
<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ page.name }}</title></head>
<body>{% import "macros/" ~ page.name ~ ".html" as file %}
{{ file[page.name](**page.arguments) }}</body></html>
"""


@pytest.fixture(scope="module")
def show() -> Presenter:
    return presenter(settings(ON))


@pytest.fixture(scope="module")
def renderer(show: Presenter) -> Renderer:
    texts = {f"macros/{path.name}": path.read_text("utf-8") for path in MACROS}
    return Renderer({**texts, "one.html": ALONE}, show.site(), {}, Words("vi"))


def examples() -> Iterator[Any]:
    for name, made in EXAMPLES.items():
        for number, example in enumerate(made(presenter())):
            yield pytest.param(name, number, id=f"{name}: {example.text}")


def rendered(renderer: Renderer, name: str, example: Example) -> str:
    return renderer.render("one.html", cast("View", One(name, example.arguments))).decode()


def test_every_macro_has_examples_and_no_other() -> None:
    assert list(EXAMPLES) == [path.stem for path in MACROS]


@pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
def test_a_file_of_macros_has_one_of_its_own_name(path: Any) -> None:
    named = re.findall(r"{% macro (\w+)\(", path.read_text("utf-8"))
    assert path.stem in named


@pytest.mark.parametrize(("name", "number"), [*examples()])
def test_an_example_is_good_html_and_shows_what_it_is_given(
    name: str, number: int, renderer: Renderer, show: Presenter
) -> None:
    text = rendered(renderer, name, [*EXAMPLES[name](show)][number])
    pages.parse_strictly(text)
    body = pages.only(pages.parse(text), "//body")
    told = " ".join(filter(None, pages.texts(body)))
    assert SHOWN[name][number] in told


def test_every_example_is_known_by_words_of_its_own(show: Presenter) -> None:
    assert {name: len([*made(show)]) for name, made in EXAMPLES.items()} == {
        name: len(words) for name, words in SHOWN.items()
    }


def test_no_two_examples_of_a_component_are_called_the_same(show: Presenter) -> None:
    for made in EXAMPLES.values():
        names = [example.text for example in made(show)]
        assert len(set(names)) == len(names)


def test_the_public_site_shows_components_only_where_that_is_wanted() -> None:
    assert PATH not in planned([])
    assert PATH in planned([], settings(ON))


def test_the_page_leads_to_every_component_and_is_kept_from_search_engines() -> None:
    view = planned([], settings(ON))[PATH]
    assert isinstance(view, ComponentsView)
    assert [way.url for way in view.ways] == [f"#{place(name)}" for name in EXAMPLES]
    assert [component.name for component in view.components] == list(EXAMPLES)
    assert all(isinstance(component, Component) for component in view.components)
    assert not view.meta.indexed


def test_an_argument_that_a_macro_does_not_take_is_refused(renderer: Renderer) -> None:
    with pytest.raises(Invalid, match="colour"):
        rendered(renderer, "mark", Example("", {"state": "draft", "colour": "red"}))


def test_an_example_without_what_its_macro_shows_is_refused(renderer: Renderer) -> None:
    with pytest.raises(Invalid, match="item"):
        rendered(renderer, "card", Example("", {}))
