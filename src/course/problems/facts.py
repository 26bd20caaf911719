"""Messages about data files, YAML and schemas."""

from __future__ import annotations

from collections.abc import Mapping

FACTS: Mapping[str, Mapping[str, str]] = {}
