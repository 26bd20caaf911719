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
        "id": '"{found}" ({rule}) hanya dengan alasan. {why} Tulis misalnya: "{instead}".',
        "en": '"{found}" ({rule}) needs a reason. {why} Write for example: "{instead}".',
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

TEACHING: Mapping[str, Mapping[str, str]] = {**_SENTENCES, **_WORDS}
