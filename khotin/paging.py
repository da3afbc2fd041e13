"""Long lists are cut into pages from the oldest end.

Page 1 holds the oldest articles. A numbered page is full and keeps its articles, so an
added article touches the newest page only. The newest page has no number and stands at the list's
own address; it holds between one and two pages' worth, so that it is never nearly empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from khotin import paths
from khotin.article import Article


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list, newest article first. `number` is None on the newest page."""

    number: int | None
    articles: tuple[Article, ...]


def cut(newest_first: Sequence[Article], size: int) -> tuple[Slice, ...]:
    """Cut a list into pages of `size`, the newest page first."""
    full = max(len(newest_first) // size - 1, 0)
    end = len(newest_first)
    older = [
        Slice(number, tuple(newest_first[end - number * size : end - (number - 1) * size]))
        for number in range(full, 0, -1)
    ]
    return (Slice(None, tuple(newest_first[: end - full * size])), *older)


def address(list_address: str, slice_: Slice) -> str:
    """Give the address of a page of the list at `list_address`."""
    number = slice_.number
    return list_address if number is None else paths.numbered(list_address, number)
