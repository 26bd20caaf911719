"""The pen: absolute paths drawn in the measures of a person or a thing, placed on the sheet.

Coordinates are moved, scaled and turned here instead of by ``transform``, so that every line
of a picture is equally thick however large its owner is, and every reader of SVG agrees.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

INK, DARK = "#20302a", "#3b3430"
PAPER, WOOD, LEAF, WATER, SUN, CLAY = "#fffdf8", "#dcb98c", "#a8cfae", "#aed3df", "#f9d283", "#e6a98c"
"""Lines; hair, caps and shoes; and the soft colours of things, all light enough for a photocopy."""

LINE = 3.0
"""Thickness of a line, in units of the sheet."""

WIDTH = 480
"""How wide every scene and every diagram is, in units of the sheet."""

Point = tuple[float, float]
_COMMAND = re.compile(r"([MLCQZ])([^MLCQZ]*)")
_ROUND = 0.5523  # how far the handles of a cubic curve reach to draw a quarter of a circle


def number(value: float) -> str:
    """A coordinate with at most one decimal, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def _commands(path: str) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """The commands of a path, each with its points; many people are drawn with the same ones."""
    read = ((command, iter(map(float, points.split()))) for command, points in _COMMAND.findall(path))
    return tuple((command, tuple(zip(points, points, strict=True))) for command, points in read)


@dataclass(frozen=True)
class Pen:
    """Where and how large something is drawn.

    Arguments:
        x, y: the place of its origin on the sheet.
        scale: its size, 1 for a grown-up.
        flip: true when it looks the other way.
        angle: degrees it is turned, clockwise.
    """

    x: float = 0
    y: float = 0
    scale: float = 1
    flip: bool = False
    angle: float = 0

    def at(self, x: float, y: float) -> Point:
        """A point of the thing as a point of the sheet."""
        turn = math.radians(self.angle)
        right, down = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        return self.x + (-right if self.flip else right) * self.scale, self.y + down * self.scale

    def moved(self, x: float, y: float, angle: float = 0, scale: float = 1) -> Pen:
        """The same pen with its origin at a point of the thing, turned and resized there."""
        left, top = self.at(x, y)
        return replace(self, x=left, y=top, angle=self.angle + angle, scale=self.scale * scale)

    def place(self, path: str) -> str:
        """A path (commands M, L, C, Q and Z, absolute) on the sheet."""
        turn = math.radians(self.angle)
        cos, sin, across = math.cos(turn), math.sin(turn), -self.scale if self.flip else self.scale
        return "".join(
            command
            + " ".join(
                f"{number(self.x + (x * cos - y * sin) * across)} "
                f"{number(self.y + (x * sin + y * cos) * self.scale)}"
                for x, y in points
            )
            for command, points in _commands(path)
        )

    def shape(self, path: str, fill: str = "none", line: float = LINE, ink: str = INK) -> str:
        """A filled shape with an outline; without one when ``line`` is 0."""
        stroke = f' stroke="{ink}"' if ink != INK else ""
        stroke += f' stroke-width="{number(line)}"' if line != LINE else ""
        stroke = ' stroke="none"' if line == 0 else stroke
        filled = f' fill="{fill}"' if fill != "none" else ""
        return f'<path d="{self.place(path)}"{filled}{stroke}/>'

    def thread(self, path: str, width: float, colour: str) -> str:
        """A soft tube along a path, with an outline on both sides: an arm, a leg, a braid."""
        wide = width * self.scale
        return self.shape(path, line=wide + 2 * LINE) + self.shape(path, line=wide, ink=colour)

    def union(self, *paths: str, fill: str) -> str:
        """Several shapes that share one outline."""
        return "".join(self.shape(path, line=2 * LINE) for path in paths) + "".join(
            self.shape(path, fill, line=0) for path in paths
        )


def oval(x: float, y: float, width: float, height: float | None = None) -> str:
    """The path of an ellipse around a point; ``width`` and ``height`` are its radii."""
    across, down = width, width if height is None else height
    a, b = across * _ROUND, down * _ROUND
    return (
        f"M{x + across} {y}C{x + across} {y + b} {x + a} {y + down} {x} {y + down}"
        f"C{x - a} {y + down} {x - across} {y + b} {x - across} {y}"
        f"C{x - across} {y - b} {x - a} {y - down} {x} {y - down}"
        f"C{x + a} {y - down} {x + across} {y - b} {x + across} {y}Z"
    )


def box(x: float, y: float, width: float, height: float, round_: float = 6) -> str:
    """The path of a rectangle with round corners; ``x`` and ``y`` are its upper left corner."""
    r, right, low = min(round_, width / 2, height / 2), x + width, y + height
    return (
        f"M{x + r} {y}L{right - r} {y}Q{right} {y} {right} {y + r}"
        f"L{right} {low - r}Q{right} {low} {right - r} {low}"
        f"L{x + r} {low}Q{x} {low} {x} {low - r}L{x} {y + r}Q{x} {y} {x + r} {y}Z"
    )


def bend(start: Point, end: Point, by: float) -> str:
    """A path from one point to another that bows out sideways, ``by`` at its control point."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down) or 1
    control = (
        (start[0] + end[0]) / 2 - down / length * by,
        (start[1] + end[1]) / 2 + across / length * by,
    )
    return f"M{start[0]} {start[1]}Q{control[0]} {control[1]} {end[0]} {end[1]}"


def first_part(path: str, part: float) -> str:
    """The beginning of a path made by :func:`bend`: a sleeve."""
    x0, y0, x1, y1, x2, y2 = (float(value) for value in re.findall(r"-?[\d.]+", path))
    ax, ay = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
    bx, by_ = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
    return f"M{x0} {y0}Q{ax} {ay} {ax + (bx - ax) * part} {ay + (by_ - ay) * part}"
