"""The offline bundle: the same course as files, complete, and able to prove it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from lxml import html
from selectolax.lexbor import LexborHTMLParser

from conftest import SITE_URL, contents, run_course, small_project
from course import cli, model
from course.outputs import BESIDE, BUNDLE, bundle, manifest
from course.outputs.jobs import Place, jobs
from course.outputs.links import address_of

LINKS = ("href", "src", "data-neutral")


@pytest.fixture(scope="session")
def packed(site: Path) -> Path:
    """The zip that the build made."""
    return site.parent / "dist" / BUNDLE


@pytest.fixture(scope="session")
def copy(stick: Path) -> Path:
    """The unzipped bundle."""
    return stick


@pytest.fixture(scope="session")
def pages(copy: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(copy).as_posix(): html.document_fromstring(path.read_bytes().decode())
        for path in sorted(copy.rglob("*.html"))
    }


# --- what is in it -----------------------------------------------------------


def test_every_page_and_every_file_beside_it_has_the_name_the_design_gives(
    course: model.Course, copy: Path
) -> None:
    wanted = {address_of(edition.page, edition.language, False) for _, edition in course.editions()}
    beside = jobs(course, Place("", directory_urls=False))
    carried = {item.kind for item in BESIDE if item.carried}
    wanted |= {job.target for job in beside if job.kind in carried}
    assert "anak-10-12/stop-simpan-cerita/slides.html" in wanted
    assert [name for name in sorted(wanted) if not (copy / name).is_file()] == []
    assert not [job.target for job in beside if job.kind not in carried and (copy / job.target).exists()]
    for door in ("mulai.html", "start.html", "periksa.html"):
        assert (copy / door).is_file()


def test_every_link_and_anchor_leads_to_a_file_of_the_copy(copy: Path, pages) -> None:
    ids = {name: {*page.xpath("//@id"), ""} for name, page in pages.items()}
    broken, seen = [], 0
    for name, page in pages.items():
        for attribute in LINKS:
            for url in page.xpath(f"//@{attribute}"):
                parts = urlsplit(url)
                if parts.scheme or parts.netloc:
                    continue
                file = (copy / name).parent / unquote(parts.path) if parts.path else copy / name
                target = file.resolve()
                inside = target.is_file() and target.is_relative_to(copy.resolve())
                known = ids.get(target.relative_to(copy.resolve()).as_posix()) if inside else None
                seen += 1
                if not inside or (parts.fragment and known and parts.fragment not in known):
                    broken.append(f"{name}: {url}")
        for url in page.xpath("//@data-root | //@data-edition"):
            if not ((copy / name).parent / url / "index.html").is_file():
                broken.append(f"{name}: {url}")
    assert seen > 10_000
    assert broken == []


def test_the_pages_say_what_they_say_on_the_site(site: Path, copy: Path) -> None:
    where = {path.relative_to(copy).as_posix() for path in copy.rglob("*.html")}
    twins = 0
    for name in sorted(where):
        folder = site / name.removesuffix(".html")
        twin = site / name if name.endswith("index.html") else folder / "index.html"
        if twin.is_file():
            twins += 1
            assert without_links(copy / name) == without_links(twin), name
    assert twins == len(where) - len({*bundle.STARTS.values(), *bundle.CHECKS.values()})


@pytest.mark.parametrize("page", ["unduh.html", "en/unduh.html"])
def test_the_page_of_downloads_counts_what_the_copy_holds(pages, page: str) -> None:
    for group in pages[page].xpath("//ul[@class='kj-downloads']"):
        (total,) = group.xpath("preceding-sibling::*[1][self::p]")
        assert total.get("hidden") is None
        links = group.xpath(".//li/ul//a")
        assert int(re.findall(r"\d+", total.text_content())[0]) == len(links)


def without_links(file: Path) -> str:
    """A page with its links cut off, and without what only the site or only the copy shows."""
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    for element in tree.css("[data-only]"):
        element.decompose()
    for name in (*LINKS, "data-root", "data-edition"):
        for element in tree.css(f"[{name}]"):
            del element.attrs[name]
    return tree.html or ""


def test_the_copy_holds_nothing_that_only_a_server_needs(copy: Path) -> None:
    names = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert [name for name in names if re.search(r"\.(map|zip|xml)$|404\.html|sw\.js", name)] == []


def test_its_names_fit_on_a_memory_stick_of_any_system(copy: Path) -> None:
    names = [path.relative_to(copy).as_posix() for path in copy.rglob("*")]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", name) and len(name) < 150
        for part in name.split("/"):
            assert not part.endswith(".") and not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part)


def test_it_is_small_enough_to_carry_and_course_json_says_how_large(site: Path, packed: Path) -> None:
    data = packed.read_bytes()
    assert len(data) <= 25_000_000
    (said,) = json.loads((site / "course.json").read_text(encoding="utf-8"))["outputs"]
    digest = hashlib.sha256(data).hexdigest()
    assert said == {"kind": "bundle", "address": packed.name, "bytes": len(data), "sha256": digest}
    assert (site / packed.name).read_bytes() == data


# --- the same bytes --------------------------------------------------------


def test_the_same_site_gives_the_same_files(
    course: model.Course, site: Path, copy: Path, tmp_path: Path
) -> None:
    bundle.write(course, site, tmp_path)
    assert contents(tmp_path) == contents(copy)


def test_the_same_files_give_the_same_zip_whenever_and_in_which_order_they_were_written(
    tmp_path: Path,
) -> None:
    for folder, names in (("one", ["b", "a/x"]), ("two", ["a/x", "b"])):
        for name in names:
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name)
            file.chmod(0o600 if folder == "one" else 0o755)
        bundle.pack(tmp_path / folder, tmp_path / f"{folder}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.sweep
def test_two_builds_of_a_course_have_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        project = small_project(tmp_path / name)
        result = run_course(project, "build", SITE_URL=SITE_URL, SOURCE_DATE_EPOCH="1795000000")
        assert result.returncode == 0, result.stderr
        made.append({**contents(project / "site"), **contents(project / "dist")})
    one, two = made
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


# --- links -------------------------------------------------------------------

SITE = bundle.Layout(frozenset({"index.html", "a/index.html"}))


@pytest.mark.parametrize(
    ("url", "file", "link"),
    [
        ("../../", "a/b/index.html", "../index.html"),
        ("../", "a/b/index.html", "index.html"),
        ("slides/?speaker#s-2", "a/b/index.html", "b/slides.html?speaker#s-2"),
        ("x.pdf", "a/b/index.html", "b/x.pdf"),
        ("../", "a/b/slides/index.html", "../b.html"),
        ("../../c/#top", "a/b/index.html", "../c.html#top"),
        ("./", "index.html", "index.html"),
        ("../not-there/", "a/b/index.html", "not-there.html"),
        ("#help", "a/b/index.html", "#help"),
        ("tel:129", "a/b/index.html", "tel:129"),
        ("https://kelas-jaga.example/a/", "a/b/index.html", "https://kelas-jaga.example/a/"),
    ],
)
def test_a_link_of_the_site_leads_to_the_same_place_in_the_bundle(url: str, file: str, link: str) -> None:
    assert SITE.link(url, file) == link


# --- a copy that proves itself ----------------------------------------------------


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A copy of three files, as a folder."""
    folder = tmp_path / "salinan"
    (folder / "a").mkdir(parents=True)
    (folder / "mulai.html").write_text("<p>Mulai</p>")
    (folder / "a" / "b.html").write_text("<p>Belajar</p>")
    (folder / "a" / "b.pdf").write_bytes(b"%PDF " + bytes(range(256)) * 8)
    (folder / manifest.MANIFEST).write_text(manifest.sums(folder))
    return folder


@pytest.fixture(params=["folder", "zip"])
def spoil(request: pytest.FixtureRequest, small_copy: Path, tmp_path: Path) -> Callable[..., Path]:
    """Change the copy by a function, then hand it out as folder or zip."""

    def made(change: Callable[[Path], object]) -> Path:
        change(small_copy)
        if request.param == "folder":
            return small_copy
        bundle.pack(small_copy, tmp_path / "salinan.zip")
        return tmp_path / "salinan.zip"

    return made


def verify(copy: Path) -> Result:
    """What ``course verify`` says about a copy."""
    return CliRunner().invoke(cli.main, ["verify", str(copy)], env={"COURSE_LANG": "en"})


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("change", "kind", "name"),
    [
        (lambda copy: flip(copy / "a" / "b.pdf"), "changed", "a/b.pdf"),
        (lambda copy: (copy / "a" / "b.html").unlink(), "missing", "a/b.html"),
        (lambda copy: (copy / "a" / "c.html").write_text("<p>"), "added", "a/c.html"),
    ],
)
def test_one_changed_byte_one_lost_file_and_one_file_more_are_named(
    spoil: Callable[..., Path], change: Callable[[Path], object], kind: str, name: str
) -> None:
    copy = spoil(change)
    result = verify(copy)
    assert result.exit_code == 1
    assert result.stdout == f"{kind}: {name}\n"
    assert result.stderr.count(" 1 ") == 1 and result.stderr.count(" 0 ") == 2


def test_the_bundle_of_the_build_is_whole_zipped_and_unzipped(packed: Path, copy: Path) -> None:
    for path in (packed, copy):
        result = verify(path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "complete and unchanged" in result.stdout


def test_a_zip_damaged_on_its_way_names_the_file(small_copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "salinan.zip"
    bundle.pack(small_copy, target)
    with zipfile.ZipFile(target) as archive:
        entry = archive.getinfo("a/b.pdf")
    data = bytearray(target.read_bytes())
    data[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    target.write_bytes(data)
    assert manifest.compare(target).changed == ("a/b.pdf",)


def test_what_desktops_leave_behind_is_no_change(small_copy: Path) -> None:
    for name in ("Thumbs.db", ".DS_Store", "a/desktop.ini", "System Volume Information/x"):
        (small_copy / name).parent.mkdir(exist_ok=True)
        (small_copy / name).write_text("x")
    assert manifest.compare(small_copy).is_whole


@pytest.mark.parametrize("broken", ["nothing", "a folder", "no zip", "no list"])
def test_what_is_not_a_copy_is_refused_in_one_line(tmp_path: Path, small_copy: Path, broken: str) -> None:
    paths = {"nothing": tmp_path / "x", "a folder": small_copy / "a", "no zip": small_copy / "mulai.html"}
    (small_copy / manifest.MANIFEST).write_text("not a list\n")
    result = verify(paths.get(broken, small_copy))
    assert result.exit_code == 1
    assert "is not a copy of Kelas Jaga" in result.stderr and result.stderr.count("\n") == 1


def test_the_list_is_one_that_every_system_can_read(copy: Path, tmp_path: Path) -> None:
    tool = shutil.which("sha256sum") or shutil.which("shasum")
    assert tool, "Neither sha256sum nor shasum is installed."
    command = [tool, *(["-a", "256"] if tool.endswith("shasum") else []), "-c", manifest.MANIFEST]
    result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0 and result.stderr == ""
