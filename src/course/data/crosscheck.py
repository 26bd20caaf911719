"""What a schema cannot see: ids given twice, and facts that name each other across files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from course.data.shapes import ENTRIES, LANGUAGES
from course.problems import Problem, nearest
from course.schemas import show_place

if TYPE_CHECKING:
    from course.data.loading import File

Files = Mapping[str, "File"]
Place = tuple[str | int, ...]
Named = tuple[str, Place, Collection[str], str]
"""An id, where it stands, the ids it must be one of, and the data file that holds those."""

# (file, field of its entries, file whose ids the field names)
_REFERENCES = (
    ("channels", "sources", "sources"),
    ("laws", "sources", "sources"),
    ("statistics", "sources", "sources"),
    ("claims", "seed", "sources"),
    ("claims", "systems", "systems"),
    ("systems", "claims", "claims"),
    ("systems", "lessons", "course"),
    ("glossary", "see", "glossary"),
)
_LINKS = {
    "phone": "tel:",
    "whatsapp": "https://wa.me/",
    "web": "https://",
    "email": "mailto:",
    "app": "https://",
}
# Some lines are known by a word: each capital letter stands for the digit on its key.
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def check(files: Files) -> list[Problem]:
    """Every problem between and inside files that are already clean by their schema.

    Arguments:
        files: the clean files by name; a check that needs a missing one is left out.
    """
    return [problem for rule in _CHECKS for problem in rule(files)]


def _at(file: File, place: Place, code: str, /, **detail: object) -> Problem:
    return Problem(file.path, file.lines[place], code, detail=detail)


def _entries(files: Files, name: str) -> Iterator[tuple[File, int, Any]]:
    if name in files:
        for index, item in enumerate(files[name].value[name]):
            yield files[name], index, item


def _known(files: Files, name: str) -> list[str] | None:
    if name not in files:
        return None
    if name == "course":
        return [lesson for module in files[name].value["modules"] for lesson in module["lessons"]]
    return [item["id"] for item in files[name].value[name]]


def _pages(files: Files) -> list[str]:
    """Every path that ``data/course.yml`` lists; none without that file."""
    if "course" not in files:
        return []
    course = files["course"].value
    of_modules = [
        path for module in course["modules"] for key in ("lessons", "pages") for path in module.get(key, ())
    ]
    return of_modules + course["pages"]


def _unknown(file: File, named: Iterable[Named]) -> Iterator[Problem]:
    for name, place, known, target in named:
        if name not in known:
            detail = {"where": show_place(place), "id": name, "file": f"data/{target}.yml"}
            yield _at(file, place, "data-reference", **detail, **nearest(name, known))


def _twice(file: File, places: Iterator[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, place in places:
        if name in first:
            yield _at(file, place, "data-twice", id=name, first=first[name])
        else:
            first[name] = file.lines[place]


def duplicate_ids(files: Files) -> Iterator[Problem]:
    """An id names one entry only."""
    for name in (*ENTRIES, "words"):
        if name in files:
            ids = ((item["id"], (name, index, "id")) for _, index, item in _entries(files, name))
            yield from _twice(files[name], ids)


def references(files: Files) -> Iterator[Problem]:
    """An id that an entry names exists in the other file."""
    for name, key, target in _REFERENCES:
        known = _known(files, target)
        if known is None:
            continue
        ids = set(known)
        for file, index, item in _entries(files, name):
            named = item.get(key, ())
            many = not isinstance(named, str)
            for number, wanted in enumerate(named if many else [named]):
                if wanted not in ids:
                    place = (name, index, key, number) if many else (name, index, key)
                    where = f"{item['id']}.{key}"
                    detail = {"where": where, "id": wanted, "file": f"data/{target}.yml"}
                    yield _at(file, place, "data-reference", **detail, **nearest(wanted, known))


def claims_and_systems_agree(files: Files) -> Iterator[Problem]:
    """A claim names exactly the systems that name the claim."""
    if not {"claims", "systems"} <= set(files):
        return
    for one, other in (("claims", "systems"), ("systems", "claims")):
        named = {item["id"]: set(item.get(one, ())) for _, _, item in _entries(files, other)}
        for file, index, item in _entries(files, one):
            for number, name in enumerate(item.get(other, ())):
                if item["id"] not in named.get(name, {item["id"]}):
                    place = (one, index, other, number)
                    yield _at(file, place, "data-mirror", id=item["id"], other=name, file=f"data/{other}.yml")


def contacts(files: Files) -> Iterator[Problem]:
    """A link reaches what is printed beside it; a route told in words prints no contact."""
    for file, index, item in _entries(files, "channels"):
        found = item.get("contacts", ())
        if found and item["role"] == "prose_only":
            yield _at(file, ("channels", index, "contacts"), "data-prose-only", id=item["id"])
        for number, contact in enumerate(found):
            place = ("channels", index, "contacts", number, "href")
            begin = _LINKS[contact["kind"]]
            if not contact["href"].startswith(begin):
                yield _at(file, place, "data-link", id=item["id"], begin=begin, kind=contact["kind"])
            elif contact["kind"] in ("phone", "whatsapp") and _number(contact["value"]) != _number(
                contact["href"]
            ):
                yield _at(file, place, "data-number", id=item["id"], value=contact["value"])


def _number(text: str) -> str:
    """A telephone number without signs, in its international form, without an extension."""
    main = re.split(r"ext|;", text.removeprefix("https://wa.me/").removeprefix("tel:"), maxsplit=1)[0]
    digits = re.sub(r"\D", "", main.translate(_KEYPAD))
    return f"62{digits[1:]}" if digits.startswith("0") else digits


def label_values(files: Files) -> Iterator[Problem]:
    """Both languages of a label ask for the same values, each as ``{name}``."""
    if "labels" not in files:
        return
    file = files["labels"]
    for group, keys in file.value.items():
        for key, text in keys.items():
            names = [set(re.findall(r"\{([a-z_]+)\}", text[language])) for language in LANGUAGES]
            rest = [re.sub(r"\{[a-z_]+\}", "", text[language]) for language in LANGUAGES]
            if names[0] != names[1] or any(brace in part for part in rest for brace in "{}"):
                yield _at(file, (group, key), "data-label", key=f"{group}.{key}")


def course_paths(files: Files) -> Iterator[Problem]:
    """Each path stands once, in its module's folder; other lists name lessons that exist."""
    if "course" not in files:
        return
    file = files["course"]
    course = file.value
    listed: list[tuple[str, Place]] = []
    for index, module in enumerate(course["modules"]):
        for key in ("lessons", "pages"):
            for number, path in enumerate(module.get(key, ())):
                place = ("modules", index, key, number)
                listed.append((path, place))
                if not path.startswith(f"{module['id']}/"):
                    yield _at(file, place, "data-folder", path=path, folder=module["id"])
    listed += [(path, ("pages", number)) for number, path in enumerate(course["pages"])]
    yield from _twice(file, iter(listed))
    ids = ((module["id"], ("modules", index, "id")) for index, module in enumerate(course["modules"]))
    yield from _twice(file, ids)
    yield from _twice(file, ((path, ("codes", code)) for code, path in course["codes"].items()))
    lessons, pages = _known(files, "course") or [], _pages(files)
    named: list[Named] = [
        (path, ("codes", code), lessons, "course") for code, path in course["codes"].items()
    ]
    for index, module in enumerate(course["modules"]):
        for key in ("before", "same_week"):
            places = enumerate(module.get(key, ()))
            named += [(path, ("modules", index, key, number), lessons, "course") for number, path in places]
    for audience, paths in course.get("doors", {}).items():
        named += [(path, ("doors", audience, number), pages, "course") for number, path in enumerate(paths)]
    yield from _unknown(file, named)


def plans_are_complete(files: Files) -> Iterator[Problem]:
    """Every band or audience with lessons has a timetable that holds its required parts."""
    if "course" not in files:
        return
    file = files["course"]
    course = file.value
    for index, module in enumerate(course["modules"]):
        key = module.get("band", module["audience"])
        if (module["audience"] == "children") != ("band" in module):
            yield _at(file, ("modules", index), "data-band", id=module["id"])
            continue
        for name in ("plans", "short"):
            if key not in course[name]:
                yield _at(file, (name,), "data-plan-missing", name=name, key=key)
        plan = course["plans"].get(key, {})
        for part in course["required_parts"][module["audience"]]:
            if plan and part not in plan:
                yield _at(file, ("plans", key), "data-plan-part", key=key, part=part)


def search_targets(files: Files) -> Iterator[Problem]:
    """What the search leads to exists: pages, and channels with a number."""
    if not {"search", "course", "channels"} <= set(files):
        return
    file, pages = files["search"], _pages(files)
    named: list[Named] = [
        (path, ("asked", number), pages, "course") for number, path in enumerate(file.value["asked"])
    ]
    known = _known(files, "channels") or []
    for number, entry in enumerate(file.value["help"]):
        named.append((entry["channel"], ("help", number, "channel"), known, "channels"))
    lists = [(("aliases", language), file.value["aliases"][language]) for language in LANGUAGES]
    for place, aliases in [*lists, (("hidden", "words"), file.value["hidden"]["words"])]:
        for typed, targets in aliases.items():
            for number, target in enumerate(targets):
                if "/" in target:
                    named.append((target.removeprefix("/"), (*place, typed, number), pages, "course"))
    yield from _unknown(file, named)


def pictures(files: Files) -> Iterator[Problem]:
    """Names of pictures are used once; people and colours that they name exist."""
    if "pictures" not in files:
        return
    file = files["pictures"]
    value = file.value
    for groups in (("characters",), ("scenes", "diagrams", "charts")):
        ids = [
            (item["id"], (group, at, "id"))
            for group in groups
            for at, item in enumerate(value.get(group, ()))
        ]
        yield from _twice(file, iter(ids))
    people, colours = [item["id"] for item in value["characters"]], list(value["palette"])
    named: list[Named] = []
    for at, item in enumerate(value["characters"]):
        worn = [key for key in ("skin", "hair_colour", "cover", "top", "bottom") if key in item]
        named += [(item[key], ("characters", at, key), colours, "pictures") for key in worn]
    for group, parts, key in (("scenes", "drawn", "person"), ("diagrams", "steps", "face")):
        for at, item in enumerate(value[group]):
            for number, one in enumerate(item[parts]):
                if key in one:
                    named.append((one[key], (group, at, parts, number, key), people, "pictures"))
    doors = value.get("doors", {})
    named += [(name, ("doors", audience), people, "pictures") for audience, name in doors.items()]
    yield from _unknown(file, named)


def pictures_in_their_places(files: Files) -> Iterator[Problem]:
    """Pages that pictures stand on and statistics that charts show exist."""
    if "pictures" not in files:
        return
    file, pages, numbers = files["pictures"], _pages(files), _known(files, "statistics")
    named: list[Named] = []
    for at, item in enumerate(file.value["scenes"] if pages else ()):
        for number, path in enumerate(item["pages"]):
            named.append((path, ("scenes", at, "pages", number), pages, "course"))
    for group in ("diagrams", "charts") if pages else ():
        for at, item in enumerate(file.value.get(group, ())):
            for number, spot in enumerate(item["spots"]):
                named.append((spot["page"], (group, at, "spots", number, "page"), pages, "course"))
    for at, item in enumerate(file.value.get("charts", ()) if numbers is not None else ()):
        named.append((item["statistic"], ("charts", at, "statistic"), numbers, "statistics"))
    yield from _unknown(file, named)


_CHECKS: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    duplicate_ids,
    references,
    claims_and_systems_agree,
    contacts,
    label_values,
    course_paths,
    plans_are_complete,
    search_targets,
    pictures,
    pictures_in_their_places,
)
