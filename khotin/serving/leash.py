"""A command in a process of its own that yields to all others and ends with its parent.

`python -m khotin.serving.leash build …` is run by `reindexing`, which holds its standard
input open: when the parent ends, however it does, the input ends, and so does this.
"""

import os
import runpy
import signal
import sys
from threading import Thread
from typing import Final

_LEAST: Final = 19
"""The lowest priority (nice(2))."""


def main() -> None:
    """Run the command line at low priority until it ends or the parent does."""
    Thread(target=_end_with_the_parent, args=(sys.stdin.fileno(),), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_LEAST)
    runpy.run_module("khotin", run_name="__main__")


def _end_with_the_parent(pipe: int) -> None:
    while os.read(pipe, 1):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
