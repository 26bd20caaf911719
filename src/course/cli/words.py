"""What the ``course`` command says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "no-project": {
        "id": "Di sini tidak ada kursus: folder data dan docs tidak ditemukan. Pindah ke folder proyek.",
        "en": "There is no course here: no folders data and docs. Change to the project's folder.",
    },
    "bad-today": {
        "id": 'COURSE_TODAY berisi "{value}". Tulis tanggal seperti 2026-11-21.',
        "en": 'COURSE_TODAY holds "{value}". Write a date such as 2026-11-21.',
    },
    "bad-language": {
        "id": 'COURSE_LANG berisi "{value}". Pakai id atau en.',
        "en": 'COURSE_LANG holds "{value}". Use id or en.',
    },
    "no-access": {
        "id": "{file} tidak bisa dibaca atau ditulis: {reason}.",
        "en": "{file} cannot be read or written: {reason}.",
    },
    "exists": {"id": "{file} sudah ada. Tidak ada yang diubah.", "en": "{file} exists. Nothing was changed."},
    "unlisted": {
        "id": 'Halaman "{page}" tidak ada di data/course.yml. Daftarkan dulu di sana, atau pakai --add.',
        "en": 'Page "{page}" is not in data/course.yml. List it there first, or use --add.',
    },
    "no-module": {
        "id": 'Tidak ada modul untuk "{page}". Awali dengan salah satu: {modules}, seperti guru/nama.',
        "en": 'There is no module for "{page}". Begin with one of: {modules}, such as guru/name.',
    },
    "bad-name": {
        "id": 'Nama "{name}" tidak bisa dipakai. Pakai huruf kecil, angka, dan tanda hubung.',
        "en": 'The name "{name}" cannot be used. Use small letters, digits and hyphens.',
    },
    "cannot-list": {
        "id": 'data/course.yml tidak bisa diubah sendiri. Tulis "- {page}" di bawah lessons modulnya.',
        "en": 'data/course.yml cannot be changed by itself. Write "- {page}" below lessons of its module.',
    },
    "ask-module": {"id": "Untuk siapa", "en": "For whom"},
    "ask-name": {
        "id": "Nama pendek untuk alamat, seperti teman-online",
        "en": "Short name for the address, such as teman-online",
    },
    "ask-title": {"id": "Judul dalam bahasa Indonesia", "en": "Title in Indonesian"},
    "ask-title-en": {"id": "Judul dalam bahasa Inggris", "en": "Title in English"},
    "watching": {
        "id": "Menunggu perubahan. Ctrl+C untuk berhenti.",
        "en": "Waiting for an edit. Ctrl+C to stop.",
    },
    "changed": {
        "id": "{page}: {count} baris naskah Indonesia berubah sejak {since}. Lihat: course status {page}",
        "en": "{page}: {count} lines of the Indonesian changed since {since}. See: course status {page}",
    },
    "changed-here": {
        "id": "{count} baris naskah Indonesia berubah sejak {since}:",
        "en": "{count} lines of the Indonesian changed since {since}:",
    },
    "unknown-page": {
        "id": 'Halaman "{page}" tidak ada di data/course.yml. Perbaiki ejaannya.',
        "en": 'Page "{page}" is not in data/course.yml. Mend its spelling.',
    },
    "change-unknown": {
        "id": "{page}: naskah yang diterjemahkan tidak ada di riwayat Git. Bandingkan seluruh halaman.",
        "en": "{page}: what was translated is not in the Git history. Compare the whole page.",
    },
    "no-pair": {
        "id": 'Halaman "{page}" belum ada dalam kedua bahasa. Tidak ada yang dapat dikukuhkan.',
        "en": 'Page "{page}" is not there in both languages. There is nothing to confirm.',
    },
    "unreadable": {
        "id": "Bagian depan {file} tidak terbaca. Perbaiki dulu (`course check`).",
        "en": "The front matter of {file} cannot be read. Mend it first (`course check`).",
    },
    "cannot-confirm": {
        "id": "Bagian depan {file} tidak bisa diubah sendiri. Tulis di sana, di satu baris: {line}",
        "en": "The front matter of {file} cannot be changed by itself. Write there, on one line: {line}",
    },
    "made": {"id": "Dibuat: {file}", "en": "Made: {file}"},
    "made-next": {
        "id": "Ganti setiap [[...]], lalu jalankan `course check --watch`: yang berikutnya disebut di sana.",
        "en": "Replace every [[...]]; `course check --watch` names the next one each time you save.",
    },
    "confirmed": {"id": "{file} sesuai dengan naskah Indonesia.", "en": "{file} is true to the Indonesian."},
    "release-address": {
        "id": "Rilis memerlukan alamat: isi SITE_URL, misalnya https://kelas-jaga.example/.",
        "en": "A release needs an address: set SITE_URL, for example https://kelas-jaga.example/.",
    },
    "build-stopped": {
        "id": "Tidak ada yang ditulis. Perbaiki kesalahan di atas dulu.",
        "en": "Nothing was written. Mend the errors above first.",
    },
    "build-failed": {
        "id": "Situs tidak jadi dibuat; site/ tetap seperti semula.",
        "en": "The site was not built; site/ is as it was.",
    },
    "build-elsewhere": {
        "id": "Situs sedang dibuat oleh perintah lain. Tunggu sampai selesai, lalu coba lagi.",
        "en": "Another command is building the site. Wait until it is done, then try again.",
    },
    "built": {
        "id": "Situs siap di {folder}.",
        "en": "The site is ready in {folder}.",
    },
    "built-bundle": {
        "id": "Salinan luring siap di {bundle} ({size} MB).",
        "en": "The offline bundle is ready in {bundle} ({size} MB).",
    },
    "copy-whole": {
        "id": "{path} lengkap dan tidak berubah: {files} berkas.",
        "en": "{path} is complete and unchanged: {files} files.",
    },
    "copy-changed": {"id": "berubah: {name}", "en": "changed: {name}"},
    "copy-missing": {"id": "hilang: {name}", "en": "missing: {name}"},
    "copy-extra": {"id": "tambahan: {name}", "en": "added: {name}"},
    "copy-differs": {
        "id": "{path} berbeda dari daftarnya: {changed} berubah, {missing} hilang, {extra} tambahan. "
        "Ambil salinan baru.",
        "en": "{path} differs from its list: {changed} changed, {missing} missing, {extra} added. "
        "Get a new copy.",
    },
    "no-copy": {
        "id": "{path} bukan salinan Kelas Jaga: berkas SHA256SUMS tidak ada atau tidak terbaca. "
        "Sebut kelas-jaga.zip, atau folder yang berisi mulai.html.",
        "en": "{path} is not a copy of Kelas Jaga: SHA256SUMS is not there or cannot be read. "
        "Name kelas-jaga.zip, or the folder that holds start.html.",
    },
    "handed": {
        "id": "{folder}/: {files} berkas {kind}, {size} MB.",
        "en": "{folder}/: {files} {kind} files, {size} MB.",
    },
    "compressed": {
        "id": "{files} teks: {plain} MB, sebagai brotli {brotli} MB, sebagai gzip {gzip} MB.",
        "en": "{files} texts: {plain} MB, as brotli {brotli} MB, as gzip {gzip} MB.",
    },
    "no-site": {
        "id": "Belum ada site/. Buat dulu: make build.",
        "en": "There is no site/ yet. Build it first: make build.",
    },
    "no-tool": {
        "id": "Belum terpasang: {programs}. Pasang dengan: sudo apt-get install {packages}",
        "en": "Not installed: {programs}. Install with: sudo apt-get install {packages}",
    },
    "tool-refused": {
        "id": "{program} menolak {file}: {said}",
        "en": "{program} refused {file}: {said}",
    },
    "never-dialled": {
        "id": "Belum pernah dites: {channels}.",
        "en": "Never tested by a person: {channels}.",
    },
    "column-page": {"id": "halaman", "en": "page"},
    "column-code": {"id": "kode", "en": "code"},
    "column-id": {"id": "Indonesia", "en": "Indonesian"},
    "column-en": {"id": "Inggris", "en": "English"},
    "column-reviewed": {"id": "dibaca", "en": "read"},
    "column-channel": {"id": "saluran", "en": "channel"},
    "column-name": {"id": "nama", "en": "name"},
    "column-contact": {"id": "kontak", "en": "contact"},
    "column-compared": {"id": "dicocokkan", "en": "compared"},
    "column-dialled": {"id": "dites", "en": "tested"},
    "column-age": {"id": "umur (hari)", "en": "age (days)"},
    "no-dictionary-id": {
        "id": "Ejaan Indonesia tidak diperiksa: kamus tidak ditemukan (paket hunspell-id).",
        "en": "Indonesian spelling was not looked at: there is no dictionary (package hunspell-id).",
    },
    "no-dictionary-en": {
        "id": "Ejaan Inggris tidak diperiksa: kamus tidak ditemukan (paket hunspell-en-gb).",
        "en": "English spelling was not looked at: there is no dictionary (package hunspell-en-gb).",
    },
    "silenced": {
        "id": "Aturan yang dikecualikan oleh penulis, dengan alasannya:",
        "en": "Rules that authors silenced, with their reasons:",
    },
    "state-source": {"id": "naskah asli", "en": "original"},
    "state-fresh": {"id": "sesuai", "en": "fresh"},
    "state-outdated": {"id": "perlu disesuaikan", "en": "outdated"},
    "state-missing": {"id": "belum ada", "en": "missing"},
    "channel-item": {
        "id": "- [ ] {id}: {name}. Kontak: {contacts}. Dicocokkan {compared}, dites {dialled}, {age} hari.",
        "en": "- [ ] {id}: {name}. Contact: {contacts}. Compared {compared}, tested {dialled}, {age} days.",
    },
    "channel-source": {"id": "      sumber: {source}", "en": "      source: {source}"},
    "channel-intro": {
        "id": "Daftar periksa saluran, {today}. Hubungi, tulis tanggalnya sebagai dialled di {file}.",
        "en": "Checklist of channels, {today}. Try each, then write the day as dialled in {file}.",
    },
    "never": {"id": "belum pernah", "en": "never"},
    "measured-within": {"id": "Semua di dalam batas.", "en": "All within limits."},
    "measured-over": {"id": "{over} angka di atas batas.", "en": "{over} above their limit."},
}


def say(key: str, language: str, **values: object) -> str:
    """A sentence of the command.

    Raises:
        KeyError: no such sentence, or a value it needs is missing.
    """
    return WORDS[key][language].format_map(values)
