"""A site's settings and folders, as every command opens them."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from khotin import config, looking
from khotin.config import Config
from khotin.header import decode
from khotin.language import Words
from khotin.looking import Folders
from khotin.problems import Invalid
from khotin.tell import listed


def settings_of(config_path: Path) -> Config:
    """Read the settings of a site. Raises Invalid with every problem of its `config.toml`."""
    name = config_path.as_posix()
    return config.read(decode(name, config_path.read_bytes()), name)


def folders_of(config_path: Path, settings: Config, given: Mapping[str, Any]) -> Folders:
    """Give a site's folders; `given` are those that the command line names."""
    return looking.folders(config_path, settings.paths.model_dump(), given)


@contextmanager
def told(words: Words) -> Iterator[None]:
    """Tell the problems that stop a command, and end it with status 1."""
    try:
        yield
    except Invalid as error:
        listed(error.problems, words)
        sys.exit(1)
