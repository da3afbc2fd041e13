"""What every page of a site is made with, beside its own recipe."""

from collections.abc import Mapping
from dataclasses import dataclass

from khotin.present import Presenter


@dataclass(frozen=True, slots=True)
class Frame:
    """The templates by name, the words and addresses of the site, and its code.

    `stamp` is the digest of the code and of all else that decides what becomes of a file.
    """

    templates: Mapping[str, str]
    show: Presenter
    stamp: str

    @property
    def terms(self) -> tuple[object, ...]:
        """All but the templates, as values that can be compared and written down."""
        show = self.show
        statics = sorted(show.statics.items())
        language = show.words.language
        return show.config, language, statics, show.preview, show.pictured, self.stamp
