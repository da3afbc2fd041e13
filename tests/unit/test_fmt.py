"""`fmt` on the command line: what it writes, what it tells, what it leaves."""

import os
from pathlib import Path

import pytest

from khotin import disk
from tests.problems import smallest

UNTIDY = "---\r\ndate: 12/09/2023\r\ntitle: Một: hai\r\n---\r\nBà  con.\r\n"
TIDY = '---\r\ntitle: "Một: hai"\r\ndate: 2023-09-12\r\n---\r\nBà con.\r\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest site with an untidy article and an untidy page, to stand in."""
    smallest.write(
        tmp_path,
        smallest.files("en")
        | {
            smallest.ARTICLE: smallest.TEXT.replace("Hội", '"Hội').replace("xuân", 'xuân"'),
            "content/2023/09/mot.md": UNTIDY,
            "content/pages/lien-he.md": "---\nsummary: B\ntitle: A\n---\nMột.\n",
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {name: (folder / name).read_bytes() for name in disk.all_files(folder)}


def test_without_files_all_of_the_content_folder_is_mended(site: Path) -> None:
    result = smallest.run("fmt")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "content/2023/09/mot.md",
        "content/pages/lien-he.md",
        "2 files mended; 1 file was good as it is",
    ]
    assert (site / "content/2023/09/mot.md").read_bytes() == TIDY.encode()
    page = (site / "content/pages/lien-he.md").read_text("utf-8")
    assert page == '---\ntitle: "A"\nsummary: "B"\n---\nMột.\n'
    assert "Mending files (3)" in result.stderr


def test_a_second_time_nothing_changes(site: Path) -> None:
    smallest.run("fmt")
    before = texts(site)
    assert smallest.run("fmt").stdout == "0 files mended; 3 files were good as they are\n"
    assert texts(site) == before


def test_only_the_files_that_are_named_are_mended(site: Path) -> None:
    before = texts(site)
    result = smallest.run("fmt", "content/pages/lien-he.md")
    assert result.stdout.splitlines()[0] == "content/pages/lien-he.md"
    changed = {name for name, data in texts(site).items() if data != before[name]}
    assert changed == {"content/pages/lien-he.md"}


def test_check_names_the_files_and_writes_nothing(site: Path) -> None:
    before = texts(site)
    result = smallest.run("fmt", "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "2 files to mend; 1 file was good as it is"
    assert texts(site) == before
    assert smallest.run("fmt", "--check", smallest.ARTICLE).exit_code == 0


def test_diff_shows_the_lines_and_writes_nothing(site: Path) -> None:
    name = "content/2023/09/mot.md"
    (site / name).write_bytes(UNTIDY.replace("Bà  con", "Bà\u00a0con").encode())
    before = texts(site)
    result = smallest.run("fmt", "--diff", name)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[3:] == [
        *(" ---", "-date: 12/09/2023", "-title: Một: hai", '+title: "Một: hai"'),
        *("+date: 2023-09-12", " ---", "-Bà·con.", "+Bà con.", " "),
        "1 file to mend",
    ]
    assert texts(site) == before


def test_diff_tells_in_words_that_only_the_encoding_changes(site: Path) -> None:
    name = "content/2023/09/mot.md"
    (site / name).write_bytes(TIDY.encode("utf-16"))
    told = smallest.run("fmt", "--diff", name).stdout.splitlines()
    assert told[0] == f"{name}: only the way its letters are stored changes"
    smallest.run("fmt", name)
    assert (site / name).read_bytes() == TIDY.encode()


def test_what_cannot_be_mended_is_told_and_the_others_are_mended(site: Path) -> None:
    (site / smallest.ARTICLE).write_text("Không có gì.", "utf-8")
    result = smallest.run("fmt", "--lang", "vi")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "content/2023/09/mot.md",
        "content/pages/lien-he.md",
        f"{smallest.ARTICLE}:1:1: lỗi: tệp không mở đầu bằng phần đầu bài [no-front-matter]",
        (
            "    gợi ý: Dòng đầu tiên ghi ---, tiếp theo là title:, date: và category:, "
            "rồi lại một dòng ---"
        ),
        "Đã chỉnh 2 tệp; 1 tệp để nguyên",
    ]
    assert (site / smallest.ARTICLE).read_text("utf-8") == "Không có gì."


def test_a_file_that_changes_meanwhile_is_not_written_over(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site / "content/2023/09/mot.md"
    aside = disk.write_through

    def saved_meanwhile(target: Path, data: bytes) -> None:
        aside(target, data)
        path.write_bytes(b"new")

    monkeypatch.setattr(disk, "write_through", saved_meanwhile)
    result = smallest.run("fmt", str(path))
    assert result.exit_code == 1
    assert "it changed meanwhile [changed-meanwhile]" in result.stdout
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in path.parent.iterdir() if entry.name.endswith(".tmp")] == []


@pytest.mark.usefixtures("site")
def test_a_file_that_cannot_be_written_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "rewrite", refuse)
    result = smallest.run("fmt")
    assert result.exit_code == 1
    assert "the file cannot be read or written: Permission denied" in result.stdout


def test_a_missing_folder_and_wrong_settings_are_told(site: Path) -> None:
    assert "[missing-folder]" in smallest.run("fmt", "--content", "none").stdout
    (site / "config.toml").write_text("title =", "utf-8")
    assert "[toml]" in smallest.run("fmt", "--lang", "en").stdout


@pytest.mark.usefixtures("site")
def test_a_file_that_is_not_there_is_wrong_usage() -> None:
    assert smallest.run("fmt", "none.md").exit_code == 2


def test_a_file_is_rewritten_where_a_link_leads_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "b.md"
    path.write_bytes(b"1")
    path.chmod(0o640)
    link.symlink_to(path)
    assert disk.rewrite(link, b"1", b"2")
    assert link.is_symlink()
    assert path.read_bytes() == b"2"
    assert os.stat(path).st_mode & 0o777 == 0o640  # noqa: PTH116 - the file itself
    assert not disk.rewrite(path, b"1", b"3")
    assert path.read_bytes() == b"2"
