import json
from pathlib import Path

import pytest

from tests.problems import smallest

WRONG = {
    "content/2023/09/hoi-nghi.md": "---\ntitle: Hội nghị\ndate: 31/02/2023\n"
    "category: knh-te\nviews: nhiều\n---\nMột.\n",
    "content/2023/09/Đê.md": "---\ntitle: Đê\ndate: 2023-09-12\ncategory: kinh-te\n---\n",
    "content/2023/10/le-hoi.md": "Không có phần đầu.\n",
    "content/2023/10/anh.md": "---\ntitle: A\ndate: 2023-10-01\ncategory: kinh-te\n---\n"
    "![A](a.jpg)\n\n![B](b.jpg)\n",
    "content/pages/tim-kiem.md": "---\ntitle: A\n---\nMột.\n",
    "static/css/site.css": "a { background: url(none.png) }\n",
}
TOLD = [
    "content/2023/09/hoi-nghi.md:3:1 not-date",
    "content/2023/09/hoi-nghi.md:4:1 unknown-category",
    "content/2023/09/hoi-nghi.md:5:1 not-count",
    "content/2023/09/Đê.md:1:1 bad-name",
    "content/2023/09/Đê.md:6:1 empty-body",
    "content/2023/10/anh.md:6:6 missing-picture",
    "content/2023/10/anh.md:8:6 missing-picture",
    "content/2023/10/le-hoi.md:1:1 no-front-matter",
    "content/pages/tim-kiem.md:1:1 same-address",
    "static/css/site.css:1:17 missing-static",
]


def codes(stdout: str) -> list[str]:
    """Give the problems of a text report as `path:line:column code`."""
    heads = [line for line in stdout.splitlines()[:-1] if not line.startswith(" ")]
    return [f"{line.partition(': ')[0]} {line.rpartition(' [')[2][:-1]}" for line in heads]


@pytest.fixture
def wrong(here: Path) -> Path:
    """A site with wrong files of every sort."""
    smallest.write(here, smallest.files("en") | WRONG)
    return here


@pytest.mark.usefixtures("wrong")
def test_the_problems_of_all_files_come_in_one_run_sorted() -> None:
    result = smallest.build("--no-search")
    assert codes(result.stdout) == TOLD
    assert result.exit_code == 1


@pytest.mark.usefixtures("wrong")
def test_the_last_line_counts_them_and_says_that_the_site_is_as_it_was() -> None:
    last = smallest.build("--no-search").stdout.splitlines()[-1]
    assert last == "10 problems. Nothing was published; the site is as it was."


def test_two_templates_that_fail_are_both_told(here: Path) -> None:
    smallest.write(
        here,
        smallest.files("en")
        | {"templates/pages/year.html": "{{ a }}", "templates/feeds/atom.xml": "\n{% if %}"},
    )
    assert codes(smallest.build("--no-search").stdout) == [
        "templates/feeds/atom.xml:2:1 template",
        "templates/pages/year.html:1:1 template",
    ]


def test_folders_elsewhere_are_named_as_they_were_given(here: Path) -> None:
    smallest.write(here / "site", smallest.files("en"))
    smallest.write(here, {"bai/2023/09/Tin.md": "Một.\n"})
    result = smallest.build("--no-search", "--config", "site/config.toml", "--content", "bai")
    assert codes(result.stdout) == [
        "bai/2023/09/Tin.md:1:1 bad-name",
        "bai/2023/09/Tin.md:1:1 no-front-matter",
    ]
    smallest.write(here, {"site/config.toml": '[site]\nlanguage = "en"\ntitle = 1\n'})
    told = codes(smallest.build("--config", "site/config.toml").stdout)
    assert {line.partition(":")[0] for line in told} == {"site/config.toml"}


def test_github_is_told_in_its_own_commands(here: Path) -> None:
    texts = smallest.files("vi")
    texts[smallest.ARTICLE] = texts[smallest.ARTICLE].replace("2023-09-12 11:21", "12:30, 50%")
    smallest.write(here, texts)
    result = smallest.build("--no-search", "--format", "github")
    assert result.stdout == (
        "::error file=content/2023/09/hoi-nghi.md,line=3,col=1,title=not-date::"
        "'12:30, 50%25' không phải là ngày tháng%0A"
        'Hãy viết ngày trước tháng: date: "12/09/2023 | 11:21", hoặc date: 2023-09-12 11:21\n'
    )
    assert result.exit_code == 1


def test_a_files_name_is_written_so_that_github_reads_it(here: Path) -> None:
    smallest.write(here, smallest.files("en") | {"content/2023/09/a,b: 5%.md": "Một.\n"})
    first = smallest.build("--no-search", "--format", "github").stdout.splitlines()[0]
    assert first.startswith("::error file=content/2023/09/a%2Cb%3A 5%25.md,line=1,col=1,")


def test_programs_are_told_in_json(here: Path) -> None:
    texts = smallest.files("vi")
    texts[smallest.ARTICLE] = texts[smallest.ARTICLE].replace("kinh-te", "kinh-tế")
    smallest.write(here, texts)
    result = smallest.build("--no-search", "--format", "json")
    assert json.loads(result.stdout) == {
        "built": False,
        "problems": [
            {
                "path": "content/2023/09/hoi-nghi.md",
                "line": 4,
                "column": 1,
                "level": "error",
                "code": "unknown-category",
                "message": "không có chuyên mục 'kinh-tế'",
                "hint": "Có phải ý bạn là 'kinh-te'?",
            }
        ],
    }
    assert "kinh-tế" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--config", "none.toml"],
        ["--config", "content"],
        ["--today", "31/02/2023"],
        ["--format", "xml"],
        ["--output", "config.toml"],
        ["--unknown"],
        ["nonsense"],
    ],
)
def test_wrong_usage_has_an_exit_status_of_its_own(here: Path, arguments: list[str]) -> None:
    smallest.write(here, smallest.files())
    result = smallest.run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert result.stdout == ""
    assert not (here / "public").exists()
