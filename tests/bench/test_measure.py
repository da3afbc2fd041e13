import sys
import time
from pathlib import Path

import pytest

from bench import measure

_CHILD = """
import subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True)
"""
_WORK = """
import time
block = bytearray(120_000_000)
end = time.process_time() + 0.4
while time.process_time() < end:
    pass
time.sleep(0.2)
"""


def test_memory_and_processor_of_a_child_are_counted(tmp_path: Path) -> None:
    cost = measure.run([sys.executable, "-c", _CHILD, _WORK], tmp_path)
    assert cost.cpu > 0.4
    assert cost.wall > 0.6
    assert 120_000_000 < cost.largest < 250_000_000
    assert cost.tree > 120_000_000


def test_a_failure_tells_the_last_words(tmp_path: Path) -> None:
    with pytest.raises(measure.Failed, match=r"ended with 3:\nalas"):
        measure.run([sys.executable, "-c", "print('alas'); raise SystemExit(3)"], tmp_path)


def test_what_is_interrupted_does_not_live_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = tmp_path / "sign"
    waiting = f"import time; time.sleep(0.5); open({str(sign)!r}, 'w')"

    def interrupted(_process: int, _options: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bench.measure.os.wait4", interrupted)
    with pytest.raises(KeyboardInterrupt):
        measure.run([sys.executable, "-c", waiting], tmp_path)
    time.sleep(0.8)
    assert not sign.exists()


def test_costs_of_two_commands_add_up_but_for_memory() -> None:
    first, second = measure.Cost(1, 2, 30, 40), measure.Cost(3, 4, 20, 50)
    assert first.then(second) == measure.Cost(4, 6, 30, 50)
