"""Helps authors with files: begins a new page in both languages, confirms a translation."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import jinja2

from course.data import LANGUAGES, Data, Language, Module
from course.model import Course
from course.source import TO_WRITE, read
from course.translation import ORIGINAL, stamp

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEMPLATES = Path(__file__).parent.parent / "templates" / "new"


class CannotWrite(Exception):
    """A page cannot be begun or confirmed; ``code`` is a key of the command's words."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def page_of(name: str) -> str:
    """The path of a page, given as ``anak-10-12/x`` or as a file ``docs/en/anak-10-12/x.md``."""
    parts = name.replace("\\", "/").removesuffix(".md").strip("/").split("/")
    if len(parts) > 2 and parts[0] == "docs" and parts[1] in LANGUAGES:
        parts = parts[2:]
    return "/".join(parts)


def add_to_course(root: Path, data: Data, page: str) -> bool:
    """List a lesson as the last one of the module whose folder it is in.

    Only one line of ``data/course.yml`` is added; its comments stay.

    Returns:
        Whether anything had to be added.

    Raises:
        CannotWrite: no module has that folder, the name holds other signs than small letters,
            digits and hyphens, or the list of the module is written in a way that only a person understands.
    """
    if page in _listed(data):
        return False
    folder, _, name = page.partition("/")
    module = next((module for module in data.course.modules if module.id == folder), None)
    if module is None:
        raise CannotWrite("no-module", page=page, modules=", ".join(m.id for m in data.course.modules))
    if not _NAME.fullmatch(name):
        raise CannotWrite("bad-name", name=name)
    file = root / "data" / "course.yml"
    text = _text(file)
    last = re.escape(module.lessons[-1])
    one_a_line, in_a_row = rf"([\r\n]+ +- ){last}(?=[\r\n])", rf"(lessons: \[[^\]]*?){last}(?=\])"
    for pattern, joined in ((one_a_line, rf"\g<0>\g<1>{page}"), (in_a_row, rf"\g<0>, {page}")):
        changed, times = re.subn(pattern, joined, text)
        if times == 1:
            _write(file, changed)
            return True
    raise CannotWrite("cannot-list", page=page)


def _listed(data: Data) -> set[str]:
    in_modules = (path for module in data.course.modules for path in (*module.lessons, *module.pages))
    return {*in_modules, *data.course.pages}


def new_files(root: Path, page: str) -> dict[Language, Path]:
    """Where both editions of a new page will stand.

    Raises:
        CannotWrite: one of the files is there already.
    """
    files = {language: root / "docs" / language / f"{page}.md" for language in LANGUAGES}
    for file in files.values():
        if file.exists():
            raise CannotWrite("exists", file=file.relative_to(root).as_posix())
    return files


def new(
    root: Path, data: Data, page: str, today: date, titles: Mapping[Language, str] = MappingProxyType({})
) -> list[Path]:
    """Write both editions of a page that ``data/course.yml`` lists, with everything left to write marked.

    Arguments:
        titles: title by language, where the author has one already.

    Returns:
        The files, Indonesian first.

    Raises:
        CannotWrite: the page is not listed, or one of its files is there already.
    """
    module, is_lesson = _place(data, page)
    files = new_files(root, page)
    texts: dict[Language, str] = {}
    translated_from = ""
    for language in LANGUAGES:
        values = {
            "today": today.isoformat(),
            "translated_from": translated_from,
            "language": language,
            "page_title": titles.get(language) or _to_write(data, "title", language),
            "to_write": lambda what, language=language: _to_write(data, what, language),
        }
        if is_lesson and module is not None:
            values |= _lesson_values(data, module, language)
        texts[language] = _render("lesson.md.j2" if is_lesson else "page.md.j2", values)
        if language == ORIGINAL:
            path = files[language].relative_to(root).as_posix()
            translated_from = stamp(read(texts[language], path, language, page))
    for language, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, texts[language])
    return list(files.values())


def _place(data: Data, page: str) -> tuple[Module | None, bool]:
    for module in data.course.modules:
        if page in module.lessons or page in module.pages:
            return module, page in module.lessons
    if page in data.course.pages:
        return None, False
    raise CannotWrite("unlisted", page=page)


def _lesson_values(data: Data, module: Module, language: Language) -> dict[str, object]:
    usual = module.band or module.audience
    child = module.audience == "children"
    channels = [
        channel.id
        for channel in data.channels.values()
        if channel.role == "primary"
        and module.audience in channel.audiences
        and (not child or (channel.child_alone and channel.child_from is None))
    ]
    required = data.course.required_parts[module.audience]
    usual_plan = data.course.plans[usual]
    return {
        "audience": module.audience,
        "band": module.band,
        "plan": {part: usual_plan[part] for part in required},
        "short": data.course.short[usual],
        "channels": channels[:2],
        "lines": [
            (line.part or "core", TO_WRITE.format(line.name[language]))
            for line in data.words.lines
            if usual in line.readers
        ],
        "title": lambda part: data.labels.get(f"plan.{part}", language),
    }


def _to_write(data: Data, what: str, language: Language) -> str:
    """The mark of a place to write in, in the words of an author."""
    label = f"new.{what}"
    return TO_WRITE.format(data.labels.get(label, language) if label in data.labels else what)


def _render(template: str, values: Mapping[str, object]) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=False,  # Markdown, not HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        comment_start_string="{##",  # "{#" begins the id of a heading
        comment_end_string="##}",
    )
    text = environment.get_template(template).render(values)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def confirm(course: Course, page: str) -> Path:
    """Say that the English edition is still true to the present Indonesian one.

    Only the line ``translated_from`` changes.

    Raises:
        CannotWrite: an edition is missing, its front matter cannot be read, or is written in a way
            that only a person understands.
    """
    found = course.pages.get(page)
    if found is None or ORIGINAL not in found.editions or "en" not in found.editions:
        raise CannotWrite("no-pair", page=page)
    original, translation = found.editions[ORIGINAL].source, found.editions["en"].source
    for source in (original, translation):
        if not source.meta:
            raise CannotWrite("unreadable", file=source.path)
    file, wanted = course.root / translation.path, stamp(original)
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", _text(file))  # splitlines knows rarer ends too
    line = f"translated_from: {wanted}"
    at = translation.meta_lines.get("translated_from")
    if at is None:
        ending = lines[0][len(lines[0].rstrip("\r\n")) :]
        last = max(translation.meta_places.values())
        end = next(at for at in range(last, len(lines)) if lines[at].startswith(("---", "...")))
        lines.insert(end, line + ending)
    else:
        ending = lines[at - 1][len(lines[at - 1].rstrip("\r\n")) :]
        lines[at - 1] = line + ending
    text = "".join(lines)
    if read(text, translation.path, translation.language, page).meta.get("translated_from") != wanted:
        raise CannotWrite("cannot-confirm", file=translation.path, line=line)
    _write(file, text)
    return file


def _text(file: Path) -> str:
    """A file with the line ends and the byte order mark that it has."""
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _write(file: Path, text: str) -> None:
    """Write beside and swap, so that an interrupted command leaves the old file; a link stays a link."""
    file = file.resolve()
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8", newline="")
    os.replace(beside, file)
