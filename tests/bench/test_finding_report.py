from pathlib import Path

import pytest

from bench import results
from bench.finding import outcome, table
from bench.finding.asking import Answer
from bench.finding.outcome import Outcome, Reply, Row
from bench.finding.question import Question
from bench.finding.scores import score
from bench.finding.sides import KHO, PLAIN
from bench.finding.sites import Index, read_report
from tests.bench.made import MACHINE

ASKED = Question("names", "Lê Văn Tám", frozenset({"a", "b", "c"}))
NOTHING = Reply("empty", 0, [], None, None)


def row(
    ours: Reply, *, marks: bool = True, kind: str = "names", answers: int = 2, shape: str = ""
) -> Row:
    return Row(kind, shape, marks, answers, {KHO: ours, PLAIN: NOTHING})


def good(first: float) -> Reply:
    return Reply("done", 10, [1, 2], first, 204_800)


def run(*rows: Row, content: str = "real, x", date: str = "2026-01-02 03:04") -> Outcome:
    indexes = {KHO: Index(3.0, 5, 3_000_000), PLAIN: Index(2.0, 4, 2_000_000)}
    return Outcome(date, content, 3000, 1, MACHINE, {"x": "1"}, indexes, len(rows), list(rows))


def test_a_reply_keeps_the_places_of_right_articles_not_their_names() -> None:
    kept = outcome.reply(ASKED, Answer("done", ["x", "b", "b", "a"], 12.0, 99))
    assert kept == Reply("done", 3, [2, 3], 12.0, 99)


def test_scores_of_one_question() -> None:
    one = row(Reply("done", 12, [2, 3, 11], 20.0, 9), answers=3)
    found = score([one], KHO)
    assert (found.first, found.precision, found.recall, found.rank) == pytest.approx(
        (0, 2 / 3, 2 / 3, 1 / 2)
    )


def test_of_many_right_articles_ten_are_recalled_and_twelve_counted() -> None:
    one = row(Reply("done", 12, list(range(1, 13)), 20.0, 9), kind="numbers", answers=40)
    found = score([one], KHO)
    assert (found.first, found.precision, found.recall, found.rank) == (1, 1, 1, 1)


def test_scores_are_means_and_times_medians_of_what_was_shown() -> None:
    rows = [row(ours) for ours in (good(10.0), good(30.0), good(90.0), NOTHING)]
    found = score(rows, KHO)
    assert (found.queries, found.first, found.rank) == (4, 0.75, 0.75)
    assert (found.middle, found.slowest, found.bytes) == (30.0, 90.0, 204_800)
    assert score(rows, PLAIN).middle is None


def test_a_result_is_read_as_it_was_written_and_the_newest_is_told(tmp_path: Path) -> None:
    old, new = run(row(good(5.0), marks=True)), run(date="2026-01-03 03:04")
    path = outcome.save(old, tmp_path)
    assert outcome.load(path) == old
    outcome.save(new, tmp_path)
    assert outcome.newest(tmp_path) == [new]


def test_results_of_the_search_are_none_of_the_builds(tmp_path: Path) -> None:
    outcome.save(run(), tmp_path)
    assert results.newest(tmp_path) == []


def test_the_page_has_both_sides_in_each_cell(tmp_path: Path) -> None:
    rows = [row(good(1204.0), marks=marks) for marks in (True, False)]
    outcome.save(run(*rows), tmp_path)
    table.write(tmp_path, tmp_path / "docs/search.md")
    text = (tmp_path / "docs/search.md").read_text("utf-8")
    assert text.startswith("# Search\n")
    assert "## 3,000 articles, real, x" in text
    name = "Names of three or four syllables, as they are"
    assert f"| {name} | 1 | 100 % / 0 % | 100 % / 0 % | 100 % / 0 % | 1.00 / 0.00 |" in text
    assert f"| {name} | 1 | 1,204 / – | 1,204 / – | 200 / – |" in text
    assert "| Bytes | 3,000,000 | 2,000,000 | ×1.50 |" in text
    assert "by shape" not in text


def test_the_page_tells_shapes_of_numbers_and_what_failed() -> None:
    late = Reply("late", 0, [], None, None)
    rows = [
        row(good(1.0), marks=False, kind="numbers", shape="kind"),
        row(late, marks=False, kind="numbers", shape="spaces", answers=1),
    ]
    text = "\n".join(table.section(run(*rows)))
    assert "| kind of document and number, without marks | 1 | 100 % / 0 % | 100 % / 0 % |" in text
    assert "Kho Tin gave no whole answer to 1." in text


def test_the_report_of_a_build_is_found_behind_what_else_it_said() -> None:
    assert read_report('Dựng {x}\n{\n  "seconds": {\n    "a": 1.5\n  }\n}\n') == {
        "seconds": {"a": 1.5}
    }
