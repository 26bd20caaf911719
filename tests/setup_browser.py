"""Find a Chromium for the browser tests, or get one. Run by the Makefile, once.

Order: one that is already there (Chromium, Chrome or Edge), else Playwright's own
download, else, as root on Debian or Ubuntu, the distribution's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from course.measure.browsing import installed

NO_BROWSER = (
    "The browser tests need Chromium, Chrome or Edge and none could be found or installed. "
    "Install one, or name it: CHROMIUM=/path/to/browser make test"
)


def _download() -> None:
    # A closed network can hang rather than refuse, so the attempt has an end.
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        print("The download of a browser took longer than 5 minutes and was stopped.")


def _install_package() -> None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        # The build without windows costs a third of the CPU; older releases have only the whole one.
        for package in ("chromium-headless-shell", "chromium"):
            if subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False).returncode == 0:
                return


def main() -> int:
    """Make sure that a browser is there; say so in one line if it is not."""
    for attempt in (lambda: None, _download, _install_package):
        attempt()
        path = installed()
        if path:
            print(f"Browser for the tests: {path}")
            return 0
    print(NO_BROWSER)
    return 0  # the browser tests themselves fail with the same sentence; the others still run


if __name__ == "__main__":
    sys.exit(main())
