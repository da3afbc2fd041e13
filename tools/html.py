"""Check the HTML of the whole sample archive by the Nu checker: `python -m tools.html`.

The checker, which is the W3C's, comes from npm at one version with its digest. It needs Java;
on Debian as root it is installed, elsewhere a note says so.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tools import npm, sample
from tools.sample import ROOT

PACKAGE: Final = "vnu-jar"
VERSION: Final = "26.9.27"
INTEGRITY: Final = "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="  # noqa: E501 - one digest
"""The digest of the package, as npm tells it."""
JAR: Final = ROOT / ".tools" / f"{PACKAGE}-{VERSION}.jar"
NO_JAVA: Final = "no Java here: install default-jre-headless, or what gives `java` elsewhere"


def java() -> str:
    """Give the program that runs Java, installing it if that is possible.

    Raises LookupError when there is none.
    """
    apt = shutil.which("apt-get")
    if not shutil.which("java") and apt and os.name == "posix" and os.geteuid() == 0:
        install = ("install", "-y", "--no-install-recommends", "default-jre-headless")
        for command in ((apt, "update"), (apt, *install)):
            subprocess.run(command, check=True)  # noqa: S603 - our own words
    found = shutil.which("java")
    if found is None:
        raise LookupError(NO_JAVA)
    return found


def checker() -> Path:
    """Give the checker, fetching it once. Raises ValueError when it is not the one we know."""
    if not JAR.is_file():
        package = npm.fetch(PACKAGE, VERSION, INTEGRITY)
        data = npm.part(package, "build/dist/vnu.jar")
        JAR.parent.mkdir(exist_ok=True)
        half = JAR.with_suffix(".part")
        half.write_bytes(data)
        half.replace(JAR)
    return JAR


def told(report: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Give what the checker finds wrong as `file:line: message`; its advice is left out."""
    for found in report["messages"]:
        if found["type"] == "error" or found["type"] == "non-document-error":
            _, _, name = found.get("url", "").rpartition(f"{folder.as_posix()}/")
            yield f"{name}:{found.get('lastLine', 1)}: {found['message']}"


def faults(folder: Path) -> list[str]:
    """Give all that is wrong with the HTML files of a folder."""
    run = subprocess.run(  # noqa: S603 - our own words
        [java(), "-jar", checker(), "--format", "json", "--stdout", "--skip-non-html", folder],
        stdout=subprocess.PIPE,
        check=False,
    )
    return list(told(json.loads(run.stdout), folder))


def main() -> int:
    """Check every page; give 1 when something is wrong."""
    with tempfile.TemporaryDirectory() as place:
        folder = sample.built(Path(place), components=True)
        number = sum(1 for _ in folder.rglob("*.html"))
        wrong = faults(folder)
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    sys.stdout.write(f"{number} pages, {len(wrong)} errors\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
