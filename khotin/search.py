"""Pagefind builds the search index of the pages in a folder."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pagefind_bin

from khotin import index_files
from khotin.problems import Invalid, Place, problem
from khotin.text import squeeze

_ARTICLES: Final = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html"
_READY_MADE: Final = (
    "pagefind-ui*",
    "pagefind-modular-ui*",
    "pagefind-component-ui*",
    "pagefind-highlight*",
)
"""Pagefind's own interface, half a megabyte that the search page does not load."""
_INDEXED: Final = re.compile(r"Indexed (\d+) pages?")


def index(site: Path, output: Path) -> int:
    """Index the article pages below `site` into the folder `output`.

    Returns the number of pages indexed. Raises Invalid when Pagefind fails.
    """
    command = [
        str(pagefind_bin.get_executable()),
        *("--site", str(site), "--output-path", str(output), "--glob", _ARTICLES),
    ]
    run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words
    said = (run.stdout + run.stderr).decode("utf-8", "replace")
    found = _INDEXED.search(said)
    if run.returncode or found is None:
        raise Invalid([problem("search-tool", Place(output.name), detail=squeeze(said)[-300:])])
    for pattern in _READY_MADE:
        for path in output.glob(pattern):
            path.unlink()
    index_files.settle(output)
    return int(found[1])
