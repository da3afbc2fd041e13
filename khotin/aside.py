"""Work done aside, in a process of its own, while this one goes on with something else."""

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """Work that has begun in a forked process, or waits where none can be forked.

    What the work returns must be picklable: it goes through a pipe.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        """Begin."""
        self._work = work
        self._child = self._pipe = 0
        if hasattr(os, "fork"):
            self._pipe, writing = os.pipe()
            self._child = os.fork()
            if not self._child:
                _carry_out(work, writing)
            os.close(writing)

    def wait(self) -> Result:
        """Give the result.

        Work of which nothing came is done again here: whatever it raises is raised now.
        """
        if not self._child:
            return self._work()
        data = self._read()
        try:
            result: Result = pickle.loads(data)  # noqa: S301 - our own process wrote it
        except (EOFError, pickle.UnpicklingError):
            return self._work()
        return result

    def stop(self) -> None:
        """End the work if it is still going on, as Ctrl-C would."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGINT)
            self._read()

    def _read(self) -> bytes:
        with os.fdopen(self._pipe, "rb") as stream:
            data = stream.read()
        os.waitpid(self._child, 0)
        self._child = 0
        return data


def _carry_out(work: Callable[[], object], pipe: int) -> None:
    """Do the work in the forked process, and end it."""
    try:
        with os.fdopen(pipe, "wb") as stream:
            stream.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)
