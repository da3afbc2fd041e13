"""A whole file: mended part by part, read again, and compared with what it said before."""

from zoneinfo import ZoneInfo

import yaml

from khotin.header import Header, parse
from khotin.mending import order, spaces, values
from khotin.mending.packing import pack, unpack
from khotin.mending.quoting import readable, with_front
from khotin.mending.saying import says
from khotin.problems import Invalid, Place, problem
from khotin.schema import Table


def mend(path: str, data: bytes, model: type[Table], zone: ZoneInfo) -> bytes:
    """Give a file's bytes mended; the same bytes where there is nothing to mend.

    `model` gives the order of keys, `zone` is that of dates without one. Raises Invalid
    with what keeps the file from being mended, and when mending it would change what it
    says; it is to stay as it is then.
    """
    text, ends = unpack(path, data)
    text = readable(path, text)
    before, found = parse(path, text)
    if found:
        raise Invalid(found)
    try:
        front = order.mend(values.mend(before.front, zone), tuple(model.model_fields))
        body = spaces.mend(before.body)
        start = len(text) - len(before.body)
        mended = with_front(text[:start] + body, spaces.breaking(front))
        kept = _is_kept(before, mended, zone)
    except (Invalid, yaml.YAMLError, RecursionError):
        kept = False
    if not kept:
        raise Invalid([problem("not-mended", Place(path))])
    return pack(mended, ends)


def _is_kept(before: Header, mended: str, zone: ZoneInfo) -> bool:
    """Tell whether a mended text says what it said before."""
    after, found = parse(before.path, mended)
    if found or values.meaning(before.values, zone) != values.meaning(after.values, zone):
        return False
    return before.body == after.body or says(before.body) == says(after.body)
