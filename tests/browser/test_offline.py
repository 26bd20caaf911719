"""A reader keeps the course in the browser: with the button, whole or not at all, and can delete it."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import LESSON, PHONE
from browser.firefox import firefox
from course.outputs import offline

HELP, DECK, PAPER = "bantuan/sekarang/", f"{LESSON}slides/", f"{LESSON}handout.pdf"
PAGES = ("", "unduh/", "netral/", HELP, LESSON, DECK, "en/", "en/unduh/", f"en/{LESSON}")
PICTURE = re.compile(r"assets/pictures/[\w.-]+")
KEPT = """async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: (await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).length))).reduce((all, one) => all + one, 0)
})"""
LIST = "async (url) => (await (await caches.open((await caches.keys())[0])).match(url + 'copy/list')).json()"
AGED = """async (url) => {
  const cache = await caches.open((await caches.keys())[0]);
  const list = await (await cache.match(url + "copy/list")).json();
  list.saved = "2026-01-01T00:00:00Z";
  await cache.put(url + "copy/list", new Response(JSON.stringify(list)));
}"""


class Host:
    """A web server that can die, come back, and answer with something else."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.asked: list[str] = []
        self.answers_left: int | None = None  # None: for ever
        self.login_page = False
        self.trouble = ""  # "502": a gateway's error in place of pages; "silence": no answer at all
        self.heard = threading.Event()
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.split("?")[0].removeprefix("/")
                host.asked.append(path)
                if host.answers_left is not None and path != offline.LIST:
                    if host.answers_left == 0:
                        self.close_connection = True
                        self.connection.close()
                        return
                    host.answers_left -= 1
                if host.trouble == "502":
                    self.send_error(502)
                    return
                if host.trouble == "silence":
                    host.heard.wait(60)
                    return
                if host.login_page and path not in (offline.LIST, offline.WORKER):
                    body = b"<title>Masuk Wi-Fi</title>"
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                    return
                super().do_GET()

            def log_message(self, *_: object) -> None:
                """The test's own assertion is the report."""

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", self.port), partial(Handler, directory=str(self.folder))
        )
        self.server.handle_error = lambda *_: None  # a connection that was cut on purpose
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.heard.set()
        self.server.shutdown()
        self.server.server_close()

    def publish(self, changes: dict[str, str]) -> None:
        """Change pages, and the list with them, as a new build would."""
        for name, text in changes.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        listing = {"sets": offline.sets(self.folder)}
        (self.folder / offline.LIST).write_text(json.dumps(listing), encoding="utf-8")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A few pages of the real site, with everything they load."""
    folder = tmp_path / "site"
    files = [f"{page}index.html" for page in PAGES]
    # Of the pictures those of these pages: to keep a hundred others proves nothing more.
    shown = set(PICTURE.findall("".join((site / name).read_text(encoding="utf-8") for name in files)))
    assert shown
    for name in ("assets", "search", "en/search"):
        shutil.copytree(
            site / name, folder / name, ignore=shutil.ignore_patterns("pictures"), dirs_exist_ok=True
        )
    files += [PAPER, f"en/{PAPER}", "offline.html", offline.WORKER, "manifest.webmanifest", *shown]
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, folder / name)
    host = Host(folder)
    host.publish({})
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """The page of downloads, with a reader who has kept nothing yet."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="id-ID")
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    opened = context.new_page()
    opened.goto(host.address + "unduh/")
    yield opened
    context.close()
    assert complaints == []


def status(page: Page) -> Locator:
    return page.locator("form[data-offline] [role=status]")


def keep(page: Page, paper: bool = False, says: str = "Salinan ini lengkap dan terbaru") -> None:
    box = page.get_by_label("Sertakan PDF")
    expect(box).to_be_visible()
    box.set_checked(paper)
    page.locator("form[data-offline] [type=submit]").click()
    expect(status(page)).to_contain_text(says, timeout=30_000)


# --- only when asked --------------------------------------------------------------


def test_nothing_is_kept_and_no_list_is_fetched_before_the_button_is_pressed(page: Page, host: Host) -> None:
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_be_visible()
    expect(page.get_by_role("button", name="Hapus salinan")).to_be_hidden()
    page.goto(host.address + LESSON)
    assert page.evaluate(KEPT) == {"caches": [], "workers": 0, "files": 0}
    assert offline.LIST not in host.asked and offline.WORKER not in host.asked


def test_the_form_can_be_used_by_keyboard_and_read_aloud(page: Page) -> None:
    expect(page.get_by_label("Sertakan PDF")).to_be_visible()
    result = Axe().run(page, context="#offline-browser, form[data-offline]").response["violations"]
    assert [violation["id"] for violation in result] == []
    page.get_by_label("Sertakan PDF").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("lengkap", timeout=30_000)


def test_a_question_of_the_browser_that_nobody_answers_holds_nothing_up(page: Page) -> None:
    # Firefox asks its reader before it promises to keep the copy.
    page.evaluate("() => { StorageManager.prototype.persist = () => new Promise(() => {}); }")
    keep(page)
    expect(page.get_by_role("button", name="Perbarui salinan")).to_be_enabled()


def test_the_browser_finds_nothing_wrong_with_the_web_manifest(page: Page) -> None:
    tools = page.context.new_cdp_session(page)
    assert tools.send("Page.getAppManifest")["errors"] == []
    found = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The tests' own window is a private one.
    assert [error["errorId"] for error in found if error["errorId"] != "in-incognito"] == []


# --- without a network --------------------------------------------------------------


def test_page_deck_help_search_and_paper_open_again_without_a_network(page: Page, host: Host) -> None:
    keep(page, paper=True)
    host.stop()
    for address in ("", LESSON, DECK, HELP, "netral/", "unduh/"):
        answer = page.goto(host.address + address)
        assert answer and answer.ok and answer.from_service_worker, address
        assert answer.body() == (host.folder / address / "index.html").read_bytes(), address
        page.reload()
        expect(page.locator("h1").first).to_have_count(1)
    page.goto(f"{host.address}{DECK}?speaker#s-closing")
    expect(page.locator(".notes-now")).not_to_be_empty()
    page.goto(host.address + LESSON)
    paper = page.evaluate(
        "async (url) => (await (await fetch(url)).arrayBuffer()).byteLength", host.address + PAPER
    )
    assert paper == (host.folder / PAPER).stat().st_size
    page.keyboard.press("/")
    page.keyboard.type("bantuan")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("ditemukan")
    host.start()


def test_what_was_not_kept_says_so_and_leads_to_help(page: Page, host: Host) -> None:
    keep(page)
    host.stop()
    page.goto(f"{host.address}en/{LESSON}")
    expect(page.locator("h1")).to_contain_text("Halaman ini belum tersimpan")
    page.get_by_role("link", name="Butuh bantuan sekarang?").click()
    expect(page).to_have_url(host.address + HELP)
    host.start()


def test_the_other_edition_joins_the_copy_and_does_not_replace_it(page: Page, host: Host) -> None:
    keep(page)
    page.goto(host.address + "en/unduh/")
    page.get_by_role("button", name="Update the copy").click()
    expect(status(page)).to_contain_text("up to date", timeout=30_000)
    host.stop()
    for address in (LESSON, f"en/{LESSON}"):
        assert page.goto(host.address + address).body() == (host.folder / address / "index.html").read_bytes()
    host.start()


def test_with_a_network_readers_see_the_newest_page_and_not_their_copy(page: Page, host: Host) -> None:
    keep(page)
    (host.folder / LESSON / "index.html").write_text("<h1>Baru</h1>", encoding="utf-8")
    page.goto(host.address + LESSON)
    expect(page.locator("h1")).to_have_text("Baru")


@pytest.mark.parametrize("trouble", ["502", pytest.param("silence", marks=pytest.mark.sweep)])
def test_a_server_in_trouble_leaves_readers_with_their_copy(page: Page, host: Host, trouble: str) -> None:
    keep(page)
    host.trouble = trouble
    answer = page.goto(host.address + HELP)
    assert answer.body() == (host.folder / HELP / "index.html").read_bytes()


# --- updates ----------------------------------------------------------------------


def test_an_update_says_its_size_and_fetches_only_what_changed(page: Page, host: Host) -> None:
    keep(page)
    host.publish({f"{HELP}index.html": "<h1>" + "Nomor baru " * 200})
    host.asked.clear()
    page.reload()
    expect(status(page)).to_contain_text("Yang belum tersimpan: 2 KB")
    seen = len(host.asked)
    page.get_by_role("button", name="Perbarui salinan").click()
    expect(status(page)).to_contain_text("terbaru")
    fetched = [path for path in host.asked[seen:] if path not in (offline.WORKER, "assets/offline/copy.js")]
    assert fetched == [offline.LIST, HELP]


def old_copy(host: Host) -> dict[str, bytes]:
    return {
        address: (host.folder / address / "index.html").read_bytes() for address in ("", LESSON, DECK, HELP)
    }


def changed_everywhere(host: Host) -> dict[str, str]:
    return {f"{address}index.html": f"<h1>Baru {address}</h1>" for address in ("", LESSON, DECK, HELP)}


def assert_whole(page: Page, host: Host, copy: dict[str, bytes]) -> None:
    """Without a network every page of the copy is the old one, none is missing."""
    host.stop()
    for address, data in copy.items():
        assert page.goto(host.address + address).body() == data, address
    host.start()


def test_a_server_that_dies_during_an_update_leaves_the_old_copy_whole(page: Page, host: Host) -> None:
    keep(page)
    old = old_copy(host)
    host.publish(changed_everywhere(host))
    host.answers_left = 2
    keep(page, says="Sambungan terputus")
    assert_whole(page, host, old)
    # The server is back: what had arrived is not fetched again, and now the new copy is whole.
    host.answers_left = None
    page.goto(host.address + "unduh/")
    host.asked.clear()
    keep(page)
    fetched = [path for path in host.asked if path in old]
    assert 0 < len(fetched) < len(old)
    assert_whole(page, host, {a: f"<h1>Baru {a}</h1>".encode() for a in old})


def test_a_login_page_in_place_of_files_is_never_kept(page: Page, host: Host) -> None:
    keep(page)
    old = old_copy(host)
    host.publish(changed_everywhere(host))
    host.login_page = True
    keep(page, says="Ada berkas yang isinya tidak cocok")
    host.login_page = False
    assert_whole(page, host, old)


def test_a_full_device_is_told_plainly_and_keeps_the_old_copy(page: Page, host: Host) -> None:
    keep(page)
    old = old_copy(host)
    host.publish({f"{LESSON}index.html": "<h1>Baru</h1>" + "x" * 2_000_000})
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1_000_000})
    keep(page, says="Tempat di perangkat ini tidak cukup")
    assert_whole(page, host, old)


def test_once_a_week_little_news_is_fetched_by_itself_and_much_waits_for_the_button(
    page: Page, host: Host
) -> None:
    keep(page)
    host.publish({f"{HELP}index.html": "<h1>Nomor baru</h1>"})
    page.evaluate(AGED, host.address)
    restart_worker(page)
    page.goto(host.address + LESSON)
    until_kept_after(page, host, "2026-01-02")
    host.stop()
    page.goto(host.address + HELP)
    expect(page.locator("h1")).to_have_text("Nomor baru")
    host.start()
    host.publish({f"{HELP}index.html": "<h1>Banyak</h1>" + "x" * 1_000_001})
    page.evaluate(AGED, host.address)
    restart_worker(page)
    host.asked.clear()
    page.goto(host.address + LESSON)
    page.goto(host.address + "unduh/")
    expect(status(page)).to_contain_text("Yang belum tersimpan: 1 MB")
    assert page.evaluate(LIST, host.address)["saved"].startswith("2026-01-01")
    assert HELP not in host.asked


def restart_worker(page: Page) -> None:
    """Stop the worker, as browsers do after some seconds; the next request starts it afresh."""
    tools = page.context.new_cdp_session(page)
    tools.send("ServiceWorker.enable")
    tools.send("ServiceWorker.stopAllWorkers")


def until_kept_after(page: Page, host: Host, day: str) -> None:
    for _ in range(100):
        if page.evaluate(LIST, host.address)["saved"] > day:
            return
        page.wait_for_timeout(100)
    raise AssertionError("The copy was not brought up to date.")


# --- deleting, and where it cannot work -----------------------------------------


def test_deleting_leaves_nothing_behind(page: Page, host: Host) -> None:
    keep(page)
    assert page.evaluate(KEPT)["files"] > 10
    page.get_by_role("button", name="Hapus salinan").click()
    expect(status(page)).to_have_text("Salinan sudah dihapus dari perangkat ini.")
    expect(page.get_by_role("button", name="Hapus salinan")).to_be_hidden()
    assert page.evaluate(KEPT) == {"caches": [], "workers": 0, "files": 0}


def test_half_a_first_copy_can_be_deleted_too(page: Page, host: Host) -> None:
    host.answers_left = 6
    keep(page, says="Sambungan terputus")
    page.get_by_role("button", name="Hapus salinan").click()
    expect(status(page)).to_have_text("Salinan sudah dihapus dari perangkat ini.")
    assert page.evaluate(KEPT) == {"caches": [], "workers": 0, "files": 0}


@pytest.mark.parametrize(
    "private",
    [
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {get: () => undefined})",
        "CacheStorage.prototype.has = () => Promise.reject(new DOMException('', 'SecurityError'))",
    ],
)
def test_where_the_browser_cannot_keep_anything_the_page_says_so(
    browser: Browser, host: Host, private: str
) -> None:
    context = browser.new_context()
    context.add_init_script(private)
    page = context.new_page()
    page.goto(host.address + "unduh/")
    expect(page.locator("[data-unable]")).to_contain_text("Peramban ini tidak bisa menyimpan")
    expect(page.locator("form[data-offline]")).to_be_hidden()
    context.close()


def test_a_worker_that_is_refused_is_told_before_anything_is_fetched(browser: Browser, host: Host) -> None:
    context = browser.new_context()
    context.add_init_script("ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error())")
    page = context.new_page()
    page.goto(host.address + "unduh/")
    keep(page, says="Peramban ini tidak mengizinkan penyimpanan")
    assert page.evaluate("() => caches.keys()") == []
    context.close()


def test_without_javascript_the_page_leads_to_the_zip(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + "unduh/")
    expect(page.locator("noscript p")).to_contain_text("Menyimpan di peramban perlu JavaScript")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("link", name="kelas-jaga.zip")).to_be_visible()
    expect(page.locator("form[data-offline]")).to_be_hidden()
    context.close()


# --- Firefox --------------------------------------------------------------------


@pytest.mark.sweep
def test_in_firefox_a_copy_is_kept_opens_without_a_server_and_can_be_deleted(
    host: Host, tmp_path: Path
) -> None:
    (tmp_path / "profile").mkdir()
    with firefox(tmp_path / "profile") as fox:
        fox.open(host.address + "unduh/")
        status = "document.querySelector('form[data-offline] [role=status]').textContent"
        fox.wait_for("!document.querySelector('form[data-offline]').hidden")
        fox.run("document.querySelector('form[data-offline] [type=submit]').click()")
        fox.wait_for(f"{status}.includes('lengkap')")
        host.stop()
        for address in (LESSON, DECK, HELP):
            fox.open(host.address + address)
            fox.wait_for("document.querySelector('h1') !== null")
        host.start()
        fox.open(host.address + "unduh/")
        fox.wait_for("!document.querySelector('form[data-offline] [type=button]').parentNode.hidden")
        fox.run("document.querySelector('form[data-offline] [type=button]').click()")
        fox.wait_for(f"{status}.includes('dihapus')")
