"""`new`: begins an article at its place, with its front matter."""

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from khotin import disk, options
from khotin.article import too_late
from khotin.beginning import Beginning, category_of, name_of, names_from, plain
from khotin.commands.opening import folders_of, settings_of, told
from khotin.config import Config
from khotin.front_matter import Moment, read_moment
from khotin.language import N_, Words
from khotin.problems import Invalid, Place, Problem, did_you_mean, problem, unwritable
from khotin.text import slug

_ASK_TITLE: Final = N_("Title")
_ASK_CATEGORY: Final = N_("Category (number or name)")
_NO_TITLE: Final = N_("the title is missing; type it in quotes behind the command")
_NO_CATEGORY: Final = N_("the category is missing; add --category with one of: {known}")
_NO_DATE: Final = N_("'{value}' is not a date; write the day first: --date \"12/09/2023 11:21\"")
_NO_LETTERS: Final = N_("the title '{title}' leaves no address: write it with letters or figures")
Value = TypeVar("Value")


class _Refused(Exception):
    """What was given cannot be used; its text says why."""


@click.command()
@click.argument("title", required=False)
@click.option("--category", help="The article's category: its key or its name.")
@click.option("--author", "authors", multiple=True, help="Who wrote it; may stand several times.")
@click.option("--date", help="The article's date [now].")
@click.option("--again", is_flag=True, help="Take the next free name where one is taken.")
@click.option("--open", "opens", is_flag=True, help="Open the file in the system's editor.")
@options.config
@options.content
@options.language
def command(
    title: str | None,
    config_path: Path,
    language: str | None,
    *,
    opens: bool,
    **given: Any,
) -> None:
    """Begin an article with the title TITLE, as a draft, and tell where it lies.

    On a terminal, what is missing is asked for. Exit status: 0 begun, 1 problems, 2
    wrong usage.
    """
    words = options.words(config_path, language)
    try:
        with told(words):
            settings = settings_of(config_path)
            begun = _beginning(title, given, settings, words)
            content = folders_of(config_path, settings, given).content
            path = _place(content, begun, Words(settings.site.language), again=given["again"])
    except _Refused as refused:
        raise click.UsageError(str(refused)) from None
    click.echo(path.as_posix())
    if opens:
        click.launch(str(path))


def asks() -> bool:
    """Tell whether there is somebody at a terminal to ask."""
    return sys.stdin.isatty()


def _beginning(
    title: str | None, given: Mapping[str, Any], settings: Config, words: Words
) -> Beginning:
    """Put together what was given and what is asked for. Raises _Refused without both."""
    names = {key: category.name for key, category in settings.categories.items()}
    zone = settings.site.zone
    written = plain(given["date"] or "")
    now = Moment(datetime.now(UTC).astimezone(zone).replace(second=0, microsecond=0), timed=True)
    moment = read_moment(written, zone) if written else now
    if moment is None:
        raise _Refused(words.say(_NO_DATE).format(value=written))
    if late := too_late(moment.day, Place(""), settings.archive.closed):
        raise _Refused(_told(late, words))
    known = ", ".join(names)
    said = _settled(
        title, words.say(_ASK_TITLE), lambda typed: _title(typed, words), words.say(_NO_TITLE)
    )
    numbered = [f"{number:>3}  {name}" for number, name in enumerate(names.values(), 1)]
    category = _settled(
        given["category"],
        "\n".join([*numbered, words.say(_ASK_CATEGORY)]),
        lambda typed: _category(typed, names, words),
        words.say(_NO_CATEGORY).format(known=known),
    )
    authors = [author for author in map(plain, given["authors"]) if author]
    return Beginning(said, moment, category, authors)


def _settled(given: str | None, ask: str, read: Callable[[str], Value], missing: str) -> Value:
    """Read what was given; on a terminal ask, until it can be read. Raises _Refused."""
    if not asks():
        if given is None:
            raise _Refused(missing)
        return read(given)
    while True:
        typed = given if given is not None else click.prompt(ask, err=True)
        try:
            return read(typed)
        except _Refused as refused:
            click.echo(str(refused), err=True)
            given = None


def _title(typed: str, words: Words) -> str:
    title = plain(typed)
    if not title:
        raise _Refused(words.say(_NO_TITLE))
    if not name_of(title):
        raise _Refused(words.say(_NO_LETTERS).format(title=title))
    return title


def _category(typed: str, names: Mapping[str, str], words: Words) -> str:
    found = category_of(plain(typed), names)
    if found is None:
        keys = {slug(name): key for key, name in names.items()} | {key: key for key in names}
        guess = keys.get(did_you_mean(slug(typed), keys), "")
        known = ", ".join(names)
        wrong = problem("unknown-category", Place(""), value=typed, guess=guess, known=known)
        raise _Refused(_told(wrong, words))
    return found


def _told(found: Problem, words: Words) -> str:
    return f"{found.message(words.say)}\n{found.hint(words.say)}"


def _place(content: Path, begun: Beginning, words: Words, *, again: bool) -> Path:
    """Write an article's file in a folder of its own. Raises Invalid when its name is taken."""
    month = content / begun.month
    names = names_from(begun.slug)
    for name in names:
        data = begun.text(words).encode()
        try:
            if not _taken(month, name) and disk.make_folder(month / name, "index.md", data):
                return month / name / "index.md"
        except OSError as error:
            raise Invalid([unwritable((month / name).as_posix(), error)]) from None
        if not again:
            there = _taken(month, name) or month / name
            free = next(other for other in names if not _taken(month, other))
            place = Place(there.as_posix())
            raise Invalid([problem("taken", place, folder=month.as_posix(), free=free)])
    raise AssertionError(names)


def _taken(month: Path, name: str) -> Path | None:
    """Give what stands at a name's place: an article's file, or a folder."""
    places = (month / f"{name}.md", month / name / "index.md", month / name)
    return next((place for place in places if place.exists()), None)
