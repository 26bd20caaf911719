"""``python -m course.measure.beside deck``: make all files of one kind for the course in this folder.

One after another in this process, without a cache: what they cost is then what this process costs.
Prints how many there are and how many bytes they have, as JSON. Kinds: the keys of
:data:`course.measure.scale.KINDS`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from course import model
from course.measure.scale import KINDS
from course.outputs import BESIDE
from course.outputs.jobs import Place, jobs
from course.outputs.making import made


def make(root: Path, today: date, kind: str) -> dict[str, int]:
    """Make every file of a kind.

    Returns:
        ``{"files": ..., "bytes": ...}``

    Raises:
        KeyError: there is no such kind.
        paper.CannotPrint, typst.TypstError: a file cannot be printed.
    """
    course, _ = model.load(root, today)
    assert course is not None  # its pages were built
    wanted, place = {item.kind for item in BESIDE if KINDS[kind](item)}, Place()
    sizes = [len(made(course, place, job)) for job in jobs(course, place) if job.kind in wanted]
    return {"files": len(sizes), "bytes": sum(sizes)}


if __name__ == "__main__":
    print(json.dumps(make(Path.cwd(), date.fromisoformat(os.environ["COURSE_TODAY"]), sys.argv[1])))
