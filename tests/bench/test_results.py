from dataclasses import replace
from pathlib import Path

from bench import results
from bench.progress import Progress
from bench.results import VALUES
from tests.bench.made import cost, result, run, whole

WALL = VALUES["wall"]


def test_a_result_is_saved_and_loaded_as_it_was(tmp_path: Path) -> None:
    saved = whole(1000, {"cold": 3.0}, 2.0)
    path = results.save(saved, tmp_path)
    assert path.name == "2026-01-02-0304-1000.json"
    assert results.load(path) == saved


def test_results_of_a_real_archive_are_named_so(tmp_path: Path) -> None:
    real = whole(52, {}, 1.0)
    real.content = "real, content"
    assert results.save(real, tmp_path).name == "2026-01-02-0304-real-52.json"


def test_the_newest_result_of_each_size_counts(tmp_path: Path) -> None:
    runs = [run("Kho Tin", "cold", 1, 0, build=cost(1))]
    for size, date in (
        (10_000, "2026-01-02 03:04"),
        (1000, "2026-01-03 03:04"),
        (1000, "2026-01-02 23:04"),
    ):
        results.save(result(size, runs, date), tmp_path)
    found = results.newest(tmp_path)
    assert [(of.size, of.date[:10]) for of in found] == [
        (1000, "2026-01-03"),
        (10_000, "2026-01-02"),
    ]


def test_what_the_newest_comparison_left_out_is_that_of_the_one_before_it(tmp_path: Path) -> None:
    early = [
        run("Kho Tin", "cold", 1, 0, build=cost(1)),
        run("Hugo", "cold-pages", 1, 5, hugo=cost(6)),
        run("Hugo", "cold", 1, 5, hugo=cost(6), pagefind=cost(3)),
        run("Kho Tin", "old", 1, 9, build=cost(2)),
        run("Hugo", "old", 1, 12, hugo=cost(6)),
    ]
    results.save(result(1000, early, "2026-01-02 03:04"), tmp_path)
    late = [run("Kho Tin", "old", number, number, build=cost(4)) for number in (1, 2)]
    results.save(result(1000, late, "2026-01-03 03:04"), tmp_path)
    (found,) = results.newest(tmp_path)
    assert found.date == "2026-01-02 03:04 and 2026-01-03 03:04"
    assert found.runs == [*early[:3], *late]
    assert len(found.builds) == 4
    assert found.ratio("Hugo", "cold", WALL) == 9
    assert found.ratio("Hugo", "old", WALL) is None, "ratios are of one comparison"


def test_comparisons_of_other_programs_stay_apart(tmp_path: Path) -> None:
    early = result(1000, [run("Kho Tin", "cold", 1, 0, build=cost(1))], "2026-01-02 03:04")
    late = result(1000, [run("Kho Tin", "old", 1, 0, build=cost(1))], "2026-01-03 03:04")
    late.versions = early.versions | {"Hugo": "other"}
    for saved in (early, late):
        results.save(saved, tmp_path)
    assert results.newest(tmp_path) == [late]


def test_a_value_is_the_median_of_the_rounds() -> None:
    runs = [run("Kho Tin", "cold", n, n, build=cost(wall)) for n, wall in enumerate((5, 1, 2))]
    found = result(10, runs)
    assert found.middle("Kho Tin", "cold", WALL) == 2
    assert found.middle("Kho Tin", "old", WALL) is None
    assert found.medians()["Kho Tin"]["cold"]["wall"] == 2


def test_all_commands_of_a_build_count() -> None:
    both = run("Hugo", "cold", 1, 0, hugo=cost(2, 5), pagefind=cost(3, 4))
    assert (WALL(both), VALUES["tree"](both)) == (5, 5)


def test_each_build_is_compared_with_the_nearest_of_the_other() -> None:
    runs = [
        run("Kho Tin", "cold", 1, 0, build=cost(1)),
        run("Hugo", "cold", 1, 5, hugo=cost(10)),
        run("Kho Tin", "cold", 2, 100, build=cost(2)),
        run("Kho Tin", "cold", 3, 200, build=cost(4)),
        run("Hugo", "cold", 3, 205, hugo=cost(48)),
    ]
    assert result(10, runs).ratio("Hugo", "cold", WALL) == 10
    assert result(10, runs[:3]).ratio("Hugo", "cold", WALL) == 7.5
    assert result(10, runs[:1]).ratio("Hugo", "cold", WALL) is None


def test_an_interrupted_comparison_keeps_what_it_found(tmp_path: Path) -> None:
    found = whole(1000, {}, 2.0)
    said: list[str] = []
    progress = Progress([], tmp_path, said.append)
    part = replace(found, runs=[])
    for one in found.runs[:2]:
        part.runs.append(one)
        progress.keep(part)
        assert progress.path
        assert results.load(progress.path).runs == part.runs
    assert len(said) == 2
    assert len(list(tmp_path.iterdir())) == 1


def test_files_and_bytes_below_a_folder_are_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a").write_bytes(b"123")
    (tmp_path / "b").write_bytes(b"1")
    assert results.count(tmp_path) == (2, 4)
