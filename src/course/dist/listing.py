"""``dist.json``: everything in ``dist/`` with its size and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from course.outputs import VERSION

NAME = "dist.json"


def write_listing(folder: Path, site: str = "") -> None:
    """List every file below ``folder``, for machines and for whoever puts them on a server."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    listing = {
        "version": VERSION,
        "address": site or None,
        "files": [
            {
                "file": path.relative_to(folder).as_posix(),
                "bytes": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
            for path in files
        ],
    }
    (folder / NAME).write_text(json.dumps(listing, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
