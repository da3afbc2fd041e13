import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

import pagefind_bin
import pytest

from khotin import disk, gathering, indexing, paths
from khotin.article import Article
from khotin.bundles import Bundle, member
from khotin.indexing import Built, Order
from khotin.phrases import Known
from khotin.problems import Invalid
from khotin.publish import Workspace
from khotin.search import Tool
from khotin.shards import EMPTY, Block
from tests.unit.making import article

PAGE = "<html><body><article data-pagefind-body><p>Lúa chín.</p></article></body></html>"


class Office:
    """Stands in for Pagefind, and notes which bundles are in work at the same time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.order: list[str] = []
        self.busy: set[str] = set()
        self.together: list[set[str]] = []

    def index(self, site: Path, output: Path, meanwhile: Callable[[], Block]) -> Block:
        with self.lock:
            self.order.append(site.name)
            self.busy.add(site.name)
            self.together.append(set(self.busy))
        time.sleep(0.05)
        with self.lock:
            self.busy.discard(site.name)
        (output / "fragment").mkdir(parents=True)
        (output / "pagefind-entry.json").write_text('{"languages": {}}', "utf-8")
        return meanwhile()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    office = Office()
    monkeypatch.setattr(Tool, "index", lambda _, *places: office.index(*places))
    return office


def bundles(workspace: Workspace, *sizes: int) -> list[Bundle]:
    """Publish pages for bundles of these sizes, named after their place in the list."""
    made = []
    for number, size in enumerate(sizes):
        members = [member(article(f"b{number}-{n}")) for n in range(size)]
        for one in members:
            disk.write(workspace.output / paths.output(one.address), PAGE.encode())
        made.append(Bundle(f"{number}", 2023, 1, 12, tuple(members)))
    return made


def read(bundle: Bundle) -> list[Article]:
    return [article(paths.slug_of(one.path)) for one in bundle.members]


def order(bundles: Sequence[Bundle], *blocks_only: str, terms: str = "", **known: Known) -> Order:
    return Order(bundles, read, blocks_only, known, terms, 4, {"kinh-te": "Kinh tế"})


def postings(built: Built) -> bytes:
    assert built.block
    return built.block.data


def build(
    tmp_path: Path, *sizes: int, jobs: int = 3, at_once: int = 10
) -> tuple[dict[str, Built], list[int]]:
    workspace = Workspace(tmp_path / "public")
    told: list[int] = []
    built = indexing.build(
        order(bundles(workspace, *sizes)),
        workspace,
        "search",
        jobs=jobs,
        advance=told.append,
        at_once=at_once,
    )
    return built, told


def test_the_largest_is_first_and_each_is_told(tmp_path: Path, office: Office) -> None:
    built, told = build(tmp_path, 1, 3, 2, jobs=1)
    assert office.order == ["1", "2", "0"]
    assert told == [3, 2, 1]
    assert set(built) == {"0", "1", "2"}
    assert all(postings(made) for made in built.values())


def test_no_more_than_the_wished_number_run_side_by_side(tmp_path: Path, office: Office) -> None:
    build(tmp_path, 1, 1, 1, 1, 1, jobs=2)
    assert max(map(len, office.together)) == 2


def test_bundles_that_are_too_large_together_wait_for_each_other(
    tmp_path: Path, office: Office
) -> None:
    build(tmp_path, 6, 5, 4, 1)
    sizes = {"0": 6, "1": 5, "2": 4, "3": 1}
    assert max(sum(sizes[name] for name in names) for names in office.together) == 10
    assert len(office.order) == 4


def test_a_bundle_that_is_too_large_runs_alone(tmp_path: Path, office: Office) -> None:
    build(tmp_path, 1, 12, 1)
    assert office.together[0] == {"1"}
    assert not any("1" in names for names in office.together[1:])


def test_a_bundle_without_pages_to_index_is_not_built(tmp_path: Path, office: Office) -> None:
    workspace = Workspace(tmp_path / "public")
    (bundle,) = bundles(workspace, 1)
    draft = PAGE.replace(" data-pagefind-body", "")
    disk.write(workspace.output / paths.output(bundle.members[0].address), draft.encode())
    made = indexing.build(order([bundle]), workspace, "search", jobs=1, advance=lambda _: None)
    assert made["0"].block == EMPTY
    assert office.order == []


def test_where_the_phrase_index_alone_is_missing_pagefind_is_not_run(
    tmp_path: Path, office: Office
) -> None:
    workspace = Workspace(tmp_path / "public")
    wanted = order(bundles(workspace, 1, 2), "1")
    made = indexing.build(wanted, workspace, "search", jobs=1, advance=lambda _: None)
    assert office.order == ["0"]
    assert postings(made["1"])
    assert not (workspace.staging / "search/1").exists()


@pytest.mark.parametrize(("terms", "again"), [("code", []), ("other code", ["b0"])])
def test_of_a_bundle_whose_documents_are_known_nothing_is_built(
    tmp_path: Path, office: Office, terms: str, again: list[str]
) -> None:
    workspace = Workspace(tmp_path / "public")
    (bundle,) = bundles(workspace, 2)
    named = [replace(bundle, name="b0")]

    def build(wanted: Order) -> Built:
        made = indexing.build(wanted, workspace, "search", jobs=1, advance=lambda _: None)
        return made["b0"]

    first = build(order(named, terms="code"))
    office.order.clear()
    shutil.rmtree(workspace.staging)
    known = Known("mark", first.digest)
    second = build(order(named, terms=terms, b0=known))
    assert office.order == again
    assert (second.digest == first.digest) == (not again)
    assert second.block == (first.block if again else None)


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that documents are gathered in."""
    place = tmp_path / "memory"
    place.mkdir()
    monkeypatch.setattr(gathering, "_MEMORY", place)
    return place


def sleeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """Put a program in Pagefind's place that fails on one bundle, and sleeps on the others."""
    path = tmp_path / "tool"
    path.write_text(
        f'#!/bin/sh\ncase "$2" in */{failing}) sleep 0.2; echo broken; exit 1;; esac\n'
        "exec sleep 60\n",
        "utf-8",
    )
    path.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)


def test_a_failure_ends_what_runs_and_leaves_no_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: Path
) -> None:
    sleeping(tmp_path, monkeypatch, "0")
    begin = time.monotonic()
    with pytest.raises(Invalid) as caught:
        build(tmp_path, 3, 2, 1, 1)
    assert [found.code for found in caught.value.problems] == ["search-tool"]
    assert [found.place.path for found in caught.value.problems] == ["search/0"]
    assert time.monotonic() - begin < 30
    assert list(places.iterdir()) == []


def test_an_interruption_ends_what_runs_and_leaves_no_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: Path
) -> None:
    sleeping(tmp_path, monkeypatch, "none")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(indexing, "wait", interrupt)
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, 3, 2, 1, 1)
    assert time.monotonic() - begin < 30
    assert list(places.iterdir()) == []
