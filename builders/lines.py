"""Lines of a text: the unit of zones, and what another copy of an article is realigned by."""

import hashlib
import re
from collections.abc import Iterator

from builders.records import Line, Span

_LINE = re.compile(r"[^\r\n]+")
# One character for one, so that offsets within a line survive the folding.
_FOLD = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2212", '\'\'\'"""""---')


def blank(char: str) -> bool:
    """Return whether a character counts as white space at the edge of a span: a BOM does too."""
    return char.isspace() or char == "\ufeff"


def trim(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` without edge white space, or None where nothing is left."""
    while start < end and blank(text[start]):
        start += 1
    while end > start and blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def line_spans(text: str) -> Iterator[Span]:
    """Yield the extent of each line that is not empty, without edge white space."""
    for match in _LINE.finditer(text):
        if span := trim(text, match.start(), match.end()):
            yield span


def line_hash(line: str) -> str:
    """Return 16 hex digits by which a line is known again: quote marks, dashes and spaces folded."""
    folded = "".join(" " if char.isspace() else char for char in line.translate(_FOLD))
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:16]


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text with their hashes."""
    return tuple(Line(s.start, s.end, line_hash(text[s.start : s.end])) for s in line_spans(text))
