import http.client
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.finding.serving import Wire, serve


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def connection(tmp_path: Path, wire: Wire) -> Iterator[http.client.HTTPConnection]:
    for name in ("site", "plain"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name * 100, "utf-8")
    with serve(tmp_path / "site", tmp_path / "plain", wire) as address:
        asked = http.client.HTTPConnection(address.removeprefix("http://"))
        yield asked
        asked.close()


def got(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    return connection.getresponse().read()


def test_one_connection_serves_the_site_and_the_plain_one_below_it(
    connection: http.client.HTTPConnection,
) -> None:
    assert got(connection, "/") == b"site" * 100
    assert got(connection, "/plain/?q=a") == b"plain" * 100
    assert got(connection, "/index.html") == b"site" * 100


def test_bytes_count_until_a_moment_headers_too(
    connection: http.client.HTTPConnection, wire: Wire
) -> None:
    before = time.time()
    got(connection, "/")
    once = wire.until(time.time())
    assert 400 < once < 800
    assert wire.until(before) == 0
    got(connection, "/")
    assert wire.until(time.time()) == 2 * once
    wire.begin()
    assert wire.until(time.time()) == 0
