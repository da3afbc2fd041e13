"""`check`: tell everything that is wrong, and build nothing."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from khotin import grounds, options
from khotin.checking import check as checking
from khotin.commands.opening import folders_of, settings_of
from khotin.kinds import Level
from khotin.looking import Folders, Wishes
from khotin.paths import CONTENT
from khotin.problems import Invalid
from khotin.progress import show_progress
from khotin.tell import TELLERS
from khotin.watch import Stages


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@options.config
@options.content
@options.cache
@options.format_
@options.language
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--external", is_flag=True, help="Follow links to other sites, too.")
@options.today
@click.option("--force", is_flag=True, help="Read every text anew.")
@options.jobs
def command(
    files: tuple[Path, ...],
    config_path: Path,
    format_: str,
    language: str | None,
    today: datetime | None,
    *,
    strict: bool,
    external: bool,
    **given: Any,
) -> None:
    """Tell what is wrong with the archive, or with FILES of it; nothing is built or changed.

    Exit status: 0 no errors, 1 errors, 2 wrong usage.
    """
    words = options.words(config_path, language)
    teller = TELLERS[format_](words)
    wishes = Wishes(
        now=datetime.now(UTC),
        today=today.date() if today else None,
        force=given["force"],
        jobs=given["jobs"],
    )
    try:
        settings = settings_of(config_path)
        folders = folders_of(config_path, settings, given)
        only = frozenset(_within(file, folders) for file in files)
        stages = Stages(show_progress(words))
        with grounds.told_plainly(folders, folders.content):
            found = checking.check(
                settings, folders, wishes, stages, only=only, ask_others=external
            )
    except Invalid as error:
        teller.checked(error.problems, 0)
        sys.exit(1)
    teller.checked(found.problems, found.texts)
    bad = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    sys.exit(int(any(problem.level in bad for problem in found.problems)))


def _within(file: Path, folders: Folders) -> str:
    """Give the repository path of a file of `content/`. Raises UsageError for another."""
    try:
        inside = file.resolve().relative_to(folders.content.resolve())
    except ValueError:
        raise click.BadParameter(f"{file}: not in {folders.content}", param_hint="FILES") from None
    return f"{CONTENT}/{inside.as_posix()}"
