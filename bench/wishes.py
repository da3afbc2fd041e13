"""What the words of a command line ask for: sizes, cases, generators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.generators import GENERATORS
from bench.plan import CASES

_NAMES: Final = {name.split()[0].lower(): name for name in GENERATORS}


def _all() -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(GENERATORS, tuple(CASES))


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many articles, and which cases of which generators."""

    sizes: tuple[int, ...] = ()
    cases: dict[str, tuple[str, ...]] = field(default_factory=_all)


def understood(words: Sequence[str]) -> Wishes:
    """Tell sizes, cases and generators apart. Raises ValueError with a word that is none."""
    sizes = tuple(int(word) for word in words if word.isdigit())
    cases = tuple(case for case in CASES if case in words)
    rest = [word for word in words if not word.isdigit() and word not in CASES]
    named: dict[str, tuple[str, ...]] = {}
    for word in rest:
        key, _, limits = word.partition(":")
        own = tuple(limits.split(",")) if limits else cases or tuple(CASES)
        if key not in _NAMES or not set(own) <= set(CASES):
            raise ValueError(
                f"{word} is no number; no case, which are {', '.join(CASES)};"
                f" no generator, which are {', '.join(_NAMES)}"
            )
        named[_NAMES[key]] = own
    chosen = named or dict.fromkeys(GENERATORS, cases or tuple(CASES))
    return Wishes(sizes, {name: chosen[name] for name in GENERATORS if name in chosen})
