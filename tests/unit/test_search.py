import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pagefind_bin
import pytest

from khotin import disk, search
from khotin.problems import Invalid
from khotin.search import Tool

PAGE = '<html lang="vi"><body><main data-pagefind-body><h1>{}</h1><p>Lúa chín.</p></main></html>'


def nothing() -> bool:
    """What is done while Pagefind runs."""
    return True


def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program of our own in the place of Pagefind."""
    path = tmp_path / "tool"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)


@pytest.mark.parametrize(
    ("script", "detail"),
    [
        ("echo one; echo two >&2; exit 3", "one two"),
        ("echo done", "done"),
        ("exit 1", ""),
    ],
)
def test_a_search_tool_that_fails_is_a_problem_with_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, detail: str
) -> None:
    tool(tmp_path, monkeypatch, script)
    with pytest.raises(Invalid) as caught:
        Tool().index(tmp_path, tmp_path / "search", nothing)
    (found,) = caught.value.problems
    assert found.code == "search-tool"
    assert found.place.path == f"{tmp_path.name}/search"
    assert dict(found.values) == {"detail": detail}


def test_of_many_words_of_the_tool_the_last_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path, monkeypatch, "seq 1 1000; exit 1")
    with pytest.raises(Invalid) as caught:
        Tool().index(tmp_path, tmp_path / "search", nothing)
    detail = dict(caught.value.problems[0].values)["detail"]
    assert len(detail) == 300
    assert detail.endswith("999 1000")


def test_the_pages_of_a_folder_are_indexed(tmp_path: Path) -> None:
    for name in ("2023/09/hoi-nghi", "2023/10/le-hoi"):
        disk.write(tmp_path / name / "index.html", PAGE.format(name).encode())
    assert Tool().index(tmp_path, tmp_path / "search", lambda: "done meanwhile") == "done meanwhile"
    assert len(list((tmp_path / "search/fragment").iterdir())) == 2
    assert (tmp_path / "search/pagefind-entry.json").exists()


def test_a_tool_that_is_stopped_ends_what_runs_and_begins_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = tmp_path / "begun"
    tool(tmp_path, monkeypatch, f"touch {begun}; exec sleep 60")
    running = Tool()
    with ThreadPoolExecutor() as threads:
        jobs = [
            threads.submit(running.index, tmp_path, tmp_path / "search", nothing) for _ in range(2)
        ]
        while not begun.exists():
            time.sleep(0.01)
        running.stop()
        assert [type(job.exception(5)) for job in jobs] == [Invalid, Invalid]
    begun.unlink()
    with pytest.raises(Invalid):
        running.index(tmp_path, tmp_path / "search", nothing)
    assert not begun.exists()


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    indexes = []
    for site in ("one", "two"):
        for n in range(9):
            page = PAGE.format(f"Bài {n}")
            disk.write(tmp_path / site / f"2023/09/bai-{n}/index.html", page.encode())
        output = tmp_path / site / "search"
        Tool().index(tmp_path / site, output, nothing)
        indexes.append({name: (output / name).read_bytes() for name in disk.all_files(output)})
    assert indexes[0] == indexes[1]


def test_a_tool_is_ended_when_what_is_done_meanwhile_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path, monkeypatch, "exec sleep 60")

    def fail() -> bool:
        raise KeyboardInterrupt

    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        Tool().index(tmp_path, tmp_path / "search", fail)
    assert time.monotonic() - begin < 30


@pytest.mark.skipif(sys.platform != "linux", reason="Pagefind has this allocator on Linux")
def test_pagefinds_allocator_knows_what_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.write(tmp_path / "2023/09/hoi-nghi/index.html", PAGE.format("Hội nghị").encode())
    ((name, told),) = search.THRIFT.items()
    monkeypatch.setenv(name, f"abort_conf:true,{told}")
    assert Tool().index(tmp_path, tmp_path / "search", nothing)
    monkeypatch.setenv(name, f"abort_conf:true,{told},unheard_of:1")
    with pytest.raises(Invalid) as caught:
        Tool().index(tmp_path, tmp_path / "again", nothing)
    assert "unheard_of" in dict(caught.value.problems[0].values)["detail"]


def test_pagefinds_allocator_is_told_to_be_thrifty_unless_the_user_tells_it_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((name, told),) = search.THRIFT.items()
    tool(tmp_path, monkeypatch, f'echo "${name}"; exit 1')
    for own, expected in ((None, told), ("narenas:4", "narenas:4")):
        if own:
            monkeypatch.setenv(name, own)
        with pytest.raises(Invalid) as caught:
            Tool().index(tmp_path, tmp_path / "search", nothing)
        assert dict(caught.value.problems[0].values)["detail"] == expected
