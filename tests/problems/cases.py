"""Cases: what differs from the smallest good site, and the words that tell it.

They lie in `cases/*.toml`. A case says its `code`, what it is `about`, and what differs:
`edit` (a file, what stands there once, what to put there), `files` (further texts by
path, in `encoding`; `{language}` in them stands for the language of the words),
`remove` (a folder to take away), `world` (a state of the machine, see `world.py`).
`command` is what tells it, where `build` does not.
Then `at`, the place told; `en` and `vi`, message and hint.
"""

import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.problems import smallest

FOLDER: Final = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One wrong file, and the words that tell what is wrong."""

    code: str
    about: str
    at: str
    en: list[str]
    vi: list[str]
    edit: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    remove: str = ""
    world: str = ""
    command: str = "build"

    def words(self, language: str) -> list[str]:
        """Give message and hint in a language."""
        return {"en": self.en, "vi": self.vi}[language]

    def write(self, folder: Path, language: str) -> None:
        """Write the smallest good site with what differs."""
        texts = smallest.files(language)
        if self.edit:
            name, was, now = self.edit
            assert texts[name].count(was) == 1, self.about
            texts[name] = texts[name].replace(was, now)
        smallest.write(folder, texts)
        further = {p: text.replace("{language}", language) for p, text in self.files.items()}
        smallest.write(folder, further, self.encoding)
        if self.remove:
            shutil.rmtree(folder / self.remove)


def read() -> list[Case]:
    """Read every case, in the order of files and lines."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        found += [Case(**table) for table in tables["case"]]
    return found
