"""A server on this machine that counts what goes over the wire, and when."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

HOST: Final = "127.0.0.1"
_PLAIN: Final = "/plain/"


class Wire:
    """Bytes of responses, headers and bodies, with the moment each part went out."""

    def __init__(self) -> None:
        self._sent: list[tuple[float, int]] = []

    def add(self, number: int) -> None:
        """Note that so many bytes are sent now."""
        self._sent.append((time.time(), number))

    def begin(self) -> None:
        """Forget what was sent before."""
        self._sent.clear()

    def until(self, moment: float) -> int:
        """Give the bytes sent until a moment, in seconds of the system's clock."""
        return sum(number for sent, number in list(self._sent) if sent <= moment)


@contextmanager
def serve(output: Path, plain: Path, wire: Wire) -> Iterator[str]:
    """Serve a site, and the folder `plain` as `/plain/` of it; gives its address."""
    handler = partial(_Handler, output, plain, wire)
    with _Server((HOST, 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, output: Path, plain: Path, wire: Wire, *rest: Any) -> None:
        """Answer a connection; the base class does so at once."""
        self._plain, self._wire = str(plain), wire
        super().__init__(*rest, directory=str(output))

    def setup(self) -> None:
        super().setup()
        self.wfile = _Counted(self.wfile, self._wire)

    def translate_path(self, path: str) -> str:
        if not path.startswith(_PLAIN):
            return super().translate_path(path)
        site, self.directory = self.directory, self._plain
        try:
            return super().translate_path(path.removeprefix(_PLAIN.rstrip("/")))
        finally:
            self.directory = site

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Counted(io.BufferedIOBase):
    """A connection's way out; what is written to it counts."""

    def __init__(self, out: io.BufferedIOBase, wire: Wire) -> None:
        self._out, self._wire = out, wire

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._wire.add(len(data))  # before it is sent: the browser may be faster than this thread
        return self._out.write(data)

    def flush(self) -> None:
        self._out.flush()
