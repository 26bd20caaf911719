"""ZIM: one file for each language, for the readers and servers of Kiwix.

Debian's ``zimwriterfs`` packs a folder; Python's own library hung in a third of its runs. It
writes a new number and the day into every file, so two runs never give the same bytes.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.data import LANGUAGES, Language
from course.dist import tools
from course.dist.cover import picture
from course.dist.leads import ROOT
from course.dist.shapes import Kind, Materials
from course.outputs import bundle
from course.outputs.links import HOME, address_of

CODES = {"id": "ind", "en": "eng"}
# Kiwix searches by itself, and brings its own viewer and frame.
_LEFT_OUT = re.compile(r"^(en/)?search/|^assets/(javascripts/|site/(search\.|site\.js$))")
_PICTURE = "picture.png"
# zimcheck takes `src="..."` for a link wherever it stands, also in a page that writes about HTML.
_AS_TEXT = re.compile(r'(&lt;[^<>]*\b(?:href|src)=)(?=")')


def make(materials: Materials, folder: Path) -> list[Path]:
    """Write ``kelas-jaga-<language>.zim`` into a folder and let zimcheck read both.

    Raises:
        tools.Missing, tools.Refused: zim-tools are not installed; they failed or found fault.
    """
    return [_zim(materials, language, folder) for language in LANGUAGES]


def _zim(materials: Materials, language: Language, folder: Path) -> Path:
    labels, name = materials.course.data.labels, f"kelas-jaga-{language}.zim"
    with TemporaryDirectory(dir=folder) as work:
        pages, part = Path(work, "pages"), Path(work, name)
        stage(materials, language, pages)
        (pages / _PICTURE).write_bytes(picture(48))
        about = {
            "welcome": address_of(HOME, language, directory_urls=False),
            "illustration": _PICTURE,
            "language": CODES[language],
            "title": labels.get("page.course", language),
            "description": labels.get("book.brief", language),
            "creator": "Kelas Jaga",
            "publisher": "Kelas Jaga",
            "name": f"kelas-jaga_{language}_all",
            "scraper": f"kelas-jaga {version('kelas-jaga')}",
            **({"source": materials.site} if materials.site else {}),
        }
        options = [f"--{option}={value}" for option, value in about.items()]
        tools.run("zimwriterfs", *options, str(pages), str(part), about=name)
        check(part)
        return part.replace(folder / name)


def check(file: Path) -> None:
    """Let zimcheck read a ZIM.

    Raises:
        tools.Missing, tools.Refused: it is not installed; it found fault.
    """
    tools.run("zimcheck", "--all", "--details", str(file), about=file.name)


def stage(materials: Materials, language: Language, folder: Path) -> None:
    """Write one edition of the site into a folder as ``zimwriterfs`` wants it: a file for every link.

    Links to the other edition lead to the site's address; without one they go.
    """
    built, english = materials.built, language == "en"
    files = [
        file
        for file in bundle.taken(built)
        if not _LEFT_OUT.match(file) and (file.startswith("assets/") or file.startswith("en/") == english)
    ]
    where, known = bundle.layout(materials.course), frozenset(files)
    for file in files:
        content = (built / file).read_bytes()
        if file.endswith(".html"):
            page = _alone(content.decode("utf-8"), file, known, materials.site)
            content = _AS_TEXT.sub(r"\1<wbr>", bundle.moved(page, file, where)).encode()
        target = folder / where.place(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _alone(page: str, file: str, files: frozenset[str], site: str) -> str:
    """A page of the site without what leads to the other edition or stands in the way of Kiwix."""
    tree = LexborHTMLParser(page)
    # The policy would forbid the bar that kiwix-serve puts above a page.
    alien = "meta[http-equiv=Content-Security-Policy], script[src$='site/site.js'], [data-only=bundle]"
    for element in tree.css(alien):
        element.decompose()
    # A ZIM proves itself; the page that checks an unzipped folder is not in it.
    for link in tree.css("[data-copy]"):
        link.decompose()
    for link in tree.css("a[href]"):
        _stay(link, file, files, site)
    return tree.html or ""


def _stay(link: LexborNode, file: str, files: frozenset[str], site: str) -> None:
    here = file.removesuffix("index.html")
    address, _ = urldefrag(urljoin(ROOT + here, link.attributes["href"] or ""))
    if not address.startswith(ROOT):
        return
    address = unquote(address.removeprefix(ROOT))
    if (f"{address}index.html" if not address or address.endswith("/") else address) in files:
        return
    if site:
        link.attrs["href"] = site + address
    elif "hreflang" in link.attributes:
        link.decompose()
    else:
        link.unwrap()


KIND = Kind("zim", ("zimwriterfs", "zimcheck"), make)
