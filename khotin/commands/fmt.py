"""`fmt`: mends what can be mended without judgement."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import click

from khotin import disk, grounds, options, paths
from khotin.commands.opening import folders_of, settings_of, told
from khotin.front_matter import FrontMatter
from khotin.language import N_, NP_, Words
from khotin.mending.file import mend
from khotin.mending.packing import unpack
from khotin.mending.spaces import JOINING
from khotin.problems import Invalid, Place, Problem, problem, unwritable
from khotin.progress import show_progress
from khotin.standing import StandingFrontMatter
from khotin.tell import listed
from khotin.watch import Stages

MENDING: Final = N_("Mending files")
_ENCODING: Final = N_("only the way its letters are stored changes")
_MENDED: Final = NP_("{n} file mended", "{n} files mended")
_TO_MEND: Final = NP_("{n} file to mend", "{n} files to mend")
_GOOD: Final = NP_("{n} file was good as it is", "{n} files were good as they are")
_LEFT: Final = NP_("{n} file left as it is", "{n} files left as they are")
_SHOWN: Final = dict.fromkeys(map(ord, JOINING), "·")
"""Spaces that look like others, made visible."""
_COLOURS: Final = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class _Changed:
    """A file that is mended, or would be."""

    path: str
    before: bytes
    after: bytes


_Came: TypeAlias = _Changed | tuple[Problem, ...] | None
"""What came of a file: what changed, what keeps it from being mended, or nothing to do."""


@click.command()
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@options.config
@options.content
@click.option("--check", is_flag=True, help="Write nothing; tell which files would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@options.language
def command(
    files: tuple[Path, ...],
    config_path: Path,
    language: str | None,
    *,
    check: bool,
    diff: bool,
    **given: Any,
) -> None:
    """Mend articles: encoding, spaces, order of keys, quotes, dates, numbers.

    FILES are Markdown files; without them, all of the content folder are mended. What
    takes judgement is left, and told. Exit status: 0 all is well, 1 problems, or files
    that would change with --check or --diff, 2 wrong usage.
    """
    words = options.words(config_path, language)
    with told(words):
        came = tuple(_go(files, config_path, given, words, writes=not (check or diff)))
    changed = [found for found in came if isinstance(found, _Changed)]
    for found in changed:
        _tell(found, words, diff=diff)
    problems = [found for those in came if isinstance(those, tuple) for found in those]
    listed(problems, words)
    done = _TO_MEND if check or diff else _MENDED
    left = sum(isinstance(found, tuple) for found in came)
    counts = ((done, len(changed)), (_GOOD, came.count(None)), (_LEFT, left))
    said = (words.count(text, number) for text, number in counts if number or text is done)
    click.secho("; ".join(said), bold=True)
    sys.exit(1 if problems or (changed and (check or diff)) else 0)


def _go(
    files: Sequence[Path], config_path: Path, given: Any, words: Words, *, writes: bool
) -> Iterator[_Came]:
    """Mend one file after another. Raises Invalid where the site itself cannot be opened."""
    settings = settings_of(config_path)
    folders = folders_of(config_path, settings, given)
    content = folders.content
    if not files and (missing := grounds.missing(folders, content)):
        raise Invalid(missing)
    chosen = files or [content / name for name in disk.survey(content) if name.endswith(".md")]
    pages = (content / Path(paths.PAGES).name).resolve()
    with Stages(show_progress(words))(MENDING, len(chosen)) as advance:
        for path in chosen:
            yield _mended(path, pages, settings.site.zone, writes=writes)
            advance(1)


def _mended(path: Path, pages: Path, zone: ZoneInfo, *, writes: bool) -> _Came:
    """Mend a file; `pages` is the folder of standing pages."""
    name = path.as_posix()
    model = StandingFrontMatter if pages in path.resolve().parents else FrontMatter
    try:
        before = path.read_bytes()
        after = mend(name, before, model, zone)
        if after == before:
            return None
        if writes and not disk.rewrite(path, before, after):
            return (problem("changed-meanwhile", Place(name)),)
    except Invalid as error:
        return error.problems
    except OSError as error:
        return (unwritable(name, error),)
    return _Changed(name, before, after)


def _tell(found: _Changed, words: Words, *, diff: bool) -> None:
    """Tell of a file by its path, or by what is different in it."""
    if not diff:
        click.echo(found.path)
        return
    was, now = (_lines(found.path, data) for data in (found.before, found.after))
    lines = list(difflib.unified_diff(was, now, found.path, found.path, lineterm=""))
    if not lines:
        click.echo(f"{found.path}: {words.say(_ENCODING)}")
    for line in lines:
        click.secho(line, fg=_COLOURS.get(line[0]))


def _lines(path: str, data: bytes) -> list[str]:
    """Give a file's lines as they are shown, whatever way they are stored."""
    return unpack(path, data)[0].translate(_SHOWN).split("\n")
