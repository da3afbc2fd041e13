"""The theme of a site: its templates and static files, read from disk."""

from collections.abc import Mapping
from pathlib import Path

from khotin import assets, disk, paths
from khotin.disk import File
from khotin.header import decode
from khotin.looking import Files
from khotin.problems import Invalid, Problem


def template_texts(look: Files) -> tuple[dict[str, str], list[Problem]]:
    """Read the templates by name, and give what is wrong with those that cannot be read."""
    found, problems = {}, list[Problem]()
    for name, file in look.templates.items():
        try:
            found[name] = decode(f"{paths.TEMPLATES}/{name}", Path(file.path).read_bytes())
        except Invalid as error:
            problems += error.problems
    return found, problems


def static_files(look: Files) -> dict[str, File]:
    """Give the files of `static/` by repository path."""
    return {f"{paths.STATIC}/{name}": file for name, file in look.static.items()}


def arranged(files: Mapping[str, File]) -> assets.Statics:
    """Read static files by repository path and arrange them. Raises Invalid as `assets` does."""
    found = {name: Path(file.path) for name, file in files.items()}
    texts = {
        name: decode(name, path.read_bytes())
        for name, path in found.items()
        if assets.is_text(name)
    }
    digests = {name: disk.digest(path) for name, path in found.items() if name not in texts}
    return assets.arrange(texts, digests)


def static_copies(statics: assets.Statics, files: Mapping[str, File]) -> dict[str, File]:
    """Give the static files that are copied as they are, by address."""
    return {address: files[name] for address, name in statics.copies.items()}
