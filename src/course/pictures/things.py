"""Things that people sit on, write on or do. Phones lie face down or have blank screens."""

from __future__ import annotations

from collections.abc import Callable

from course.pictures.pen import CLAY, INK, LEAF, PAPER, SUN, WATER, WOOD, Pen, box, oval


def _table(pen: Pen) -> str:
    legs = pen.shape("M-86 14L-88 44M86 14L88 44", line=7)
    return legs + pen.shape(box(-104, 0, 208, 16, 7), WOOD)


def _counter(pen: Pen) -> str:
    return pen.shape(box(-104, 0, 208, 16, 7), WOOD) + pen.shape(box(-96, 16, 192, 62, 4), "#f1dcb9")


def _bench(pen: Pen) -> str:
    return pen.shape("M-84 12L-84 66M84 12L84 66", line=7) + pen.shape(box(-104, 0, 208, 14, 6), WOOD)


def _mat(pen: Pen) -> str:
    fringe = pen.shape(
        "M-120 -6L-128 -8M-122 2L-132 2M-120 10L-128 12M120 -6L128 -8M122 2L132 2M120 10L128 12", line=2
    )
    return fringe + pen.shape(oval(0, 2, 122, 16), "#eac7a8") + pen.shape(oval(0, 2, 104, 10), line=2)


def _plant(pen: Pen) -> str:
    leaves = (
        "M0 -28C-28 -34 -30 -60 -20 -68C-6 -62 0 -46 0 -28Z",
        "M0 -28C28 -34 30 -60 20 -68C6 -62 0 -46 0 -28Z",
    )
    return "".join(pen.shape(leaf, LEAF) for leaf in leaves) + pen.shape("M-18 -28L18 -28L13 0L-13 0Z", CLAY)


def _garden(pen: Pen) -> str:
    bed = pen.shape("M-96 8Q0 -12 96 8Q100 22 88 22L-88 22Q-100 22 -96 8Z", "#cfa57c")
    rows = "".join(
        pen.shape(
            f"M{x} 4C{x - 20} -4 {x - 22} -22 {x - 12} -28C{x - 2} -20 {x} -10 {x} 4"
            f"C{x + 20} -4 {x + 22} -22 {x + 12} -28C{x + 2} -20 {x} -10 {x} 4Z",
            LEAF,
        )
        + pen.shape(oval(x + 8, -2, 4, 7), CLAY, line=2)
        for x in (-64, -22, 22, 64)
    )
    return bed + rows


def _steps(pen: Pen) -> str:
    return "".join(
        pen.shape(box(-150 - 14 * n, 22 * n, 300 + 28 * n, 24, 5), (WOOD, "#e6cba4")[n % 2])
        for n in (2, 1, 0)
    )


def _cups(pen: Pen) -> str:
    return "".join(
        pen.shape(f"M{x + 9} -14Q{x + 19} -14 {x + 17} -7Q{x + 15} -3 {x + 8} -4", line=2.4)
        + pen.shape(f"M{x - 10} -18L{x + 10} -18L{x + 8} 0L{x - 8} 0Z", PAPER)
        for x in (-22, 22)
    )


def _fish(pen: Pen) -> str:
    one = "M-26 0C-14 -14 10 -14 20 0L32 -10L32 10L20 0C10 14 -14 14 -26 0Z"
    return pen.shape(box(-84, -6, 168, 8, 4), PAPER) + "".join(
        pen.moved(x, -16).shape(one, colour) + pen.moved(x, -16).shape(oval(-16, -3, 2), INK, line=0)
        for x, colour in ((-46, WATER), (4, CLAY), (52, WATER))
    )


def _blocks(pen: Pen) -> str:
    towers = ((-40, 40, CLAY), (-16, 64, SUN), (8, 34, LEAF), (32, 50, WATER))
    return "".join(
        pen.shape(box(x, -h, 24, h, 3), colour) + pen.shape(box(x + 8, -h + 9, 8, 9, 1), PAPER, line=2)
        for x, h, colour in towers
    )


def _papers(pen: Pen) -> str:
    return "".join(
        pen.moved(x, -5).shape("M-26 5L-18 -7L30 -7L24 5Z", PAPER)
        + pen.moved(x, -5).shape("M-10 -3L16 -3M-13 1L12 1", line=2)
        for x in (-42, 40)
    )


def _phone_down(pen: Pen) -> str:
    """A phone that lies face down: nobody looks at it now."""
    return pen.shape("M-20 0L-14 -9L16 -9L20 0Z", "#8fa3a8") + pen.shape(oval(-8, -5, 2), INK, line=0)


def _basket(pen: Pen) -> str:
    phones = pen.shape(box(-16, -30, 12, 20, 3), "#8fa3a8", line=2.4) + pen.shape(
        box(4, -32, 12, 22, 3), "#cfd8d6", line=2.4
    )
    return (
        phones
        + pen.shape("M-28 -18L28 -18L22 4L-22 4Z", WOOD)
        + pen.shape("M-26 -10L26 -10M-10 -18L-8 4M10 -18L8 4", line=2)
    )


def _kolintang(pen: Pen) -> str:
    bars = "".join(
        pen.shape(box(-76 + 19 * n, -12 + 1.4 * n, 15, 40 - 2.8 * n, 4), ("#e9c48f", "#d9a76a")[n % 2])
        for n in range(8)
    )
    return pen.shape("M-70 30L-78 76M70 26L78 76", line=7) + pen.shape("M-88 20L88 12", line=8) + bars


def _bicycle(pen: Pen) -> str:
    wheels = pen.shape(oval(-52, 0, 34) + oval(52, 0, 34)) + pen.shape(oval(-52, 0, 4) + oval(52, 0, 4), INK)
    frame = "M-52 0L-20 -52L34 -50L4 0L-52 0M4 0L-20 -52M52 0L32 -62"
    bars = pen.shape("M32 -62L22 -68M32 -62L42 -70M-30 -58L-8 -58", line=6)
    return wheels + pen.shape(frame, line=8) + pen.shape(frame, line=3, ink=CLAY) + bars


def _boat(pen: Pen) -> str:
    hull = (
        "M-190 -26C-150 4 -120 14 -60 16L60 16C120 14 150 4 190 -26"
        "C176 26 150 44 110 46L-110 46C-150 44 -176 26 -190 -26Z"
    )
    return pen.shape(hull, "#e0907f") + pen.shape("M-168 6Q0 44 168 6", line=2)


def _wave(pen: Pen) -> str:
    """A painted wave for a stage, on the floor."""
    return pen.shape(
        "M-110 34C-110 -6 -60 -16 -48 12C-36 -16 8 -16 20 12C32 -16 96 -14 110 34Z", WATER
    ) + pen.shape("M-84 20C-82 6 -68 6 -62 14M-12 20C-10 6 4 6 10 14M52 20C56 6 70 6 76 14", line=2)


def _flipchart(pen: Pen) -> str:
    legs = pen.shape("M-30 10L-44 104M30 10L44 104", line=5)
    return legs + pen.shape(box(-56, -92, 112, 108, 5), PAPER)


def _bars(pen: Pen) -> str:
    """A flipchart with a bar chart on it: no figures, only the idea of one."""
    drawn = ((-36, 30, CLAY), (-12, 46, SUN), (12, 22, LEAF))
    return (
        _flipchart(pen)
        + "".join(pen.shape(box(x, -8 - h, 18, h, 2), c, line=2.4) for x, h, c in drawn)
        + pen.shape("M-42 -80L-42 -8L42 -8", line=2.4)
    )


def _layers(pen: Pen) -> str:
    """A flipchart with three rings around a small heart: prevention in layers."""
    rings = "".join(pen.shape(oval(0, -40, r), c, line=2.4) for r, c in ((40, WATER), (28, LEAF), (16, SUN)))
    return (
        _flipchart(pen) + rings + pen.shape("M0 -33C-10 -40 -6 -47 0 -43C6 -47 10 -40 0 -33Z", CLAY, line=2)
    )


def _map(pen: Pen) -> str:
    """A flipchart with islands joined by a dotted way."""
    isles = pen.union(oval(-28, -58, 16, 9), oval(-20, -52, 12, 7), fill=LEAF) + pen.union(
        oval(22, -30, 18, 10), fill=SUN
    )
    return (
        _flipchart(pen)
        + isles
        + pen.shape(oval(-22, -20, 10, 6), CLAY)
        + pen.shape("M-12 -52L-4 -47M2 -43L8 -38M-14 -22L-4 -25", line=2.4)
    )


def _steps_chart(pen: Pen) -> str:
    """A flipchart with boxes joined by lines: a way that everyone knows."""
    boxes = "".join(
        pen.shape(box(-40, -82 + 26 * n, 34, 18, 4), c, line=2.4) for n, c in enumerate((SUN, LEAF, WATER))
    )
    more = pen.shape(box(8, -56, 34, 18, 4), CLAY, line=2.4)
    return (
        _flipchart(pen) + boxes + more + pen.shape("M-23 -64L-23 -56M-23 -38L-23 -30M-6 -47L8 -47", line=2.4)
    )


def _scales(pen: Pen) -> str:
    """A flipchart with a balance on it."""
    return (
        _flipchart(pen)
        + pen.shape("M0 -76L0 -16M-18 -12L18 -12M-34 -66L34 -66", line=3)
        + pen.shape("M-48 -40Q-34 -24 -20 -40Z", SUN, line=2.4)
        + pen.shape("M20 -40Q34 -24 48 -40Z", LEAF, line=2.4)
        + pen.shape("M-34 -66L-48 -40M-34 -66L-20 -40M34 -66L20 -40M34 -66L48 -40", line=2)
    )


def _cat(pen: Pen) -> str:
    return (
        pen.thread("M24 -6Q44 -10 38 -30", 7, "#e9b877")
        + pen.shape("M-22 0C-26 -34 26 -38 26 0Z", "#e9b877")
        + pen.shape("M-32 -48L-28 -34C-34 -18 -4 -16 -6 -34L-4 -48L-14 -42L-22 -42Z", "#e9b877")
        + pen.shape(oval(-24, -34, 1.8) + oval(-12, -34, 1.8), INK, line=0)
        + pen.shape("M-20 -29Q-18 -26 -16 -29", line=2)
    )


def _swan(pen: Pen) -> str:
    """A swan folded from a towel."""
    return pen.shape(
        "M-30 0C-40 -20 -20 -30 -6 -22C4 -18 14 -24 34 -34C34 -14 26 0 10 0Z", WATER
    ) + pen.thread("M-24 -8C-34 -34 -14 -56 -2 -46C2 -42 0 -36 -4 -34", 9, WATER)


def _microphone(pen: Pen) -> str:
    return pen.shape("M0 -4L0 -34M-14 0L14 0", line=4) + pen.shape(box(-9, -58, 18, 28, 9), "#8fa3a8")


def _lamp(pen: Pen) -> str:
    return pen.shape("M0 0L0 -44M-14 0L14 0", line=4) + pen.shape("M-24 -42L24 -42L14 -70L-14 -70Z", SUN)


def _ball(pen: Pen) -> str:
    return pen.shape(oval(0, -16, 16), SUN) + pen.shape(
        "M-15 -20Q0 -10 15 -20M-10 -5Q0 -18 -2 -31M10 -5Q4 -16 8 -29", line=2
    )


def _books(pen: Pen) -> str:
    return pen.shape(box(-26, -12, 52, 12, 3), CLAY) + pen.shape(box(-22, -24, 46, 12, 3), LEAF)


THINGS: dict[str, Callable[[Pen], str]] = {
    "table": _table, "counter": _counter, "bench": _bench, "mat": _mat, "plant": _plant, "garden": _garden,
    "steps": _steps, "cups": _cups, "fish": _fish, "blocks": _blocks, "papers": _papers,
    "phone-down": _phone_down, "basket": _basket, "kolintang": _kolintang, "bicycle": _bicycle, "boat": _boat,
    "wave": _wave, "flipchart": _flipchart, "bars": _bars, "layers": _layers, "map": _map,
    "steps-chart": _steps_chart, "scales": _scales, "cat": _cat, "swan": _swan, "microphone": _microphone,
    "lamp": _lamp, "ball": _ball, "books": _books,
}  # fmt: skip
