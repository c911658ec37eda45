"""Precision-recall curves as SVG."""

from collections.abc import Mapping, Sequence

from benchmarks.report.html import text

SIZE, LEFT, BOTTOM = 320, 40, 36
COLOURS = ("#1f6feb", "#b3541e", "#2a9d5c", "#8a4fbf", "#c2255c", "#0b7285")
DASHES = ("", "6 3", "2 3", "8 3 2 3", "12 4", "1 4")

Points = Sequence[tuple[float, float]]


def points(positive: Sequence[bool], scores: Sequence[float]) -> Points:
    """Return (recall, precision) at each threshold, the highest first; nothing without positives."""
    total, hits, seen = sum(positive), 0, 0
    found: list[tuple[float, float]] = []
    ordered = sorted(zip(scores, positive, strict=True), key=lambda item: -item[0])
    for i, (score, hit) in enumerate(ordered):
        hits, seen = hits + hit, seen + 1
        if i + 1 == len(ordered) or ordered[i + 1][0] != score:
            found.append((hits / total, hits / seen) if total else (0.0, 0.0))
    return found if total else []


def figure(curves: Mapping[str, Points], caption: str) -> str:
    """Return the curves in one figure, told apart by colour and by dashes."""
    lines, legend = [], []
    for i, (name, curve) in enumerate(curves.items()):
        colour, dash = COLOURS[i % len(COLOURS)], DASHES[i % len(DASHES)]
        path = " ".join(f"{_x(r):.1f},{_y(p):.1f}" for r, p in curve)
        stroke = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        lines.append(f'<polyline points="{path}" {stroke}/>')
        y = 14 + 15 * i
        legend.append(
            f'<line x1="{SIZE + 56}" x2="{SIZE + 84}" y1="{y}" y2="{y}" {stroke}/>{_label(SIZE + 90, y + 4, name)}'
        )
    ticks = "".join(_tick(n / 4) for n in range(5))
    box = f'<rect x="{LEFT}" y="8" width="{SIZE}" height="{SIZE}" fill="none" stroke="currentColor" opacity=".3"/>'
    names = _label(LEFT + SIZE / 2 - 20, SIZE + BOTTOM + 6, "recall") + _label(2, 20, "P")
    return (
        f'<figure><svg viewBox="0 0 {SIZE + 220} {SIZE + BOTTOM + 12}" role="img" aria-label="{text(caption)}">'
        f"{box}{ticks}{''.join(lines)}{''.join(legend)}{names}</svg><figcaption>{text(caption)}</figcaption></figure>"
    )


def _x(recall: float) -> float:
    return LEFT + SIZE * recall


def _y(precision: float) -> float:
    return 8 + SIZE * (1 - precision)


def _tick(value: float) -> str:
    line = (
        f'<line x1="{LEFT}" x2="{LEFT + SIZE}" y1="{_y(value)}" y2="{_y(value)}" stroke="currentColor" opacity=".12"/>'
    )
    return line + _label(LEFT - 28, _y(value) + 4, f"{value:.2f}") + _label(_x(value) - 10, SIZE + 24, f"{value:.2f}")


def _label(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="11" fill="currentColor">{text(words)}</text>'
