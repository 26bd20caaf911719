"""Where the links and pictures of a page lead when the page has left the site, in a book or a package."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import urldefrag, urljoin

from course.outputs.fragments import Element

# Stands for the root of the site while links are resolved; no page keeps it.
ROOT = "http://site.invalid/"


def rejoin(tree: Element, here: str, files: Mapping[str, str], site: str = "") -> None:
    """Point every link of a page at the files it has now; what none of them leads to becomes plain text.

    Arguments:
        tree: the page; changed in place.
        here: address the page had on the site, from its root: ``en/bantuan/sekarang/``.
        files: by address on the site, where that file lies now, relative to this page.
        site: public address of the site with a slash at its end, for pages that stayed there; or "".
    """
    for link in list(tree.iter("a")):
        href = link.get("href")
        if href is None or href.startswith("#"):
            continue
        address, fragment = urldefrag(urljoin(ROOT + here, href))
        if not address.startswith(ROOT):
            continue  # another host, a telephone
        address = address.removeprefix(ROOT)
        if address in files:
            link.set("href", files[address] + (f"#{fragment}" if fragment else ""))
        elif site:
            link.set("href", site + address + (f"#{fragment}" if fragment else ""))
        else:
            link.drop_tag()


def take_pictures(tree: Element, here: str, taken: dict[str, str]) -> None:
    """Point every picture of a page at a file beside it.

    Arguments:
        tree, here: as for :func:`rejoin`.
        taken: by address on the site, the new name of each picture; new ones are added.
    """
    for image in tree.iter("img"):
        address = urljoin(ROOT + here, image.get("src", "")).removeprefix(ROOT)
        image.set("src", taken.setdefault(address, f"pictures/{posixpath.basename(address)}"))
