"""Pictures are looked at, each once: what they are, how large, and whether they are whole."""

import posixpath
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from khotin import cache, reading, sizes
from khotin.disk import File
from khotin.language import N_
from khotin.pictures.opening import SIDEWAYS, opened, turning
from khotin.problems import Problem
from khotin.reading import Reader
from khotin.sizes import Shot
from khotin.source import Source
from khotin.watch import Stages

LOOKING: Final = N_("Looking at pictures")
FOLDER: Final = "pictures"
"""In the cache folder: what is known of pictures, and their sizes."""
_KEPT: Final = frozenset(
    {
        *("adobe", "adobe_transform", "aspect", "background", "chromaticity", "dpi", "duration"),
        *("gamma", "icc_profile", "interlace", "jfif", "jfif_density", "jfif_unit", "jfif_version"),
        *("loop", "progression", "progressive", "srgb", "timestamp", "transparency"),
    }
)
"""What a file may tell beside its pixels and still be published as it is: nothing of people,
places or cameras."""


def measure(source: Source) -> Shot:
    """Look at a picture. Raises Invalid with what is wrong with it."""
    with opened(source.path, source.data) as image:
        width, height = image.size
        kind = "jpeg" if image.format == "MPO" else str(image.format).lower()
        turn = turning(image)
        bare = turn is None and image.format != "MPO"
        image.draft(image.mode, (1, 1))
        image.load()
        bare = bare and image.info.keys() <= _KEPT
    if turn in SIDEWAYS:
        width, height = height, width
    return Shot(source.path, source.digest, kind, width, height, bare)


def recall(files: Mapping[str, File], folder: Path) -> dict[str, Shot]:
    """Give what is known of pictures that are as they were looked at, by repository path.

    `folder` is the cache folder.
    """
    found = {name: file for name, file in files.items() if sizes.is_picture(name)}
    homes = {posixpath.dirname(name) for name in found}
    shelves = cache.shelves(folder / FOLDER, cache.stamp(), homes)
    known = {name: shelves.get(posixpath.dirname(name), {}).get(name) for name in found}
    return {
        name: of.value
        for name, of in known.items()
        if of and (of.size, of.changed) == (found[name].size, found[name].changed)
    }


def look(
    files: Mapping[str, File], folder: Path, stages: Stages, *, fresh: bool, jobs: int
) -> tuple[dict[str, Shot], list[Problem]]:
    """Look at the pictures among files, by repository path; also give what is wrong with others.

    `folder` is the cache folder. Raises Invalid when a worker process dies.
    """
    found = {name: file for name, file in files.items() if sizes.is_picture(name)}
    if not found:
        return {}, []
    hire, kept = partial(Reader, measure), folder / FOLDER
    with stages(LOOKING, len(found)) as advance:
        known, problems = reading.through(
            hire, found, kept, cache.stamp(), advance, fresh=fresh, jobs=jobs
        )
    return {name: one.value for name, one in known.items()}, problems
