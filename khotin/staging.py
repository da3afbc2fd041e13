"""Making every page and file of the site in a folder of its own."""

from pathlib import Path
from typing import Final

from khotin import disk, paths, workers
from khotin.language import N_
from khotin.making import setup
from khotin.problems import Invalid
from khotin.site import Folders, Site
from khotin.watch import Stages

RENDERING: Final = N_("Making pages")
COPYING: Final = N_("Copying files")


def stage(site: Site, folders: Folders, staging: Path, jobs: int, stages: Stages) -> None:
    """Write every page and file of the site into the staging folder.

    Raises Invalid when templates fail or a worker process dies.
    """
    with stages(RENDERING, len(site.pages)) as advance:
        problems = workers.make(setup(site, folders, staging), site.pages, jobs, advance)
    if problems:
        raise Invalid(problems)
    with stages(COPYING, len(site.copies)) as advance:
        for address, data in site.show.statics.texts.items():
            disk.write(staging / paths.output(address), data)
        for address, path in site.copies.items():
            disk.copy(path, staging / paths.output(address))
            advance(1)
