"""What a build did, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateTime:
    """What a template cost: its pages, the seconds for all of them, the slowest of them.

    Seconds are wall time of the process that made a page, its text's conversion included.
    """

    template: str
    pages: int
    seconds: float
    slowest: str
    slowest_seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Seconds are wall time, by stage, in order."""

    articles: int
    pages: int
    written: int
    unchanged: int
    removed: int
    bundles: int
    seconds: tuple[tuple[str, float], ...]
    templates: tuple[TemplateTime, ...] = ()
    """The slowest first."""
