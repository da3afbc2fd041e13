"""The sizes of pictures lie in the cache folder, by what they are made of: none is made twice."""

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import PIL

from khotin import disk, workers
from khotin.disk import File
from khotin.pictures import encoding, opening
from khotin.pictures.encoding import encoded
from khotin.pictures.measuring import FOLDER
from khotin.problems import Invalid, Place, Problem, problem, unwritable
from khotin.sizes import Variant
from khotin.source import Source

_FEW: Final = 3
"""Pictures for which a second process does not pay."""


class Task(NamedTuple):
    """A picture that lacks sizes: its repository path, where it lies, and which they are."""

    path: str
    file: str
    variants: tuple[Variant, ...]


@cache
def stamp() -> str:
    """Give the digest of the code and the library that decide the bytes of a size."""
    rooms = [disk.digest(Path(str(room.__file__))) for room in (encoding, opening)]
    return "-".join([PIL.__version__, *rooms])


def fingerprint(variant: Variant) -> str:
    """Give what tells the bytes of a size: what it is made of, and by what."""
    return f"{variant.mark} {stamp()}"


def place(variant: Variant, folder: Path) -> Path:
    """Give where a size lies in the cache folder."""
    return folder / FOLDER / variant.mark[:2] / f"{stamp()}-{variant.mark}"


def lacking(
    variants: Iterable[Variant], files: Mapping[str, File], folder: Path
) -> tuple[Task, ...]:
    """Give what there is to do for those sizes that the cache folder has not got.

    `files` are the pictures by repository path.
    """
    missing: dict[str, dict[str, Variant]] = {}
    for variant in variants:
        if not place(variant, folder).is_file():
            missing.setdefault(variant.path, {})[variant.mark] = variant
    return tuple(
        Task(path, files[path].path, tuple(found.values())) for path, found in missing.items()
    )


def draw(tasks: tuple[Task, ...], folder: Path, jobs: int, advance: Callable[[int], None]) -> None:
    """Make the sizes that the cache folder lacks, side by side.

    Raises Invalid with what is wrong with pictures, and when a worker process dies.
    """
    try:
        found = workers.work(partial(Artist, folder), tasks, jobs, advance, few=_FEW)
    except workers.Died as death:
        raise Invalid(
            problem("worker-died", Place(task.path), page=task.path) for task in death.things
        ) from None
    if problems := tuple(chain.from_iterable(found)):
        raise Invalid(problems)


def drawn(variant: Variant, of: File, folder: Path) -> Path:
    """Give where a size of a picture lies, made now if it was not and can be."""
    found = place(variant, folder)
    if not found.is_file():
        Artist(folder)(Task(variant.path, of.path, (variant,)))
    return found


class Artist:
    """Makes the sizes of one picture after another."""

    def __init__(self, folder: Path) -> None:
        """Begin; `folder` is the cache folder."""
        self._folder = folder

    def __call__(self, task: Task) -> tuple[Problem, ...]:
        """Put the sizes into the cache folder, or tell what is wrong with the picture."""
        try:
            data = Path(task.file).read_bytes()
            if Source(task.path, data).digest != task.variants[0].digest:
                return (problem("picture-changed", Place(task.path)),)
            for variant, made in encoded(task.path, data, task.variants):
                _put(place(variant, self._folder), made)
        except Invalid as error:
            return tuple(error.problems)
        except OSError as error:
            return (unwritable(task.path, error),)
        return ()


def _put(path: Path, data: bytes) -> None:
    """Put a file in place by rename; two that make the same one do not meet."""
    draft = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    disk.write(draft, data)
    draft.replace(path)
