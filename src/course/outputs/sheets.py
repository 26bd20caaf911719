"""What stands around the text on every printed sheet: running head and foot, address and QR code."""

from __future__ import annotations

import io
from importlib.metadata import version

import segno

from course.data import LANGUAGES
from course.model import Course, Edition
from course.outputs.help import written_date
from course.outputs.links import address_of


def settings(course: Course, edition: Edition, title: str, site: str = "") -> dict[str, object]:
    """Return the arguments of ``sheet`` in ``templates/paper.typ`` for one edition.

    The foot carries what a sheet needs to be trusted and reused: version, date of the last
    reading, licence, and the name of the edition in the other language.

    Arguments:
        site: public address of the site with a slash at its end; without one there is
            neither an address nor a QR code on the sheet.
    """
    labels, language = course.data.labels, edition.language
    other = next(code for code in LANGUAGES if code != language)
    twin = course.edition(edition.page, other)
    foot = [labels.get("page.version", language, version=version("kelas-jaga"))]
    if edition.reviewed:
        day = written_date(edition.reviewed, language, course.data)
        foot.append(labels.get("page.reviewed", language, date=day))
    foot.append(labels.get("page.licence", language))
    if twin and title == edition.title:
        foot.append(labels.get("print.twin", language, title=twin.title))
    who = labels.get(f"band.{edition.band}" if edition.band else f"audience.{edition.audience}", language)
    common = {
        "title": title,
        "lang": language,
        "head": f"{course.data.course.name[language]} · {who}",
        "foot": " · ".join(foot),
        "page-word": labels.get("print.page", language),
    }
    if not site:
        return common
    url = site + address_of(edition.page, language)
    return common | {"url": url, "qr": _code(url), "qr-alt": labels.get("print.qr", language)}


def _code(url: str) -> str:
    svg = io.BytesIO()
    segno.make(url, error="m").save(svg, kind="svg", scale=4, border=2, xmldecl=False)
    return svg.getvalue().decode().strip()
