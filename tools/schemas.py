"""Write the JSON Schemas of what editors write: `python -m tools.schemas` fills docs/schema/.

They are made from the models that the program reads with, and say what may be *written*:
a date in any of its shapes, `views: 1.850`, a byline as a text or a table. The categories of
an article are those of `config.toml`. Every key has its name in Vietnamese, and a help in
Vietnamese and English.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from khotin import config, paths
from khotin.captions import CAPTIONS
from khotin.config import Config
from khotin.front_matter import FrontMatter
from khotin.language import Words
from khotin.standing import StandingFrontMatter

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "schema"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
EMPTY: Final = {"enum": [None, ""]}
"""Nothing behind the colon: the key counts as not there."""
_WORDS: Final = {"title", "description", "default"}
Schema: TypeAlias = dict[str, Any]


class _Texts(GenerateJsonSchema):
    """Every value of front matter is a text to us; YAML tools see numbers and flags in some."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        return super().str_schema(schema) | {"type": ["string", "number", "boolean"]}


def article(settings: Config) -> Schema:
    """Give the schema of an article's front matter on the site of these settings."""
    schema = _front_matter(FrontMatter)
    choices = [
        {"const": key, "title": category.name, "description": category.description}
        for key, category in settings.categories.items()
    ]
    schema["properties"]["category"] = _caption("FrontMatter", "category") | {"oneOf": choices}
    return schema


def standing() -> Schema:
    """Give the schema of a standing page's front matter."""
    return _front_matter(StandingFrontMatter)


def settings_file() -> Schema:
    """Give the schema of `config.toml`."""
    return _described(Config, Config.model_json_schema())


def _front_matter(model: type[BaseModel]) -> Schema:
    schema = _described(model, model.model_json_schema(schema_generator=_Texts))
    for _, table in _tables(model, schema):
        for key in table["properties"].keys() - set(table["required"]):
            value = table["properties"][key]
            words = {word: value.pop(word) for word in ("title", "description")}
            either = value.get("anyOf", [value])
            table["properties"][key] = words | {"anyOf": [*either, EMPTY]}
    return schema


def _described(model: type[BaseModel], schema: Schema) -> Schema:
    """Put our words in place of pydantic's, and leave the defaults to the documents."""
    for name, table in _tables(model, schema):
        for word in _WORDS:
            table.pop(word, None)
        for key, value in table["properties"].items():
            bare = {word: part for word, part in value.items() if word not in _WORDS}
            table["properties"][key] = _caption(name, key) | bare
    return {"$schema": DIALECT} | schema


def _tables(model: type[BaseModel], schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Give every table of a schema, with the name of its model.

    A table is what has keys of its own: a part of the schema, or one of those it lets choose.
    """
    for name, part in ({model.__name__: schema} | schema.get("$defs", {})).items():
        yield from ((name, one) for one in (part, *part.get("anyOf", ())) if "properties" in one)


def _caption(table: str, key: str) -> Schema:
    caption, say = CAPTIONS[table][key], Words("vi").say
    return {"title": say(caption.name), "description": f"{say(caption.help)}\n\n{caption.help}"}


def texts() -> dict[str, str]:
    """Give the text of every schema by the name of its file."""
    settings = config.read((ROOT / paths.CONFIG).read_text("utf-8"))
    schemas = {
        "article.json": article(settings),
        "standing.json": standing(),
        "config.json": settings_file(),
    }
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }


def main() -> int:
    """Write the schemas, and tell which of them changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
