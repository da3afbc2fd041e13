"""`new` on the command line: what it begins, what it asks, what it refuses."""

import re
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from khotin import article, beginning, disk, header, paths
from khotin.beginning import Beginning
from khotin.cli import cli
from khotin.commands import new
from khotin.front_matter import Terms
from khotin.language import Words
from khotin.markup import Converter
from khotin.problems import Invalid
from khotin.source import Source
from tests.problems import smallest
from tests.unit import making

GIVEN = ("--category", "kinh-te", "--date", "12/09/2023 | 11:21")
NAMES = {"kinh-te": "Kinh tế - Chính trị", "giao-duc": "Giáo dục"}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest site, to stand in."""
    smallest.write(tmp_path, smallest.files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody sit at a terminal."""
    monkeypatch.setattr(new, "asks", lambda: True)


def answered(answers: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["new", *arguments], input=answers, catch_exceptions=False)


def test_an_article_begins_in_a_folder_of_its_own(site: Path) -> None:
    authors = ("--author", "Thu Mai", "--author", "Đức Thiện (UBND xã)")
    result = smallest.run("new", "Mê Linh:  Hơn 1000 tỷ", *GIVEN, *authors)
    assert result.exit_code == 0
    assert result.stdout == "content/2023/09/me-linh-hon-1000-ty/index.md\n"
    assert (site / result.stdout.strip()).read_text("utf-8") == (
        '---\ntitle: "Mê Linh: Hơn 1000 tỷ"\ndate: 2023-09-12 11:21\ncategory: kinh-te\n'
        'authors:\n  - "Thu Mai"\n  - "Đức Thiện (UBND xã)"\ndraft: true\n---\n\n'
        "<!-- Viết nội dung bài ở đây, thay cho dòng này. "
        "Viết xong thì xóa dòng draft: true. -->\n"
    )


def test_the_date_is_now_unless_it_is_given(site: Path) -> None:
    path = smallest.run("new", "Tin mới", "--category", "kinh-te").stdout.strip()
    text = (site / path).read_text("utf-8")
    found = re.search(r"^date: ((\d{4})-(\d\d)-\d\d \d\d:\d\d)$", text, re.MULTILINE)
    assert found
    assert path == f"content/{found[2]}/{found[3]}/tin-moi/index.md"


def test_no_article_begins_after_the_last_day_of_a_closed_archive(site: Path) -> None:
    closed = f"{smallest.files('en')['config.toml']}\n[archive]\nclosed = 2023-09-11\n"
    disk.write(site / "config.toml", closed.encode())
    result = smallest.run("new", "Tin mới", *GIVEN)
    assert result.exit_code == 2
    assert "the date 12/09/2023 is later than the last day" in result.stderr
    assert not (site / "content/2023/09/tin-moi").exists()


def test_what_has_begun_is_built_as_a_draft_and_not_published_before_it_is_written(
    site: Path,
) -> None:
    path = site / smallest.run("new", "Tin mới", *GIVEN).stdout.strip()
    assert smallest.build("--no-search").exit_code == 0
    assert not (site / "public/2023/09/tin-moi/index.html").exists()
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    result = smallest.build("--no-search")
    assert result.exit_code == 1
    assert "[empty-body]" in result.stdout
    path.write_text(path.read_text("utf-8") + "\nBà con được mùa.\n", "utf-8")
    assert smallest.build("--no-search").exit_code == 0
    assert "Viết nội dung" not in (site / "public/2023/09/tin-moi/index.html").read_text("utf-8")


@pytest.mark.parametrize("there", ["tin-moi.md", "tin-moi/index.md", "tin-moi/a.jpg"])
def test_nothing_is_written_over_what_has_the_name_already(site: Path, there: str) -> None:
    disk.write(site / "content/2023/09" / there, b"1")
    result = smallest.run("new", "Tin mới", *GIVEN, "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"content/2023/09/{there.removesuffix('/a.jpg')}:1:1: error: ")
    assert "'tin-moi-2'" in result.stdout
    assert disk.all_files(site / "content/2023/09") == {"hoi-nghi.md", there}


def test_again_takes_the_next_free_name(site: Path) -> None:
    made = [smallest.run("new", "Tin mới", *GIVEN, "--again").stdout.strip() for _ in range(3)]
    names = [Path(path).parent.name for path in made]
    assert names == ["tin-moi", "tin-moi-2", "tin-moi-3"]
    assert all((site / path).exists() for path in made)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "thiếu tiêu đề"),
        (["  ", *GIVEN], "thiếu tiêu đề"),
        (["🙂", *GIVEN], "'🙂'"),
        (["Tin mới"], "kinh-te, giao-duc"),
        (["Tin mới", "--category", "giáo dụk"], "Có phải ý bạn là 'giao-duc'?"),
        (["Tin mới", "--category", "kinh-te", "--date", "31/02/2023"], "12/09/2023 11:21"),
    ],
)
def test_without_a_terminal_what_is_missing_or_wrong_is_wrong_usage(
    site: Path, arguments: list[str], told: str
) -> None:
    before = disk.all_files(site)
    result = smallest.run("new", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert disk.all_files(site) == before


@pytest.mark.usefixtures("site", "terminal")
@pytest.mark.parametrize("answer", ["2", "giao-duc", "giáo dục", "GIAO DUC"])
def test_on_a_terminal_what_is_missing_is_asked_for(answer: str) -> None:
    result = answered(f"Tin mới\n{answer}\n", "--date", "2023-09-12")
    assert result.exit_code == 0
    assert "  2  Giáo dục" in result.stderr
    path = Path(result.stdout.strip())
    assert path.as_posix() == "content/2023/09/tin-moi/index.md"
    assert "\ncategory: giao-duc\n" in path.read_text("utf-8")


@pytest.mark.usefixtures("site", "terminal")
def test_a_wrong_answer_is_asked_again_with_what_was_probably_meant() -> None:
    result = answered("🙂\nTin mới\ngiao dụk\n9\n1\n", "--date", "2023-09-12", "--lang", "en")
    assert result.exit_code == 0
    assert "leaves no address" in result.stderr
    assert "Did you mean 'giao-duc'?" in result.stderr
    assert "unknown category '9'" in result.stderr
    assert "\ncategory: kinh-te\n" in Path(result.stdout.strip()).read_text("utf-8")


@pytest.mark.usefixtures("site")
def test_the_file_is_opened_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    smallest.run("new", "Một", *GIVEN)
    smallest.run("new", "Hai", *GIVEN, "--open")
    assert [Path(path).as_posix() for path in opened] == ["content/2023/09/hai/index.md"]


@pytest.mark.usefixtures("site")
def test_what_the_disk_refuses_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "make_folder", refuse)
    result = smallest.run("new", "Một", *GIVEN)
    assert result.exit_code == 1
    assert "Permission denied [unwritable]" in result.stdout


def test_a_folder_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert disk.make_folder(tmp_path / "a/b", "index.md", b"1")
    assert not disk.make_folder(tmp_path / "a/b", "index.md", b"2")
    monkeypatch.setattr(
        disk, "write_through", lambda *_: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(OSError, match="full"):
        disk.make_folder(tmp_path / "a/c", "index.md", b"3")
    assert disk.all_files(tmp_path) == {"a/b/index.md"}
    assert (tmp_path / "a/b/index.md").read_bytes() == b"1"


@given(st.text(max_size=200))
def test_a_title_is_read_as_it_was_typed_and_its_name_can_be_an_address(typed: str) -> None:
    title = beginning.plain(typed)
    name = beginning.name_of(title)
    if not name:
        return
    assert paths.is_slug(name)
    assert len(name) <= beginning.LONGEST
    begun = Beginning(title, making.moment("2023-09-12 11:21"), "kinh-te", (title,))
    text = begun.text(Words("vi"))
    read, found = header.parse("a.md", header.decode("a.md", text.encode()))
    assert not found
    assert beginning.plain(read.values["title"]) == title
    assert beginning.plain(read.values["authors"][0]) == title
    assert yaml.safe_load(read.front)["draft"] is True


@given(st.text(st.sampled_from("aà: '\"\\#[]{},&*!|>%@`-?…“”"), min_size=1, max_size=20))
def test_whatever_signs_a_title_has_its_article_reads(typed: str) -> None:
    title = beginning.plain(typed)
    if not beginning.name_of(title):
        return
    begun = Beginning(title, making.moment("2023-09-12"), "kinh-te")
    source = Source("content/2023/09/a.md", begun.text(Words("en")).encode())
    read = article.read(source, Terms(making.CATEGORIES, making.ZONE), Converter())
    assert (read.title, read.draft) == (title, True)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Con", "bai-con"),
        ("Index", "bai-index"),
        (
            "Ủy ban nhân dân huyện " * 4,
            "uy-ban-nhan-dan-huyen-uy-ban-nhan-dan-huyen-uy-ban-nhan-dan",
        ),
        ("a" * 80, "a" * 60),
        ("…!", ""),
    ],
)
def test_a_name_is_cut_between_words_and_safe_on_windows(title: str, name: str) -> None:
    assert beginning.name_of(title) == name


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *(("1", "kinh-te"), ("2", "giao-duc"), ("0", None), ("3", None), ("", None), ("²", None)),
        *(("kinh te chinh tri", "kinh-te"), ("GIÁO DỤC", "giao-duc"), ("giao", None)),
    ],
)
def test_a_category_is_found_by_number_key_or_name(typed: str, key: str | None) -> None:
    assert beginning.category_of(typed, NAMES) == key


@pytest.mark.parametrize(
    "remark", ["<!-- Viết ở đây. -->", "<!-- Viết ở đây.", "<!-- a -->\n<!-- b -->"]
)
def test_a_remark_alone_is_no_text_but_in_a_draft(remark: str) -> None:
    assert making.read("draft: true", remark).draft
    with pytest.raises(Invalid) as caught:
        making.read("", remark)
    assert making.told(caught.value.problems) == ["6:1 empty-body"]
    assert making.read("", "<!-- a -->\n\nBà con được mùa.").summary == "Bà con được mùa."
