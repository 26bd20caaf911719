"""How heavy pages, decks and guides are for a reader who opens them, and whether anything leaks or stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from course.measure import browsing
from course.measure.browsing import Visit
from course.measure.hosting import compressed, hosted
from course.measure.tables import Bench, Column, Figure, Measurement, Row, Table

Told = tuple[Column, Callable[[Visit], Figure]]

PICTURES: Told = (
    Column({"id": "gambar", "en": "pictures"}, "B", 12_000),
    lambda seen: seen.bytes_of("Image", "Media"),
)
LINE: Told = (
    Column({"id": "semua, dengan kepala HTTP", "en": "everything, with HTTP heads"}, "B"),
    lambda seen: sum(seen.parts.values()) + seen.heads,
)
FONTS: Told = (Column({"id": "huruf", "en": "fonts"}, "B", 0), lambda seen: seen.bytes_of("Font"))
# Held on everything that is opened in a browser.
PRIVATE: tuple[Told, ...] = (
    (Column({"id": "ke pihak lain", "en": "to others"}, "", 0), lambda seen: seen.foreign),
    (Column({"id": "tersimpan", "en": "stored"}, "", 0), lambda seen: seen.stored),
    (Column({"id": "ditolak kebijakan", "en": "refused by policy"}, "", 0), lambda seen: seen.refused),
)
LIGHT: tuple[Told, ...] = (
    (
        Column({"id": "halaman tanpa gambar", "en": "page without pictures"}, "B", 16_000),
        lambda seen: seen.page,
    ),
    PICTURES,
    LINE,
    (Column({"id": "permintaan", "en": "requests"}, "", 5), lambda seen: seen.requests),
    (Column({"id": "unsur kerangka", "en": "elements of the frame"}, "", 150), lambda seen: seen.frame),
    (Column({"id": "skrip", "en": "scripts"}, "B", 3_000), lambda seen: seen.bytes_of("Script")),
    (
        Column({"id": "gaya", "en": "styles"}, "B", 8_000),
        lambda seen: seen.sheet + seen.bytes_of("Stylesheet"),
    ),
    FONTS,
    *PRIVATE,
)
NEXT = Column({"id": "pelajaran berikutnya", "en": "next lesson"}, "B", 12_000)
BESIDE: tuple[Told, ...] = (
    (Column({"id": "tanpa gambar", "en": "without pictures"}, "B", 60_000), lambda seen: seen.page),
    LINE,
    (Column({"id": "permintaan", "en": "requests"}), lambda seen: seen.requests),
    *PRIVATE,
)
HOW = {
    "id": "peramban baru dengan layar HP, sampai tidak ada lagi yang dimuat; brotli",
    "en": "a fresh browser with a phone's screen, until nothing more is loaded; brotli",
}
# Besides lessons: the front door, the page for an emergency, the directory, the lists.
OTHERS = ("", "bantuan/sekarang/", "bantuan/", "cari/", "istilah/", "sumber/")


def pages(bench: Bench) -> Table:
    """The lightest, the middle and the heaviest lesson, and the pages everybody needs."""
    site, title = bench.site, {"id": f"Halaman: {HOW['id']}", "en": f"Pages: {HOW['en']}"}
    rows = []
    with hosted(site) as host, browsing.browser() as chromium:
        for address in [*samples(site, "page"), *OTHERS]:
            context = browsing.reader(chromium)
            seen = browsing.visit(context, host + address)
            following = next_lesson(site, address)
            after = browsing.visit(context, host + following).page if following else None
            rows.append(Row(address or "/", (*figures(seen, LIGHT), after)))
            context.close()
    return Table(title, (*columns(LIGHT), NEXT), tuple(rows))


def decks(bench: Bench) -> Table:
    """The lightest, the middle and the heaviest deck and guide of each edition."""
    site, title = (
        bench.site,
        {"id": f"Salindia dan panduan: {HOW['id']}", "en": f"Decks, guides: {HOW['en']}"},
    )
    rows = []
    with hosted(site) as host, browsing.browser() as chromium:
        for address in [*samples(site, "deck"), *samples(site, "guide")]:
            context = browsing.reader(chromium)
            rows.append(Row(address, figures(browsing.visit(context, host + address), BESIDE)))
            context.close()
    return Table(title, columns(BESIDE), tuple(rows))


def columns(told: Sequence[Told]) -> tuple[Column, ...]:
    """The columns of these figures."""
    return tuple(column for column, _ in told)


def figures(seen: Visit, told: Iterable[Told]) -> tuple[Figure, ...]:
    """These figures of one visit."""
    return tuple(figure(seen) for _, figure in told)


def samples(site: Path, kind: str) -> list[str]:
    """The lightest, the middle and the heaviest output of one kind in each edition, by size on the line."""
    found: list[str] = []
    for language in ("id", "en"):
        made = sorted(outputs(site, kind, language), key=lambda address: weight(site, address))
        found += dict.fromkeys((made[0], made[len(made) // 2], made[-1]))
    return found


def outputs(site: Path, kind: str, language: str) -> list[str]:
    """Addresses of one kind of output of all lessons in one language, in reading order."""
    listing = json.loads((site / "course.json").read_text(encoding="utf-8"))
    return [
        output["address"]
        for lesson in listing["lessons"]
        for output in lesson["editions"].get(language, {}).get("outputs", ())
        if output["kind"] == kind
    ]


def weight(site: Path, address: str) -> int:
    """Bytes of a page itself on the line, without what it loads."""
    return len(compressed((site / address / "index.html").read_bytes()))


def next_lesson(site: Path, address: str) -> str:
    """The lesson that follows in the course; empty when there is none."""
    for language in ("id", "en"):
        lessons = outputs(site, "page", language)
        if address in lessons[:-1]:
            return lessons[lessons.index(address) + 1]
    return ""


PAGES = Measurement("pages", "Berat halaman, permintaan, kebocoran / weight of pages, requests, leaks", pages)
DECKS = Measurement("decks", "Salindia dan panduan, demikian juga / decks and guides likewise", decks)
