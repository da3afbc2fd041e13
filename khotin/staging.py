"""Making the pages and files of the site that are not there already, in a folder of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from khotin import cache, disk, paths, workers
from khotin.fingerprint import Fingerprints
from khotin.language import N_
from khotin.made import Made
from khotin.making import Maker, Outcome, Setup
from khotin.page import Page
from khotin.pictures import drawing
from khotin.problems import Invalid, Place, problem
from khotin.report import TemplateTime
from khotin.site import Site
from khotin.watch import Stages

COMPARING: Final = N_("Comparing with last time")
RENDERING: Final = N_("Making pages")
COPYING: Final = N_("Copying files")
DRAWING: Final = N_("Making sizes of pictures")


@dataclass(frozen=True, slots=True)
class Staged:
    """The fingerprint of every page, staged or not; how many were staged, and what they cost."""

    fingerprints: dict[str, str]
    made: int
    times: tuple[TemplateTime, ...]


def stage(
    pages: Sequence[Page],
    take: Fingerprints,
    made: Made,
    setup: Setup,
    stages: Stages,
    *,
    jobs: int,
) -> Staged:
    """Make the pages that the output folder does not hold already, in the staging folder.

    Raises Invalid when templates fail or a worker process dies.
    """
    with stages(COMPARING):
        wanted = {page.path: take.page(page) for page in pages}
        fresh = made.fresh(wanted)
        todo = [page for page in pages if page.path not in fresh]
    with stages(RENDERING, len(todo)) as advance:
        return Staged(wanted, len(todo), _make(todo, setup, jobs, advance))


def copy(site: Site, staging: Path, made: Made, stages: Stages) -> dict[str, str]:
    """Put the files there that are no pages, as far as the output folder has not got them.

    Returns the fingerprint of each, staged or not.
    """
    statics = {paths.output(address): data for address, data in site.statics.texts.items()}
    copies = {paths.output(address): file for address, file in site.copies.items()}
    wanted = dict.fromkeys(statics, _STATIC)
    wanted |= {name: _copied(file) for name, file in copies.items()}
    fresh = made.fresh(wanted)
    with stages(COPYING, len(copies.keys() - fresh)) as advance:
        for name in statics.keys() - fresh:
            disk.write(staging / name, statics[name])
        for name in copies.keys() - fresh:
            disk.copy(Path(copies[name].path), staging / name)
            advance(1)
    return wanted


def draw(
    site: Site, staging: Path, made: Made, folder: Path, stages: Stages, *, jobs: int
) -> dict[str, str]:
    """Put the sizes of pictures there, as far as the output folder has not got them.

    What the cache `folder` lacks is made. Returns the fingerprint of each, staged or not.
    Raises Invalid as `drawing.draw` does.
    """
    drawn = {paths.output(address): variant for address, variant in site.pictures.drawn.items()}
    wanted = {name: drawing.fingerprint(variant) for name, variant in drawn.items()}
    todo = {name: drawn[name] for name in wanted.keys() - made.fresh(wanted)}
    if not todo:
        return wanted
    tasks = drawing.lacking(todo.values(), site.pictures.files, folder)
    with stages(DRAWING, len(tasks)) as advance:
        drawing.draw(tasks, folder, jobs, advance)
        for name, variant in todo.items():
            disk.copy(drawing.place(variant, folder), staging / name)
    return wanted


def _make(
    pages: Sequence[Page], setup: Setup, jobs: int, advance: Callable[[int], None]
) -> tuple[TemplateTime, ...]:
    """Make pages, and tell what their templates cost.

    Raises Invalid when templates fail or a worker process dies.
    """
    try:
        outcomes = workers.work(partial(Maker, setup), pages, jobs, advance)
    except workers.Died as death:
        raise Invalid(
            problem("worker-died", Place(page.source or page.path), page=page.path)
            for page in death.things
        ) from None
    if problems := list(chain.from_iterable(outcome.problems for outcome in outcomes)):
        raise Invalid(problems)
    return tuple(_times(pages, outcomes))


def _times(pages: Sequence[Page], outcomes: Sequence[Outcome]) -> list[TemplateTime]:
    """Add up what each template cost, the slowest first."""
    costs: dict[str, list[tuple[float, str]]] = {}
    for page, outcome in zip(pages, outcomes, strict=True):
        costs.setdefault(page.template, []).append((outcome.seconds, page.path))
    times = [
        TemplateTime(name, len(cost), sum(s for s, _ in cost), max(cost)[1], max(cost)[0])
        for name, cost in costs.items()
    ]
    return sorted(times, key=lambda time: time.seconds, reverse=True)


_STATIC: Final = "static"
"""Fingerprint enough for files whose name carries their digest."""


def _copied(file: disk.File) -> str:
    """Give the fingerprint of a file that is copied; none if it changed a moment ago."""
    settled = cache.is_settled(file.changed)
    return f"{file.size} {file.changed}" if settled else f"new {time.time_ns()}"
