"""Waits for edits: ``course check --watch`` answers after each of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_TOGETHER = 0.2  # seconds: an editor writes, renames and touches a file for one edit
_READING = frozenset({"opened", "closed_no_write"})


class _Edits(FileSystemEventHandler):
    """Notes that something was written."""

    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _READING:
            self.happened.set()


def edits(*folders: Path) -> Iterator[None]:
    """Yield once now and once after every edit below the folders; never ends by itself."""
    noted = _Edits()
    observer = Observer()
    for folder in folders:
        observer.schedule(noted, str(folder), recursive=True)
    observer.start()
    try:
        yield
        while True:
            noted.happened.wait()
            while noted.happened.is_set():
                noted.happened.clear()
                noted.happened.wait(_TOGETHER)
            yield
    finally:
        observer.stop()
        observer.join()
