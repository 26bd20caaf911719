"""Finds statements that need a source: numbers about people, laws, research, penalties, contacts.

Pure functions over one piece of plain text. Ages, minutes, steps, classes, prices in stories
and the number of a channel are not statistics, and a false alarm teaches people to look away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from course.data import Language

Found = tuple[int, str]
"""Where something begins, and its words."""


def _any(words: str) -> str:
    """A pattern for any of these words; ``_`` stands for white space."""
    return f"(?:{'|'.join(words.split())})".replace("_", r"\s+")


def _pattern(*choices: str) -> str:
    return "|".join(choices)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """These patterns are long: each is compiled when the first text needs it."""
    return re.compile(pattern, re.IGNORECASE)


# Words of which a text that holds such a statement has at least one.
COUNT_WORDS = {  # beside a small number
    "id": "persen kali lipat ribu juta miliar triliun",
    "en": "percent cent times thousand million billion",
}
RATIO_WORDS = {  # between two small numbers
    "id": "dari antara",
    "en": "in out",
}
SHARE_WORDS = {  # by themselves
    "id": "separuh setengah sepertiga seperempat pertiga perempat ribuan ratusan jutaan lipat",
    "en": "half third thirds quarter quarters thousands millions doubled tripled quadrupled",
}
FEW_WORDS = {
    "id": "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh seratus seribu",
    "en": "one two three four five six seven eight nine ten twenty hundred",
}
RESEARCH_WORDS = {
    "id": "penelitian riset studi survei kajian data bukti statistik ahli pakar ilmiah",
    "en": "research studies study survey surveys evidence statistics data expert experts scientist "
    "scientists researcher researchers scientifically",
}
AMOUNT_WORDS = {  # of years or money, beside a small number
    "id": "sebelas belas puluh ribu juta miliar seumur",
    "en": "twelve fifteen million billion rupiah life",
}
LAW_WORDS = (
    "uu undang pp perpres keppres keputusan peraturan law act regulation decree kuhp kuhap pasal article "
    "konvensi convention"
)
PENALTY_WORDS = {
    "id": "penjara pidana denda hukum hukuman kurungan bui dipenjara terpenjara dipidana terpidana didenda "
    "dihukum terhukum",
    "en": "prison jail jailed imprison imprisoned imprisonment fined fine fines sentence sentenced penalty "
    "penalties punished punishment punishable",
}

_PEOPLE = {
    "id": _any(
        "anak remaja orang siswa murid pelajar perempuan laki-laki responden peserta korban pengguna "
        "keluarga penyintas pengasuh guru"
    ),
    "en": _any(
        r"child children teen\w* young_people people persons? adults? adolescents? pupils? students? girls? "
        r"boys? respondents? participants? victims? users? famil(?:y|ies) parents? caregivers? survivors? "
        r"teachers?"
    ),
}
_CASES = {
    "id": _any("kasus laporan responden studi negara penelitian aduan pengaduan kejadian"),
    "en": _any("cases reports respondents studies countries incidents"),
}
_FEW = {language: _any(rf"{words} \d[\d.,]*") for language, words in FEW_WORDS.items()}
_NO_PRICE = r"(?<![\w.,/$])(?<!rp )(?<!rp)"
_STATISTIC = {
    "id": _pattern(
        r"\d[\d.,]*\s?(?:%|persen\b)",
        rf"\b{_FEW['id']}\s+(?:belas\s+|puluh\s+)?persen\b",
        rf"\b{_FEW['id']}\s+(?:dari|di\s+antara)\s+(?:setiap\s+)?{_FEW['id']}\s+{_PEOPLE['id']}\b"
        r"(?!\s+(?:itu|ini)\b)",
        r"\b\d+\s+dari\s+(?:setiap\s+)?\d{3,}\b",
        rf"\b{_any('separuh setengah sepertiga seperempat dua_pertiga tiga_perempat')}\s+"
        rf"(?:dari\s+)?(?:semua\s+|seluruh\s+)?{_PEOPLE['id']}\b",
        rf"{_NO_PRICE}\d[\d.,]*\s+{_any('ribu juta miliar triliun')}\b(?!\s+rupiah)",
        rf"\b{_any('ribuan puluhan_ribu ratusan_ribu jutaan')}\s+(?:{_PEOPLE['id']}|{_CASES['id']}|gambar)\b",
        rf"{_NO_PRICE}(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d{{3,}})\s+{_PEOPLE['id']}\b",
        rf"{_NO_PRICE}(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{2,}})\s+{_CASES['id']}\b",
        r"\b(?:\d+(?:,\d+)?|dua|tiga|empat|lima)\s+kali\s+lipat\b|\b\d+(?:,\d+)?\s+kali\s+lebih\b",
    ),
    "en": _pattern(
        r"\d[\d.,]*\s?(?:%|per\s?cent\b)",
        rf"\b(?:{_FEW['en']}|\w+ty|\w+teen)\s+per\s?cent\b",
        rf"\b{_FEW['en']}\s+(?:in|out\s+of)\s+(?:every\s+)?{_FEW['en']}\s+{_PEOPLE['en']}\b",
        r"\b\d+\s+(?:in|out\s+of)\s+(?:every\s+)?\d{3,}\b",
        rf"\b(?:one|\d)\s+in\s+{_any('two three four five six seven eight nine ten')}\b",
        rf"\b{_any('half a_third two_thirds a_quarter three_quarters')}\s+"
        rf"(?:of\s+)?(?:all\s+)?(?:the\s+)?{_PEOPLE['en']}\b",
        rf"{_NO_PRICE}\d[\d.,]*\s+(?:thousand|million|billion)\b(?!\s+rupiah)",
        rf"\b{_any('thousands millions hundreds_of_thousands')}\s+of\s+"
        rf"(?:{_PEOPLE['en']}|{_CASES['en']}|images)\b",
        rf"{_NO_PRICE}(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d{{3,}})\s+{_PEOPLE['en']}\b",
        rf"{_NO_PRICE}(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})\s+{_CASES['en']}\b",
        r"\b(?:\d+(?:\.\d+)?|two|three|four|five|ten)\s+times\s+(?:more|higher|as)\b",
        r"\b(?:doubled|tripled|quadrupled)\b",
    ),
}
_SCHOLARS = {
    "id": _any("penelitian riset studi survei kajian data bukti bukti_ilmiah statistik para_ahli ahli pakar")
    + r"(?:\s+\w+){0,2}?",
    "en": _any("research studies study surveys? evidence statistics data experts? scientists? researchers?")
    + r"(?:\s+\w+){0,2}?",
}
_SHOW = {
    "id": _any(r"menunjukkan membuktikan menemukan mengungkap\w* menyatakan menyebut\w* mencatat"),
    "en": _any("shows? showed finds? found proves? proved suggests? suggested says? said agree confirms?"),
}
_ACCORDING = {
    "id": r"(?:menurut|berdasarkan)\s+(?:(?:sebuah|suatu|banyak|para|hasil)\s+)*",
    "en": r"according\s+to\s+(?:(?:a|the|one|some|many|recent)\s+)*",
}
_RESEARCH = {
    language: _pattern(rf"\b{scholars}\s+{_SHOW[language]}\b", rf"\b{_ACCORDING[language]}{scholars}\b")
    for language, scholars in _SCHOLARS.items()
}
_NUMBERED_LAW = re.compile(
    r"\b(?:UU|Undang-Undang|PP|Perpres|Keppres|Permen\w*|Keputusan\s+Presiden|Law|Act|Regulation"
    r"|Peraturan\s+(?:Pemerintah|Presiden|Menteri(?:\s+[A-Z]\w+|\s+dan)*)"
    r"|(?:Government|Presidential|Ministerial)\s+(?:Regulation|Decree))"
    r"(?:\s+(?:Republik\s+Indonesia|RI))?\s+(?:(?:Nomor|Number|No\.?)\s*)?"
    r"(\d+)\s*(?:/|\s+Tahun\s+|\s+of\s+)\s*(\d{4})\b"
)
_NAMED_LAW = re.compile(
    r"\bUU\s+(?:ITE|TPKS|PDP|SPPA|Perlindungan|Pornografi|TPPO|Sisdiknas)\b|\b(?:TPKS|ITE|PDP)\s+Law\b"
    r"|\bPP\s+TUNAS\b|\bKUH(?:P|AP)\b|\b(?:Pasal|Article)\s+\d+|\bUndang-Undang\s+(?!Nomor|Dasar\b)[A-Z]\w+"
    r"|\bChild\s+Protection\s+(?:Law|Act)\b|\bKonvensi\s+Hak\s+Anak\b"
    r"|\bConvention\s+on\s+the\s+Rights\s+of\s+the\s+Child\b"
)
_NO_AGE = {
    "id": r"(?<!usia )(?<!umur )(?<!berumur )(?<!berusia )(?<!di bawah )(?<!sebelum )(?<!belum )",
    "en": r"(?<!aged )(?<!age )(?<!under )(?<!over )(?<!before )",
}
_AMOUNT = {
    "id": rf"(?:{_NO_AGE['id']}\b(?:{_FEW['id']}|sebelas|belas|puluh)\s+(?:tahun(?!\s+\d{{4}})|bulan)\b"
    r"|\brp\.?\s?\d|\d\s+(?:ribu|juta|miliar)|\b(?:juta|miliar)\s+rupiah|\bseumur\s+hidup\b)",
    "en": rf"(?:{_NO_AGE['en']}\b(?:{_FEW['en']}|twelve|fifteen)[\s-]+(?:years?|months?)\b"
    r"|\b(?:rp|idr)\.?\s?\d|\d\s+(?:million|billion)|\brupiah\b|\bfor\s+life\b|\blife\s+(?:in|sentence)\b)",
}
_PUNISHED = {
    "id": r"\b(?:di|ter)?(?:penjara|pidana|denda|hukum|hukuman|kurungan|bui)\b",
    "en": r"\b(?:prison|jail(?:ed)?|imprison\w*|fined|fines?\s+(?:of|up\s+to)|sentenced?\s+(?:to|of)"
    r"|penalt(?:y|ies)|punish(?:ed|ment|able))\b",
}
_PENALTY = {
    language: _pattern(
        rf"{punished}[^.!?]{{0,60}}?{_AMOUNT[language]}", rf"{_AMOUNT[language]}[^.!?]{{0,25}}?{punished}"
    )
    for language, punished in _PUNISHED.items()
}
_STATISTIC_BEGINS = {  # quick to find; the long patterns are tried only there
    language: rf"\d+|\b{_any(f'{FEW_WORDS[language]} {SHARE_WORDS[language]} {more}')}\b"
    for language, more in (("id", "puluhan"), ("en", r"\w+ty \w+teen a hundreds"))
}
_APART = "[ \u00a0\u202f\u2011–-]"  # between groups of digits; some of these do not break
_DIGITS = re.compile(
    rf"(?<![\w.,/:–-])(?:\+\d{{1,3}}|\(\d{{2,4}}\)|\d{{2,}})(?:{_APART}\(?\d{{2,}}\)?)*(?![\w/])(?![.,]\d)"
)
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\d{3}")
_CALLED = {
    "id": _pattern(
        rf"\b{_any('telepon telpon menelepon hubungi menghubungi kontak wa whatsapp sms')}(?:\s+ke)?"
        rf"(?:\s+nomor)?\s+(?P<number>\d{{3,6}})\b(?!{_APART}?\d)(?!\s+(?:orang|anak|kali))"
    ),
    "en": _pattern(
        rf"\b{_any('calls? called calling dial ring phone contact text whatsapp sms')}(?:\s+the)?"
        rf"(?:\s+number)?\s+(?P<number>\d{{3,6}})\b(?!{_APART}?\d)(?!\s+(?:people|children|times))"
    ),
}
_AS_OF = {
    "id": re.compile(r"\b(?:[Pp]er|[Ss]ampai|[Hh]ingga)\s+(\d{1,2})\s+([A-Z]\w+)\s+(\d{4})$"),
    "en": re.compile(r"\b(?:[Aa]s\s+of|[Uu]p\s+to|[Uu]ntil)\s+(\d{1,2})\s+([A-Z]\w+)\s+(\d{4})$"),
}
_YEAR = re.compile(r"20\d\d\b")  # quick to find; most texts name none
_BEFORE = 40  # characters before the year in which the rest stands
_MONTHS = {
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "en": "january february march april may june july august september october november december",
}


def numbers(text: str, language: Language) -> Iterator[Found]:
    """Counts, shares and comparisons of people and cases."""
    end, matching = 0, _compiled(_STATISTIC[language]).match
    for opening in _compiled(_STATISTIC_BEGINS[language]).finditer(text):
        if opening.start() >= end and (match := matching(text, opening.start())):
            end = match.end()
            yield match.start(), " ".join(match[0].split())


def research(text: str, language: Language) -> Iterator[Found]:
    """Appeals to research, data or experts."""
    yield from _found(_RESEARCH[language], text)


def penalties(text: str, language: Language) -> Iterator[Found]:
    """Punishments with their years or their money."""
    yield from _found(_PENALTY[language], text)


def _found(pattern: str, text: str) -> Iterator[Found]:
    for match in _compiled(pattern).finditer(text):
        yield match.start(), " ".join(match[0].split())


def laws(text: str) -> Iterator[tuple[int, str, tuple[str, str] | None]]:
    """Laws by name: where, the words, and ``(number, year)`` when the name holds them."""
    for match in _NUMBERED_LAW.finditer(text):
        yield match.start(), " ".join(match[0].split()), (match[1], match[2])
    for match in _NAMED_LAW.finditer(text):
        yield match.start(), " ".join(match[0].split()), None


def phone_numbers(text: str, language: Language) -> Iterator[Found]:
    """Phone numbers, long ones anywhere and short ones after a word such as "call"."""
    for match in _DIGITS.finditer(text):
        groups = re.findall(r"\d+", match[0])
        fewest = 7 if match[0][0] in "+(0" else 8
        years = all(_YEAR.fullmatch(group) for group in groups)
        if sum(map(len, groups)) >= fewest and not years and not _DATE.fullmatch(match[0]):
            yield match.start(), match[0]
    if _SHORT.search(text):  # quick to find; most numbers are ages and minutes
        for match in _compiled(_CALLED[language]).finditer(text):
            yield match.start("number"), match["number"]


def days(text: str, language: Language) -> Iterator[tuple[int, date]]:
    """Days up to which a statement is said to hold ("as of 21 November 2026")."""
    months = _MONTHS[language].split()
    for year in _YEAR.finditer(text):
        match = _AS_OF[language].search(text, max(0, year.start() - _BEFORE), year.end())
        if match and match[2].casefold() in months:
            try:
                yield match.start(), date(int(match[3]), months.index(match[2].casefold()) + 1, int(match[1]))
            except ValueError:  # the thirty-first of a shorter month
                continue
