"""What front matter and `config.toml` share: typed tables, and complaints as problems.

Pydantic checks a whole table and reports every error at once; this room gives each
error one of the codes of `problems`, and a place.
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from khotin import shapes
from khotin.language import LANGUAGES
from khotin.problems import Place, Problem, did_you_mean, problem
from khotin.text import squeeze

Loc: TypeAlias = tuple[int | str, ...]

SHOWN: Final = 60
"""Characters of a wrong value that a message repeats."""

_CODES: Final = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-table",
    "model_type": "not-table",
    "model_attributes_type": "not-table",
    "bool_type": "not-flag",
    "int_type": "not-count",
    "int_from_float": "not-count",
    "too_short": "empty-value",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}


class Table(BaseModel):
    """A typed table that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def refuse(code: str, **values: str) -> PydanticCustomError:
    """Make the error that a validator raises to report the problem `code`."""
    return PydanticCustomError(code, "{code}", {"code": code, **values})


def shown(value: object) -> str:
    """Give a value as a message quotes it: one line, not endless."""
    text = squeeze(str(value))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _language(value: object) -> object:
    if value not in LANGUAGES:
        raise refuse("unknown-language", value=shown(value))
    return value


def _text(value: str) -> str:
    text = squeeze(value)
    if not text:
        raise refuse("empty-value")
    return text


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
    except ValueError:
        good = False
    if not good:
        raise refuse("not-url", value=shown(value))
    return value


def _web_address_or_none(value: str) -> str:
    return _web_address(value) if value else ""


Language = Annotated[Literal["vi", "en"], BeforeValidator(_language)]
Text = Annotated[str, AfterValidator(_text), shapes.FILLED]
Phrase = Annotated[str, AfterValidator(squeeze)]
"""A text that may be empty."""
WebAddress = Annotated[
    str, AfterValidator(squeeze), AfterValidator(_web_address), shapes.WEB_ADDRESS
]
WebAddressOrNone = Annotated[str, AfterValidator(squeeze), AfterValidator(_web_address_or_none)]
"""A web address, or an empty text."""


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


AsTuple = BeforeValidator(_as_tuple)
"""Lets a list stand where the model has a tuple, though models are strict."""


def problems_of(
    error: ValidationError,
    model: type[BaseModel],
    place: Callable[[Loc], Place],
    sign: str = ":",
) -> Iterator[Problem]:
    """Turn each of pydantic's complaints about a table into a problem.

    `model` is what the table should be, `place` finds where a key of it stands in the
    file, and `sign` is what stands between key and value there.
    """
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        code, extra = _code(detail)
        if code == "unknown-key":
            known = _keys_at(model, loc[:-1])
            extra["guess"] = did_you_mean(str(loc[-1]), known)
            extra["known"] = ", ".join(known)
        if code == "out-of-range":
            extra = _bounds_at(model, loc)
        name = next((part for part in reversed(loc) if isinstance(part, str)), "")
        value = detail["input"] if isinstance(detail["input"], str | int) else "…"
        at = place(loc[:-1] if code == "missing-key" else loc)
        values = {"key": _dotted(loc), "name": name, "sign": sign, "value": shown(value)}
        yield problem(code, at, **values | extra)


def _code(detail: ErrorDetails) -> tuple[str, dict[str, str]]:
    context = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    if "code" in context:
        return context.pop("code"), context
    code = _CODES.get(detail["type"], "bad-value")
    return code, {"detail": detail["msg"]} if code == "bad-value" else {}


def _keys_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Give the keys that are known in the table at `loc` of the model."""
    return tuple(_fields_at(model, loc))


def _bounds_at(model: type[BaseModel], loc: Loc) -> dict[str, str]:
    """Give the least and the most that the number at `loc` of the model may be."""
    marks = _fields_at(model, loc[:-1])[str(loc[-1])].metadata
    bounds = {"least": "ge", "most": "le"}
    return {
        name: str(getattr(mark, bound))
        for name, bound in bounds.items()
        for mark in marks
        if hasattr(mark, bound)
    }


def _fields_at(model: type[BaseModel], loc: Loc) -> dict[str, FieldInfo]:
    """Give the fields of the table at `loc` of the model."""
    current: type[BaseModel] = model
    for part in loc:
        field = current.model_fields.get(part) if isinstance(part, str) else None
        if field is None:
            continue
        inner = _model_in(field.annotation)
        if inner is None:
            return {}
        current = inner
    return current.model_fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the table model inside an annotation such as `dict[str, Category]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None


def _dotted(loc: Loc) -> str:
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc]
    return "".join(parts).removeprefix(".")
