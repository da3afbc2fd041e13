import json
import sys
from dataclasses import replace

import pytest

from khotin.language import Words
from khotin.problems import Place, problem
from khotin.progress import show_progress
from khotin.report import Report, TemplateTime
from khotin.tell import TELLERS

REPORT = Report(
    articles=1850,
    pages=2100,
    written=12,
    unchanged=2300,
    removed=1,
    bundles=1,
    seconds=(("Reading articles", 1.25), ("Making pages", 2.5)),
)
PROBLEMS = [problem("busy", Place("public"))]


def said(format_: str, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    TELLERS[format_](Words(language)).report(REPORT)
    return capsys.readouterr().out


def test_people_are_told_what_was_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("text", "en", capsys).splitlines() == [
        "    1,850  articles",
        "       12  pages and files written",
        "    2,300  unchanged",
        "        1  removed",
        "        1  search bundles",
        "    3.8 s  (Reading articles 1.2 s, Making pages 2.5 s)",
    ]


COST = TemplateTime("pages/article.html", 2000, 4.0, "2023/09/bai.html", 0.0125)


def test_timings_tell_of_each_stage_and_of_the_slowest_templates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    TELLERS["text"](Words("en")).report(replace(REPORT, templates=(COST,)), timings=True)
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "     1.25 s   33%  Reading articles",
        "     2.50 s   67%  Making pages",
        "     4.00 s    2.00 ms  pages/article.html × 2,000 pages (≤ 12.5 ms 2023/09/bai.html)",
    ]


def test_programs_are_told_timings_within_the_one_object(
    capsys: pytest.CaptureFixture[str],
) -> None:
    TELLERS["json"](Words("en")).report(replace(REPORT, templates=(COST,)), timings=True)
    (cost,) = json.loads(capsys.readouterr().out)["templates"]
    assert cost["template"] == "pages/article.html"
    assert (cost["pages"], cost["seconds"], cost["slowest_seconds"]) == (2000, 4.0, 0.0125)


def test_people_are_told_in_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    words = said("text", "vi", capsys)
    assert "    1.850  bài viết\n" in words
    assert "Đọc bài viết 1.2 s" in words


def test_github_shows_the_same_report_as_people_see(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("github", "vi", capsys) == said("text", "vi", capsys)


def test_programs_are_told_every_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(said("json", "vi", capsys)) == {
        "built": True,
        "problems": [],
        "articles": 1850,
        "pages": 2100,
        "written": 12,
        "unchanged": 2300,
        "removed": 1,
        "bundles": 1,
        "seconds": {"Reading articles": 1.25, "Making pages": 2.5},
    }


def test_long_lines_are_not_broken(capsys: pytest.CaptureFixture[str]) -> None:
    long = problem("missing-picture", Place(f"content/2023/09/{'a' * 200}.md"), picture="b" * 200)
    TELLERS["text"](Words("en")).refuse([long])
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_signs_of_the_console_library_in_a_message_stay_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = problem("missing-picture", Place("a.md"), picture="[bold]a[/bold] :smile:", guess="")
    TELLERS["text"](Words("en")).refuse([found])
    assert "'[bold]a[/bold] :smile:'" in capsys.readouterr().out


@pytest.mark.parametrize("format_", TELLERS)
def test_problems_are_told_on_standard_output(
    format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    TELLERS[format_](Words("en")).refuse(PROBLEMS)
    out, err = capsys.readouterr()
    assert "another build of this site is running" in out
    assert err == ""


def test_without_a_terminal_each_stage_is_one_line_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    watch = show_progress(Words("vi"))
    with watch.stage("Reading articles", 1850) as advance:
        advance(1)
    with watch.stage("Indexing for search", None):
        pass
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Đọc bài viết (1.850)\nLập chỉ mục tìm kiếm\n")


def test_on_a_terminal_each_stage_is_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    watch = show_progress(Words("vi"))
    with watch.stage("Reading articles", 2) as advance:
        advance(1)
    assert "Đọc bài viết" in capsys.readouterr().err
