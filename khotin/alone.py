"""Whether the change of a text shows on its own page alone, or on others, too."""

from typing import Final, TypeAlias

from khotin.article import Article
from khotin.standing import StandingPage

Text: TypeAlias = Article | StandingPage
ALONE: Final = frozenset({"has_lead", "image", "documents", "source", "digest", "pictures"})
"""What an article's own page alone shows of it, and pages that show it whole."""


def is_alone(before: Text, after: Text) -> bool:
    """Tell whether a text that became another changes no page but those that show it whole."""
    if isinstance(before, Article) and isinstance(after, Article):
        same = all(
            getattr(before, name) == getattr(after, name)
            for name in Article._fields
            if name not in ALONE
        )
    elif isinstance(before, StandingPage) and isinstance(after, StandingPage):
        same = (before.path, before.address, before.draft) == (
            after.path,
            after.address,
            after.draft,
        )
    else:
        return False
    return same and _shown(before) == _shown(after)


def _shown(text: Text) -> list[str]:
    """Name the pictures of a text in order: the photo library shows them so."""
    return list(dict.fromkeys(reference.path for reference in text.pictures))
