"""Arguments in; progress, report and exit status out."""

import gc
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from khotin import __version__, looking, options
from khotin.language import N_
from khotin.looking import Wishes
from khotin.problems import Invalid
from khotin.tell import TELLERS

LOOKING: Final = N_("Looking for changes")


LATE: Final = ("check", "fmt", "new", "serve", "views")
"""Commands that are rooms of `khotin.commands`, loaded only when they are asked for."""


class _Commands(click.Group):
    """`build.py --drafts` means `build.py build --drafts`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "--version"}
        if not args or (args[0] not in self.list_commands(ctx) and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *LATE]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in LATE:
            return super().get_command(ctx, name)
        # Unlike a build, `serve` lives long.
        gc.enable()
        command: click.Command = import_module(f"khotin.commands.{name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["--help"]})
@click.version_option(__version__, prog_name="khotin")
def cli() -> None:
    """Kho Tin: builds the news archive of a district as a static site."""


@cli.command()
@options.config
@options.content
@click.option("--output", type=options.FOLDER, help="Folder for the site [config: paths.output].")
@options.cache
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option("--no-pictures", is_flag=True, help="Show pictures as they are, for a trial.")
@click.option("--drafts", is_flag=True, help="Show drafts and scheduled articles, marked.")
@options.today
@click.option("--force", is_flag=True, help="Make everything anew, whatever was made before.")
@options.jobs
@options.format_
@click.option("--timings", is_flag=True, help="Tell how long each stage and template took.")
@options.language
def build(
    config_path: Path,
    format_: str,
    today: datetime | None,
    language: str | None,
    *,
    timings: bool,
    **given: Any,
) -> None:
    """Build the site. Exit status: 0 built, 1 problems, 2 wrong usage."""
    begin = time.perf_counter()
    words = options.words(config_path, language)
    teller = TELLERS[format_](words)
    wishes = Wishes(
        now=datetime.now(UTC),
        today=today.date() if today else None,
        search=not given["no_search"],
        pictures=not given["no_pictures"],
        drafts=given["drafts"],
        force=given["force"],
        jobs=given["jobs"],
    )
    look = looking.early(config_path, given, wishes)
    if look and look.is_as_made:
        seconds = ((LOOKING, time.perf_counter() - begin),)
        teller.report(replace(look.made.report, seconds=seconds), timings=timings)
        return
    # Loading the rest takes longer than all of this: an unchanged site does without.
    command = import_module("khotin.commands.build")
    try:
        report = command.build(config_path, given, wishes, look, words)
    except Invalid as error:
        teller.refuse(error.problems)
        sys.exit(1)
    teller.report(report, timings=timings)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; the process ends with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli.main(args=list(arguments) if arguments is not None else None, prog_name="build.py")


def run() -> NoReturn:
    """Run the command line, and end the process without taking its values apart first.

    Nor is garbage looked for in a build: the many values of a site hold none, and looking
    through them again and again takes a tenth of the time.
    """
    gc.disable()
    status = 1
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - told as Python itself would tell it
        sys.excepthook(*sys.exc_info())
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
