"""Spans as labels of tokens and back: for each role begin, inside, end or single; 0 is outside of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.tagging.tokens import Stream
from benchmarks.documents import Span

BEGIN, WITHIN, END, SINGLE = range(4)
KINDS = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A tagged stretch of tokens `[first, last)` of a stream, in the role of that number."""

    role: int
    first: int
    last: int


Marked = Sequence[Iterable[Span]]
"""For each role, the spans of a document."""


def count(roles: int) -> int:
    """Return the number of labels for a number of roles."""
    return 1 + KINDS * roles


def encode(stream: Stream, marked: Sequence[Marked], roles: int) -> Any:
    """Return the label of each token, given the spans of each document; of spans that overlap the later role's wins.

    A span that crosses lines is cut there, since lines are tagged one by one.
    """
    import numpy as np

    owner = np.full(len(stream), -1)
    begins = np.zeros(len(stream), bool)
    edges = np.searchsorted(stream.document, np.arange(len(marked) + 1))
    for number, document in enumerate(marked):
        low, high = edges[number], edges[number + 1]
        starts, ends = stream.start[low:high], stream.end[low:high]
        for role, spans in enumerate(document):
            for start, end in spans:
                first = low + np.searchsorted(ends, start, side="right")
                last = low + np.searchsorted(starts, end)
                owner[first:last] = role
                begins[first:last] = False
                begins[first : min(first + 1, last)] = True
    return _labels(owner, begins, stream.line, roles)


def _labels(owner: Any, begins: Any, line: Any, roles: int) -> Any:
    import numpy as np

    cut = np.append(True, (owner[1:] != owner[:-1]) | (line[1:] != line[:-1]))[: len(owner)]
    first = begins | cut
    last = np.append(first[1:], True)[: len(owner)]
    kind = np.select([first & last, first, last], [SINGLE, BEGIN, END], WITHIN)
    return np.where(owner >= 0, 1 + KINDS * owner + kind, 0)


def decode(labels: Any) -> list[Segment]:
    """Return the segments of labels that keep to `allowed`, in text order."""
    found = []
    first = 0
    for place, label in enumerate(labels.tolist()):
        role, kind = divmod(label - 1, KINDS)
        if label and kind in (BEGIN, SINGLE):
            first = place
        if label and kind in (END, SINGLE):
            found.append(Segment(role, first, place + 1))
    return found


def allowed(roles: int) -> Any:
    """Return which label may follow which; the last row is for first labels, the last column for the end."""
    import numpy as np

    kinds = [-1] + [kind for _ in range(roles) for kind in range(KINDS)]
    owner = [-1] + [role for role in range(roles) for _ in range(KINDS)]
    size = count(roles)
    table = np.zeros((size + 1, size + 1), bool)
    for before in range(size + 1):
        is_open = before < size and kinds[before] in (BEGIN, WITHIN)
        for after in range(size + 1):
            goes_on = after < size and kinds[after] in (WITHIN, END)
            same = before < size and after < size and owner[before] == owner[after]
            table[before, after] = (is_open and goes_on and same) or not (is_open or goes_on)
    return table
