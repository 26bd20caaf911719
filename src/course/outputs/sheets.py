"""What stands around the text on every printed sheet: running head and foot, address and QR code."""

from __future__ import annotations

from importlib.metadata import version

import segno
from lxml.html import HtmlElement, builder

from course.data import LANGUAGES
from course.model import Course, Edition
from course.outputs.help import written_date
from course.outputs.links import address_of

QR_MILLIMETRES = 24


def settings(course: Course, edition: Edition, title: str) -> dict[str, object]:
    """Return the arguments of ``sheet`` in ``templates/paper.typ`` for one edition.

    The foot carries what a sheet needs to be trusted and reused: version, date of the last
    reading, licence, and the name of the edition in the other language.
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
    return {
        "title": title,
        "lang": language,
        "head": f"{course.data.course.name[language]} · {who}",
        "foot": " · ".join(foot),
        "page-word": labels.get("print.page", language),
    }


def address(course: Course, edition: Edition, site: str) -> list[HtmlElement]:
    """Return the page's address as text and QR code; nothing while the site has no address.

    Arguments:
        site: public address of the site with a slash at its end, or "".
    """
    if not site:
        return []
    url = site + address_of(edition.page, edition.language)
    code = segno.make(url, error="m").svg_inline(scale=4, border=2, svgns=True)
    alt = course.data.labels.get("print.qr", edition.language)
    figure = builder.E.figure({"data-svg": code, "data-alt": alt, "data-width": str(QR_MILLIMETRES)})
    return [figure, builder.P({"class": "small"}, url)]
