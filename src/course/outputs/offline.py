"""What lets a reader keep the site in the browser: list of files, service worker, web manifest, icons.

The work itself is done by ``docs/assets/offline/``; here is what it needs to know about this build.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from course.data import LANGUAGES, Language
from course.model import Course
from course.outputs import BUNDLE
from course.outputs.bundle import SERVERS_ONLY
from course.outputs.downloads import size
from course.outputs.links import HOME, NOT_SAVED, address_of, relative
from course.outputs.site import MARK

LIST = "offline.json"
WORKER = "sw.js"
ICONS = (192, 512)

Sets = Mapping[str, Mapping[str, tuple[str, int]]]


def sets(site: Path) -> Sets:
    """The files a reader can keep, in the parts they choose from.

    ``all`` is needed by everyone; then each edition, and the paper of each edition.

    Returns:
        For each set, the files by address with their SHA-256 and their size in bytes.
    """
    found: dict[str, dict[str, tuple[str, int]]] = {"all": {}}
    for language in LANGUAGES:
        found |= {language: {}, f"{language}-paper": {}}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not SERVERS_ONLY.search(name) and not name.startswith("assets/check/"):
            data = path.read_bytes()
            found[_set(name)][name] = (hashlib.sha256(data).hexdigest(), len(data))
    return found


def _set(name: str) -> str:
    if name.startswith("assets/") or name == NOT_SAVED:
        return "all"
    language = "en" if name.startswith("en/") else "id"
    return f"{language}-paper" if name.endswith(".pdf") else language


def write(course: Course, site: Path) -> None:
    """Make a finished site one that can be kept: nothing else may change its files after this.

    Arguments:
        course: the course the site was made from.
        site: the finished site; the offline bundle is in it already.
    """
    (site / "assets" / "offline" / WORKER).replace(site / WORKER)  # it rules only what is below it
    for pixels in ICONS:
        target = site / "assets" / "icons" / f"{pixels}.png"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(icon(pixels))
    for language in LANGUAGES:
        folder = site / address_of(HOME, language)
        text = json.dumps(web_manifest(course, language), ensure_ascii=False, indent=1)
        (folder / "manifest.webmanifest").write_text(text + "\n", encoding="utf-8")
    _say_sizes(site)
    listing = json.dumps({"sets": sets(site)}, separators=(",", ":"))
    (site / LIST).write_text(listing, encoding="utf-8")


def _say_sizes(site: Path) -> None:
    """Fill in on the page of downloads what is known only now."""
    parts = sets(site)
    zipped = (site / BUNDLE).read_bytes()
    for language in LANGUAGES:
        kept = {**parts["all"], **parts[language]}
        sizes = {
            "zip": len(zipped),
            "kept": _bytes(kept),
            "sent": sum(len(zlib.compress((site / name).read_bytes())) for name in kept),
            "paper": _bytes(parts[f"{language}-paper"]),
        }
        values = {name: size(count, language) for name, count in sizes.items()}
        values["sum"] = hashlib.sha256(zipped).hexdigest()
        for page in (site / address_of(HOME, language)).glob("*/index.html"):
            html = page.read_text(encoding="utf-8")
            if "data-offline=" in html:
                html = re.sub(r"\[\[(\w+)\]\]", lambda match: values[match[1]], html)  # noqa: B023
                page.write_text(html, encoding="utf-8")


def _bytes(files: Mapping[str, tuple[str, int]]) -> int:
    return sum(count for _, count in files.values())


def web_manifest(course: Course, language: Language) -> dict[str, object]:
    """What a phone needs to know to put the course on its home screen."""
    tokens = course.root / "docs" / "assets" / "site" / "tokens.css"
    found = re.findall(r"--kj-(\w+): (#\w+);", tokens.read_text(encoding="utf-8"))
    colours = dict(reversed(found))  # the first of each name: those of the light scheme
    home = address_of(HOME, language)
    labels = course.data.labels
    return {
        "name": course.data.course.name[language],
        "short_name": labels.get("page.course", language),
        "description": labels.get("offline.app", language),
        "lang": language,
        "start_url": "./",
        "scope": relative("", home),
        "display": "minimal-ui",
        "background_color": colours["paper"],
        "theme_color": colours["brand"],
        "icons": [
            {
                "src": relative(f"assets/icons/{pixels}.png", home),
                "sizes": f"{pixels}x{pixels}",
                "type": "image/png",
                "purpose": purpose,
            }
            for pixels in ICONS
            for purpose in ("any", "maskable")
        ],
    }


@cache
def icon(pixels: int) -> bytes:
    """The mark as a square PNG; it stays whole when a phone cuts the corners round."""
    source = (
        '#set page(width: 100pt, height: 100pt, margin: 0pt, fill: rgb("#fffdf8"))\n'
        f"#place(center + horizon, image(bytes({json.dumps(MARK.read_text(encoding='utf-8'))}), width: 62pt))"
    )
    return typst.compile(source.encode(), format="png", ppi=pixels * 72 / 100)
