"""The search index is built again only when an article's page is another than last time."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from typing import Final

from khotin import disk, paths, search
from khotin.made import Made
from khotin.page import Page
from khotin.publish import Workspace

FOLDER: Final = paths.output(paths.SEARCH_INDEX).removesuffix("/index.html")


def index(
    pages: Iterable[Page], fingerprints: Mapping[str, str], made: Made, workspace: Workspace
) -> dict[str, str]:
    """Stage the search index over the articles' pages, unless the one that is there will do.

    Returns the fingerprint of every file of the index. Raises Invalid when Pagefind fails.
    """
    names = sorted(page.path for page in pages if page.template == "pages/article.html")
    parts = [f"{name} {fingerprints[name]}" for name in names]
    mark = hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
    before = made.of(mark)
    if before and made.fresh(before) == before.keys():
        return before
    _gather(names, workspace)
    search.index(workspace.gathered, workspace.staging / FOLDER)
    shutil.rmtree(workspace.gathered)
    return {f"{FOLDER}/{name}": mark for name in disk.all_files(workspace.staging / FOLDER)}


def _gather(names: Iterable[str], workspace: Workspace) -> None:
    """Put the pages to index into one folder: those just made, and those made before."""
    shutil.rmtree(workspace.gathered, ignore_errors=True)
    for name in names:
        staged = workspace.staging / name
        source = staged if staged.exists() else workspace.output / name
        target = workspace.gathered / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
