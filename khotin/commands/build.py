"""`build`, once it is known that there is something to do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khotin import pipeline
from khotin.commands.opening import folders_of, settings_of
from khotin.language import Words
from khotin.looking import Look, Wishes
from khotin.progress import show_progress
from khotin.report import Report


def build(
    config_path: Path, given: Mapping[str, Any], wishes: Wishes, look: Look | None, words: Words
) -> Report:
    """Build the site of a `config.toml`; `given` are the options of the command line.

    `look` is what was seen of the site a moment ago, if it could be seen. Raises Invalid
    with every problem found.
    """
    settings = settings_of(config_path)
    folders = folders_of(config_path, settings, given)
    return pipeline.build(settings, folders, wishes, show_progress(words), look)
