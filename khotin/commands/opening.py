"""A site's settings and folders, as every command opens them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from khotin import config, looking
from khotin.config import Config
from khotin.header import decode
from khotin.looking import Folders
from khotin.problems import Invalid, Place, problem


def settings_of(config_path: Path) -> Config:
    """Read the settings of a site. Raises Invalid with every problem of its `config.toml`."""
    name = config_path.as_posix()
    return config.read(decode(name, config_path.read_bytes()), name)


def folders_of(config_path: Path, settings: Config, given: Mapping[str, Any]) -> Folders:
    """Give a site's folders; `given` are those that the command line names."""
    return looking.folders(config_path, settings.paths.model_dump(), given)


@contextmanager
def plainly(folders: Folders) -> Iterator[None]:
    """Name files in problems by where they really lie, and tell the disk's refusals in words."""
    if not folders.content.is_dir():
        place = Place(folders.config.as_posix())
        raise Invalid([problem("missing-folder", place, folder=folders.content)])
    try:
        yield
    except Invalid as error:
        raise Invalid(p.at(folders.real(p.place.path)) for p in error.problems) from error.__cause__
    except OSError as error:
        place = Place(str(error.filename or folders.content))
        raise Invalid([problem("unwritable", place, detail=error.strerror or error)]) from error
