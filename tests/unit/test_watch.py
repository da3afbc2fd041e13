from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from khotin.watch import Stages


class Looker:
    """Writes down what it is shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        self.seen.append(f"{name} of {total}")
        yield lambda steps: self.seen.append(f"{steps} done")
        self.seen.append("end")


def test_stages_are_shown_and_timed_in_order() -> None:
    looker = Looker()
    stages = Stages(looker)
    with stages("Reading", 2) as advance:
        advance(2)
    with stages("Indexing"):
        pass
    assert looker.seen == ["Reading of 2", "2 done", "end", "Indexing of None", "end"]
    assert [name for name, _ in stages.seconds] == ["Reading", "Indexing"]
    assert all(seconds >= 0 for _, seconds in stages.seconds)


def test_a_stage_that_fails_is_not_counted() -> None:
    stages = Stages(Looker())
    with pytest.raises(KeyError), stages("Reading"):
        raise KeyError
    assert stages.seconds == []
