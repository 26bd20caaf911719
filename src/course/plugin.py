"""The MkDocs adapter: everything it decides is decided elsewhere in the course.

MkDocs runs a second, nested build for the English edition (mkdocs-static-i18n), so every
event comes twice; what happens once asks ``i18n.building`` first.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from course import model, problems, rules
from course.blocks import PAGE
from course.cli import variables
from course.outputs import making, progress
from course.outputs.finish import finish, is_unused
from course.outputs.links import reading_order
from course.outputs.lists import context_of
from course.outputs.site import TEMPLATES, PageView, Settings

log = get_plugin_logger(__name__)


class BrokenCourse(Abort):
    """The course has errors; nothing was written."""


class CoursePlugin(BasePlugin):
    """Checks the course, makes what stands beside pages, gives pages their view, finishes the site."""

    course: model.Course
    settings: Settings
    place: making.Place
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether an author is watching; also keeps this plugin alive between rebuilds."""
        self.serving = command == "serve"
        # Nearly all that is read lives until the end: looking for garbage so seldom saves a tenth.
        gc.set_threshold(50_000)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the course before MkDocs empties ``site_dir``, and take the navigation from it."""
        if config.plugins["i18n"].building:
            return config
        address = "" if self.serving else (config.site_url or "")
        self.settings = Settings(address, bool(config.use_directory_urls), self.serving)
        self.place = making.Place(address, self.settings.directory_urls, not self.serving)
        self.course = sound_course(Path(config.config_file_path).parent, self.place)
        config.nav = [f"{path}.md" for path in reading_order(self.course)]
        config.theme.static_templates.clear()  # 404 pages and sitemap are written at the end
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out files of the theme that no page uses."""
        return Files([file for file in files if not is_unused(file.dest_uri)])

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let pages use the templates of the other outputs, and escape every value as those do."""
        env.loader = jinja2.ChoiceLoader([env.loader, jinja2.FileSystemLoader(TEMPLATES)])
        env.autoescape, env.trim_blocks, env.lstrip_blocks = True, True, True
        files.get_file_from_path = cache(files.get_file_from_path)  # links of all pages ask for the same few
        return env

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Give the text that was read and checked; its front matter is in the view."""
        return self.view(page.file, config).edition.source.body

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Tell the blocks which page they stand on."""
        PAGE.set(context_of(self.view(page.file, config)))

    def on_page_context(
        self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Mapping[str, Any]:
        """Give the template its view."""
        view = self.view(page.file, config)
        return {**context, "view": view, "t": view.t}

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Let go of a page that is written: those of a large course would take 60 MB."""
        page.content = page.markdown = None

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site when both editions are written."""
        if config.plugins["i18n"].building:
            return
        making.copy_into(Path(config.site_dir), self.course, self.place)
        finish(self.course, Path(config.site_dir), self.settings)
        if not self.settings.address and not self.serving:
            log.info("SITE_URL is not set: no canonical address, no sitemap, no QR codes.")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the templates too, and keep serving the last good build while an edit is broken."""
        server.watch(str(TEMPLATES))
        server.builder = partial(keep_last_good, server.builder)
        return server

    def view(self, file: File, config: MkDocsConfig) -> PageView:
        """The view of the page in the edition that is being built."""
        path = file.norm_src_uri.removesuffix(".md")
        edition = config.plugins["i18n"].current_language
        return PageView(self.course, self.course.pages[path], edition, self.settings)


def sound_course(root: Path, place: making.Place) -> model.Course:
    """The course of the project at ``root``, with every file beside its pages made.

    Raises:
        BrokenCourse: it has errors or cannot be printed; all problems are in the message.
        click.UsageError: a variable of the environment makes no sense.
    """
    language, today = variables.language(), variables.today()
    course, found = model.load(root, today)
    if course is not None:
        found += rules.check(course, today, variables.release())
    if course is not None and not problems.failed(found):
        with progress.shown(language) as count:
            found += making.make(course, place, count)
    if course is None or problems.failed(found):
        raise BrokenCourse(problems.report(found, language))
    return course


def keep_last_good(rebuild: Callable[[], None]) -> None:
    """Rebuild; when the course is broken say why, and leave what is served as it is.

    MkDocs would hold back every answer until the next good build.
    """
    try:
        rebuild()
    except BrokenCourse as broken:
        log.error(f"{broken}\nThe last good build is still served.")
