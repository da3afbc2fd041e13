"""Which kind of visits a file holds, told by its beginning."""

import codecs
import csv
import re
from enum import StrEnum
from typing import Final

from khotin import counts
from khotin.visits import logs

_VERSIONED: Final = re.compile(r"\d+path")
_LOOKED_AT: Final = 20
"""Lines at the beginning, of which one at least must be whole."""


class Kind(StrEnum):
    """What may be given."""

    LOG = "log"
    GOATCOUNTER = "goatcounter"
    PLAUSIBLE = "plausible"
    CSV = "csv"


def kind_of(beginning: bytes) -> Kind | None:
    """Tell the kind of a file by its first lines; None for none that is known.

    A file without a line is taken for a log: servers begin a new one every night.
    """
    lines = [line for line in beginning.removeprefix(codecs.BOM_UTF8).split(b"\n") if line.strip()]
    if not lines or any(map(logs.is_line, lines[:_LOOKED_AT])):
        return Kind.LOG
    texts = [line.decode("utf-8", "replace") for line in lines[:_LOOKED_AT]]
    names = columns(texts[0])
    if names and _VERSIONED.fullmatch(names[0]):
        return Kind.GOATCOUNTER
    if {"visitors", "pageviews"} <= set(names) and {"page", "name"} & set(names):
        return Kind.PLAUSIBLE
    if any(row.is_address and row.views is not None for row in counts.rows(texts)):
        return Kind.CSV
    return None


def columns(header: str) -> list[str]:
    """Give the names of a table's columns, in lower case."""
    try:
        return [name.strip().lower() for name in next(csv.reader([header]), [])]
    except csv.Error:
        return []
