"""`views` on the command line: what it writes, what it tells, what it leaves."""

import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from khotin import disk
from khotin.visits import keeping, opened
from tests.problems import smallest
from tests.unit.test_visits_logs import line

ADDRESS = "/2023/09/hoi-nghi/"
VIEWS = f"path,views\n{ADDRESS},{{}}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest site, with a log of three visits, to stand in."""
    smallest.write(tmp_path, smallest.files("en"))
    lines = [line(ADDRESS, client=f"10.0.0.{n}") for n in range(3)]
    others = ["broken", line("/"), line(ADDRESS, agent="curl/8"), lines[2]]
    (tmp_path / "access.log").write_text("\n".join([*lines, *others, ""]), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept() -> str:
    return Path("data/views.csv").read_text("utf-8")


@pytest.mark.usefixtures("site")
def test_the_visits_of_a_log_are_written_and_told() -> None:
    result = smallest.run("views", "access.log")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "          7  lines read",
        "          1  damaged",
        "          0  counted in an earlier run",
        "          1  about no article",
        "          1  of robots",
        "          1  of readers who were there a moment ago",
        "          3  visits counted",
        "Most read in these files:",
        f"          3  Hội nghị tổng kết vụ xuân ({ADDRESS})",
        "1 article has a new number: data/views.csv",
    ]
    assert kept() == VIEWS.format(3)
    assert "Counting visits (bytes) (" in result.stderr


@pytest.mark.usefixtures("site")
def test_a_second_time_nothing_is_added_and_no_file_changes() -> None:
    smallest.run("views", "access.log")
    before = {name: (Path("data") / name).read_bytes() for name in ("views.csv", "views.json")}
    result = smallest.run("views", "access.log")
    assert "7  counted in an earlier run" in result.stdout
    assert "0 articles have new numbers" in result.stdout
    assert {name: (Path("data") / name).read_bytes() for name in before} == before


@pytest.mark.parametrize(
    ("closed", "counted", "late"), [("2023-09-11", 0, 4), ("2023-09-12", 3, 0)]
)
def test_after_the_last_day_of_a_closed_archive_nothing_counts(
    site: Path, closed: str, counted: int, late: int
) -> None:
    with (site / "config.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[archive]\nclosed = {closed}\n")
    smallest.write(
        site, {smallest.ARTICLE: smallest.TEXT.replace("2023-09-12 11:21", "2023-09-11")}
    )
    said = smallest.run("views", "access.log").stdout
    assert f"{counted:11}  visits counted" in said
    assert f"{late:11}  after the archive was closed" in said or not late
    assert Path("data/views.csv").exists() is (counted > 0)


@pytest.mark.usefixtures("site")
def test_several_files_and_standard_input_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("b.log.gz").write_bytes(gzip.compress(line(ADDRESS, client="a").encode() + b"\n"))
    given = io.BufferedReader(io.BytesIO(line(ADDRESS, client="b").encode() + b"\n"))
    monkeypatch.setattr(opened, "sys", SimpleNamespace(stdin=SimpleNamespace(buffer=given)))
    assert smallest.run("views", "access.log", "b.log.gz", "-").exit_code == 0
    assert kept() == VIEWS.format(5)


def test_visits_are_added_to_what_the_article_says(site: Path) -> None:
    text = smallest.TEXT.replace("category", "views: 1.850\ncategory")
    smallest.write(site, {smallest.ARTICLE: text})
    smallest.run("views", "access.log")
    assert kept() == VIEWS.format(1853)
    assert (site / smallest.ARTICLE).read_text("utf-8") == text


def test_a_total_replaces_a_smaller_number_only(site: Path) -> None:
    for total, now in (("1.850", 1850), ("99", 1850), ("1851", 1851)):
        smallest.write(site, {"a.csv": f"path;views\r\n{ADDRESS};{total}\r\n"})
        smallest.run("views", "a.csv")
        assert kept() == VIEWS.format(now)
    assert not Path("data/views.json").exists()


@pytest.mark.usefixtures("site")
def test_a_dry_run_tells_the_same_and_writes_nothing() -> None:
    dry = smallest.run("views", "--dry-run", "access.log").stdout
    assert not Path("data").exists()
    assert dry == smallest.run("views", "access.log").stdout + "Nothing was written.\n"


def test_addresses_that_are_no_articles_any_longer_are_kept_and_told(site: Path) -> None:
    smallest.write(site, {"data/views.csv": "path,views\n/2020/01/mat/,7\n"})
    told = smallest.run("views", "access.log").stdout.splitlines()
    assert told[-2:] == [
        "1 address is no article's any longer; its number is kept:",
        "          7  /2020/01/mat/",
    ]
    assert kept() == f"path,views\n/2020/01/mat/,7\n{ADDRESS},3\n"


@pytest.mark.usefixtures("site")
def test_a_kind_can_be_forced_and_the_pause_be_set() -> None:
    assert "3  visits counted" in smallest.run("views", "--kind", "log", "access.log").stdout
    Path("data/views.csv").unlink()
    smallest.run("views", "--pause", "0", "access.log")
    assert kept() == VIEWS.format(4)
    wrong = smallest.run("views", "--kind", "plausible", "access.log")
    assert wrong.exit_code == 1
    assert wrong.stdout.startswith("access.log:1:1: error: ")
    assert "[not-visits]" in wrong.stdout


def test_a_content_folder_that_is_not_there_is_told(site: Path) -> None:
    result = smallest.run("views", "--content", "none", "access.log")
    assert result.stdout.startswith("config.toml:1:1: error: there is no folder 'none'")
    assert site.joinpath("content").is_dir()


def test_an_article_that_cannot_be_read_stops_the_count(site: Path) -> None:
    smallest.write(site, {"content/2023/09/b.md": "Một.\n"})
    result = smallest.run("views", "access.log")
    assert result.exit_code == 1
    assert "content/2023/09/b.md:1:1: error" in result.stdout
    assert not Path("data").exists()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("views.csv", "/a/,x\n", "not-count"), ("views.json", "{", "visits-record")],
)
def test_what_is_kept_and_damaged_is_told_and_left(
    site: Path, name: str, text: str, code: str
) -> None:
    smallest.write(site, {"data/views.csv": VIEWS.format(1)} | {f"data/{name}": text})
    result = smallest.run("views", "access.log")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"data/{name}:1:")
    assert f"[{code}]" in result.stdout
    assert (site / "data" / name).read_text("utf-8") == text


@pytest.mark.usefixtures("site")
def test_two_counts_at_a_time_are_refused() -> None:
    Path(".cache").mkdir()
    with FileLock(".cache/views.lock"):
        result = smallest.run("views", "access.log")
    assert result.exit_code == 1
    assert "[counting]" in result.stdout


@pytest.mark.usefixtures("site")
def test_counts_that_somebody_changes_meanwhile_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    smallest.run("views", "access.log")
    store = keeping.store

    def late(*arguments: object) -> None:
        Path("data/views.csv").write_text(VIEWS.format(9), "utf-8")
        store(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "store", late)
    Path("b.log").write_text(line(ADDRESS, client="b") + "\n", "utf-8")
    record = Path("data/views.json").read_bytes()
    assert "[changed-meanwhile]" in smallest.run("views", "b.log").stdout
    assert kept() == VIEWS.format(9)
    assert Path("data/views.json").read_bytes() == record


@pytest.mark.usefixtures("site")
def test_a_count_that_is_cut_off_between_its_two_files_loses_and_doubles_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("b.log").write_text(line(ADDRESS, client="b") + "\n", "utf-8")
    smallest.run("views", "b.log")
    put = disk.put

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".csv":
            raise OSError(28, "No space left on device", str(path))
        put(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "put", full)
        assert "No space left on device [unwritable]" in smallest.run("views", "access.log").stdout
    assert len(json.loads(Path("data/views.json").read_text("utf-8"))["logs"]) == 2
    smallest.run("views", "access.log", "b.log")
    assert kept() == VIEWS.format(4)


def test_the_folder_may_lie_elsewhere(site: Path) -> None:
    config = (site / "config.toml").read_text("utf-8")
    smallest.write(site, {"config.toml": f'{config}\n[paths]\ndata = "so-lieu"\n'})
    smallest.run("views", "access.log")
    assert (site / "so-lieu/views.csv").is_file()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("arguments", [[], ["none.log"], ["--pause", "-1", "access.log"]])
def test_wrong_usage_has_an_exit_status_of_its_own(arguments: list[str]) -> None:
    assert smallest.run("views", *arguments).exit_code == 2
