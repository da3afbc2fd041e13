"""`check` as a whole: which files, how it is told, what is kept, what cannot break it."""

import json
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khotin import disk
from khotin.checking import proof as proofs
from khotin.checking.proof import Reader
from khotin.front_matter import Terms
from khotin.paths import ZONE
from khotin.source import Source
from tests.problems import smallest

BAD = "---\ntitle: Con đê\ndate: 2023-09-13\ncategory: kinh-te\n---\n\nXem [đây](khong-co.md).\n"
TERMS = Terms(("kinh-te",), ZoneInfo(ZONE))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    smallest.write(tmp_path, smallest.files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(site: Path, name: str, text: str) -> None:
    path = site / "content/2023/09" / name
    path.write_text(text, "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))


def test_only_the_files_that_were_named_are_told_of(site: Path) -> None:
    write(site, "de.md", BAD)
    write(site, "cau.md", BAD)
    assert smallest.check("content/2023/09/cau.md").stdout.count("[broken-link]") == 1
    assert smallest.check(str(site / "content/2023/09/hoi-nghi.md")).exit_code == 0
    assert smallest.check().stdout.count("[broken-link]") == 2


def test_the_older_of_two_twins_is_told_when_it_was_named(site: Path) -> None:
    text = " ".join(f"Xã {n} làm đường." for n in range(60))
    for name in ("a.md", "b.md"):
        write(site, name, BAD.replace("Xem [đây](khong-co.md).", text))
    assert smallest.check("content/2023/09/a.md").stdout.startswith("content/2023/09/a.md:1:1:")


def test_a_file_outside_the_archive_is_wrong_usage(site: Path) -> None:
    (site / "ghi-chu.md").write_text("x", "utf-8")
    assert smallest.run("check", "ghi-chu.md").exit_code == 2


def test_a_text_is_not_read_again_unless_it_changed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "de.md", BAD)
    os.utime(site / "content/2023/09/hoi-nghi.md", (1_600_000_000, 1_600_000_000))
    first = smallest.check().stdout
    monkeypatch.setattr(proofs.Reader, "read", None)
    assert smallest.check().stdout == first
    assert "[broken-link]" in first
    with pytest.raises(TypeError):
        smallest.check("--force")


def test_mending_the_target_mends_the_link(site: Path) -> None:
    write(site, "de.md", BAD)
    assert smallest.check().exit_code == 1
    write(site, "khong-co.md", BAD.replace("[đây](khong-co.md)", "đây"))
    assert smallest.check().exit_code == 0


def test_a_template_that_fails_is_told_each_time_until_it_is_mended(site: Path) -> None:
    template = site / "templates/pages/front.html"
    good = template.read_text("utf-8")
    template.write_text(good + "{{ khong_co }}", "utf-8")
    for _ in range(2):
        assert "templates/pages/front.html:" in smallest.check().stdout
    template.write_text(good, "utf-8")
    assert smallest.check().exit_code == 0


def test_a_file_that_cannot_be_read_is_told_in_words(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, read = site / "content/2023/09/hoi-nghi.md", disk.read

    def refuse(path: str) -> bytes:
        if path.endswith(there.name):
            raise PermissionError(13, "Permission denied", path)
        return read(path)

    monkeypatch.setattr(disk, "read", refuse)
    result = smallest.check("--lang", "en")
    assert result.stdout.splitlines()[0] == (
        "content/2023/09/hoi-nghi.md:1:1: error: "
        "the file cannot be read or written: Permission denied [unwritable]"
    )
    assert result.exit_code == 1


def test_github_is_told_level_and_place(site: Path) -> None:
    write(site, "de.md", BAD.replace("Xem", "Xem  kia"))
    told = smallest.check("--format", "github", "--lang", "en").stdout.splitlines()
    assert told[0].startswith("::warning file=content/2023/09/de.md,line=7,col=4,title=odd-spaces")
    assert told[1].startswith("::error file=content/2023/09/de.md,line=7,col=16,title=broken-link")
    assert told[2:] == ["2 texts looked at: 1 error, 1 warning."]


def test_programs_are_told_in_json(site: Path) -> None:
    write(site, "de.md", BAD)
    told = json.loads(smallest.check("--format", "json", "--lang", "en").stdout)
    assert told["texts"] == 2
    assert [found["code"] for found in told["problems"]] == ["broken-link"]
    assert told["problems"][0]["level"] == "error"


def test_links_to_other_sites_are_asked_only_on_demand(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "de.md", BAD.replace("khong-co.md", "https://cu.example.vn/"))
    monkeypatch.setattr("khotin.checking.external._followed", lambda _: "404 Not Found")
    assert "dead-link" not in smallest.check().stdout
    result = smallest.check("--external", "--lang", "en")
    message = "the link 'https://cu.example.vn/' leads to nothing any more (404 Not Found)"
    assert result.stdout.splitlines()[:2] == [
        f"content/2023/09/de.md:7:11: warning: {message} [dead-link]",
        "    hint: Look for the page's new address, or take the link out and leave its words",
    ]
    assert result.exit_code == 0


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_have_a_proof(data: bytes) -> None:
    Reader(TERMS).read(Source("content/2023/09/de.md", data))


@settings(max_examples=300)
@given(st.text(alphabet=" \n#>*_-`![](){}:\"'|<a>đê1\u00a0", max_size=80))
def test_any_markdown_has_a_proof(body: str) -> None:
    head = "---\ntitle: Con đê\ndate: 2023-09-13\ncategory: kinh-te\n---\n\nA. "
    found = Reader(TERMS).read(Source("content/2023/09/de.md", (head + body).encode()))
    assert all(problem.place.line > 5 for problem in found.problems)


def test_letters_in_pieces_are_told_on_the_line_that_a_program_of_editors_shows() -> None:
    data = "---\ntitle: a\n---\n\x0b\u2028 mo\u0323\u0302t".encode()
    found = Reader(TERMS).read(Source("content/2023/09/de.md", data)).problems
    assert [(p.place.line, p.place.column) for p in found if p.code == "letters-in-pieces"] == [
        (4, 5)
    ]
