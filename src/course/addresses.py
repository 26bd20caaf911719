"""Where pages stand, and links between them."""

from __future__ import annotations

from course.data import Language


def address_of(path: str, language: Language, directory_urls: bool = True) -> str:
    """Address of a page relative to the root of the site; a file name when there are no directories."""
    start = "" if language == "id" else f"{language}/"
    if path == "index" or path.endswith("/index"):
        return start + path.removesuffix("index") + ("" if directory_urls else "index.html")
    return start + path + ("/" if directory_urls else ".html")


def relative(target: str, here: str) -> str:
    """The address ``target`` as a link on the page ``here``; both are relative to the root of the site.

    The root itself is ``""``; its link is ``"./"`` or one ``"../"`` or more.
    """
    start, goal = here.split("/")[:-1], target.split("/")
    while start and len(goal) > 1 and start[0] == goal[0]:
        start, goal = start[1:], goal[1:]
    return "/".join([".."] * len(start) + goal) or "./"
