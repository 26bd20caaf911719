"""``python -P src/course/measure/lean.py build ...``: MkDocs with pages only, nothing made beside them.

Decks, guides and PDFs cost ten times what pages do; the copies to carry away hold all of them.
"""

from __future__ import annotations

import runpy

import course.outputs

course.outputs.BESIDE = ()  # before anything else imports it

from course.outputs import bundle, offline  # noqa: E402

bundle.make = offline.write = lambda *_: None

if __name__ == "__main__":
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
