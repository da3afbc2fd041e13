"""Build the sample archive, for tools that look at it as readers do."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from khotin import config, pipeline
from khotin.language import Words
from khotin.looking import Folders, Wishes
from khotin.progress import show_progress
from tools import hosting

ROOT: Final = Path(__file__).resolve().parent.parent


def built(place: Path, base_url: str = "", *, components: bool = False) -> Path:
    """Build the sample archive with its search into a folder; give the folder of the site.

    `base_url` is where it will be served, if that is not where `config.toml` says;
    `components` asks for the page of components, too.
    """
    settings = config.read((ROOT / "config.toml").read_text("utf-8"))
    site = settings.site.model_copy(update={"base_url": base_url} if base_url else {})
    shown = settings.components.model_copy(update={"enabled": components})
    settings = settings.model_copy(update={"site": site, "components": shown})
    folders = Folders(
        config=ROOT / "config.toml",
        content=ROOT / settings.paths.content,
        templates=ROOT / settings.paths.templates,
        static=ROOT / settings.paths.static,
        data=ROOT / settings.paths.data,
        output=place / "public",
        cache=place / "cache",
    )
    watch = show_progress(Words("en"))
    pipeline.build(settings, folders, Wishes(now=datetime.now(UTC)), watch)
    return folders.output


@contextmanager
def hosted() -> Iterator[str]:
    """Build the sample archive and serve it as a good static host does; give its address."""
    with (
        tempfile.TemporaryDirectory() as place,
        hosting.hosted(partial(built, Path(place))) as url,
    ):
        yield url
