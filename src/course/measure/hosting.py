"""A small web host for measuring: real HTTP on this machine, texts compressed as good hosts do."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

_TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port of this machine; yields the address with a slash at its end."""
    with listening(type("Handler", (_Handler,), {"folder": folder.resolve()})) as address:
        yield address


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer with ``handler`` on a free port of this machine; yields the address with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=512)
def compressed(data: bytes) -> bytes:
    """The bytes as a host that compressed them beforehand sends them (brotli, quality 11)."""
    return brotli.compress(data, quality=11)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "host", ""
    folder: Path

    def do_GET(self) -> None:
        path = (self.folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        if not path.is_relative_to(self.folder) or not path.is_file():
            self._answer(404, b"", "text/plain", False)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        packed = kind.startswith(_TEXTS) and "br" in self.headers.get("Accept-Encoding", "")
        data = path.read_bytes()
        self._answer(200, compressed(data) if packed else data, kind, packed)

    def _answer(self, status: int, body: bytes, kind: str, packed: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the table is the report."""
