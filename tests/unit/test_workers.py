import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from khotin import making, staging, workers
from khotin.fingerprint import Fingerprints
from khotin.frame import Frame
from khotin.looking import Folders
from khotin.made import Made
from khotin.making import Maker, Outcome, Setup
from khotin.page import Page, Recipe
from khotin.present import Presenter
from khotin.problems import Invalid, Place, problem
from khotin.views import RobotsView
from khotin.watch import Stages
from khotin.workers import Died, work
from tests.unit.making import presenter, settings
from tests.unit.test_watch import Looker

SPOILT = "60.txt"
BAD = 60
TEMPLATES = {"robots.txt": "{{ page.sitemaps[0] }}\n", "bad.txt": "{{ page.nothing }}"}
METHODS = pytest.mark.parametrize("method", ["fork", "spawn"])


class Unlucky(Exception):
    """A worker could not do it."""


class Squarer:
    """Squares numbers; at one of them something else may happen."""

    def __init__(self, at: int = -1, act: Callable[[], object] = time.time) -> None:
        self._at, self._act = at, act

    def __call__(self, number: int) -> int:
        if number == self._at:
            self._act()
        return number**2


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> NoReturn:
    raise Unlucky("không may")


def fail_at_the_start() -> Callable[[int], int]:
    raise Unlucky("không may")


def die_at_the_start() -> Callable[[int], int]:
    os._exit(9)


def wait_for_ever(_: int) -> int:
    time.sleep(60)
    return 0


def process_of(seconds: float, _: int) -> int:
    time.sleep(seconds)
    return os.getpid()


def new_process_of(seconds: float = 0) -> Callable[[int], int]:
    return partial(process_of, seconds)


def new_waiter() -> Callable[[int], int]:
    return wait_for_ever


def nothing(_: int) -> None:
    pass


def robots(_show: Presenter, text: str) -> RobotsView:
    return RobotsView((text,))


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    for name in ("staging", "templates"):
        (tmp_path / name).mkdir()
    return Setup(
        templates=TEMPLATES,
        config=settings(),
        statics={},
        preview=None,
        pictured=False,
        content=tmp_path,
        staging=tmp_path / "staging",
        output=tmp_path / "public",
        bytecode=tmp_path / "templates",
    )


def pages(template: str = "robots.txt") -> list[Page]:
    return [Page(f"{n}.txt", template, Recipe(robots, (f"số {n}",))) for n in range(200)]


def made(setup: Setup) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in setup.staging.iterdir()}


@METHODS
def test_many_processes_make_what_one_makes(setup: Setup, method: str) -> None:
    steps: list[int] = []
    found = work(partial(Maker, setup), pages(), 2, steps.append, method)
    assert [outcome.problems for outcome in found] == [()] * 200
    assert sum(steps) == 200
    assert made(setup) == {f"{n}.txt": f"số {n}\n" for n in range(200)}


def test_one_process_makes_the_same(setup: Setup) -> None:
    steps: list[int] = []
    found = work(partial(Maker, setup), pages(), 1, steps.append)
    assert [outcome.problems for outcome in found] == [()] * 200
    assert sum(steps) == 200
    assert made(setup) == {f"{n}.txt": f"số {n}\n" for n in range(200)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_is_told_once_a_process(setup: Setup, jobs: int) -> None:
    told = work(partial(Maker, setup), pages("bad.txt"), jobs, nothing)
    found = [problem for outcome in told for problem in outcome.problems]
    assert 1 <= len(found) <= jobs
    assert {(p.code, p.place.path) for p in found} == {("template", "templates/bad.txt")}
    assert made(setup) == {}


def staged(folder: Path, template: str = "robots.txt") -> staging.Staged:
    """Stage many pages with two processes."""
    frame = Frame(TEMPLATES, presenter(), "a")
    folders = Folders(folder, folder, folder, folder, folder, folder, folder / "cache")
    made_with = making.setup(frame, folders, folder / "staging")
    take, looker = Fingerprints(frame), Stages(Looker())
    return staging.stage(pages(template), take, Made(), made_with, looker, jobs=2)


@contextmanager
def forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let processes start as copies of this one, with what is patched in it."""
    with monkeypatch.context() as patch:
        patch.setattr(workers, "work", partial(work, method="fork"))
        yield patch


def test_a_process_that_dies_is_told_with_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Maker.__call__

    def dying(self: Maker, page: Page) -> Outcome:
        if page.path == SPOILT:
            die()
        return make(self, page)

    with forked(monkeypatch) as patch:
        patch.setattr(Maker, "__call__", dying)
        with pytest.raises(Invalid) as caught:
            staged(tmp_path)
    assert caught.value.problems == (problem("worker-died", Place(SPOILT), page=SPOILT),)


def test_makers_that_die_at_their_start_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with forked(monkeypatch) as patch:
        patch.setattr(Maker, "__init__", lambda *_: os._exit(9))
        with pytest.raises(Invalid) as caught:
            staged(tmp_path)
    assert [p.code for p in caught.value.problems] == ["worker-died"]


def test_templates_that_fail_in_other_processes_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with forked(monkeypatch), pytest.raises(Invalid) as caught:
        staged(tmp_path, "bad.txt")
    assert {(p.code, p.place.path) for p in caught.value.problems} == {
        ("template", "templates/bad.txt")
    }


@METHODS
@pytest.mark.parametrize("jobs", [2, 3])
def test_results_come_in_the_order_of_the_things(method: str, jobs: int) -> None:
    slow = partial(Squarer, 0, partial(time.sleep, 0.2))
    steps: list[int] = []
    assert work(slow, range(1_001), jobs, steps.append, method) == [n**2 for n in range(1_001)]
    assert sum(steps) == 1_001


@pytest.mark.parametrize("count", [0, 1, 100])
def test_few_things_are_done_without_other_processes(count: int) -> None:
    assert work(new_process_of, range(count), 8, nothing) == [os.getpid()] * count


def test_one_job_is_done_without_other_processes() -> None:
    steps: list[int] = []
    assert work(new_process_of, range(101), 1, steps.append) == [os.getpid()] * 101
    assert steps == [1] * 101


def test_many_things_are_done_by_other_processes_than_this_and_no_more_than_wished() -> None:
    found = {*work(partial(new_process_of, 0.01), range(101), 2, nothing)}
    assert os.getpid() not in found
    assert len(found) == 2


def test_no_process_is_left_when_the_work_is_done() -> None:
    work(Squarer, range(200), 2, nothing, "fork")
    assert multiprocessing.active_children() == []


@METHODS
def test_what_a_worker_raises_reaches_the_caller(method: str) -> None:
    with pytest.raises(Unlucky, match="không may"):
        work(partial(Squarer, BAD, fail), range(200), 2, nothing, method)
    ended()


def test_what_the_only_worker_raises_reaches_the_caller() -> None:
    with pytest.raises(Unlucky, match="không may"):
        work(partial(Squarer, BAD, fail), range(200), 1, nothing)


def test_what_is_raised_where_progress_is_told_reaches_the_caller() -> None:
    def advance(_: int) -> None:
        fail()

    with pytest.raises(Unlucky):
        work(Squarer, range(200), 2, advance, "fork")
    ended()


@METHODS
def test_a_death_is_told_with_the_thing_the_process_was_on(method: str) -> None:
    things = [n * 10 for n in range(200)]
    with pytest.raises(Died) as caught:
        work(partial(Squarer, BAD * 10, die), things, 2, nothing, method)
    assert caught.value.things == [BAD * 10]
    ended()


def wait_and_die(_: int) -> int:
    time.sleep(0.5)
    die()
    return 0


def test_deaths_of_several_processes_are_told_each_with_its_thing() -> None:
    with pytest.raises(Died) as caught:
        work(partial(partial, wait_and_die), range(200), 2, nothing, "fork")
    assert 1 <= len(caught.value.things) <= 2
    assert {*caught.value.things} <= {*range(0, 200, 12)}


@METHODS
def test_processes_that_die_at_their_start_are_told(method: str) -> None:
    with pytest.raises(Died) as caught:
        work(die_at_the_start, range(7, 207), 2, nothing, method)
    assert [*caught.value.things] == [7]
    ended()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_processes_that_fail_at_their_start_are_told() -> None:
    with pytest.raises(Died) as caught:
        work(fail_at_the_start, range(7, 207), 2, nothing, "fork")
    assert [*caught.value.things] == [7]
    ended()


def ended(seconds: float = 5) -> None:
    """Wait until all processes have ended; fails when that takes longer."""
    until = time.monotonic() + seconds
    while multiprocessing.active_children():
        assert time.monotonic() < until, multiprocessing.active_children()
        time.sleep(0.01)


@METHODS
def test_an_interruption_ends_the_processes_within_a_second(method: str) -> None:
    seen: list[float] = []
    pids: list[int | None] = []

    def interrupt(*_: object) -> None:
        pids.extend(child.pid for child in multiprocessing.active_children())
        seen.append(time.monotonic())
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5 if method == "fork" else 1.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            work(new_waiter, range(200), 2, nothing, method)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert len(pids) == 2
    ended(1)
    assert time.monotonic() - seen[0] < 1


SCRIPT = """
import os
import time
from khotin.workers import work

def wait(_):
    time.sleep(60)

def hire():
    os.write(1, b"hired\\n")  # at once: two of them write
    return wait

if __name__ == "__main__":
    work(hire, range(200), 2, print, "fork")
"""


@contextmanager
def program() -> Iterator[subprocess.Popen[str]]:
    """Run a program whose two workers wait for ever, until they have started."""
    with subprocess.Popen(  # noqa: S603 - what runs is written above
        [sys.executable, "-c", SCRIPT],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            assert running.stdout
            assert [running.stdout.readline() for _ in range(2)] == ["hired\n"] * 2
            yield running
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)


def test_ctrl_c_ends_a_program_and_its_processes_and_only_the_program_tells_of_it() -> None:
    with program() as running:
        os.killpg(running.pid, signal.SIGINT)
        began = time.monotonic()
        _, told = running.communicate(timeout=20)
        assert time.monotonic() - began < 3
    assert "KeyboardInterrupt" in told
    assert "Process ForkProcess" not in told, "a worker told of its own end"


def test_processes_end_with_a_program_that_was_killed() -> None:
    with program() as running:
        running.kill()
        assert running.stdout
        assert running.stdout.read() == "", "the pipe closes when the last process has ended"
