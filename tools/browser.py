"""Find a Chromium for tests and pictures, or set one up: `python -m tools.browser`.

One that is there is used. Else Debian's is installed where that is possible, else the
one that Playwright brings.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For a browser that looks at pages of ours alone, and asks nobody else for anything."""


NONE: Final = "no Chromium here: python -m tools.browser sets one up"


def find() -> Path | None:
    """Give the path of a Chromium that is there; None when there is none."""
    return next((path for path in _candidates() if path.is_file()), None)


@contextmanager
def opened(*more: str) -> Iterator[Browser]:
    """Open the Chromium that is there, with a fresh profile, and close it in the end.

    `more` are arguments besides `ARGUMENTS`. Raises LookupError when there is none.
    """
    path = find()
    if path is None:
        raise LookupError(NONE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])
        try:
            yield chromium
        finally:
            chromium.close()


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from (Path(os.path.expandvars(place)) for place in PLACES)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def set_up() -> Path | None:
    """Give a Chromium, installing one if there is none; None when none can be had."""
    found = find()
    for commands in _ways():
        if found:
            break
        for command in commands:
            if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own words
                break
        found = find()
    return found


def _ways() -> Iterator[tuple[tuple[str, ...], ...]]:
    """Give the ways to install one, each a row of commands."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        install = ("install", "-y", "--no-install-recommends", "chromium")
        yield ((apt, "update"), (apt, *install))
    yield ((sys.executable, "-m", "playwright", "install", "chromium"),)


def main() -> int:
    """Say which Chromium is used; give 1 when none can be had."""
    found = set_up()
    sys.stdout.write(f"browser: {found}\n" if found else "browser: none can be had\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
