"""The texts of data files that readers see, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.data import LANGUAGES, Data, Language, Text
from course.model import Course
from course.yamlfile import Lines, read_text, read_yaml

Place = tuple[str | int, ...]

_FIELDS = {
    "channels": ("what", "hours", "cost", "asks", "next", "limits", "never_send"),
    "glossary": ("term", "meaning", "use", "avoid"),
    "laws": ("title", "protects", "status"),
    "statistics": ("population", "wording", "caveat"),
}


@dataclass(frozen=True)
class DataText:
    """One text of a data file in one language."""

    file: str
    place: Place
    language: Language
    text: str

    @property
    def field(self) -> str:
        """Name of the field it stands in."""
        return str(self.place[-2])


def data_texts(data: Data) -> Iterator[DataText]:
    """Texts of channels, glossary, laws, statistics, labels, modules, search, pictures and reviews.

    Titles of works, names of channels and their owners are other people's words, names of
    systems are for editors: they are left out.
    """
    for name, fields in _FIELDS.items():
        for number, entry in enumerate(getattr(data, name).values()):
            for field in fields:
                yield from _both(f"data/{name}.yml", (name, number, field), getattr(entry, field))
    for key in data.labels:
        group, _, rest = key.partition(".")
        yield from _both("data/labels.yml", (group, rest), data.labels.text(key))
    for number, module in enumerate(data.course.modules):
        yield from _both("data/course.yml", ("modules", number, "title"), module.title)
    pictures = data.pictures
    for number, character in enumerate(pictures.characters):
        yield from _both("data/pictures.yml", ("characters", number, "who"), character.who)
    for number, scene in enumerate(pictures.scenes):
        yield from _both("data/pictures.yml", ("scenes", number, "alt"), scene.alt)
    for number, diagram in enumerate(pictures.diagrams):
        place = ("diagrams", number)
        yield from _both("data/pictures.yml", (*place, "middle"), diagram.middle)
        yield from _both("data/pictures.yml", (*place, "alt"), diagram.alt)
        for at, step in enumerate(diagram.steps):
            yield from _both("data/pictures.yml", (*place, "steps", at, "words"), step.words)
            yield from _both("data/pictures.yml", (*place, "steps", at, "mark"), step.mark)
    for number, entry in enumerate(data.search.help):
        yield from _both("data/search.yml", ("help", number, "purpose"), entry.purpose)
    for number, review in enumerate(data.reviews):
        yield from _both("data/reviews.yml", ("reviews", number, "role"), review.role)


def _both(file: str, place: Place, text: Text | None) -> Iterator[DataText]:
    if text is not None:
        for language in LANGUAGES:
            yield DataText(file, (*place, language), language, text[language])


class DataLines:
    """Lines of places in data files; a file is read again only when one is asked for."""

    def __init__(self, course: Course) -> None:
        self._root = course.root
        self._lines: dict[str, Lines] = {}

    def line(self, text: DataText) -> int:
        """Line of the file on which the text begins, 1 when the file has gone."""
        if text.file not in self._lines:
            content, _ = read_text(self._root / text.file, text.file)
            self._lines[text.file] = read_yaml(content or "", text.file)[1]
        return self._lines[text.file].get(text.place, 1)
