"""Serve a folder on this machine as a good static host does: compressed, and to be kept."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import brotli

HOST: Final = "localhost"
"""Browsers take pages from here for as safe as those behind a certificate."""
QUALITY: Final = 11
"""Of brotli: the best it can, as for files that are compressed once and sent often."""
PRESSED: Final = frozenset(
    {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
)
"""Kinds of files that become smaller; pictures and the search index are small already."""
_NAMED: Final = re.compile(r"\.[0-9a-f]{8,}\.\w+$")
"""An address with a digest: what lies there never changes."""
FOR_GOOD: Final = "public, max-age=31536000, immutable"
FOR_NOW: Final = "public, max-age=600"


@cache
def pressed(path: Path, way: str) -> bytes:
    """Give a file compressed in a way, `br` or `gzip`; read and compressed once."""
    data = path.read_bytes()
    return brotli.compress(data, quality=QUALITY) if way == "br" else gzip.compress(data, 9)


@contextmanager
def hosted(build: Callable[[str], Path]) -> Iterator[str]:
    """Serve what `build` makes for the address it is given; give that address."""
    with ThreadingHTTPServer((HOST, 0), SimpleHTTPRequestHandler) as server:
        url = f"http://{HOST}:{server.server_port}/"
        server.daemon_threads = True
        server.RequestHandlerClass = partial(_Host, directory=str(build(url)))
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield url
        finally:
            server.shutdown()
            thread.join()


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        wanted = self.headers.get("Accept-Encoding", "")
        way = next((way for way in ("br", "gzip") if way in wanted), "")
        way = way if path.suffix in PRESSED else ""
        data = pressed(path, way) if way else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self._kind(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", FOR_GOOD if _NAMED.search(path.name) else FOR_NOW)
        self.send_header("Vary", "Accept-Encoding")
        if way:
            self.send_header("Content-Encoding", way)
        self.end_headers()
        self.wfile.write(data)

    def _kind(self, path: Path) -> str:
        kind = self.guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
