"""Where pages stand: on the web at folders, on a disk at files."""

from __future__ import annotations

import pytest

from course.addresses import address_of, relative


@pytest.mark.parametrize(
    ("page", "language", "web", "disk"),
    [
        ("guru/kelas-setara", "id", "guru/kelas-setara/", "guru/kelas-setara.html"),
        ("guru/kelas-setara", "en", "en/guru/kelas-setara/", "en/guru/kelas-setara.html"),
        ("index", "id", "", "index.html"),
        ("index", "en", "en/", "en/index.html"),
        ("bantuan/index", "id", "bantuan/", "bantuan/index.html"),
        ("istilah", "en", "en/istilah/", "en/istilah.html"),
    ],
)
def test_an_address_follows_path_and_language(page, language, web, disk):
    assert address_of(page, language) == web
    assert address_of(page, language, directory_urls=False) == disk


@pytest.mark.parametrize(
    ("here", "root"),
    [("", "./"), ("istilah/", "../"), ("en/guru/guide/", "../../../"), ("en/istilah.html", "../")],
)
def test_every_page_knows_the_way_to_the_root(here, root):
    assert relative("", here) == root
