"""What may be written for a value, as JSON Schema tells it to the tools of editors.

The models know what becomes of a value; here stands what it looks like before.
"""

import re
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

Schema: TypeAlias = dict[str, Any]

_NAMED: Final = re.compile(r"\(\?P<\w+>")
"""Python's way to name a group, which the regular expressions of JSON Schema do not know."""

FILLED: Final = FieldInfo(json_schema_extra={"pattern": r"\S"})
"""A text that is not empty."""
WEB_ADDRESS: Final = FieldInfo(json_schema_extra={"pattern": r"^\s*https?://[^\s/]"})


def like(*shapes: re.Pattern[str]) -> Schema:
    """Describe a text that has one of some shapes, white space around it not counted."""
    either = "|".join(_NAMED.sub("(?:", shape.pattern) for shape in shapes)
    return {"type": "string", "pattern": rf"^\s*(?:{either})\s*$"}


def text(*shapes: re.Pattern[str]) -> WithJsonSchema:
    """Annotate a value that is written as a text of one of some shapes."""
    return WithJsonSchema(like(*shapes))


def number(*shapes: re.Pattern[str]) -> WithJsonSchema:
    """Annotate a number that may be written as a text, too: `1.850` is 1.85 to YAML tools."""
    return WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, like(*shapes)]})


def word(words: Iterable[str]) -> WithJsonSchema:
    """Annotate a flag that is written as one of some words, in letters of either case."""
    chosen = list(words)
    shape = "|".join("".join(f"[{letter}{letter.upper()}]" for letter in one) for one in chosen)
    return WithJsonSchema(
        {
            "anyOf": [
                {"enum": [True, False, *chosen]},
                {"type": "string", "pattern": f"^(?:{shape})$"},
            ]
        }
    )


def or_text(schema: Schema) -> None:
    """Let a text that is not empty stand in place of a table; changes `schema`."""
    table = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string", "pattern": r"\S"}, table]
