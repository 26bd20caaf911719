"""Messages about the form of a lesson file: everything pymdownx would swallow."""

from __future__ import annotations

from collections.abc import Mapping

READING: Mapping[str, Mapping[str, str]] = {
    "empty-file": {
        "id": "Berkas ini kosong. Isi bagian depan (---) dan teksnya, atau jalankan `course new`.",
        "en": "This file is empty. Write its front matter (---) and text, or run `course new`.",
    },
    "control-character": {
        "id": "Ada tanda yang tidak terlihat ({character}). Hapus tanda itu.",
        "en": "There is an invisible control character ({character}). Delete it.",
    },
    "front-matter-missing": {
        "id": "Bagian depan tidak ada. Mulai berkas dengan baris ---, lalu title dan description, lalu ---.",
        "en": "The front matter is missing. Begin the file with a line ---, then title and description, "
        "then ---.",
    },
    "front-matter-unclosed": {
        "id": "Bagian depan tidak ditutup. Tulis baris --- sesudah kunci terakhir.",
        "en": "The front matter is not closed. Write a line --- after its last key.",
    },
    "front-matter-not-mapping": {
        "id": "Bagian depan bukan daftar `kunci: nilai`. Tulis satu kunci setiap baris.",
        "en": "The front matter is not a list of `key: value`. Write one key on each line.",
    },
    "unknown-block": {
        "id": 'Blok "{name}" tidak dikenal. Pakai salah satu: {known}.',
        "en": 'Block "{name}" is not known. Use one of: {known}.',
    },
    "unclosed-block": {
        "id": 'Blok "{name}" tidak ditutup; sisa halaman akan hilang. Tutup dengan baris {fence}.',
        "en": 'Block "{name}" is never closed; the rest of the page would be lost. Close it with a line '
        "{fence}.",
    },
    "stray-fence": {
        "id": "Baris {fence} tidak menutup blok apa pun. Hapus, atau samakan jumlah garis miringnya.",
        "en": "The line {fence} closes no block. Delete it, or use as many slashes as the block it closes.",
    },
    "bad-fence": {
        "id": "Baris ini dimulai dengan /// tetapi bukan blok. Tulis: {fence} nama | keterangan.",
        "en": "This line begins with /// but is not a block. Write: {fence} name | argument.",
    },
    "indented-fence": {
        "id": "Baris /// ini tidak di tepi kiri. Geser ke tepi kiri.",
        "en": "This /// line is not at the margin. Move it to the left margin.",
    },
    "same-fence": {
        "id": 'Blok "{name}" memakai jumlah garis miring yang sama dengan "{outer}" di luarnya (baris '
        "{outer_line}). Beri blok luar satu garis miring lebih banyak.",
        "en": 'Block "{name}" has as many slashes as "{outer}" around it (line {outer_line}). Give the outer '
        "block one slash more.",
    },
    "wrong-nesting": {
        "id": 'Blok "{name}" tidak boleh di dalam "{outer}". Pindahkan ke luar, sesudah baris penutupnya.',
        "en": 'Block "{name}" may not stand inside "{outer}". Move it out, below the closing line.',
    },
    "wrong-place": {
        "id": 'Blok "{name}" tidak boleh di sini. Tempatnya: {allowed}.',
        "en": 'Block "{name}" may not stand here. Its place: {allowed}.',
    },
    "missing-argument": {
        "id": 'Blok "{name}" perlu keterangan. Tulis: {fence} {name} | keterangan.',
        "en": 'Block "{name}" needs an argument. Write: {fence} {name} | argument.',
    },
    "unexpected-argument": {
        "id": 'Blok "{name}" tidak memakai keterangan. Hapus "| {argument}".',
        "en": 'Block "{name}" takes no argument. Delete "| {argument}".',
    },
    "bad-argument": {
        "id": 'Keterangan "{argument}" tidak berlaku untuk blok "{name}". Pakai: {allowed}.',
        "en": 'Argument "{argument}" does not fit block "{name}". Use: {allowed}.',
    },
    "bad-options": {
        "id": 'Pilihan blok "{name}" tidak terbaca. Tulis `kunci: nilai`, menjorok 4 spasi; jika bukan '
        "pilihan, beri baris kosong dulu. Nilai berisi titik dua perlu tanda kutip.",
        "en": 'The options of block "{name}" cannot be read. Write `key: value`, indented by 4 spaces; if '
        "they are not options, leave an empty line first. A value with a colon needs quotes.",
    },
    "unknown-option": {
        "id": 'Pilihan "{option}" tidak ada pada blok "{name}". Yang ada: {known}.',
        "en": 'Block "{name}" has no option "{option}". It has: {known}.',
    },
    "bad-option-value": {
        "id": 'Nilai "{value}" tidak berlaku untuk pilihan "{option}". Pakai: {allowed}.',
        "en": 'Value "{value}" does not fit option "{option}". Use: {allowed}.',
    },
    "misplaced-option": {
        "id": 'Pilihan "{option}" tidak terbaca di sini. Taruh tepat sesudah {fence}, menjorok 4 spasi.',
        "en": 'Option "{option}" is not read here. Put it right after {fence}, indented by 4 spaces.',
    },
    "unclosed-code": {
        "id": "Blok kode {fence} tidak ditutup. Tutup dengan baris {fence} yang sama.",
        "en": "The code fence {fence} is never closed. Close it with the same line {fence}.",
    },
    "unclosed-comment": {
        "id": "Komentar <!-- tidak ditutup. Tutup dengan -->.",
        "en": "The comment <!-- is never closed. Close it with -->.",
    },
    "list-indent": {
        "id": "Butir daftar ini menjorok {count} spasi. Pakai 0 atau 4 spasi (8 untuk tingkat ketiga).",
        "en": "This list item is indented by {count} spaces. Use 0 or 4 spaces (8 for a third level).",
    },
    "no-break-space": {
        "id": 'Sesudah "{mark}" ada spasi tanpa putus, jadi ini tidak tampil sebagai daftar. Ketik ulang '
        "spasinya.",
        "en": 'After "{mark}" stands a no-break space, so this is not shown as a list. Type the space again.',
    },
    "list-after-text": {
        "id": "Daftar ini menempel pada paragraf, jadi tidak tampil sebagai daftar. Beri baris kosong di "
        "atasnya.",
        "en": "This list sticks to a paragraph, so it is not shown as a list. Leave an empty line above it.",
    },
    "loaded-content": {
        "id": 'Halaman tidak boleh memuat "{found}". Peramban menolaknya, jadi pembaca tidak melihat '
        "apa-apa. Hapus, atau tulis sebagai tautan.",
        "en": 'A page may not load "{found}". Browsers refuse it, so readers would see nothing. Delete it, '
        "or write a link.",
    },
    "quiz-options": {
        "id": 'Kuis ini punya {count} pilihan "- [ ]". Tulis tepat tiga.',
        "en": 'This quiz has {count} options "- [ ]". Write exactly three.',
    },
    "quiz-preferred": {
        "id": "Kuis ini tidak punya pilihan yang aman. Tandai satu dengan - [x].",
        "en": "This quiz has no safe choice. Mark one with - [x].",
    },
    "quiz-box": {
        "id": "Pilihan kuis ini tidak bertanda. Mulai dengan - [x] (aman), - [~] (boleh juga) atau - [ ] "
        "(lihat lagi).",
        "en": "This quiz option has no mark. Begin it with - [x] (safe), - [~] (also fine) or - [ ] (look "
        "again).",
    },
    "quiz-feedback": {
        "id": "Pilihan kuis ini tidak punya umpan balik. Tulis satu butir di bawahnya, menjorok 4 spasi.",
        "en": "This quiz option has no feedback. Write one item below it, indented by 4 spaces.",
    },
    "empty-block": {
        "id": 'Blok "{name}" kosong. Isi atau hapus.',
        "en": 'Block "{name}" is empty. Fill it or delete it.',
    },
}
