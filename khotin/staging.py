"""Making the pages and files of the site that are not there already, in a folder of its own."""

import time
from pathlib import Path
from typing import Final

from khotin import cache, disk, paths, workers
from khotin.fingerprint import Fingerprints
from khotin.language import N_
from khotin.made import Made
from khotin.making import setup
from khotin.problems import Invalid
from khotin.site import Folders, Site
from khotin.watch import Stages

COMPARING: Final = N_("Comparing with last time")
RENDERING: Final = N_("Making pages")
COPYING: Final = N_("Copying files")


def stage(
    site: Site, folders: Folders, staging: Path, made: Made, stages: Stages, *, jobs: int
) -> dict[str, str]:
    """Write into the staging folder what the output folder does not hold already.

    Returns the fingerprint of every page and file of the site, staged or not.
    Raises Invalid when templates fail or a worker process dies.
    """
    statics = {paths.output(address): data for address, data in site.show.statics.texts.items()}
    copies = {paths.output(address): path for address, path in site.copies.items()}
    with stages(COMPARING):
        wanted = _fingerprints(site)
        wanted |= dict.fromkeys(statics, _STATIC)
        wanted |= {name: _copied(path) for name, path in copies.items()}
        fresh = made.fresh(folders.output, wanted)
    todo = [page for page in site.pages if page.path not in fresh]
    with stages(RENDERING, len(todo)) as advance:
        problems = workers.make(setup(site, folders, staging), todo, jobs, advance)
    if problems:
        raise Invalid(problems)
    with stages(COPYING, len(copies.keys() - fresh)) as advance:
        for name in statics.keys() - fresh:
            disk.write(staging / name, statics[name])
        for name in copies.keys() - fresh:
            disk.copy(copies[name], staging / name)
            advance(1)
    return wanted


_STATIC: Final = "static"
"""Fingerprint enough for files whose name carries their digest."""


def _fingerprints(site: Site) -> dict[str, str]:
    show = site.show
    stamp = cache.stamp(show.config.site.language)
    take = Fingerprints(site.templates, show.site(), show.statics.addresses, stamp)
    return {page.path: take.page(page) for page in site.pages}


def _copied(path: Path) -> str:
    """Give the fingerprint of a file that is copied; none if it changed a moment ago."""
    state = path.stat()
    settled = cache.is_settled(state.st_mtime_ns)
    return f"{state.st_size} {state.st_mtime_ns}" if settled else f"new {time.time_ns()}"
