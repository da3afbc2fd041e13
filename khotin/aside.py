"""Work done aside, in a process of its own, while this one goes on with something else."""

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def aside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin `work` in a forked process; gives what waits for its result.

    Where a process cannot be forked the work is done when its result is asked for, and so
    it is when the process came to nothing: whatever the work raises is raised then. What
    it returns must be picklable, and small: it goes through a pipe.
    """
    if not hasattr(os, "fork"):
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writing, "wb") as stream:
                stream.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        finally:
            os._exit(0)
    os.close(writing)

    def wait() -> Result:
        with os.fdopen(reading, "rb") as stream:
            data = stream.read()
        os.waitpid(child, 0)
        try:
            result: Result = pickle.loads(data)  # noqa: S301 - our own process wrote it
        except (EOFError, pickle.UnpicklingError):
            return work()
        return result

    return wait
