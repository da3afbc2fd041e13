from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from khotin.kinds import KINDS
from khotin.problems import Place, Problem
from khotin.schema import AsTuple, Loc, Table, Text, WebAddress, problems_of, refuse, shown

HERE = Place("config.toml")


class Inner(Table):
    name: Text
    size: int = 0


class Outer(Table):
    title: Text
    url: WebAddress = "https://a.example.vn/"
    flag: bool = False
    one: Inner | None = None
    many: Annotated[tuple[Inner, ...], AsTuple] = ()
    named: dict[str, Inner] = Field(default_factory=dict)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "size", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.sampled_from(["title", "url", "flag", "one", "many", "named", "other"])


def problems(values: Any) -> list[Problem]:
    try:
        Outer.model_validate(values)
    except ValidationError as error:
        return list(problems_of(error, Outer, lambda _: HERE))
    return []


@pytest.mark.parametrize(
    ("values", "code", "key"),
    [
        ({}, "missing-key", "title"),
        ({"title": ""}, "empty-value", "title"),
        ({"title": 1}, "not-text", "title"),
        ({"title": "A", "flag": "x"}, "not-flag", "flag"),
        ({"title": "A", "one": {}}, "missing-key", "one.name"),
        ({"title": "A", "one": "x"}, "not-table", "one"),
        ({"title": "A", "many": "x"}, "not-list", "many"),
        ({"title": "A", "many": [{"name": "B"}, {"name": 2}]}, "not-text", "many[2].name"),
        ({"title": "A", "named": []}, "not-table", "named"),
        ({"title": "A", "named": {"b": {"name": "B", "size": 1.5}}}, "not-count", "named.b.size"),
    ],
)
def test_each_complaint_has_a_code_and_names_its_key(
    values: dict[str, Any], code: str, key: str
) -> None:
    (found,) = problems(values)
    assert (found.code, dict(found.values)["key"]) == (code, key)


@pytest.mark.parametrize(
    ("values", "guess", "known"),
    [
        ({"titel": "A"}, "title", "title, url, flag, one, many, named"),
        ({"one": {"nam": "A"}}, "name", "name, size"),
        ({"many": [{"siz": 1}]}, "size", "name, size"),
        ({"named": {"a": {"xyz": 1}}}, "", "name, size"),
    ],
)
def test_an_unknown_key_is_told_with_the_keys_of_its_table(
    values: dict[str, Any], guess: str, known: str
) -> None:
    (found,) = (p for p in problems(values) if p.code == "unknown-key")
    said = dict(found.values)
    assert (said["guess"], said["known"]) == (guess, known)


@given(st.dictionaries(keys, anything))
def test_any_table_is_right_or_told_in_words(values: dict[str, Any]) -> None:
    for found in problems(values):
        assert found.code in KINDS
        assert found.message()
        assert found.hint()


def test_a_missing_key_is_placed_at_its_table() -> None:
    places: list[Loc] = []

    def place(loc: Loc) -> Place:
        places.append(loc)
        return HERE

    with pytest.raises(ValidationError) as caught:
        Outer.model_validate({"title": 1, "one": {}})
    list(problems_of(caught.value, Outer, place))
    assert places == [("title",), ("one",)]


def test_a_long_wrong_value_is_shown_in_one_short_line() -> None:
    assert shown("Một\n hai") == "Một hai"
    assert shown("x" * 500) == "x" * 60 + "…"


def test_a_refusal_carries_its_code_and_values() -> None:
    assert refuse("not-url", value="a").context == {"code": "not-url", "value": "a"}


@pytest.mark.parametrize("url", ["https://a.example.vn/x?y#z", "http://a.vn", " https://a.vn "])
def test_web_addresses_are_whole(url: str) -> None:
    assert Outer(title="A", url=url).url == url.strip()


@pytest.mark.parametrize(
    "url", ["a.vn", "//a.vn", "ftp://a.vn", "https://", "https://a b.vn", "http://[x", "", "/a"]
)
def test_what_is_no_whole_web_address_is_refused(url: str) -> None:
    (found,) = problems({"title": "A", "url": url})
    assert found.code == "not-url"
