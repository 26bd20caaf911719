"""Sentences about what cannot be made into a file: handouts, cards and guides on paper."""

from __future__ import annotations

from collections.abc import Mapping

OUTPUTS: Mapping[str, Mapping[str, str]] = {
    "cannot-print": {
        "id": "Kertas tidak mengenal <{element}>, jadi {file} tidak bisa dibuat. "
        "Tulis bagian itu dengan paragraf, daftar, tabel, atau blok.",
        "en": "Paper has no form for <{element}>, so {file} cannot be made. "
        "Write that part with paragraphs, lists, tables or blocks.",
    },
    "handout-too-long": {
        "id": "Lembar untuk dibagikan menjadi {pages} halaman, paling banyak {most}. "
        "Pendekkan keypoints, worksheet, atau home.",
        "en": "The handout takes {pages} pages, {most} at most. Shorten keypoints, worksheet or home.",
    },
    "pdf-refused": {
        "id": "{file} tidak bisa dicetak: {reason}. "
        "Periksa judul dan tabel di dekat bagian yang terakhir diubah.",
        "en": "{file} cannot be printed: {reason}. "
        "Look at headings and tables near the part that was changed last.",
    },
}
