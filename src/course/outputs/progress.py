"""Shows how far the making of files has come: a bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

WORDS = {
    "id": {
        "making": "Membuat berkas",
        "packed": "{file}: {files} berkas, {pages} halaman, {size} MB.",
        "step": "{what}: {done} dari {all}",
        "end": "{all} berkas, {pages} halaman kertas, {made} dibuat baru, {seconds} detik.",
    },
    "en": {
        "making": "Making files",
        "packed": "{file}: {files} files, {pages} pages, {size} MB.",
        "step": "{what}: {done} of {all}",
        "end": "{all} files, {pages} pages of paper, {made} made anew, {seconds} seconds.",
    },
}
# A pipe hears of the start and of every quarter.
_QUARTERS = 4


@dataclass
class Count:
    """What has been done; whoever makes the files keeps it up to date."""

    all: int = 0
    done: int = 0
    made: int = 0
    pages: int = 0
    heard: Callable[[], None] = field(default=lambda: None, repr=False)


@contextmanager
def shown(language: str, what: str = "making") -> Iterator[Count]:
    """Yield a count and show it on stderr while it grows; at the end sum it up in one line.

    Nothing is said when nothing had to be made.

    Arguments:
        language: of the words.
        what: which work it is, a key of :data:`WORDS`.
    """
    words, started = WORDS[language], time.monotonic()
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    count = Count()
    if console.is_terminal:
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(words[what], total=None)
            count.heard = lambda: bar.update(task, total=count.all, completed=count.done)
            yield count
    else:
        said: set[int] = set()

        def say() -> None:
            quarter = _QUARTERS * count.done // max(count.all, 1)
            if quarter not in said and count.done < count.all:
                said.add(quarter)
                console.print(words["step"].format(what=words[what], done=count.done, all=count.all))

        count.heard = say
        yield count
    if count.made:
        seconds = f"{time.monotonic() - started:.1f}"
        console.print(words["end"].format(all=count.all, pages=count.pages, made=count.made, seconds=seconds))
