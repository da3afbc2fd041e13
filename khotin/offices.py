"""Which bylines name an office, `Trung tâm VHTT&TT huyện`, and which a person, `Thu Mai`."""

import re
from functools import lru_cache
from typing import Final

from khotin.text import key

_WORD: Final = re.compile(r"[^\W_]+")
_SHORT: Final = frozenset(
    (
        *("bbt", "bch", "bhxh", "bts", "clb", "gdđt", "hđnd", "htx", "lđlđ", "lhpn", "mttq"),
        *("nhnn", "pgd", "sgd", "tand", "tnmt", "thcs", "thpt", "tt", "ttvh", "ttvhtt", "ttyt"),
        *("ubmttq", "ubnd", "vhtt", "vksnd"),
    )
)
"""Names of offices in their first letters."""
_LONG: Final = frozenset(
    key(words)
    for words in (
        *("bảo hiểm", "bảo tàng", "bệnh viện", "câu lạc", "chi bộ", "chi cục", "công an"),
        *("công đoàn", "công ty", "đảng bộ", "đảng ủy", "đoàn thanh", "hội đồng", "hợp tác"),
        *("huyện đoàn", "huyện ủy", "kho bạc", "liên đoàn", "mặt trận", "ngân hàng"),
        *("nhà văn", "quân sự", "thành ủy", "thị ủy", "thư viện", "tỉnh ủy", "tòa án"),
        *("tòa soạn", "trung tâm", "ủy ban", "văn phòng", "viện kiểm"),
    )
)
"""How names of offices begin, in two syllables."""
_HEADS: Final = frozenset(
    map(
        key, ("ban", "báo", "bộ", "cục", "đài", "đội", "hội", "phòng", "sở", "tổ", "trạm", "trường")
    )
)
"""How longer names of offices begin; `Ban Mai` is a pen name."""
_LONGER: Final = 3
"""Syllables of such a name."""


@lru_cache(maxsize=1024)
def is_office(name: str) -> bool:
    """Tell whether a name is that of an office, and not of a person. Letter case does not count."""
    words = [key(word) for word in _WORD.findall(name)]
    if not words:
        return False
    begins_so = words[0] in _SHORT or " ".join(words[:2]) in _LONG
    return begins_so or (words[0] in _HEADS and len(words) >= _LONGER)
