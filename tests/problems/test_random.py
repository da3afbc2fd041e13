"""Whatever a file holds, it is read or told of in words."""

from typing import Final
from zoneinfo import ZoneInfo

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from khotin.checking.proof import Reader
from khotin.front_matter import FrontMatter, Terms
from khotin.language import Words
from khotin.paths import ZONE
from khotin.source import Source

CASES: Final = 10_000
READER: Final = Reader(Terms(("kinh-te", "y-te"), ZoneInfo(ZONE)))
WORDS: Final = (Words("vi").say, Words("en").say)
PATHS: Final = ("content/2023/09/de.md", "content/pages/de.md")
MANY: Final = settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

KEYS: Final = st.sampled_from([*FrontMatter.model_fields, "language", "tac_gia", "<<", "? a", "é"])
SCALARS: Final = st.sampled_from(
    """12/09/2023 | 11:21;2023-09-12;31/02/2023;0;1.850;-1;1e9;"";'';~;null;true;có;[;];{;};[a, b];
    {name: a, url: b};&a b;*a;!!python/object:os.system x;!x y;|;>;> a;- a;"a;'a;a: b;a #b;#;@a;%a;
    `a`;\\x00;"\\x00";"\\ud800";? ;---;...;\t;kinh-te;y-te;Hội nghị: tổng kết;https://x.vn;a"b""".replace(
        "\n", ""
    ).split(";")
)
VALUES: Final = SCALARS | st.text(max_size=12)
LINES: Final = st.one_of(
    st.tuples(KEYS, VALUES).map(": ".join),
    st.tuples(KEYS, VALUES).map(":\n  - ".join),
    st.tuples(KEYS, KEYS, VALUES).map(lambda three: f"{three[0]}:\n  {three[1]}: {three[2]}"),
    VALUES,
)
HEADERS: Final = st.lists(LINES, max_size=8).map("\n".join)
VALID: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
DUMPED: Final = st.dictionaries(KEYS, VALID, max_size=5).map(
    lambda values: str(yaml.safe_dump(values, allow_unicode=True))
)


def tell(path: str, data: bytes) -> None:
    """Proofread a file, and tell what is wrong with it, in both languages."""
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in READER.read(Source(path, data)).problems:
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        for say in WORDS:
            assert problem.message(say)
            assert problem.hint(say)


@MANY
@given(
    st.sampled_from(PATHS), st.binary(max_size=200) | st.binary(max_size=60).map(b"---\n".__add__)
)
@example(PATHS[0], b"\x0b\x0b\xef\xa4\x80")
def test_random_bytes_never_give_a_traceback(path: str, data: bytes) -> None:
    tell(path, data)


@MANY
@given(st.sampled_from(PATHS), HEADERS | DUMPED)
def test_random_yaml_never_gives_a_traceback(path: str, header: str) -> None:
    tell(path, f"---\n{header}\n---\nMột.\n".encode("utf-8", "replace"))


def test_the_reader_of_these_tests_tells_what_is_wrong() -> None:
    found = READER.read(Source(PATHS[0], b"---\ntitle: a: b\n---\n")).problems
    assert [problem.code for problem in found] == ["yaml-quotes"]
