from pathlib import Path

import pytest

from bench import report, results, targets
from bench.words import duration, seconds, share, size, times
from tests.bench.made import whole

GOOD = {"cold-pages": 50.0, "cold": 90.0, "nothing": 1.0, "newest": 2.0, "old": 5.0}
FEW = whole(10_000, {"cold-pages": 12.0, "cold": 20.0}, 12.0)
MANY = whole(50_000, GOOD, 60.0, 300_000_000)


def met(*found: results.Result) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for what, _, _, answer in targets.rows(found):
        rows.setdefault(what, []).append(answer)
    return rows


def test_every_target_is_met_by_a_good_result() -> None:
    assert {answer for answers in met(FEW, MANY).values() for answer in answers} == {"yes"}


def test_a_missed_target_is_told() -> None:
    slow = whole(50_000, {**GOOD, "nothing": 2.5}, 60.0, 300_000_000)
    answers = met(FEW, slow)
    assert answers.pop("50,000: nothing changed") == ["**no**", "**no**"]
    assert {answer for rest in answers.values() for answer in rest} == {"yes"}


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    rows = list(targets.rows([FEW]))
    assert [row[2:] for row in rows if row[0].startswith("50,000")] == [
        ("not measured", "–")
    ] * sum(row[0].startswith("50,000") for row in rows)
    assert len(rows) == len(targets.TARGETS)


def test_a_real_archive_of_that_size_is_not_measured_by_targets() -> None:
    real = whole(10_000, {}, 1.0)
    real.content = "real, content"
    assert {row[3] for row in targets.rows([real])} == {"–"}


def test_the_page_tells_targets_costs_and_where_the_time_goes(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    for result in (FEW, MANY):
        results.save(result, folder)
    page, picture = tmp_path / "docs/performance.md", tmp_path / "docs/pictures/p.svg"
    report.write(folder, page, picture)
    text = page.read_text("utf-8")
    assert "| 10,000: cold, pages only | ≤ 1/3 × Pelican | 1/4 | yes |" in text
    assert "| 50,000: nothing changed | ≤ 1/100 × (Hugo + Pagefind) | 1/180 | yes |" in text
    assert "](pictures/p.svg)" in text
    assert "## 50,000 articles, made, seed 1" in text
    assert "| cold, pages and search | 90.0 s | 180 s / ×2.0 | – |" in text
    assert "hugo 60.0 s, pagefind 120 s" in text
    assert text.count("## Where the time goes") == 1
    assert picture.read_text("utf-8").startswith("<svg")


def test_without_results_the_page_says_that_nothing_was_measured(tmp_path: Path) -> None:
    report.write(tmp_path / "none", tmp_path / "page.md", tmp_path / "picture.svg")
    assert "not measured" in (tmp_path / "page.md").read_text("utf-8")
    assert not (tmp_path / "picture.svg").exists()


def test_rounds_and_an_interruption_are_told() -> None:
    part = whole(1000, {}, 2.0)
    part.planned += 3
    text = "\n".join(report.text([part], ""))
    assert "Kho Tin: 1 round. Hugo: 1 round" in text
    assert f"Interrupted after {part.planned - 3} of {part.planned} builds" in text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (seconds(0.4242), "0.42 s"),
        (seconds(142.4), "142 s"),
        (size(87_400_000), "87 MB"),
        (size(2.44e9), "2.4 GB"),
        (times(0.289), "×0.29"),
        (times(135.4), "×135"),
        (times(None), "–"),
        (share(0.826), "0.83"),
        (share(1 / 7.44), "1/7.4"),
        (share(1 / 134.2), "1/134"),
        (share(1 / 3), "1/3"),
        (duration(40), "40 s"),
        (duration(720), "12 min"),
        (duration(4800), "1 h 20 min"),
    ],
)
def test_numbers_are_written_with_the_figures_that_count(said: str, words: str) -> None:
    assert said == words
