"""Take the pictures of the editors' guide: `python -m tools.editing`.

The commands are run for real, on a copy of the sample archive with a bad article in it;
what they print is shown as a terminal shows it, and photographed.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tools import browser
from tools.sample import ROOT
from tools.screenshots import PICTURES, smaller

PARTS: Final = ("build.py", "config.toml", "content", "khotin", "static", "templates")
HERE: Final = "content/2023/09/hoi-lang.md"
BAD: Final = """\
---
date: 12/09/2023 | 11:21
title: "Mở lại hội làng Ngọc Đường sau ba năm"
category: van-hoa-xa-hoi
views: 1.850
---

Sáng 12/9,  xã Ngọc Đường khai mạc hội làng; xem [lễ khai giảng](/2023/08/le-khai-giang/).

Mở lại hội làng Ngọc Đường sau ba năm - Ảnh 1.
"""
COLON: Final = BAD.replace(
    '"Mở lại hội làng Ngọc Đường sau ba năm"', "Ngọc Đường: Mở lại hội làng sau ba năm"
)
_ADDRESS: Final = re.compile(r"http://[\w.:]+/")
WIDTH: Final = 100
"""Characters in a line of the terminal."""
PAGE: Final = """\
<!doctype html><meta charset="utf-8"><title>Kho Tin</title>
<style>body{{margin:0;background:{background};color:{foreground}}}
pre{{margin:0;padding:20px 24px;font:16px/1.5 "DejaVu Sans",sans-serif;display:inline-block}}
{stylesheet}</style><pre>{code}</pre>
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of a terminal: its name, the article that is bad, the commands that are typed."""

    name: str
    article: str
    commands: tuple[tuple[str, ...], ...]


GOOD: Final = BAD.replace("lại hội làng Ngọc Đường sau ba năm - Ảnh 1.", "hội lúc 7 giờ sáng.")
ADDRESS: Final = "2023/09/hoi-lang/"
SCENES: Final = (
    Scene("bien-tap-loi", COLON, (("check", HERE),)),
    Scene("bien-tap-check", BAD, (("check", HERE),)),
    Scene("bien-tap-fmt", BAD, (("fmt", "--diff", HERE),)),
)


def copied(place: Path) -> Path:
    """Copy the sample archive into a folder."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, place / name)
    return place


def typed(arguments: Sequence[str], folder: Path) -> str:
    """Give what somebody sees who types a command in a folder, colours included."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    screen, keyboard = pty.openpty()
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "build.py", *arguments],
        cwd=folder,
        env=environment,
        stdout=keyboard,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    os.close(keyboard)
    printed = _read(screen).decode().replace("\r\n", "\n")
    return f"$ uv run build.py {' '.join(arguments)}\n{printed}"


def _read(screen: int) -> bytes:
    """Give all that was written to a terminal whose other end is closed."""
    data = b""
    with suppress(OSError):
        while more := os.read(screen, 65536):
            data += more
    os.close(screen)
    return data


def terminal(printed: str) -> str:
    """Give a page that shows what was printed as a terminal does."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(printed.rstrip()), soft_wrap=False)
        return console.export_html(theme=MONOKAI, code_format=PAGE)


def take(chromium: Browser, folder: Path) -> None:
    """Take every picture into a folder."""
    with tempfile.TemporaryDirectory() as place:
        site = copied(Path(place))
        article = site / HERE
        for scene in SCENES:
            article.write_text(scene.article, "utf-8")
            printed = "\n".join(typed(command, site) for command in scene.commands)
            page = chromium.new_page(viewport={"width": 1100, "height": 200})
            page.set_content(terminal(printed))
            data = smaller(page.locator("pre").screenshot())
            page.close()
            (folder / f"{scene.name}.png").write_bytes(data)
            sys.stdout.write(f"{scene.name}.png: {len(data):,} bytes\n")


def take_served(chromium: Browser, folder: Path) -> None:
    """Take a picture of an article that was just saved with a mistake, while it is served."""
    with tempfile.TemporaryDirectory() as place:
        site = copied(Path(place))
        article = site / HERE
        article.write_text(GOOD, "utf-8")
        command = [sys.executable, "build.py", "serve", "--no-search"]
        with subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as served:
            try:
                page = chromium.new_page(viewport={"width": 1280, "height": 800}, locale="vi-VN")
                page.goto(_told(served) + ADDRESS, wait_until="load")
                article.write_text(COLON, "utf-8")
                page.locator("khotin-problems li").first.wait_for()
                data = smaller(page.screenshot())
                page.close()
            finally:
                served.terminate()
        (folder / "bien-tap-serve.png").write_bytes(data)
        sys.stdout.write(f"bien-tap-serve.png: {len(data):,} bytes\n")


def _told(served: subprocess.Popen[str]) -> str:
    """Give the address that a server tells once it answers."""
    for line in served.stdout or ():
        if found := _ADDRESS.search(line):
            return found[0]
    raise EOFError(served.args)


def main() -> None:
    """Take the pictures. Raises LookupError without a browser."""
    with browser.opened() as chromium:
        take(chromium, PICTURES)
        take_served(chromium, PICTURES)


if __name__ == "__main__":
    main()
