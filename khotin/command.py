"""The command `build`, once it is known that there is something to do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khotin import config, looking, pipeline
from khotin.header import decode
from khotin.language import Words
from khotin.looking import Look, Wishes
from khotin.progress import show_progress
from khotin.report import Report


def build(
    config_path: Path, options: Mapping[str, Any], wishes: Wishes, look: Look | None
) -> Report:
    """Build the site of a `config.toml`; `options` are those of the command line.

    `look` is what was seen of the site a moment ago, if it could be seen. Raises Invalid
    with every problem found.
    """
    settings = config.read(
        decode(config_path.as_posix(), config_path.read_bytes()), config_path.as_posix()
    )
    folders = looking.folders(config_path, settings.paths.model_dump(), options)
    watch = show_progress(Words(settings.site.language))
    return pipeline.build(settings, folders, wishes, watch, look)
