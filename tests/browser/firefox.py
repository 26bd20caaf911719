"""A real Firefox, driven over Marionette: its own protocol, plain JSON on a local port.

Playwright brings a patched Firefox of its own; readers have the one of their system, which
keeps local files apart from each other. That is what these tests are about.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NO_FIREFOX = "Firefox is not installed: install it, for example with `apt-get install firefox-esr`."
PREFERENCES = {
    "marionette.port": 0,
    # The tests want the browser that readers have, not one that is made easy to drive.
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "app.update.enabled": False,
}
PATIENCE = 30.0


class Firefox:
    """One window of Firefox after another; each call waits for its answer."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.count = 0
        self._answer()  # the greeting
        self("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})

    def __call__(self, command: str, arguments: dict | None = None) -> object:
        """Send a command of WebDriver.

        Raises:
            AssertionError: Firefox refuses it.
        """
        self.count += 1
        message = json.dumps([0, self.count, command, arguments or {}]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._answer()
        assert error is None, error
        return result.get("value", result) if isinstance(result, dict) else result

    def _answer(self) -> list:
        size = b""
        while (digit := self._read(1)) != b":":
            size += digit
        return json.loads(self._read(int(size)))

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            assert piece, "Firefox closed the connection."
            data += piece
        return data

    def open(self, address: str) -> None:
        self("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> object:
        """The value of a JavaScript expression in the page."""
        return self("WebDriver:ExecuteScript", {"script": f"return {script}", "args": [], "sandbox": None})

    def press(self, key: str) -> None:
        """Press and release a key, as a person would: a letter, or a code of WebDriver."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def windows(self) -> list[str]:
        return self("WebDriver:GetWindowHandles")  # type: ignore[return-value]

    def switch(self, window: str) -> None:
        self("WebDriver:SwitchToWindow", {"handle": window, "focus": True})

    def wait_for(self, script: str) -> None:
        """Wait until a JavaScript expression is true.

        Raises:
            AssertionError: it never was.
        """
        self._until(lambda: bool(self.run(script)), script)

    def second_window(self) -> str:
        """Wait for a second window and return it.

        Raises:
            AssertionError: none opens.
        """
        self._until(lambda: len(self.windows()) > 1, "a second window")
        (second,) = set(self.windows()) - {self("WebDriver:GetWindowHandle")}
        return second

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE / 3
        while not reached():
            assert time.monotonic() < end, f"Firefox waited in vain for {what}."
            time.sleep(0.05)


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile in the folder ``profile``.

    Raises:
        AssertionError: no Firefox is installed, or it does not start.
    """
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, NO_FIREFOX
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port, end = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
        while not (port.exists() and port.read_text(encoding="utf-8").strip()):
            assert process.poll() is None and time.monotonic() < end, "Firefox did not start."
            time.sleep(0.1)
        window = Firefox(int(port.read_text(encoding="utf-8")))
        yield window
        window.socket.close()
    finally:
        process.terminate()
        process.wait()
