"""Looking at a site before it is read: if all is as the last build left it, there is no more to do.

What decides a site is its files, `config.toml`, the code with its libraries, the day and
the wishes. Their digest is the seal. It is noted with what was made; a build whose seal is
that one, and whose output nobody touched, has nothing to do. This room and those below it
load no heavy library: an unchanged site is told before those would be there.
"""

import hashlib
import os
import time
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from khotin import cache, disk, made, paths
from khotin.disk import File
from khotin.made import Awaited


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the parts of a site really lie."""

    config: Path
    content: Path
    templates: Path
    static: Path
    data: Path
    output: Path
    cache: Path

    def real(self, path: str) -> str:
        """Give where a file really lies that has a path in the shape of the repository."""
        roots = {
            paths.CONTENT: self.content,
            paths.TEMPLATES: self.templates,
            paths.STATIC: self.static,
            paths.DATA: self.data,
        }
        root, slash, rest = path.partition("/")
        return (roots[root] / rest).as_posix() if slash and root in roots else path


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a build is asked for. `today` decides what is published."""

    now: datetime
    today: date | None = None
    search: bool = True
    pictures: bool = True
    """Look at pictures, and make them in sizes."""
    drafts: bool = False
    force: bool = False
    """Read and make everything anew, whatever is known from before."""
    jobs: int = 1
    """Processes that work side by side."""

    def day(self, zone: ZoneInfo) -> date:
        """Give the day to build for: the one that was asked for, else today in a zone."""
        return self.today or self.now.astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class Files:
    """What lies in a site's folders, by path."""

    content: Mapping[str, File]
    templates: Mapping[str, File]
    static: Mapping[str, File]
    views: File | None
    """The file that keeps how often articles were read, if there is one."""


@dataclass(frozen=True, slots=True)
class Look(Files):
    """What lies in a site's folders, and in its output."""

    made: Awaited
    seal: str
    """Empty where a file changed a moment ago, and may change again unseen."""
    rest: str
    """A seal of all but the texts of `content/`; empty as `seal` is."""
    moment: int
    """When it was looked at (ns)."""

    @property
    def is_as_made(self) -> bool:
        """Tell whether nothing changed since the last build."""
        return self.seal != "" and self.seal == self.made.seal and self.made.is_whole()


def cores() -> int:
    """Give how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def folders(config: Path, written: Mapping[str, str], options: Mapping[str, Any]) -> Folders:
    """Give a site's folders: the command line's, else those of `config.toml`, beside it."""
    root = config.parent
    named = paths.FOLDERS | dict(written)
    places = {name: options.get(name) or root / folder for name, folder in named.items()}
    return Folders(config=config, **places)


def early(config: Path, options: Mapping[str, Any], wishes: Wishes) -> Look | None:
    """Look at a site whose settings nobody has checked; None where that cannot be done.

    Whatever is wrong then is found, and told, by those who read the site.
    """
    try:
        written = tomllib.loads(config.read_text("utf-8"))
        zone = ZoneInfo(written["site"].get("timezone", paths.ZONE))
        there = folders(config, written.get("paths", {}), options)
        return None if wishes.force else look(there, wishes, zone)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def files(folders: Folders) -> Files:
    """Look at the folders a site is made from. Raises OSError when one is not there."""
    content, templates, static = map(
        disk.survey, (folders.content, folders.templates, folders.static)
    )
    return Files(content, templates, static, _views(folders))


def _views(folders: Folders) -> File | None:
    path = folders.real(paths.VIEWS)
    there = disk.state(path)
    return File(path, *there) if there else None


def look(folders: Folders, wishes: Wishes, zone: ZoneInfo) -> Look:
    """Look at a site. Raises OSError when a folder or `config.toml` is not there."""
    before = made.load(folders.cache, folders.output, fresh=wishes.force)
    moment, there = time.time_ns(), files(folders)
    texts = [file for name, file in there.content.items() if name.endswith(paths.TEXT)]
    others = [file for name, file in there.content.items() if not name.endswith(paths.TEXT)]
    others += [*there.templates.values(), *there.static.values()]
    others += [there.views] if there.views else []
    rest = _seal(_terms(folders, wishes, zone), others) if _is_settled(others) else ""
    seal = sealed(rest, texts) if rest and _is_settled(texts) else ""
    return Look(
        there.content, there.templates, there.static, there.views, before, seal, rest, moment
    )


def sealed(rest: str, texts: Collection[File]) -> str:
    """Give the seal of a site of these texts, in the order of their paths, and a seal of the rest.

    It holds only if none of them can change again unseen.
    """
    return _seal(rest.encode(), texts)


def _is_settled(files: Collection[File]) -> bool:
    return not files or cache.is_settled(max(file.changed for file in files))


def _terms(folders: Folders, wishes: Wishes, zone: ZoneInfo) -> bytes:
    """Tell all that decides a site beside the files of its folders."""
    terms = (
        cache.stamp(),
        folders,
        wishes.day(zone),
        wishes.search,
        wishes.drafts,
        wishes.pictures,
    )
    return repr(terms).encode() + folders.config.read_bytes()


def _seal(terms: bytes, files: Collection[File]) -> str:
    """Give the digest of terms and files."""
    digest = hashlib.blake2b(terms, digest_size=16)
    digest.update("\0".join([file.path for file in files]).encode())
    for column in disk.states(files):
        digest.update(column.tobytes())
    return digest.hexdigest()
