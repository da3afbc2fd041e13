"""The order of the work: read, assemble, plan, check, render, index, publish."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from filelock import FileLock, Timeout

from khotin import amended, disk, grounds, looking, made, outline, searching
from khotin.amended import Amended
from khotin.aside import Aside
from khotin.bundles import member
from khotin.config import Config
from khotin.fingerprint import Fingerprints
from khotin.frame import Frame
from khotin.garbage import without_collecting
from khotin.language import N_
from khotin.looking import Folders, Look, Wishes
from khotin.made import Made
from khotin.making import setup
from khotin.outline import Outline
from khotin.pages import ARTICLE
from khotin.problems import Invalid, Place, problem
from khotin.publish import Published, Workspace, discard, prepare, publish
from khotin.report import Report, TemplateTime
from khotin.searching import Index, Matter
from khotin.site import Site, load
from khotin.staging import copy, draw, stage
from khotin.watch import Stages, Watch
from khotin.workers import FEW

INDEXING: Final = N_("Indexing for search")
PUBLISHING: Final = N_("Putting in place")
_kept: Final[list[object]] = []
"""The values of the last build. Taking those of 50,000 articles apart takes a second, which a
process that ends does without."""


def build(
    settings: Config,
    folders: Folders,
    wishes: Wishes,
    watch: Watch,
    look: Look | None = None,
) -> Report:
    """Build the site into its output folder.

    `look` is what was seen of it a moment ago, if anything was. Raises Invalid with every
    problem found; the output folder is then as it was.
    """
    if wrong := grounds.problems(folders):
        raise Invalid(wrong)
    _kept.clear()
    edition = uuid4().hex
    workspace = Workspace(_named(folders.output))
    stages = Stages(watch)
    with (
        grounds.told_plainly(folders, folders.output),
        _alone(workspace) as resumed,
        without_collecting(),
    ):
        try:
            if look is None or resumed:
                look = looking.look(folders, wishes, settings.site.zone)
            mended = amended.find(settings, folders, wishes, look, stages)
            site = mended or load(settings, folders, wishes, look, stages)
            before = look.made.wait()
            given = folders, workspace, before, wishes, stages
            if isinstance(site, Amended):
                noted, made_of = site.outline, _amend(site, *given)
            else:
                noted, made_of = outline.of(site, look, edition), _make(site, *given)
            _kept.extend((look, site, before, made_of))
            files, now = disk.all_files(workspace.staging), made_of.fingerprints
            with stages(PUBLISHING, len(files)) as advance:
                done = publish(workspace, advance, now.keys() - files, before.names)
            report = _report(noted, made_of, done, stages)
            written = done.names | files
            again = _repeated(report)
            told = outline.seal(noted, look), again, edition
            made.store(folders.cache, folders.output, now, before, written, *told)
            outline.note(folders.cache, noted, edition)
        finally:
            discard(workspace)
    return report


@dataclass(frozen=True, slots=True)
class _Made:
    """The fingerprint of every file of the site, and what making those that are new cost."""

    fingerprints: dict[str, str]
    bundles: int
    times: tuple[TemplateTime, ...]


def _make(
    site: Site, folders: Folders, workspace: Workspace, before: Made, wishes: Wishes, stages: Stages
) -> _Made:
    """Make articles, then all other pages; index the articles, aside where they are few."""
    articles = [page for page in site.pages if page.template == ARTICLE]
    others = [page for page in site.pages if page.template != ARTICLE]
    take, setting = Fingerprints(site.frame), setup(site.frame, folders, workspace.staging)
    first = stage(articles, take, before, setting, stages, jobs=wishes.jobs)
    indexing: Aside[Index] | None = None
    if wishes.search and first.made <= FEW:
        indexing = Aside(
            partial(_index, site, first.fingerprints, before, workspace, folders.cache, wishes.jobs)
        )
    try:
        second = stage(others, take, before, setting, stages, jobs=wishes.jobs)
        copied = copy(site, workspace.staging, before, stages)
        copied |= draw(site, workspace.staging, before, folders.cache, stages, jobs=wishes.jobs)
        index = Index({}, 0)
        if wishes.search:
            with stages(INDEXING) as advance:
                index = (
                    indexing.wait()
                    if indexing
                    else _index(
                        site,
                        first.fingerprints,
                        before,
                        workspace,
                        folders.cache,
                        wishes.jobs,
                        advance,
                    )
                )
    finally:
        if indexing:
            indexing.stop()
    return _Made(
        first.fingerprints | second.fingerprints | copied | index.files,
        index.built,
        tuple(sorted((*first.times, *second.times), key=lambda cost: -cost.seconds)),
    )


def _amend(
    site: Amended,
    folders: Folders,
    workspace: Workspace,
    before: Made,
    wishes: Wishes,
    stages: Stages,
) -> _Made:
    """Make the pages of what was mended in a published site, and index that."""
    setting = setup(site.frame, folders, workspace.staging)
    staged = stage(site.pages, Fingerprints(site.frame), before, setting, stages, jobs=wishes.jobs)
    now = {**before.files, **staged.fingerprints}
    if not (wishes.search and staged.made):
        return _Made(now, 0, staged.times)
    matter = Matter(site.outline.members(), site.read, now, _names(site.frame), site.frame.stamp)
    with stages(INDEXING) as advance:
        index = searching.index(
            matter, before, workspace, folders.cache, jobs=wishes.jobs, advance=advance
        )
    rest = {name: of for name, of in now.items() if not searching.owns(name, of)}
    return _Made(rest | index.files, index.built, staged.times)


def _names(frame: Frame) -> dict[str, str]:
    """Give the names of categories by their keys."""
    return {key: category.name for key, category in frame.show.config.categories.items()}


def _index(
    site: Site,
    fingerprints: Mapping[str, str],
    before: Made,
    workspace: Workspace,
    cache: Path,
    jobs: int,
    advance: Callable[[int], None] = lambda _: None,
) -> Index:
    """Index the articles of a site that has any."""
    if not site.archive.articles:
        return Index({}, 0)
    articles = site.archive.articles
    known = {article.path: article for article in articles}
    matter = Matter(
        members=tuple(map(member, articles)),
        read=lambda bundle: [known[one.path] for one in bundle.members],
        fingerprints=fingerprints,
        categories=_names(site.frame),
        stamp=site.frame.stamp,
    )
    return searching.index(matter, before, workspace, cache, jobs=jobs, advance=advance)


def _report(noted: Outline, made_of: _Made, done: Published, stages: Stages) -> Report:
    return Report(
        articles=len(noted.plan.order),
        pages=noted.plan.pages,
        written=done.written,
        unchanged=done.unchanged,
        removed=done.removed,
        bundles=made_of.bundles,
        seconds=tuple(stages.seconds),
        templates=made_of.times,
    )


def _repeated(report: Report) -> Report:
    """Give what a build that changes nothing would report after this one."""
    return Report(
        articles=report.articles,
        pages=report.pages,
        written=0,
        unchanged=report.unchanged + report.written,
        removed=0,
        bundles=0,
        seconds=(),
    )


@contextmanager
def _alone(workspace: Workspace) -> Iterator[bool]:
    """Hold the site's lock: one build at a time.

    Tells whether an interrupted publication had to be finished first.
    """
    workspace.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(workspace.lock, timeout=0):
            yield prepare(workspace)
    except Timeout:
        raise Invalid([problem("busy", Place(workspace.output.as_posix()))]) from None


def _named(folder: Path) -> Path:
    """Give a folder by a path that ends with its name: `.` and `..` have none."""
    return folder if folder.name not in {"", ".."} else folder.resolve()
