"""The documents name what the code has: keys, defaults, codes, words, options, files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Final, get_args
from urllib.parse import unquote

import click
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from khotin import cli, config, front_matter, markup, standing
from khotin.kinds import KINDS, Kind, Level
from khotin.language import N_, Words
from tests.documents import FENCE, ROOT, TEXTS, anchors, fences, read, rows, sections

ZONE: Final = config.read((ROOT / "config.toml").read_text("utf-8")).site.zone
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_OPTION: Final = re.compile(r"--[a-z][a-z-]*")


def inner_table(field: FieldInfo) -> type[BaseModel] | None:
    """Find the table that a field holds, alone or in a list."""
    waiting = [field.annotation]
    while waiting:
        kind: Any = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
        waiting.extend(part for part in get_args(kind) if part is not NoneType)
    return None


def keys(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, str]]:
    """Give every key of a table and its inner tables, and whether it is required."""
    for name, field in model.model_fields.items():
        yield f"{before}{name}", "yes" if field.is_required() else "no"
        inner = inner_table(field)
        if inner is not None:
            yield from keys(inner, f"{before}{name}.")


def test_every_key_of_an_article_is_described_and_no_other() -> None:
    part = sections(read("front-matter.md"), 2)["Keys of an article"]
    described = [(row[0], row[1]) for row in rows(part)]
    assert sorted(described) == sorted(keys(front_matter.FrontMatter))


def test_every_key_of_a_standing_page_is_described_and_no_other() -> None:
    part = sections(read("front-matter.md"), 2)["Standing pages"]
    own = [key for key in keys(standing.StandingFrontMatter) if "." not in key[0]]
    assert [(row[0], row[1]) for row in rows(part)] == own


def test_the_dates_that_are_said_to_be_read_are_read_and_the_refused_are_refused() -> None:
    part = sections(read("front-matter.md"), 2)["Dates"]
    written = [row[0] for row in rows(part)]
    assert written
    assert [date for date in written if front_matter.read_moment(date, ZONE) is None] == []
    refused = re.findall(r"`([^`]+)`", part.rpartition("The year has four figures;")[2])
    assert len(refused) == 3
    assert [date for date in refused if front_matter.read_moment(date, ZONE)] == []


def test_the_html_that_is_said_to_pass_is_what_passes() -> None:
    part = sections(read("front-matter.md"), 3)["HTML"]
    cells = dict(re.findall(r"^\| ([\w ]+) \| (.+) \|$", part, re.MULTILINE))
    assert set(cells["elements"].strip("`").split()) == markup._TAGS
    assert set(cells["left out with all they hold"].strip("`").split()) == markup._DANGEROUS
    assert set(cells["attributes of all"].strip("`").split()) == markup._ATTRIBUTES["*"]
    further: dict[str, set[str]] = {}
    for group in cells["further attributes"].split(" · "):
        tags, _, names = group.partition(": ")
        for tag in re.findall(r"`(\w+)`", tags):
            further[tag] = set(names.strip("`").split())
    assert further == {tag: names for tag, names in markup._ATTRIBUTES.items() if tag != "*"}


TABLES: Final[dict[str, type[BaseModel]]] = {
    "`[site]`": config.Site,
    "`[paths]`": config.Paths,
    "`[lists]`": config.Lists,
    "`[categories.<key>]`": config.Category,
    "`[[menu]]`": config.NamedLink,
    "`[[boxes]]`": config.Box,
    "`[footer]`": config.Footer,
    "`[search]`": config.Search,
    "`[cms]`": config.Cms,
    "`[components]`": config.Components,
}


def default_of(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default()
    return "[]" if value == () else json.dumps(value)


def bounds_of(field: FieldInfo) -> str:
    marks = {
        name: getattr(mark, name)
        for mark in field.metadata
        for name in ("ge", "le")
        if hasattr(mark, name)
    }
    return f"{marks['ge']} to {marks['le']}"


def test_every_table_of_the_config_is_described_and_no_other() -> None:
    described = [name for name in sections(read("config.md"), 2) if name.startswith("`[")]
    assert described == list(TABLES)
    assert [re.findall(r"\w+", name)[0] for name in described] == list(config.Config.model_fields)


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_of_a_config_table_is_described_with_its_default_and_bounds(heading: str) -> None:
    described = list(rows(sections(read("config.md"), 2)[heading]))
    fields = TABLES[heading].model_fields
    assert [(row[0], row[2]) for row in described] == [
        (name, default_of(field)) for name, field in fields.items()
    ]
    numbers = {name for name, field in fields.items() if field.annotation is int}
    assert {row[0] for row in described if row[1] == "whole number"} == numbers
    for row in described:
        if row[0] in numbers:
            assert row[3] == bounds_of(fields[row[0]])


class _Shown(dict[str, str]):
    """Shows each value of a message as its name in braces."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def printed(words: str) -> str:
    return words.format_map(_Shown())


def said(kind: Kind) -> str:
    """Give the words of a kind of problem as docs/problems.md shows them."""
    lines = []
    levels = {Level.ERROR: N_("error"), Level.WARNING: N_("warning")}
    for language, second in (("en", "hint"), ("vi", "gợi ý")):
        say = Words(language).say
        first = say(levels[kind.level])
        hints = [kind.hint, *([kind.guess] if kind.guess else [])]
        lines.append(f"{first}: {printed(say(kind.message))}")
        lines.extend(f"{second}: {printed(say(hint))}" for hint in hints)
    return "\n".join(lines) + "\n"


CODES: Final = {
    code: text
    for code, text in sections(read("problems.md"), 3).items()
    if not code.startswith("The ")
}


def test_every_code_is_described_in_the_order_of_the_source_and_no_other() -> None:
    assert list(CODES) == list(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_the_words_of_a_problem_are_those_the_program_says(code: str) -> None:
    assert fences(CODES[code], "text")[0] == said(KINDS[code])


def commands() -> dict[str, click.Command]:
    context = click.Context(cli.cli)
    names = cli.cli.list_commands(context)
    return {name: found for name in names if (found := cli.cli.get_command(context, name))}


def options(*those: click.Command) -> set[str]:
    named = (name for command in those for p in command.params for name in p.opts)
    return {name for name in named if name.startswith("--")} | {"--help"}


def options_named(text: str) -> set[str]:
    """Give the options that code in a text gives to the program.

    Options of other programs stand behind their own names, never behind `build.py`
    and never at the beginning of a code span.
    """
    code = [line for body in fences(text, "sh", "text") for line in body.splitlines()]
    outside = FENCE.sub("", text).replace("\\|", "|")
    code += re.findall(r"`([^`\n]+)`", outside)
    given = [line.partition("build.py")[2] for line in code if "build.py" in line]
    given += [line for line in code if line.startswith("--")]
    return {option for line in given for option in _OPTION.findall(line)}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_option_that_a_document_names_exists(path: Path) -> None:
    assert options_named(path.read_text("utf-8")) <= options(cli.cli, *commands().values())


def test_every_command_is_described_and_no_other() -> None:
    assert list(sections(read("commands.md"), 2)) == list(commands())


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_described_and_no_other(name: str) -> None:
    part = sections(read("commands.md"), 2)[name]
    assert options_named(part) == options(commands()[name])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_of_a_document_leads_to_a_file_and_a_heading(path: Path) -> None:
    text = FENCE.sub("", path.read_text("utf-8"))
    for link in _LINK.findall(re.sub(r"`[^`\n]+`", "", text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link
