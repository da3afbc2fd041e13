"""Long lists are cut into pages from the oldest end.

Page 1 holds the oldest items. A numbered page is full and keeps its items, so an added
one touches the newest page only. The newest page has no number and stands at the list's
own address; it holds between one and two pages' worth, so that it is never nearly empty.
"""

from collections.abc import Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from khotin import paths

Item = TypeVar("Item")

NEWEST: Final = 0
"""Stands for the number that the newest page does not have."""


class Ways(NamedTuple):
    """The ways from one page of a list to others, by their numbers; None where there is none."""

    newest: int | None
    newer: int | None
    older: int | None
    oldest: int | None


class Slice(NamedTuple, Generic[Item]):
    """One page of a list, what is newest first. `number` is NEWEST on the newest page."""

    number: int
    items: tuple[Item, ...]
    total: int
    """How many the whole list holds; only on its newest page, else 0."""
    ways: Ways


def cut(newest_first: Sequence[Item], size: int) -> tuple[Slice[Item], ...]:
    """Cut a list into pages of `size`, the newest page first."""
    total = len(newest_first)
    full = _full(total, size)
    numbers = [NEWEST, *range(full, 0, -1)]
    newest = Slice(NEWEST, tuple(newest_first[: total - full * size]), total, _ways(numbers, 0))
    older = [
        Slice(
            number,
            tuple(newest_first[total - number * size : total - (number - 1) * size]),
            0,
            _ways(numbers, index),
        )
        for index, number in enumerate(numbers[1:], start=1)
    ]
    return (newest, *older)


def _ways(numbers: Sequence[int], index: int) -> Ways:
    def way(to: int) -> int | None:
        return numbers[to] if 0 <= to < len(numbers) and to != index else None

    return Ways(way(0), way(index - 1), way(index + 1), way(len(numbers) - 1))


def page_of(index: int, total: int, size: int) -> int:
    """Give the number of the page that holds an article of a list of `total`.

    `index` counts the articles from the newest, which has 0.
    """
    number = (total - index - 1) // size + 1
    return number if number <= _full(total, size) else NEWEST


def _full(total: int, size: int) -> int:
    """Give how many pages have numbers."""
    return max(total // size - 1, 0)


def address(list_address: str, number: int) -> str:
    """Give the address of a page of the list at `list_address`."""
    return list_address if number == NEWEST else paths.numbered(list_address, number)
