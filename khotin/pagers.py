"""The pages of a long list as links, and the ways between them."""

from typing import Any

from khotin.language import N_
from khotin.paging import NEWEST, Slice, address
from khotin.present import Presenter
from khotin.views import Link, Pager


def link(show: Presenter, where: str, title: str, number: int = NEWEST) -> Link:
    """Give the link to a page, by its number, of the list `title` at the address `where`."""
    text = title
    if number != NEWEST:
        text = show.say(N_("{title}, page {number}"), title=title, number=number)
    return Link(text, show.url(address(where, number)))


def pager(show: Presenter, where: str, title: str, slice_: Slice[Any]) -> Pager:
    """Give the ways from a page of a list to its others."""
    ways = (None if to is None else link(show, where, title, to) for to in slice_.ways)
    return Pager(slice_.number or None, *ways)
