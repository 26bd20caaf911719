"""What is printed: how much paper, how much ink, and what making all of it costs."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from course import model
from course.measure import cost
from course.measure.tables import Bench, CannotMeasure, Column, Measurement, Row, Table
from course.outputs import BESIDE
from course.outputs.compact import pages
from course.outputs.jobs import Job, Place, jobs

# What a build of everything printed reads.
READ = ("data", "docs", "overrides", "mkdocs.yml")
DOTS = 50
COLUMNS = (
    Column({"id": "berkas", "en": "files"}),
    Column({"id": "halaman", "en": "pages"}),
    Column({"id": "ukuran", "en": "size"}, "MB"),
    Column({"id": "tinta, halaman terhitam", "en": "ink, blackest page"}, "%", 12),
    Column({"id": "membuat semua", "en": "making all"}, "s CPU", 20),
    Column({"id": "setelah satu kata berubah", "en": "after one word changed"}, "s CPU", 2),
)
NO_INK = {
    "id": "Untuk mengukur tinta perlu paket uji: pip install pypdfium2.",
    "en": "Measuring ink needs a package of the tests: pip install pypdfium2.",
}
BROKEN = {"id": "course handouts gagal:\n{said}", "en": "course handouts failed:\n{said}"}
_PROSE = re.compile(r"^[A-Z][^\n|]*\.$", re.MULTILINE)


def measure(bench: Bench) -> Table:
    """Run ``course handouts`` in a copy of the project twice: with nothing made, and after one word."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in READ:
            source = bench.root / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        cold = _made(bench, root)
        change_a_word(root, bench)
        warm = _made(bench, root)
        course, _ = model.load(root, bench.today)
        assert course is not None  # it was printed
        made = [job for job in jobs(course, Place()) if job.cached.suffix == ".pdf"]
        kinds = [item for item in BESIDE if any(job.kind == item.kind for job in made)]
        figures = {item.kind: _figures([job for job in made if job.kind == item.kind]) for item in kinds}
    alone = [figures[item.kind] for item in kinds if not item.gathers]
    *sums, inks = zip(*alone, strict=True)
    rows = [Row(kind, (*own, None, None)) for kind, own in figures.items()]
    rows.append(Row("*", (*map(sum, sums), max(inks), cold, warm)))
    return Table(
        {
            "id": f"Di atas kertas; * semua lembar sekali, tanpa paketnya; tinta pada {DOTS} titik per inci",
            "en": f"On paper; * every sheet once, without the packs; ink at {DOTS} dots per inch",
        },
        COLUMNS,
        tuple(rows),
    )


def _made(bench: Bench, root: Path) -> float:
    used = cost.of_course(["handouts"], root, {"COURSE_TODAY": bench.today.isoformat(), "SITE_URL": ""})
    if used.code:
        raise CannotMeasure({language: text.format(said=used.output) for language, text in BROKEN.items()})
    return used.cpu


def change_a_word(root: Path, bench: Bench) -> Path:
    """Add a word to the first sentence of the first lesson, as an author does; return the file.

    Its translation is then behind, which is told and stops nothing.
    """
    course, _ = model.load(root, bench.today)
    assert course is not None
    file = root / course.lessons[0].editions["id"].source.path
    text = file.read_text(encoding="utf-8")
    start = text.index("\n---\n") + 5
    body = _PROSE.sub(lambda found: f"{found[0]} Tenang.", text[start:], count=1)
    file.write_text(text[:start] + body, encoding="utf-8")
    return file


def _figures(made: list[Job]) -> tuple[int, int, float, float]:
    """Files, pages, megabytes and the ink of the blackest page in per cent."""
    files = [job.cached.read_bytes() for job in made]
    ink = max(share for data in files for share in blackness(data))
    return len(files), sum(map(pages, files)), sum(map(len, files)) / 1e6, 100 * ink


def blackness(data: bytes) -> Iterator[float]:
    """Share of each page that is black; grey counts in part.

    Raises:
        CannotMeasure: what draws pages is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise CannotMeasure(NO_INK) from None
    for page in pypdfium2.PdfDocument(data):
        histogram = page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L").histogram()
        yield sum(count * (255 - grey) for grey, count in enumerate(histogram)) / 255 / sum(histogram)


MEASUREMENT = Measurement("pdf", "Kertas, tinta, dan waktu membuatnya / paper, ink, and making it", measure)
