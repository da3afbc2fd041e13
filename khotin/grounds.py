"""Whether a site's folders are there, lie apart, and are the site's own; what happens in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khotin.looking import Folders
from khotin.problems import Invalid, Place, Problem, problem, unwritable
from khotin.publish import is_foreign


def problems(folders: Folders) -> list[Problem]:
    """Give what is wrong with a site's folders: the first sort of thing that is."""
    return missing(folders) or list(_within(folders)) or list(_foreign(folders))


def missing(folders: Folders, *those: Path) -> list[Problem]:
    """Tell which of a site's folders are not there: of `those`, else of all it is made from."""
    place = Place(folders.config.as_posix())
    return [
        problem("missing-folder", place, folder=folder)
        for folder in those or (folders.content, folders.templates, folders.static)
        if not folder.is_dir()
    ]


@contextmanager
def told_plainly(folders: Folders, otherwise: Path) -> Iterator[None]:
    """Name files in problems by where they really lie, and tell the disk's refusals in words.

    `otherwise` is the folder to name where the disk names no file.
    """
    try:
        yield
    except Invalid as error:
        raise Invalid(p.at(folders.real(p.place.path)) for p in error.problems) from error.__cause__
    except OSError as error:
        raise Invalid([unwritable(str(error.filename or otherwise), error)]) from error


def _within(folders: Folders) -> Iterator[Problem]:
    """Tell of an output folder that lies in another folder of the site, or holds one."""
    for folder in (
        folders.content,
        folders.templates,
        folders.static,
        folders.data,
        folders.cache,
    ):
        real, output = folder.resolve(), folders.output.resolve()
        if real == output or real in output.parents or output in real.parents:
            place = Place(folders.config.as_posix())
            yield problem("output-within", place, folder=folders.output, other=folder)
            return


def _foreign(folders: Folders) -> Iterator[Problem]:
    if is_foreign(folders.output):
        place = Place(folders.output.as_posix())
        yield problem("foreign-output", place, folder=folders.output)
