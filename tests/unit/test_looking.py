import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from khotin import cache, looking, made
from khotin.looking import Folders, Wishes

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2025, 7, 1, 5, tzinfo=UTC)
WISHES = Wishes(now=NOON)
LONG_AGO = 1_600_000_000


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A site with a file in each folder, all of long ago."""
    for name in ("content", "templates", "static"):
        put(tmp_path / name / "a.txt", "một")
    put(tmp_path / "config.toml", "[site]\n")
    return looking.folders(tmp_path / "config.toml", {}, {})


def put(path: Path, text: str, changed: int = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (changed, changed))


def seal(folders: Folders, wishes: Wishes = WISHES) -> str:
    return looking.look(folders, wishes, ZONE).seal


def test_folders_lie_beside_the_settings_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    found = looking.folders(
        tmp_path / "config.toml", {"output": "ra"}, {"cache": Path("nho"), "content": None}
    )
    assert (found.content, found.output) == (tmp_path / "content", tmp_path / "ra")
    assert found.cache == Path("nho")


def test_the_seal_stays_as_long_as_nothing_changes(folders: Folders) -> None:
    assert seal(folders) == seal(folders) != ""


@pytest.mark.parametrize(
    "name", ["content/a.txt", "templates/a.txt", "static/b.txt", "data/views.csv"]
)
def test_a_changed_or_added_file_breaks_the_seal(folders: Folders, name: str) -> None:
    before = seal(folders)
    put(folders.config.parent / name, "hai", LONG_AGO + 1)
    assert seal(folders) != before


def test_a_removed_file_breaks_the_seal(folders: Folders) -> None:
    before = seal(folders)
    (folders.content / "a.txt").unlink()
    assert seal(folders) != before


def test_the_settings_break_the_seal_by_their_words_alone(folders: Folders) -> None:
    before = seal(folders)
    put(folders.config, "[site]\n", LONG_AGO + 1)
    assert seal(folders) == before
    put(folders.config, "[site] \n")
    assert seal(folders) != before


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(now=NOON, today=date(2025, 7, 2)),
        Wishes(now=datetime(2025, 7, 1, 17, tzinfo=UTC)),
        Wishes(now=NOON, search=False),
        Wishes(now=NOON, drafts=True),
    ],
)
def test_another_day_and_other_wishes_break_the_seal(folders: Folders, wishes: Wishes) -> None:
    assert seal(folders, wishes) != seal(folders)


def test_how_many_work_and_the_hour_do_not(folders: Folders) -> None:
    later = Wishes(now=datetime(2025, 7, 1, 6, tzinfo=UTC), jobs=7)
    assert seal(folders, later) == seal(folders)


def test_other_code_breaks_the_seal(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seal(folders)
    monkeypatch.setattr(cache, "stamp", lambda: "khác")
    assert seal(folders) != before


def test_what_changed_a_moment_ago_has_no_seal(folders: Folders) -> None:
    (folders.content / "a.txt").touch()
    assert seal(folders) == ""


def test_a_site_is_as_made_when_its_seal_is_and_nobody_touched_the_output(folders: Folders) -> None:
    put(folders.output / "index.html", "trang")
    made.store(
        folders.cache,
        folders.output,
        {"index.html": "x"},
        made.Made(),
        {"index.html"},
        seal(folders),
    )
    assert looking.look(folders, WISHES, ZONE).is_as_made
    (folders.output / "mine.txt").touch()
    assert not looking.look(folders, WISHES, ZONE).is_as_made


@pytest.mark.parametrize(
    "settings", ["", "[site", "site = 1\n", "[site]\ntimezone = 'Mars'\n", "\xff"]
)
def test_settings_that_cannot_be_read_are_left_to_those_who_tell_what_is_wrong(
    folders: Folders, settings: str
) -> None:
    folders.config.write_bytes(settings.encode("latin-1"))
    assert looking.early(folders.config, {}, WISHES) is None


def test_a_folder_that_is_not_there_is_left_to_them_too(folders: Folders) -> None:
    assert looking.early(folders.config, {"static": Path("nowhere")}, WISHES) is None


def test_who_wants_everything_anew_does_not_look_first(folders: Folders) -> None:
    assert looking.early(folders.config, {}, Wishes(now=NOON, force=True)) is None
