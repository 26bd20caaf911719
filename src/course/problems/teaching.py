"""Messages about what a lesson says: its sentences, words, facts and what it must hold."""

from __future__ import annotations

from collections.abc import Mapping

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "sentence-long": {
        "id": 'Kalimat "{start} ..." panjangnya {count} kata. Untuk {reader} paling banyak {most}; bagi dua.',
        "en": 'The sentence "{start} ..." has {count} words. For {reader} use at most {most}; split it.',
    },
    "sentences-long": {
        "id": "Kalimat untuk {reader} rata-rata {mean} kata, paling banyak {most}. Pendekkan, mulai dari "
        "baris {longest}.",
        "en": "Sentences for {reader} have {mean} words on average, at most {most}. Shorten them, beginning "
        "with line {longest}.",
    },
    "grade-high": {
        "id": "Tingkat baca (Flesch-Kincaid) {grade}; untuk {reader} paling tinggi {most}. Pakai kalimat dan "
        "kata yang lebih pendek.",
        "en": "The reading grade (Flesch-Kincaid) is {grade}; for {reader} at most {most}. Use shorter "
        "sentences and words.",
    },
    "words-long": {
        "id": "{share} % kata bersuku empat atau lebih; untuk {reader} paling banyak {most} %. Pilih kata "
        "yang lebih pendek.",
        "en": "{share} % of the words have four syllables or more; for {reader} at most {most} %. Choose "
        "shorter words.",
    },
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "word-never": {
        "id": '"{found}" ({rule}) tidak dipakai. {why} Tulis misalnya: "{instead}".',
        "en": '"{found}" ({rule}) is not used. {why} Write for example: "{instead}".',
    },
    "word-with-reason": {
        "id": '"{found}" ({rule}) hanya dengan alasan di allow. {why} Tulis misalnya: "{instead}".',
        "en": '"{found}" ({rule}) needs a reason in allow. {why} Write for example: "{instead}".',
    },
    "word-look": {
        "id": '"{found}" ({rule}): lihat lagi. {why} Mungkin lebih baik: "{instead}".',
        "en": '"{found}" ({rule}): look again. {why} Perhaps better: "{instead}".',
    },
    "word-hidden": {
        "id": "Di kolom {column} ada kata yang tidak boleh ada di berkas mana pun. Hapus, atau sebut "
        "akibatnya saja.",
        "en": "At column {column} stands a word that may stand in no file. Delete it, or name only what it "
        "does.",
    },
}

_SPELLING: Mapping[str, Mapping[str, str]] = {
    "spelling": {
        "id": 'Kamus tidak mengenal kata "{word}". Perbaiki, atau tambahkan ke {file}.',
        "en": 'No dictionary knows the word "{word}". Mend it, or add it to {file}.',
    },
}

_REQUIRED: Mapping[str, Mapping[str, str]] = {
    "line-missing": {
        "id": 'Pelajaran ini belum berkata: {name}. Tambahkan dengan kata-kata Anda, misalnya: "{example}".',
        "en": 'This lesson does not say: {name}. Add it in your own words, such as: "{example}".',
    },
    "block-missing": {
        "id": 'Blok "{name}" belum ada. Setiap pelajaran seperti ini memerlukannya; tambahkan.',
        "en": 'There is no block "{name}". Every lesson of this kind needs it; add it.',
    },
    "booster-missing": {
        "id": "Pengulangan belum lengkap: {missing}. Tambahkan blok booster dengan `after:` itu.",
        "en": "Boosters are missing: {missing}. Add a booster block with each `after:`.",
    },
    "booster-twice": {
        "id": "Sudah ada pengulangan dengan `after: {after}`. Pakai 2w, 3m, dan 6m masing-masing sekali.",
        "en": "There is a booster with `after: {after}` already. Use 2w, 3m and 6m once each.",
    },
}

_LENGTHS: Mapping[str, Mapping[str, str]] = {
    "slide-long": {
        "id": "Slide ini {count} kata dengan judulnya. Paling banyak {most}; bagi menjadi dua slide.",
        "en": "This slide has {count} words with its title. Use at most {most}; make two slides.",
    },
    "question-long": {
        "id": "Pertanyaan dan pilihannya {count} kata. Di slide paling banyak {most}; pendekkan.",
        "en": "The question with its answers has {count} words. A slide takes at most {most}; shorten.",
    },
    "feedback-long": {
        "id": "Umpan balik ini {count} kata. Paling banyak {most}: pengakuan, alasan, langkah.",
        "en": "This feedback has {count} words. Use at most {most}: acknowledge, reason, action.",
    },
    "scene-long": {
        "id": "Adegan {scene} panjangnya {count} kata dengan pilihannya. Paling banyak {most}; bagi dua.",
        "en": "Scene {scene} has {count} words with its choices. Use at most {most}; split it.",
    },
    "opening-long": {
        "id": "Bagian sebelum kegiatan pertama {count} kata. Paling banyak {most}: harus selesai dibaca "
        "dalam tiga menit.",
        "en": "The part before the first activity has {count} words. Use at most {most}: it is read in "
        "three minutes.",
    },
    "opening-endless": {
        "id": "Pelajaran ini tidak punya blok activity. Bagian untuk dibaca sendiri berakhir di sana; "
        "tambahkan.",
        "en": "This lesson has no activity block. The part to read alone ends there; add one.",
    },
    "handout-long": {
        "id": "Lembar cetak berisi {count} kata di luar lembar kerja. Paling banyak {most}; pendekkan "
        "keypoints atau home.",
        "en": "The sheet has {count} words outside its worksheets. Use at most {most}; shorten keypoints "
        "or home.",
    },
}

_STATEMENTS: Mapping[str, Mapping[str, str]] = {
    "number-unsourced": {
        "id": 'Angka "{found}" tanpa sumber di sini. Tambahkan [](source:...), atau tulis tanpa angka.',
        "en": 'The number "{found}" has no source here. Add [](source:...), or say it without a number.',
    },
    "number-for-children": {
        "id": 'Angka "{found}" di halaman untuk anak di bawah 16 tahun. Tulis maksudnya dengan kata-kata.',
        "en": 'The number "{found}" is on a page for children under 16. Say the idea in words.',
    },
    "research-unsourced": {
        "id": '"{found}" tanpa sumber di sini. Tambahkan [](source:...), atau hapus.',
        "en": '"{found}" has no source here. Add [](source:...), or leave it out.',
    },
    "law-unsourced": {
        "id": 'Aturan hukum "{found}" tanpa sumber di sini. Tambahkan [](source:...).',
        "en": 'The law "{found}" has no source here. Add [](source:...).',
    },
    "law-unknown": {
        "id": 'Aturan hukum "{found}" tidak ada di data/laws.yml. Periksa nomor dan tahunnya.',
        "en": 'The law "{found}" is not in data/laws.yml. Look at its number and year.',
    },
    "law-not-for-reader": {
        "id": 'Nama "{found}" tidak diajarkan kepada {reader} (teach_to). Sebut haknya saja.',
        "en": 'The name "{found}" is not taught to {reader} (teach_to). Name only the right.',
    },
    "penalty": {
        "id": 'Hukuman "{found}" tidak ditulis di mana pun. Sebut apa yang dilarang dan hak anak.',
        "en": 'The penalty "{found}" is printed nowhere. Say what is forbidden and what a child is owed.',
    },
    "claim-left-out": {
        "id": "Pernyataan {id} tidak dipakai (leave_out). Hapus dari claims dan dari teks.",
        "en": "Claim {id} is not used (leave_out). Take it out of claims and of the text.",
    },
    "claim-for-adults": {
        "id": "Pernyataan {id} hanya untuk orang dewasa, bukan {reader}. Hapus dari claims dan dari teks.",
        "en": "Claim {id} is for adults only, not for {reader}. Take it out of claims and of the text.",
    },
    "claim-with-teacher": {
        "id": "Pernyataan {id} hanya di blok facilitator, dan halaman ini tidak punya. Tambahkan atau hapus.",
        "en": "Claim {id} stands only in facilitator blocks, and this page has none. Add one or take it out.",
    },
    "claim-not-for-reader": {
        "id": "Pernyataan {id} untuk {audience}, bukan untuk {reader}. Hapus dari claims dan dari teks.",
        "en": "Claim {id} is for {audience}, not for {reader}. Take it out of claims and of the text.",
    },
    "channel-not-for-child": {
        "id": "Saluran {id} tidak untuk {reader} sendirian. Tulis: orang dewasa bisa melakukannya bersamamu.",
        "en": "Channel {id} is not for {reader} alone. Write: an adult can do this with you.",
    },
    "contact-typed": {
        "id": 'Kontak "{found}" diketik langsung. Pakai [](channel:...), supaya tetap benar.',
        "en": 'The contact "{found}" is typed by hand. Use [](channel:...), so that it stays right.',
    },
    "contact-wrong": {
        "id": '"{found}" bukan nomor saluran itu. Nomornya {number}.',
        "en": '"{found}" is not the number of that channel. Its number is {number}.',
    },
    "statement-old": {
        "id": "Keadaan per {day} sudah {age} hari (batas {limit}). Cocokkan lagi, lalu ganti tanggalnya.",
        "en": "The state of {day} is {age} days old (limit {limit}). Compare it again, then change the date.",
    },
    "law-old": {
        "id": "Aturan hukum {id} dibaca pada {day}, {age} hari lalu (batas {limit}). Baca lagi keadaannya.",
        "en": "Law {id} was read on {day}, {age} days ago (limit {limit}). Look at it again.",
    },
}

_SILENCES: Mapping[str, Mapping[str, str]] = {
    "silence-impossible": {
        "id": 'Aturan "{silenced}" tidak dapat dikecualikan. Yang dapat: {known}.',
        "en": 'Rule "{silenced}" cannot be silenced. These can: {known}.',
    },
    "silence-unused": {
        "id": 'Pengecualian "{silenced}" tidak diperlukan lagi. Hapus dari allow.',
        "en": 'The silence of "{silenced}" is not needed. Take it out of allow.',
    },
}

TEACHING: Mapping[str, Mapping[str, str]] = {
    **_SENTENCES,
    **_WORDS,
    **_SPELLING,
    **_REQUIRED,
    **_LENGTHS,
    **_STATEMENTS,
    **_SILENCES,
}
