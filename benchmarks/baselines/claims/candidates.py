"""Clauses that a claim may be: stretches of a sentence between the places where clauses begin and end."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from benchmarks.documents import Document, Span

TOKEN = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")
OPENERS = frozenset(
    "that but and because while who which whose whom although though as if unless when after before or where so".split()  # noqa: SIM905 - a word list reads better as one
)
CLOSING = frozenset(",.;:!?–—-)”’\"'…")
OPENING = frozenset(",;:–—-(“‘\"'")
QUOTES = frozenset("”’\"'“‘")
LONGEST = 45


class Candidate(NamedTuple):
    """A stretch of a sentence in code points of the text, with what stands before and after it."""

    start: int
    end: int
    before: str
    after: str
    first: str
    words: int


class Token(NamedTuple):
    """A word or mark with its place in the text."""

    text: str
    start: int
    end: int


@lru_cache(4096)
def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of a stretch of a text."""
    return tuple(Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(text, start, end))


def candidates(document: Document, sentence: Span) -> list[Candidate]:
    """Return the stretches of a sentence that may be clauses, the whole sentence without its full stop among them."""
    found = tokens(document.text, *sentence)
    return [
        _candidate(found, i, j)
        for i in _starts(found)
        for j in _ends(found)
        if 2 <= j - i <= LONGEST and found[i].text not in CLOSING
    ]


def _starts(found: Sequence[Token]) -> Iterator[int]:
    """Yield where a clause may begin: at the start, after a mark, at and after a word that opens clauses."""
    for i, token in enumerate(found):
        before = found[i - 1].text.casefold() if i else ","
        if before in OPENING or before in OPENERS or token.text.casefold() in ("who", "which", "whose"):
            yield i


def _ends(found: Sequence[Token]) -> Iterator[int]:
    """Yield the place after the last token of what may be a clause: before a mark or an opener, or at the end."""
    for j in range(1, len(found) + 1):
        after = found[j].text.casefold() if j < len(found) else "."
        if (after in CLOSING or after in OPENERS) and found[j - 1].text not in OPENING:
            yield j


def _candidate(found: Sequence[Token], i: int, j: int) -> Candidate:
    before = found[i - 1].text.casefold() if i else "^"
    after = found[j].text.casefold() if j < len(found) else "$"
    return Candidate(found[i].start, found[j - 1].end, before, after, found[i].text.casefold(), j - i)
