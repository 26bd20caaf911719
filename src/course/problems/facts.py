"""Messages about data files, YAML and schemas."""

from __future__ import annotations

from collections.abc import Mapping

FACTS: Mapping[str, Mapping[str, str]] = {
    # -- files ------------------------------------------------------------------------------
    "file-missing": {
        "id": "Berkas ini tidak ada. Buat berkasnya, atau kembalikan dari riwayat Git.",
        "en": "This file does not exist. Create it, or bring it back from the Git history.",
    },
    "file-unreadable": {
        "id": "Berkas ini tidak bisa dibaca. Periksa izin berkas, dan pastikan ini bukan folder.",
        "en": "This file cannot be read. Look at its permissions, and make sure it is not a folder.",
    },
    "file-not-text": {
        "id": "Ini bukan berkas teks. Simpan lagi sebagai teks biasa (UTF-8) dari penyunting teks.",
        "en": "This is not a text file. Save it again as plain text (UTF-8) from a text editor.",
    },
    "file-not-utf8": {
        "id": "Berkas ini tidak tersimpan sebagai UTF-8; tanda pertama yang rusak ada di baris ini. "
        "Simpan lagi dengan pengodean UTF-8.",
        "en": "This file is not saved as UTF-8; the first broken character is on this line. "
        "Save it again with the encoding UTF-8.",
    },
    "file-empty": {
        "id": "Berkas ini kosong. Isi datanya, atau kembalikan dari riwayat Git.",
        "en": "This file is empty. Fill in its data, or bring it back from the Git history.",
    },
    # -- YAML -------------------------------------------------------------------------------
    "yaml-syntax": {
        "id": "YAML tidak terbaca di kolom {column}. Periksa tanda kutip, kurung, titik dua, dan spasi "
        "awal di baris ini dan baris sebelumnya.",
        "en": "The YAML cannot be read at column {column}. Look at the quotes, brackets, colons and "
        "indentation of this line and the one above.",
    },
    "yaml-tab": {
        "id": "Ada tab di kolom {column}. YAML hanya mengenal spasi; ganti tab dengan spasi.",
        "en": "There is a tab at column {column}. YAML knows only spaces; put spaces in its place.",
    },
    "yaml-colon": {
        "id": "Ada titik dua kedua di kolom {column}. Apit teksnya dengan tanda kutip.",
        "en": "There is a second colon at column {column}. Put the text between quotes.",
    },
    "yaml-character": {
        "id": "Ada tanda yang tidak terlihat di baris ini. Hapus tanda itu, atau ketik ulang barisnya.",
        "en": "There is an invisible control character on this line. Delete it, or type the line again.",
    },
    "yaml-deep": {
        "id": "Isinya bersarang terlalu dalam. Tulis dengan lebih sederhana.",
        "en": "This is nested too deeply. Write it more simply.",
    },
    "yaml-second": {
        "id": "Sesudah baris --- ada dokumen kedua. Satu berkas hanya berisi satu dokumen; hapus barisnya.",
        "en": "A second document begins after ---. A file holds one document only; delete the line.",
    },
    "yaml-alias": {
        "id": "*{name} menunjuk ke bagian lain. Tulis isinya langsung, supaya bisa dibaca di tempatnya.",
        "en": "*{name} points to another part. Write the content itself, so that it can be read in place.",
    },
    "yaml-key": {
        "id": 'Kunci "{key}" bukan teks. Apit kuncinya dengan tanda kutip.',
        "en": 'The key "{key}" is not text. Put it between quotes.',
    },
    "yaml-twice": {
        "id": 'Kunci "{key}" ditulis dua kali (pertama di baris {first}). Hapus salah satu.',
        "en": 'The key "{key}" is given twice (first on line {first}). Delete one of them.',
    },
    "yaml-tag": {
        "id": 'Nilai "{value}" tidak bisa dibaca. Hapus tanda ! di depannya, atau apit dengan tanda kutip.',
        "en": 'The value "{value}" cannot be read. Delete the ! before it, or put it between quotes.',
    },
    # -- schemas ----------------------------------------------------------------------------
    "schema-missing": {
        "id": 'Kunci "{key}" belum ada di {where}. Tambahkan.',
        "en": 'The key "{key}" is missing in {where}. Add it.',
    },
    "schema-language": {
        "id": 'Teks "{key}" belum ada di {where}. Tulis kedua bahasa: id dan en.',
        "en": 'The text "{key}" is missing in {where}. Write both languages: id and en.',
    },
    "schema-unknown": {
        "id": 'Kunci "{key}" tidak dikenal di {where}. Hapus, atau perbaiki ejaannya. '
        "Kalau ini bagian teks, apit teksnya dengan tanda kutip.",
        "en": 'The key "{key}" is not known in {where}. Delete it, or mend its spelling. '
        "If it is part of a text, put the text between quotes.",
    },
    "schema-text": {
        "id": '{where} harus teks, bukan "{value}". Apit angka, ya, dan tidak dengan tanda kutip.',
        "en": '{where} must be text, not "{value}". Put numbers, yes and no between quotes.',
    },
    "schema-list": {
        "id": '{where} harus daftar, bukan "{value}". Tulis setiap isi di baris sendiri, diawali "- ".',
        "en": '{where} must be a list, not "{value}". Write each item on its own line, beginning with "- ".',
    },
    "schema-mapping": {
        "id": '{where} harus berisi kunci dan nilai, bukan "{value}". Tulis "kunci: nilai".',
        "en": '{where} must hold keys and values, not "{value}". Write "key: value".',
    },
    "schema-number": {
        "id": '{where} harus angka, bukan "{value}". Tulis dengan angka, tanpa tanda kutip.',
        "en": '{where} must be a number, not "{value}". Write it in digits, without quotes.',
    },
    "schema-yes-no": {
        "id": '{where} harus true atau false, bukan "{value}".',
        "en": '{where} must be true or false, not "{value}".',
    },
    "schema-choice": {
        "id": '{where} tidak bisa berisi "{value}". Pilih salah satu: {allowed}.',
        "en": '{where} cannot be "{value}". Choose one of: {allowed}.',
    },
    "schema-form": {
        "id": 'Bentuk "{value}" di {where} tidak sesuai. Lihat penjelasannya di data/schema.',
        "en": '"{value}" in {where} does not have the right form. Read what data/schema says about it.',
    },
    "schema-example": {
        "id": 'Bentuk "{value}" di {where} tidak sesuai. Tulis seperti: {example}.',
        "en": '"{value}" in {where} does not have the right form. Write it like: {example}.',
    },
    "schema-date": {
        "id": '"{value}" di {where} bukan tanggal. Tulis tahun-bulan-hari, seperti 2026-11-21.',
        "en": '"{value}" in {where} is not a date. Write year-month-day, like 2026-11-21.',
    },
    "schema-short": {
        "id": "{where} terlalu sedikit: {count}. Paling sedikit {least}.",
        "en": "{where} has too little: {count}. It needs at least {least}.",
    },
    "schema-long": {
        "id": "{where} terlalu panjang: {count}. Paling banyak {most}; pendekkan.",
        "en": "{where} is too long: {count}. At most {most}; shorten it.",
    },
    "schema-range": {
        "id": "{where} tidak bisa {value}. Batasnya {limit}.",
        "en": "{where} cannot be {value}. The limit is {limit}.",
    },
    "schema-repeated": {
        "id": '"{value}" ditulis dua kali di {where}. Hapus salah satu.',
        "en": '"{value}" stands twice in {where}. Delete one of them.',
    },
    # -- between data files -----------------------------------------------------------------
    "data-twice": {
        "id": '"{id}" sudah dipakai di baris {first}. Hapus salah satu, atau beri nama lain.',
        "en": '"{id}" is already used on line {first}. Delete one of them, or give it another name.',
    },
    "data-reference": {
        "id": '{where} menyebut "{id}", tetapi itu tidak ada di {file}. Perbaiki ejaannya, atau tambahkan '
        "di sana.",
        "en": '{where} names "{id}", which is not in {file}. Mend its spelling, or add it there.',
    },
    "data-mirror": {
        "id": '"{id}" menyebut "{other}", tetapi {file} tidak menyebutnya kembali. Samakan keduanya.',
        "en": '"{id}" names "{other}", but {file} does not name it back. Make the two agree.',
    },
    "data-prose-only": {
        "id": '"{id}" hanya dijelaskan dengan kata-kata (prose_only). Hapus contacts.',
        "en": '"{id}" is only described in words (prose_only). Delete its contacts.',
    },
    "data-link": {
        "id": 'Tautan {kind} pada "{id}" harus diawali {begin}.',
        "en": 'The {kind} link of "{id}" must begin with {begin}.',
    },
    "data-number": {
        "id": 'Nomor di tautan "{id}" berbeda dari yang tercetak ({value}). Samakan keduanya.',
        "en": 'The number in the link of "{id}" differs from the printed one ({value}). Make the two agree.',
    },
    "data-label": {
        "id": "Isian dalam kurung kurawal pada {key} tidak sama di kedua bahasa. "
        "Pakai nama yang sama, seperti {{date}}.",
        "en": "The names in braces of {key} are not the same in both languages. "
        "Use the same names, like {{date}}.",
    },
    "data-folder": {
        "id": '"{path}" ada di bawah modul "{folder}", tetapi letaknya di folder lain. '
        "Pindahkan ke modulnya.",
        "en": '"{path}" is listed under the module "{folder}" but lies in another folder. '
        "Move it to its own module.",
    },
    "data-band": {
        "id": 'Modul "{id}": band wajib ada untuk anak, dan tidak ada untuk orang dewasa.',
        "en": 'Module "{id}": a band is required for children, and there is none for adults.',
    },
    "data-plan-missing": {
        "id": '{name} belum berisi menit untuk "{key}". Tambahkan.',
        "en": '{name} holds no minutes for "{key}". Add them.',
    },
    "data-plan-part": {
        "id": 'Susunan waktu "{key}" belum berisi bagian wajib "{part}". Tambahkan menitnya.',
        "en": 'The timetable of "{key}" lacks the required part "{part}". Add its minutes.',
    },
}
