"""What editors and programmers find set up for their tools names what is there."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest
import yaml
from pydantic import BaseModel

from khotin import article, cli, front_matter, paths, standing
from khotin.language import Words
from khotin.markup import Converter
from khotin.reading import READING
from khotin.source import Source
from tests.documents import ROOT
from tests.problems import smallest
from tests.unit.making import ZONE

VSCODE: Final = ROOT / ".vscode"
GITHUB: Final = ROOT / ".github"
FORMS: Final = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
CONFIG: Final = tomllib.loads((ROOT / paths.CONFIG).read_text("utf-8"))
COMMANDS: Final = {"build", "check", "fmt", "serve"}
CHOSEN: Final = re.compile(r"\$\{\d+\|([^,|]*)[^|]*\|\}")
FILLED: Final = re.compile(r"\$\{\d+:([^}]*)\}")
CLOCK: Final = {
    "${CURRENT_DATE}/${CURRENT_MONTH}/${CURRENT_YEAR}": "12/09/2023",
    "${CURRENT_HOUR}:${CURRENT_MINUTE}": "11:21",
}


def vscode(name: str) -> Any:
    return json.loads((VSCODE / name).read_text("utf-8"))


def workflow(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


TASKS: Final[dict[str, dict[str, Any]]] = {
    task["label"]: task for task in vscode("tasks.json")["tasks"]
}
MATCHERS: Final[list[dict[str, Any]]] = [
    matcher for task in TASKS.values() for matcher in task["problemMatcher"]
]
SNIPPETS: Final[dict[str, dict[str, Any]]] = vscode("khotin.code-snippets")
HOOKS: Final[list[dict[str, Any]]] = workflow(ROOT / ".pre-commit-config.yaml")["repos"]


def invocations() -> Iterator[list[str]]:
    """Give what tasks, hooks and workflows tell `build.py` to do."""
    lines = [" ".join([task["command"], *task["args"]]) for task in TASKS.values()]
    lines += [hook["entry"] for hook in HOOKS[0]["hooks"]]
    for path in (GITHUB / "workflows").iterdir():
        for job in workflow(path)["jobs"].values():
            lines += [step["run"] for step in job["steps"] if "run" in step]
    for line in lines:
        if "build.py" in line:
            yield line.partition("build.py")[2].split()


@pytest.mark.parametrize("words", list(invocations()), ids=" ".join)
def test_a_command_that_a_tool_runs_is_one_of_ours_with_its_options(words: list[str]) -> None:
    name, *rest = words
    assert name in COMMANDS
    command = cli.cli.get_command(click.Context(cli.cli), name)
    if command:
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= known


def told(here: Path, language: str) -> list[str]:
    """Give the lines that the program prints for an article with a mistake."""
    texts = smallest.files(language)
    texts[smallest.ARTICLE] = texts[smallest.ARTICLE].replace("kinh-te", "kinh-tế")
    smallest.write(here, texts)
    return smallest.build("--no-search").stdout.splitlines()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_vs_code_reads_what_the_program_prints(here: Path, language: str) -> None:
    head, hint, *_ = told(here, language)
    for matcher in (one for one in MATCHERS if one["severity"] == "error"):
        first, second = matcher["pattern"]
        found = re.search(first["regexp"], head)
        assert found
        parts = [found[first[part]] for part in ("file", "line", "column", "code")]
        assert parts == [smallest.ARTICLE, "4", "1", "unknown-category"]
        assert "kinh-tế" in found[first["message"]]
        said = re.search(second["regexp"], hint)
        assert said
        assert said[second["message"]].endswith("'kinh-te'?")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_warning_is_not_taken_for_an_error(here: Path, language: str) -> None:
    say = Words(language).say
    head = told(here, language)[0].replace(f": {say('error')}: ", f": {say('warning')}: ")
    for matcher in MATCHERS:
        matches = re.search(matcher["pattern"][0]["regexp"], head) is not None
        assert matches == (matcher["severity"] == "warning")


def test_a_task_that_goes_on_begins_anew_when_articles_are_read() -> None:
    tasks = [task for task in TASKS.values() if task.get("isBackground")]
    going_on = [matcher for task in tasks for matcher in task["problemMatcher"]]
    assert going_on
    for matcher in going_on:
        for language in ("vi", "en"):
            words = Words(language).say(READING)
            assert re.search(matcher["background"]["beginsPattern"], words)


def test_the_schema_of_the_settings_is_where_vs_code_and_the_file_itself_say() -> None:
    associations = vscode("settings.json")["evenBetterToml.schema.associations"]
    for pattern, schema in associations.items():
        assert re.search(pattern, f"file:///home/kho-tin/{paths.CONFIG}")
        assert (ROOT / schema).is_file()
    first = (ROOT / paths.CONFIG).read_text("utf-8").splitlines()[0]
    assert first == f"#:schema {schema}"


def test_two_spaces_at_the_end_of_a_line_of_markdown_are_left_alone() -> None:
    assert vscode("settings.json")["[markdown]"]["files.trimTrailingWhitespace"] is False
    written = (ROOT / ".editorconfig").read_text("utf-8")
    assert "[*.md]\ntrim_trailing_whitespace = false\n" in written


def test_files_are_written_as_the_program_reads_them() -> None:
    settings = vscode("settings.json")
    assert (settings["files.encoding"], settings["files.eol"]) == ("utf8", "\n")


def expanded(name: str) -> str:
    """Give a snippet as it stands when nothing of it was changed."""
    text = "\n".join(SNIPPETS[name]["body"])
    for clock, moment in CLOCK.items():
        text = text.replace(clock, moment)
    return re.sub(r"\$\d", "", FILLED.sub(r"\1", CHOSEN.sub(r"\1", text)))


def test_a_snippet_is_reached_by_letters_without_marks() -> None:
    prefixes = [snippet["prefix"] for snippet in SNIPPETS.values()]
    assert len(set(prefixes)) == len(prefixes)
    assert all(re.fullmatch(r"[a-z]+", prefix) for prefix in prefixes)
    assert {snippet["scope"] for snippet in SNIPPETS.values()} == {"markdown"}


@pytest.mark.parametrize("name", ["Phần đầu bài", "Phần đầu bài nháp"])
def test_the_snippet_of_a_new_article_is_an_article(name: str) -> None:
    source = Source("content/2023/09/bai.md", expanded(name).encode())
    terms = front_matter.Terms(CONFIG["categories"], ZONE)
    assert article.read(source, terms, Converter()).title == "Tiêu đề"


def test_the_snippet_of_a_standing_page_is_one() -> None:
    source = Source("content/pages/trang.md", expanded("Phần đầu trang cố định").encode())
    assert standing.read(source, Converter()).title == "Tiêu đề"


@pytest.mark.parametrize("name", ["Ảnh đại diện", "Nguồn"])
def test_a_snippet_for_front_matter_is_of_keys_that_there_are(name: str) -> None:
    ((key, values),) = yaml.safe_load(expanded(name)).items()
    tables: dict[str, type[BaseModel]] = {
        "image": front_matter.Picture,
        "source": front_matter.Original,
    }
    assert set(values) == set(tables[key].model_fields)


@pytest.mark.parametrize(
    ("name", "element"),
    [
        ("Ảnh có chú thích", "<figcaption>"),
        ("Nhóm ảnh", "gallery"),
        ("Bảng", "<table"),
        ("Liên kết", '<a href="/2023/09/ten-bai/">'),
        ("Đoạn trích", "<blockquote>"),
        ("Chú thích cuối bài", "footnote"),
    ],
)
def test_a_snippet_for_the_text_becomes_what_it_is_called(name: str, element: str) -> None:
    assert element in Converter().convert(expanded(name)).html


def test_the_sections_that_a_snippet_offers_are_those_of_the_site() -> None:
    for name in ("Phần đầu bài", "Phần đầu bài nháp"):
        (choices,) = re.findall(r"\$\{\d+\|([^|]*)\|\}", "\n".join(SNIPPETS[name]["body"]))
        assert choices.split(",") == list(CONFIG["categories"])


def test_hooks_of_others_are_pinned_by_commit() -> None:
    ours, *others = HOOKS
    assert ours["repo"] == "local"
    for repo in others:
        assert re.fullmatch(r"[0-9a-f]{40}", repo["rev"])
        assert all(set(hook) <= {"id", "args"} for hook in repo["hooks"])


@pytest.mark.parametrize("hook", HOOKS[0]["hooks"], ids=lambda hook: str(hook["id"]))
def test_a_hook_of_ours_says_how_it_is_run_and_on_what(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["entry"].startswith("uv run ")
    assert re.search(hook["files"], "content/2023/09/hoi-nghi/index.md")
    assert not re.search(hook["files"], "docs/config.md")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_form_asks_what_github_can_show(path: Path) -> None:
    form = workflow(path)
    assert (
        {"name", "description", "body"}
        <= set(form)
        <= {
            *("name", "description", "title", "labels", "body"),
        }
    )
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({part["id"] for part in asked}) == len(asked)
    assert all(re.fullmatch(r"[a-z-]+", part["id"]) for part in asked)
    assert all(part["attributes"]["label"] for part in asked)
    for part in asked:
        options = part["attributes"].get("options", [])
        assert bool(options) == (part["type"] in {"dropdown", "checkboxes"})
        assert len({str(option) for option in options}) == len(options)


def test_there_is_a_form_for_each_sort_of_report() -> None:
    assert [workflow(path)["name"] for path in FORMS] == [
        "Báo lỗi trong bài",
        "Đề nghị gỡ hoặc đính chính bài",
        "Báo lỗi trang web",
    ]


def test_what_fits_no_form_is_led_to_the_contact_page_of_the_site() -> None:
    (link,) = workflow(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]
    address = link["url"].removeprefix(CONFIG["site"]["base_url"])
    assert (ROOT / paths.PAGES / f"{address.strip('/')}.md").is_file()


def test_a_pull_request_begins_with_a_list_to_tick_off() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")
    assert len(re.findall(r"^- \[ \] ", text, re.MULTILINE)) >= 5
    named = set(re.findall(r"`(\w+)(?::[^`]*)?`", text))
    assert named <= set(front_matter.FrontMatter.model_fields)


def test_every_file_for_tools_is_in_composed_letters_with_line_feeds() -> None:
    files = [*VSCODE.iterdir(), *FORMS, GITHUB / "pull_request_template.md"]
    for path in files:
        text = path.read_bytes().decode("utf-8")
        assert not re.search("[\u0300-\u036f\r]", text), path
        assert text.endswith("\n"), path
