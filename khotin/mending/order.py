"""The keys of front matter in the order of the model, each with its remarks and its lines."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml

from khotin.yaml_problems import LOADER


def mend(front: str, keys: Sequence[str]) -> str:
    """Give front matter that can be read with its keys in the order of `keys`.

    Unknown keys come last, in their own order. Remarks directly above a key go with it;
    those at the top with an empty line below them, and those at the end, stay there.
    """
    root = yaml.compose(front, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return front
    named = [str(key.value) for key, _ in root.value]
    rank = {key: place for place, key in enumerate(keys)}
    order = sorted(range(len(named)), key=lambda n: rank.get(named[n], len(keys)))
    if order == list(range(len(named))):
        return front
    lines = [f"{line}\n" for line in front.removesuffix("\n").split("\n")]
    cuts = _cuts(lines, [key.start_mark for key, _ in root.value])
    parts = [lines[begin:end] for begin, end in pairwise(cuts)]
    head, tail = lines[: cuts[0]], lines[cuts[-1] :]
    moved = [line for number in order for line in parts[number]]
    return "".join([*head, *moved, *tail])


def _cuts(lines: list[str], marks: Sequence[Any]) -> list[int]:
    """Give the line at which each key begins with its remarks, and that at which the last ends."""
    ends = [*(mark.line for mark in marks), len(lines)]
    cuts = [_above(lines, end) for end in ends]
    first = ends[0]
    blank = [n for n in range(cuts[0], first) if not lines[n].strip()]
    return [blank[-1] + 1 if blank else cuts[0], *cuts[1:]]


def _above(lines: list[str], end: int) -> int:
    """Give where the remarks that stand above line `end` begin.

    Empty lines above them are left to what comes before: they may be part of a long text.
    """
    begin = end
    while begin and (not lines[begin - 1].strip() or lines[begin - 1].startswith("#")):
        begin -= 1
    while begin < end and not lines[begin].strip():
        begin += 1
    return begin
