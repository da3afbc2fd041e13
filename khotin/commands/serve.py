"""`serve`: shows the site while it is written."""

import errno
from datetime import UTC, datetime
from pathlib import Path
from socket import socket
from typing import Any, Final

import click

from khotin import options
from khotin.commands.opening import folders_of, settings_of, told
from khotin.language import N_, Words
from khotin.looking import Wishes
from khotin.progress import show_progress
from khotin.serving import server
from khotin.serving.keeper import Order
from khotin.serving.server import HOST, PORT, TRIES, Choices
from khotin.watch import Stages

_TAKEN: Final = N_("port {port} is in use; choose another one, for example --port {free}")
_NO_HOST: Final = N_("this machine does not go by the name {host}; leave --host out")
_MOVED: Final = N_("Port {port} is in use, perhaps by this site in another window.")
_OPEN: Final = N_("Everybody who reaches this machine as {host} can see drafts, too.")

_USED: Final = {errno.EADDRINUSE, errno.EACCES}
"""What the system says of a port that is in use or kept for others."""


@click.command()
@options.config
@options.content
@options.cache
@click.option("--port", type=click.IntRange(1, 65535), help="The port [8000, or the next free].")
@click.option("--host", default=HOST, show_default=True, help="The machine's name for others.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--poll", "polls", is_flag=True, help="Look for changes again and again.")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@options.language
def command(
    config_path: Path,
    port: int | None,
    language: str | None,
    *,
    host: str,
    opens: bool,
    polls: bool,
    no_search: bool,
    **given: Any,
) -> None:
    """Show the site on this machine, with drafts, and keep pages as they are saved.

    Exit status: 0 ended by Ctrl-C, 1 problems, 2 wrong usage.
    """
    words = options.words(config_path, language)

    def wishes() -> Wishes:
        return Wishes(now=datetime.now(UTC), search=not no_search, drafts=True)

    with told(words):
        settings = settings_of(config_path)
        folders = folders_of(config_path, settings, given)
        at = _bound(host, port, words)
        choices = Choices(host=host, search=not no_search, polls=polls, opens=opens)
        order = Order(settings, folders, wishes)
        server.serve(order, choices, words, Stages(show_progress(words)), at)


def _bound(host: str, port: int | None, words: Words) -> socket:
    """Take the port that was asked for, else the first free one. Raises ClickException."""
    try:
        at = server.bind(host, port or PORT, 1 if port else TRIES)
    except OSError as error:
        if error.errno not in _USED:
            raise click.ClickException(words.say(_NO_HOST).format(host=host)) from None
        wrong = port or PORT
        told = words.say(_TAKEN).format(port=wrong, free=wrong + 1)
        raise click.ClickException(told) from None
    if not port and at.getsockname()[1] != PORT:
        click.echo(words.say(_MOVED).format(port=PORT), err=True)
    if host != HOST:
        click.echo(words.say(_OPEN).format(host=host), err=True)
    return at
