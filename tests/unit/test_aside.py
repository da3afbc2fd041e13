import os
import signal
import time
from pathlib import Path

import pytest

from khotin.aside import Aside


def test_work_is_done_in_another_process() -> None:
    assert Aside(os.getpid).wait() != os.getpid()


def test_it_begins_before_anybody_waits(tmp_path: Path) -> None:
    work = Aside((tmp_path / "begun").touch)
    until = time.monotonic() + 10
    while not (tmp_path / "begun").exists():
        assert time.monotonic() < until
    assert work.wait() is None


def test_what_it_raises_is_raised_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise ValueError("đê vỡ")

    with pytest.raises(ValueError, match="đê vỡ"):
        Aside(fail).wait()


def test_work_whose_process_died_is_done_again_here() -> None:
    here = os.getpid()

    def die_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "xong"

    assert Aside(die_elsewhere).wait() == "xong"


def test_where_no_process_can_be_forked_it_is_done_when_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "fork")
    assert Aside(os.getpid).wait() == os.getpid()


def test_work_that_is_stopped_ends_as_by_an_interruption(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / "begun").touch()
        try:
            time.sleep(60)
        finally:
            (tmp_path / "tidied").touch()

    aside = Aside(work)
    while not (tmp_path / "begun").exists():
        pass
    begin = time.monotonic()
    aside.stop()
    assert time.monotonic() - begin < 5
    assert (tmp_path / "tidied").exists()


def test_work_that_is_over_may_be_stopped() -> None:
    aside = Aside(os.getpid)
    aside.wait()
    aside.stop()
