"""Runs the course behind a real nginx on this machine, with the configuration of ``deploy/``."""

from __future__ import annotations

import os
import pwd
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course.dist import tools

CONFIGURATION = Path("deploy", "nginx.conf")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_WHOLE = """{user}daemon off;
worker_processes auto;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
load_module {brotli};
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
{server}
}}
"""
_PATIENCE = 10.0


@contextmanager
def serving(root: Path, folder: Path, work: Path, base: str = "") -> Iterator[str]:
    """Serve a folder on a free port of this machine; yields the address with a slash at its end.

    Arguments:
        root: the project's root, which holds ``deploy/nginx.conf``.
        folder: what nginx takes as its root: the site, or the folder above it.
        work: an empty folder for what nginx writes.
        base: path below the host, such as ``"/kelas-jaga"``, when the site is in a folder of that name.

    Raises:
        tools.Missing: nginx or its module for brotli is not installed.
        tools.Refused: nginx does not start.
    """
    tools.need(["nginx"])
    if not _BROTLI.exists():
        raise tools.Missing(["nginx"])
    port = _free_port()
    server = (root / CONFIGURATION).read_text(encoding="utf-8")
    server = re.sub(r"listen .*;", f"listen 127.0.0.1:{port} default_server;", server)
    server = re.sub(r"root .*;", f"root {folder};", server)
    server = server.replace('default "";', f'default "{base}";')
    user = f"user {pwd.getpwuid(0).pw_name};\n" if os.getuid() == 0 else ""
    whole = work / "nginx.conf"
    whole.write_text(_WHOLE.format(user=user, work=work, brotli=_BROTLI, server=server), encoding="utf-8")
    command = [*(tools.command("nginx") or ()), "-c", str(whole), "-e", str(work / "error.log")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port, work / "error.log")
        yield f"http://127.0.0.1:{port}{base}/"
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise tools.Refused("nginx", str(CONFIGURATION), log.read_text(encoding="utf-8").strip())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise tools.Refused("nginx", str(CONFIGURATION), f"no answer within {_PATIENCE:.0f} seconds")
