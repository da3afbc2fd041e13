"""The examples in the documents do what is said of them."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml
from pydantic import ValidationError

from khotin import article, config, front_matter, header, paths, standing
from khotin.kinds import KINDS
from khotin.markup import Converter
from khotin.problems import Invalid, Place
from khotin.schema import problems_of
from khotin.source import Source
from tests.documents import FENCE, ROOT, fences, read, rows, sections

SETTINGS: Final = config.read((ROOT / "config.toml").read_text("utf-8"))
TERMS: Final = front_matter.Terms(SETTINGS.categories, SETTINGS.site.zone)
HERE: Final = "content/2023/09/hoi-nghi-tong-ket.md"


def codes_of_file(path: str, text: str) -> list[str]:
    """Give the codes of the problems that an article or standing page shows by itself."""
    source = Source(path, text.encode())
    try:
        if path.startswith(paths.PAGES):
            standing.read(source, Converter())
        else:
            article.read(source, TERMS, Converter())
    except Invalid as error:
        return [found.code for found in error.problems]
    return []


def codes_of_lines(lines: str) -> list[str]:
    """Give the codes of an article (or, with `language`, a page) that has these lines."""
    named = set(re.findall(r"^([\w-]+):", lines, re.MULTILINE))
    usual = {"title": "Hội nghị", "date": "12/09/2023", "category": "y-te"}
    path = HERE
    if "language" in named:
        usual, path = {"title": "Hội nghị"}, "content/pages/hoi-nghi.md"
    rest = "".join(f"{key}: {value}\n" for key, value in usual.items() if key not in named)
    return codes_of_file(path, f"---\n{rest}{lines}---\n\nChữ.\n")


def codes_of_settings(lines: str) -> list[str]:
    """Give the codes of the sample's `config.toml` with these lines in place of its own."""
    try:
        changes = tomllib.loads(lines)
    except tomllib.TOMLDecodeError:
        with pytest.raises(Invalid) as caught:
            config.read(lines)
        return [found.code for found in caught.value.problems]
    values = tomllib.loads((ROOT / "config.toml").read_text("utf-8"))
    for name, change in changes.items():
        values[name] = {**values.get(name, {}), **change} if isinstance(change, dict) else change
    try:
        config.Config.model_validate(values)
    except ValidationError as error:
        found = problems_of(error, config.Config, lambda _: Place(paths.CONFIG))
        return [item.code for item in found]
    return []


def codes_of_example(language: str, body: str) -> list[str]:
    match language:
        case "toml":
            return codes_of_settings(body)
        case "yaml":
            return codes_of_lines(body)
        case "markdown":
            return codes_of_file(HERE, body)
        case _:
            whole = "---\ntitle: A\ndate: 12/09/2023\ncategory: y-te\n---\n\nChữ.\n"
            return codes_of_file(body.strip(), whole)


BLOCKS: Final = {
    code: FENCE.findall(text)[1:]
    for code, text in sections(read("problems.md"), 3).items()
    if code in KINDS
}
"""For each code, the wrong example and the mended one, each as language and body."""

PAIRS: Final = [
    pytest.param(code, *pair, id=code)
    for code, pair in BLOCKS.items()
    if pair and (pair[0][0] in {"yaml", "toml", "markdown"} or code in {"bad-place", "bad-name"})
]


@pytest.mark.parametrize(("code", "wrong", "mended"), PAIRS)
def test_the_wrong_example_has_its_problem_only_and_the_mended_one_has_none(
    code: str, wrong: tuple[str, str], mended: tuple[str, str]
) -> None:
    assert set(codes_of_example(*wrong)) == {code}
    assert codes_of_example(*mended) == []


def written_examples() -> Iterator[Any]:
    for name in ("front-matter.md", "bien-tap-vien.md"):
        for number, body in enumerate(fences(read(name), "markdown", "yaml"), start=1):
            yield pytest.param(body, id=f"{name}-{number}")


@pytest.mark.parametrize("body", list(written_examples()))
def test_every_example_for_editors_reads_without_a_problem(body: str) -> None:
    if not body.startswith("---"):
        first = re.match(r"([\w-]+):", body)
        if first and first[1] in front_matter.FrontMatter.model_fields:
            assert codes_of_lines(body) == []
        else:
            assert Converter().convert(body).html
        return
    values = header.parse(HERE, body)[0].values
    if "date" not in values:
        assert codes_of_file("content/pages/trang.md", body) == []
        return
    moment = front_matter.read_moment(str(values["date"]), SETTINGS.site.zone)
    assert moment is not None
    assert codes_of_file(f"content/{moment.day:%Y/%m}/bai.md", body) == []


def test_the_editors_table_of_categories_is_that_of_the_config() -> None:
    part = sections(read("bien-tap-vien.md"), 3)["Bước 3: thêm các khóa khác khi cần"]
    table = part.partition("Chuyên mục ghi bằng khóa")[2]
    assert [(row[0], row[1]) for row in rows(table)] == [
        (key, category.name) for key, category in SETTINGS.categories.items()
    ]


def test_the_lines_that_editors_are_shown_for_each_key_read_without_a_problem() -> None:
    part = sections(read("bien-tap-vien.md"), 3)["Bước 3: thêm các khóa khác khi cần"]
    shown = [row[2] for row in rows(part) if len(row) == 3 and row[2].count("`") == 0]
    lines = [line for line in shown if ":" in line]
    assert len(lines) >= 10
    assert [line for line in lines if codes_of_lines(f"{line}\n")] == []
    assert {key for line in lines for key in yaml.safe_load(line)} <= set(
        front_matter.FrontMatter.model_fields
    )
