"""The order of the work: read, assemble, plan, check, render, index, publish."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from khotin import disk, made, paths, searching
from khotin.config import Config
from khotin.language import N_
from khotin.problems import Invalid, Place, Problem, problem
from khotin.publish import Workspace, discard, is_foreign, prepare, publish
from khotin.site import Folders, Wishes, load
from khotin.staging import stage
from khotin.watch import Stages, Watch

INDEXING: Final = N_("Indexing for search")
PUBLISHING: Final = N_("Putting in place")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Seconds are wall time, by stage, in order."""

    articles: int
    pages: int
    written: int
    unchanged: int
    removed: int
    bundles: int
    seconds: tuple[tuple[str, float], ...]


def build(settings: Config, folders: Folders, wishes: Wishes, watch: Watch) -> Report:
    """Build the site into its output folder.

    Raises Invalid with every problem found; the output folder is then as it was.
    """
    workspace = Workspace(_named(folders.output))
    stages = Stages(watch)
    with _told_plainly(folders), _alone(workspace):
        try:
            site = load(settings, folders, wishes, stages)
            before = made.load(folders.cache, folders.output, fresh=wishes.force)
            now = stage(site, folders, workspace.staging, before, stages, jobs=wishes.jobs)
            bundles = 0
            if wishes.search and site.show.archive.articles:
                with stages(INDEXING) as advance:
                    index = searching.index(
                        site.show.archive.articles,
                        now,
                        before,
                        workspace,
                        categories={key: c.name for key, c in settings.categories.items()},
                        jobs=wishes.jobs,
                        advance=advance,
                    )
                now |= index.files
                bundles = index.built
            staged = disk.all_files(workspace.staging)
            with stages(PUBLISHING, len(staged)) as advance:
                done = publish(workspace, advance, now.keys() - staged)
            made.store(folders.cache, folders.output, now)
        finally:
            discard(workspace)
    return Report(
        articles=len(site.show.archive.articles),
        pages=len(site.pages),
        written=done.written,
        unchanged=done.unchanged,
        removed=done.removed,
        bundles=bundles,
        seconds=tuple(stages.seconds),
    )


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Hold the site's lock: one build at a time."""
    if is_foreign(workspace.output):
        place = Place(workspace.output.as_posix())
        raise Invalid([problem("foreign-output", place, folder=workspace.output)])
    workspace.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(workspace.lock, timeout=0):
            prepare(workspace)
            yield
    except Timeout:
        raise Invalid([problem("busy", Place(workspace.output.as_posix()))]) from None


@contextmanager
def _told_plainly(folders: Folders) -> Iterator[None]:
    """Name files in problems by where they really lie, and tell the disk's refusals in words."""
    missing = [
        problem("missing-folder", Place(folders.config.as_posix()), folder=folder)
        for folder in (folders.content, folders.templates, folders.static)
        if not folder.is_dir()
    ]
    if missing:
        raise Invalid(missing)
    _apart(folders)
    try:
        yield
    except Invalid as error:
        raise Invalid(_located(error.problems, folders)) from error.__cause__
    except OSError as error:
        place = Place(str(error.filename or folders.output))
        raise Invalid([problem("unwritable", place, detail=error.strerror or error)]) from error


def _named(folder: Path) -> Path:
    """Give a folder by a path that ends with its name: `.` and `..` have none."""
    return folder if folder.name not in {"", ".."} else folder.resolve()


def _apart(folders: Folders) -> None:
    """Refuse an output folder that lies in another folder of the site, or holds one."""
    for folder in (folders.content, folders.templates, folders.static, folders.cache):
        real, output = folder.resolve(), folders.output.resolve()
        if real == output or real in output.parents or output in real.parents:
            place = Place(folders.config.as_posix())
            raise Invalid([problem("output-within", place, folder=folders.output, other=folder)])


def _located(problems: Iterable[Problem], folders: Folders) -> Iterator[Problem]:
    roots = {
        paths.CONTENT: folders.content,
        paths.TEMPLATES: folders.templates,
        paths.STATIC: folders.static,
    }
    for found in problems:
        root, slash, rest = found.place.path.partition("/")
        path = (roots[root] / rest).as_posix() if slash and root in roots else found.place.path
        yield replace(found, place=replace(found.place, path=path))
