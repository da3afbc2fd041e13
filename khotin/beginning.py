"""A new article: its place, its front matter, and the remark that stands where its text will.

It begins as a draft, and its only text is a remark, which no page shows: as long as
nothing is written it cannot be published, and a remark that is forgotten does no harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

from khotin import paths
from khotin.front_matter import Moment, write_moment
from khotin.language import N_, Words
from khotin.text import nfc, slug, squeeze
from khotin.yaml_problems import quoted

LONGEST: Final = 60
"""Characters of a slug: a file's whole path must fit into the 260 that Windows allows."""
_HERE: Final = N_(
    "Write the article here, in place of this line. When it is ready, delete the line draft: true."
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an article begins with."""

    title: str
    moment: Moment
    category: str
    authors: Sequence[str] = ()

    @property
    def month(self) -> str:
        """The folder it belongs into, below `content/`."""
        return f"{self.moment.day.year:04}/{self.moment.day.month:02}"

    @property
    def slug(self) -> str:
        return name_of(self.title)

    def text(self, words: Words) -> str:
        """Give the file as it begins; the remark is in the language of `words`."""
        lines = [
            f"title: {quoted(self.title)}",
            f"date: {write_moment(self.moment)}",
            f"category: {self.category}",
            *(["authors:"] if self.authors else []),
            *(f"  - {quoted(author)}" for author in self.authors),
            "draft: true",
        ]
        front = "\n".join(lines)
        return f"---\n{front}\n---\n\n<!-- {words.say(_HERE)} -->\n"


def plain(text: str) -> str:
    """Give what somebody typed as one line in the form the archive works with.

    What a terminal could not make letters of becomes question marks.
    """
    return squeeze(nfc(text.encode("utf-8", "replace").decode()))


def name_of(title: str) -> str:
    """Give the name an article of this title has in addresses; empty when no letter is left.

    It is cut between words, and is never a name that Windows keeps for a device.
    """
    name = slug(title)
    if len(name) > LONGEST:
        head, hyphen, _ = name[: LONGEST + 1].rpartition("-")
        name = head if hyphen else name[:LONGEST]
    return name if not name or paths.is_slug(name) else f"bai-{name}"


def names_from(name: str) -> chain[str]:
    """Give a name, and those to take one after another where it is taken: `-2`, then `-3`."""
    return chain([name], (f"{name}-{number}" for number in count(2)))


def category_of(typed: str, names: Mapping[str, str]) -> str | None:
    """Find the category that was typed as its number from 1, its key, or its name.

    `names` are the names by key. Letter case, marks and spaces do not count.
    """
    if typed.isdecimal() and 0 < int(typed) <= len(names):
        return list(names)[int(typed) - 1]
    wanted = slug(typed)
    found = (key for key, name in names.items() if wanted and wanted in {key, slug(name)})
    return next(found, None)
