"""Messages about what the rules find in a course."""

from __future__ import annotations

from collections.abc import Mapping

CONTENT: Mapping[str, Mapping[str, str]] = {}
