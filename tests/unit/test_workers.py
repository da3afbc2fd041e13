import os
import signal
from pathlib import Path

import pytest

from khotin import workers
from khotin.language import Words
from khotin.making import Maker, Setup
from khotin.page import Page
from khotin.problems import Invalid, Place, problem
from khotin.views import RobotsView
from tests.unit.making import presenter

SPOILT = "60.txt"


@pytest.fixture
def settings(tmp_path: Path) -> Setup:
    for name in ("staging", "templates"):
        (tmp_path / name).mkdir()
    return Setup(
        templates={"robots.txt": "{{ page.sitemap }}\n", "bad.txt": "{{ page.nothing }}"},
        frame=presenter().site(),
        language=Words("vi").language,
        base="/",
        statics={},
        content=tmp_path,
        staging=tmp_path / "staging",
        bytecode=tmp_path / "templates",
    )


def pages(template: str = "robots.txt") -> list[Page]:
    return [Page(f"{n}.txt", template, RobotsView(f"số {n}")) for n in range(200)]


def made(settings: Setup) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in settings.staging.iterdir()}


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_many_processes_make_what_one_makes(settings: Setup, method: str) -> None:
    steps: list[int] = []
    assert workers.make(settings, pages(), 2, steps.append, method) == []
    assert sum(steps) == 200
    assert made(settings) == {f"{n}.txt": f"số {n}\n" for n in range(200)}


def test_one_process_makes_the_same(settings: Setup) -> None:
    steps: list[int] = []
    assert workers.make(settings, pages(), 1, steps.append) == []
    assert sum(steps) == 200
    assert len(made(settings)) == 200


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_is_told_once_a_process(settings: Setup, jobs: int) -> None:
    found = workers.make(settings, pages("bad.txt"), jobs, lambda _: None)
    assert {(p.code, p.place.path) for p in found} == {("template", "templates/bad.txt")}


def test_a_process_that_dies_is_told_with_its_page(
    settings: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Maker.make

    def dying(self: Maker, page: Page) -> None:
        if page.path == SPOILT:
            os.kill(os.getpid(), signal.SIGKILL)
        make(self, page)

    monkeypatch.setattr(Maker, "make", dying)
    with pytest.raises(Invalid) as caught:
        workers.make(settings, pages(), 2, lambda _: None, "fork")
    assert caught.value.problems == (problem("worker-died", Place(SPOILT), page=SPOILT),)


def test_processes_that_die_at_their_start_are_told(
    settings: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Maker, "__init__", lambda *_: os._exit(9))
    with pytest.raises(Invalid) as caught:
        workers.make(settings, pages(), 2, lambda _: None, "fork")
    assert [p.code for p in caught.value.problems] == ["worker-died"]


def test_an_interruption_ends_the_processes(
    settings: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Maker, "make", lambda *_: signal.pause())

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            workers.make(settings, pages(), 2, lambda _: None, "fork")
    finally:
        signal.signal(signal.SIGALRM, before)
