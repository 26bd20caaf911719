"""Messages about what the rules find in a course."""

from __future__ import annotations

from collections.abc import Mapping

_LESSONS: Mapping[str, Mapping[str, str]] = {
    "unlisted-page": {
        "id": 'Halaman "{page}" tidak ada di data/course.yml. Daftarkan di sana, atau perbaiki nama berkas.',
        "en": 'Page "{page}" is not in data/course.yml. List it there, or correct the name of the file.',
    },
    "page-outside-editions": {
        "id": "Halaman ini di luar kedua bahasa. Pindahkan ke salah satu folder di docs: {editions}.",
        "en": "This page is in no edition. Move it into one of the folders in docs: {editions}.",
    },
    "not-written": {
        "id": "Belum ditulis (modul {module}, {count} halaman): {missing}. Mulai dengan `course new`.",
        "en": "Not written yet (module {module}, count {count}): {missing}. Begin with `course new`.",
    },
    "empty-body": {
        "id": "Halaman ini belum berisi teks. Tulis isinya di bawah bagian depan.",
        "en": "This page has no text yet. Write it below the front matter.",
    },
    "left-to-write": {
        "id": "Ganti [[{what}]] dengan teks Anda. Yang belum ditulis di halaman ini: {count}.",
        "en": "Put your text in place of [[{what}]]. Left to write on this page: {count}.",
    },
    "band-without-children": {
        "id": 'Kelompok usia hanya untuk anak, bukan "{audience}". Hapus band.',
        "en": 'A band is only for children, not for "{audience}". Delete band.',
    },
    "wrong-audience": {
        "id": "Modul {module} untuk {wanted}, tetapi di sini tertulis {found}. Samakan.",
        "en": "Module {module} is for {wanted}, but this says {found}. Make them the same.",
    },
    "plan-part-missing": {
        "id": "Rencana waktu kurang bagian: {missing}. Pelajaran untuk {audience} memerlukannya; tambahkan.",
        "en": "The plan lacks: {missing}. A lesson for {audience} needs them; add them.",
    },
    "minutes-sum": {
        "id": "Kunci minutes berkata {minutes}, tetapi jumlah plan {total}. Samakan.",
        "en": "The key minutes says {minutes}, but plan adds up to {total}. Make them the same.",
    },
    "practice-share": {
        "id": "Latihan hanya {share} % dari {total} menit. Beri latihan paling sedikit 40 %.",
        "en": "Practice is only {share} % of {total} minutes. Give practice at least 40 %.",
    },
    "short-part": {
        "id": "Versi singkat memakai bagian yang tidak ada di plan: {strange}. Hapus atau tambahkan ke plan.",
        "en": "The short version uses parts that plan lacks: {strange}. Delete them or add them to plan.",
    },
    "short-sum": {
        "id": "Versi singkat berjumlah {total} menit. Jadikan {minutes}.",
        "en": "The short version adds up to {total} minutes. Make it {minutes}.",
    },
    "heading-one": {
        "id": 'Judul "{text}" memakai satu #. Judul halaman sudah ada di title; mulai dari ##.',
        "en": 'Heading "{text}" has one #. The title of the page is in title; begin with ##.',
    },
    "heading-skip": {
        "id": "Tingkat judul melompat dari {above} ke {deep}. Naikkan satu tingkat saja.",
        "en": "The heading jumps from level {above} to {deep}. Go down one level at a time.",
    },
    "heading-id": {
        "id": 'Judul "{text}" tidak punya id. Tulis {{#id}} di ujungnya, sama di kedua bahasa.',
        "en": 'Heading "{text}" has no id. Write {{#id}} at its end, the same in both languages.',
    },
    "heading-id-form": {
        "id": 'Id judul "{id}" tidak sah. Pakai huruf kecil, angka, tanda hubung.',
        "en": 'Heading id "{id}" is not valid. Use small letters, digits and hyphens.',
    },
    "heading-twice": {
        "id": 'Id judul "{id}" sudah dipakai di baris {first}. Beri id lain.',
        "en": 'Heading id "{id}" is already used on line {first}. Give it another.',
    },
    "part-missing": {
        "id": 'Bagian "{part}" ada di plan tetapi tidak punya judul. Tulis: ## Judul {{#{part}}}.',
        "en": 'Part "{part}" is in plan but has no heading. Write: ## Title {{#{part}}}.',
    },
    "part-order": {
        "id": 'Bagian "{part}" tidak pada tempatnya. Urutannya: {order}.',
        "en": 'Part "{part}" is out of order. The order is: {order}.',
    },
    "block-not-on-page": {
        "id": 'Blok "{name}" hanya untuk pelajaran. Halaman lain boleh memakai: {allowed}.',
        "en": 'Block "{name}" is only for lessons. Other pages may use: {allowed}.',
    },
    "long-word": {
        "id": 'Kata "{start}..." {count} huruf; baris di ponsel tidak muat. Pakai paling banyak {most}.',
        "en": 'The word "{start}..." has {count} letters and fits no phone. Use at most {most}.',
    },
    "unprintable": {
        "id": "Tanda ini tidak ada di huruf slide dan kertas: {signs}. Ganti dengan kata.",
        "en": "The fonts of slides and paper lack this sign: {signs}. Use a word instead.",
    },
}

_STORIES: Mapping[str, Mapping[str, str]] = {
    "story-empty": {
        "id": 'Cerita "{story}" tidak punya adegan. Tulis blok scene di dalamnya.',
        "en": 'Story "{story}" has no scenes. Write scene blocks inside it.',
    },
    "story-without-help": {
        "id": 'Cerita "{story}" tidak sampai pada bantuan. Beri `help: true` pada adegan yang menolong.',
        "en": 'Story "{story}" never reaches help. Give `help: true` to the scenes that do.',
    },
    "scene-twice": {
        "id": "Adegan {scene} sudah ada di baris {first}. Beri nomor lain.",
        "en": "Scene {scene} is already on line {first}. Give it another number.",
    },
    "scene-missing": {
        "id": "Tautan ini menuju adegan {scene} yang tidak ada. Yang ada: {known}.",
        "en": "This link leads to scene {scene}, which does not exist. There are: {known}.",
    },
    "scene-unreachable": {
        "id": "Tidak ada jalan dari adegan pertama ke adegan {scene}. Beri tautan kepadanya, atau hapus.",
        "en": "No path leads from the first scene to scene {scene}. Link to it, or delete it.",
    },
    "scene-dead-end": {
        "id": "Adegan {scene} berakhir tanpa bantuan. Beri tautan lanjutan, atau `help: true`.",
        "en": "Scene {scene} ends without help. Give it a link, or `help: true`.",
    },
    "scene-far-from-help": {
        "id": "Dari adegan {scene} bantuan terlalu jauh ({links} tautan). Paling jauh dua tautan.",
        "en": "From scene {scene} help is too far ({links} links). Two links at most.",
    },
    "scene-link-outside": {
        "id": "Tautan ke adegan {scene} berada di luar adegan. Pindahkan ke dalam scene.",
        "en": "The link to scene {scene} stands outside a scene. Move it into a scene.",
    },
}

_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "unknown-channel": {
        "id": 'Saluran "{id}" tidak ada di {file}.',
        "en": 'Channel "{id}" is not in {file}.',
    },
    "unknown-source": {
        "id": 'Sumber "{id}" tidak ada di {file}.',
        "en": 'Source "{id}" is not in {file}.',
    },
    "unknown-claim": {
        "id": 'Pernyataan "{id}" tidak ada di {file}.',
        "en": 'Claim "{id}" is not in {file}.',
    },
    "unknown-term": {
        "id": 'Istilah "{id}" tidak ada di {file}.',
        "en": 'Term "{id}" is not in {file}.',
    },
    "unknown-law": {
        "id": 'Aturan hukum "{id}" tidak ada di {file}.',
        "en": 'Law "{id}" is not in {file}.',
    },
    "unknown-lesson": {
        "id": 'Pelajaran "{page}" tidak dapat menjadi prasyarat. Pakai pelajaran lain di data/course.yml.',
        "en": 'Lesson "{page}" cannot come before this one. Use another lesson of data/course.yml.',
    },
    "unknown-module": {
        "id": 'Modul "{id}" tidak ada di data/course.yml.',
        "en": 'Module "{id}" is not in data/course.yml.',
    },
    "unknown-scheme": {
        "id": 'Tautan "{target}" tidak dikenal. Pakai channel:, term:, source:, https: atau path halaman.',
        "en": 'Link "{target}" is not known. Use channel:, term:, source:, https: or the path of a page.',
    },
    "absolute-link": {
        "id": 'Tautan "{target}" dimulai dengan /. Tulis dari halaman ini, seperti ../istilah.md.',
        "en": 'Link "{target}" begins with /. Write it from this page, such as ../istilah.md.',
    },
    "broken-link": {
        "id": 'Tautan "{target}" tidak menuju halaman apa pun. Perbaiki path dari halaman ini.',
        "en": 'Link "{target}" reaches no page. Correct its path from this page.',
    },
    "link-not-written": {
        "id": 'Halaman "{target}" belum ditulis. Tulis dulu, atau hapus tautannya.',
        "en": 'Page "{target}" is not written yet. Write it first, or remove the link.',
    },
    "broken-anchor": {
        "id": 'Bagian "#{anchor}" tidak ada di halaman {page}. Pakai id judul di sana.',
        "en": 'There is no "#{anchor}" on page {page}. Use the id of one of its headings.',
    },
    "channel-old": {
        "id": "Saluran {id} bertanggal {day}, {age} hari lalu (batas {limit}). Cocokkan lagi.",
        "en": "Channel {id} is dated {day}, {age} days ago (limit {limit}). Compare it again.",
    },
    "channel-stale": {
        "id": "Saluran {id} bertanggal {day}, {age} hari lalu. Batas rilis {limit} hari; cocokkan.",
        "en": "Channel {id} is dated {day}, {age} days ago. A release allows {limit}; compare it.",
    },
    "date-ahead": {
        "id": "Tanggal {day} pada {name} belum tiba. Tulis hari yang sudah lewat.",
        "en": "The date {day} of {name} has not come yet. Write a day that has passed.",
    },
}

_EDITIONS: Mapping[str, Mapping[str, str]] = {
    "translation-missing": {
        "id": "Halaman ini belum punya terjemahan. Tulis {wanted}.",
        "en": "This page has no translation yet. Write {wanted}.",
    },
    "original-missing": {
        "id": "Halaman ini belum punya naskah Indonesia. Tulis {wanted}.",
        "en": "This page has no Indonesian original yet. Write {wanted}.",
    },
    "translation-outdated": {
        "id": "Naskah Indonesia sudah berubah. Sesuaikan, lalu `course confirm {path}` ({stamp}).",
        "en": "The Indonesian page has changed. Update this, then `course confirm {path}` ({stamp}).",
    },
    "translation-unconfirmed": {
        "id": "Terjemahan ini tidak menyebut naskah asalnya. Bandingkan, lalu `course confirm {path}`.",
        "en": "This does not say which original it translates. Compare, then `course confirm {path}`.",
    },
    "original-translated": {
        "id": "Naskah Indonesia tidak memakai translated_from. Hapus kunci itu.",
        "en": "The Indonesian page takes no translated_from. Delete that key.",
    },
    "parity-meta": {
        "id": '"{name}" berbeda dari {original}: di sana {expected}, di sini {found}. Samakan.',
        "en": '"{name}" differs from {original}: there {expected}, here {found}. Make them the same.',
    },
    "parity-block": {
        "id": 'Urutan blok berbeda dari {original}: di sana "{expected}", di sini "{found}". Samakan.',
        "en": 'Blocks differ from {original}: there "{expected}", here "{found}". Make them the same.',
    },
    "parity-option": {
        "id": 'Pilihan "{name}" berbeda dari {original}: di sana {expected}, di sini {found}. Samakan.',
        "en": 'Option "{name}" differs from {original}: there {expected}, here {found}. Make them the same.',
    },
    "parity-heading": {
        "id": "Judul berbeda dari {original}: di sana {expected}, di sini {found}. Samakan tingkat dan id.",
        "en": "Headings differ from {original}: there {expected}, here {found}. Use the same levels and ids.",
    },
    "parity-line": {
        "id": 'Baris berbeda dari {original}:{name}: di sana "{expected}", di sini "{found}". Samakan '
        "paragraf, butir (dengan spasi di depannya), dan baris tabel.",
        "en": 'The lines differ from {original}:{name}: there "{expected}", here "{found}". Make paragraphs, '
        "items (with their indent) and rows of tables the same.",
    },
    "parity-choice": {
        "id": "Pilihan adegan {name} berbeda dari {original}: di sana {expected}, di sini {found}. Samakan.",
        "en": "Scene {name} leads elsewhere than in {original}: there {expected}, here {found}. Make them "
        "the same.",
    },
    "parity-grade": {
        "id": "Nilai pilihan kuis berbeda dari {original}: di sana {expected}, di sini {found}. Samakan.",
        "en": "Quiz grades differ from {original}: there {expected}, here {found}. Make them the same.",
    },
    "parity-reference": {
        "id": "Tautan {name} berbeda dari {original}: kurang {expected}, lebih {found}. Samakan.",
        "en": "The {name} links differ from {original}: missing {expected}, extra {found}. Make them agree.",
    },
}

CONTENT: Mapping[str, Mapping[str, str]] = {**_LESSONS, **_STORIES, **_REFERENCES, **_EDITIONS}
