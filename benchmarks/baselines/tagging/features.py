"""Columns of numbers per token, and templates that combine them into hashed features."""

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

Columns = Mapping[str, Any]
"""By name, one number per token."""

PART = re.compile(r"(\w+)(?:\[([+-]?\d+)\])?")


def number(text: str) -> int:
    """Return a number for a string, the same on every machine."""
    return zlib.crc32(text.encode("utf-8"))


def hashed(columns: Columns, templates: Sequence[str], line: Any, bits: int) -> Any:
    """Return per token the number of its feature of each template, below 2 ** bits.

    A template is a list of columns, each with the offset of the token it is taken from (`word[-1] mark`);
    a token beyond the line's edge counts as its edge.
    """
    import numpy as np

    shifted: dict[tuple[str, int], Any] = {}
    found = np.empty((len(line), len(templates)), np.int32)
    for place, template in enumerate(templates):
        total = np.full(len(line), number(template), np.uint64)
        for name, offset in ((m[1], int(m[2] or 0)) for m in PART.finditer(template)):
            key = (name, offset)
            if key not in shifted:
                shifted[key] = shift(columns[name], line, offset).astype(np.uint64)
            total = (total ^ shifted[key]) * np.uint64(0x9E3779B97F4A7C15)
            total ^= total >> np.uint64(29)
        found[:, place] = (total * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(64 - bits)
    return found


def shift(column: Any, line: Any, offset: int) -> Any:
    """Return the column's values `offset` tokens on; -1 before a line's start, -2 after its end."""
    import numpy as np

    if not offset:
        return column
    n = len(line)
    found = np.full(n, -1 if offset < 0 else -2, np.int64)
    if abs(offset) >= n:
        return found
    here, there = (slice(0, n - offset), slice(offset, n)) if offset > 0 else (slice(-offset, n), slice(0, n + offset))
    same = line[here] == line[there]
    found[here] = np.where(same, column[there], found[here])
    return found
