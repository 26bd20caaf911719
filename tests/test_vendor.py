"""Third-party files are the ones their checksums and licences were kept for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from conftest import ROOT

FOLDERS = [path.parent for path in ROOT.glob("*/**/SHA256SUMS") if ".venv" not in path.parts]


def test_there_are_vendored_folders_to_look_at() -> None:
    names = {folder.name.rsplit("-", 1)[0] for folder in FOLDERS}
    assert "atkinson-hyperlegible" in names


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_vendored_file_is_untouched_and_none_is_unlisted(folder: Path) -> None:
    listed = dict(
        reversed(line.split(maxsplit=1)) for line in (folder / "SHA256SUMS").read_text().splitlines()
    )
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "SHA256SUMS"
    }
    assert found == listed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_vendored_folder_carries_its_version_and_licence(folder: Path) -> None:
    assert folder.name.rsplit("-", 1)[1][0].isdigit()
    assert (folder / "LICENSE").stat().st_size > 0
