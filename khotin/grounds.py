"""Whether a site's folders are there, lie apart, and are the site's own."""

from collections.abc import Iterator

from khotin.looking import Folders, missing
from khotin.problems import Place, Problem, problem
from khotin.publish import is_foreign


def problems(folders: Folders) -> list[Problem]:
    """Give what is wrong with a site's folders: the first sort of thing that is."""
    return missing(folders) or list(_within(folders)) or list(_foreign(folders))


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
