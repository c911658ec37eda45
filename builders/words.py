"""Tokens and words of a text, for figures and agreement."""

import re
from collections.abc import Iterator

from builders.records import Span

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def tokens(text: str) -> Iterator[Span]:
    """Yield words (with inner apostrophes and hyphens) and single punctuation marks."""
    return (Span(m.start(), m.end()) for m in _TOKEN.finditer(text))


def count(text: str) -> int:
    """Return the number of words of a text."""
    return sum(1 for _ in _WORD.finditer(text))
