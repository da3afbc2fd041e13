"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import click

from khotin import paths
from khotin.language import LANGUAGES, Words, language_of
from khotin.looking import cores
from khotin.tell import TELLERS

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

FOLDER: Final = click.Path(path_type=Path, file_okay=False)
"""The kind of an option that names a folder."""

config: Final[Decorator] = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=paths.CONFIG,
    show_default=True,
    help="The site's settings.",
)
content: Final[Decorator] = click.option(
    "--content", type=FOLDER, help="Folder of articles [config: paths.content]."
)
cache: Final[Decorator] = click.option(
    "--cache", type=FOLDER, help="Folder for what speeds up the work [paths.cache]."
)
language: Final[Decorator] = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="The language of messages [the site's language].",
)
format_: Final[Decorator] = click.option(
    "--format",
    "format_",
    type=click.Choice(list(TELLERS)),
    default="text",
    show_default=True,
    help="How it is told: to people, to GitHub, to programs.",
)
today: Final[Decorator] = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day to work for [the site's own day].",
)
jobs: Final[Decorator] = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=cores,
    show_default="all cores",
    help="Processes that work side by side.",
)


def words(config_path: Path, language: str | None) -> Words:
    """Give the words of messages: those that were asked for, else those of the site."""
    return Words(language or language_of(config_path.read_bytes()))
