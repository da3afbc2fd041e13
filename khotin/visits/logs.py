r"""Access logs in the "combined" format, which nginx and Apache write.

Apache: `%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"`
(https://httpd.apache.org/docs/2.4/logs.html#combined). nginx:
`$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
"$http_referer" "$http_user_agent"` (ngx_http_log_module, "combined"). Further fields
behind these do no harm. Apache writes a quotation mark inside a field as `\"`, nginx
as `\x22`.
"""

import re
from datetime import date
from functools import lru_cache
from math import inf
from typing import Final

from khotin.visits.addresses import Addresses
from khotin.visits.readers import Sittings, is_bot
from khotin.visits.tally import Tally

_LINE: Final = re.compile(
    rb'\S+ \S+ .*?\[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]]+\] "[^"]*" \d{3} \S+ "[^"]*" "[^"]*"'
)
_MONTHS: Final = {
    name: number
    for number, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_SEEN: Final = {b" 200 ", b" 304 "}
"""Answers after which somebody sees the page: 304 sends nothing, because the browser has it."""
_LONGEST: Final = 2000
"""Bytes of a request that may ask for an article."""
_REMEMBERED: Final = 1 << 15
_EPOCH: Final = date(1970, 1, 1).toordinal()


def is_line(line: bytes) -> bool:
    """Tell whether a line is one of a log in the combined format."""
    return _LINE.match(_plain(line)) is not None


class Reader:
    """Counts the visits in a log, block by block."""

    def __init__(self, addresses: Addresses, pause: int, end: float = inf) -> None:
        """Look for the articles of `addresses`; count a reader again after `pause` minutes.

        No visit counts from the minute `end` since 1970 on.
        """
        self.tally = Tally()
        self._end = end
        self._begins = Sittings(pause).begins

        @lru_cache(_REMEMBERED)
        def asked(request: bytes) -> str | None:
            method, _, rest = request.partition(b" ")
            if method != b"GET" or len(request) > _LONGEST:
                return None
            return addresses.asked(rest.partition(b" ")[0].decode("utf-8", "replace"))

        self._asked = asked

    def read(self, block: bytes) -> None:
        """Count a block of whole lines.

        This is the inner loop for millions of lines: names are local, a line is cut at
        its quotation marks once, and all that repeats is remembered.
        """
        tally, asked, end = self.tally, self._asked, self._end
        lines = _plain(block).split(b"\n")
        del lines[-1]
        tally.lines += len(lines)
        for line in lines:
            try:
                before, request, answer, _, _, agent, _ = line.split(b'"', 6)
            except ValueError:
                tally.damaged += 1
                continue
            address = asked(request)
            if address is None or answer[:5] not in _SEEN:
                continue
            if is_bot(agent):
                tally.bots += 1
                continue
            client, _, rest = before.partition(b" ")
            _, _, stamp = rest.rpartition(b"[")
            minute = _minute(stamp[:17], stamp[21:26])
            if minute is None:
                tally.damaged += 1
            elif minute >= end:
                tally.late += 1
            elif self._begins((client, agent, address), minute):
                tally.add(address, 1)
            else:
                tally.repeated += 1


def _plain(block: bytes) -> bytes:
    """Take away the backslashes before quotation marks, and those marks."""
    if b"\\" not in block:
        return block
    return block.replace(b"\\\\", b"/").replace(b'\\"', b"'")


@lru_cache(_REMEMBERED)
def _minute(clock: bytes, zone: bytes) -> int | None:
    """Give the minute since 1970 of a time `12/Sep/2023:11:21` in a zone `+0700`."""
    try:
        day, month, year = int(clock[:2]), _MONTHS[clock[3:6]], int(clock[7:11])
        days = date(year, month, day).toordinal() - _EPOCH
        hours, minutes = int(clock[12:14]), int(clock[15:17])
        ahead = int(zone[:3]) * 60 + int(zone[:1] + zone[3:])
    except (ValueError, LookupError):
        return None
    return (days * 24 + hours) * 60 + minutes - ahead
