"""Documents as one long stream of tokens, with the line, sentence and quotation that each stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.documents import Document, Span

TOKEN = re.compile(r"''|``|\w+(?:[-'’.,&/]\w+)*|[^\w\s]")
CLITIC = re.compile(r"(?<=\w)['’](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
# What may open a quotation, and what closes it then; the first that opens is the one that counts.
PAIRS = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "''": "''", "``": "''", "'": "'"}
SINGLE = "'‘"
OUTSIDE, OPENS, INSIDE, CLOSES = range(4)


@dataclass(frozen=True, slots=True)
class Stream:
    """The tokens of several documents, one after the other.

    Arrays hold one number per token: its offsets, `document`, `line` and `sentence`, which count through
    the whole stream, and `quote`, its place by double quote marks.
    """

    words: list[str]
    start: Any
    end: Any
    document: Any
    line: Any
    sentence: Any
    quote: Any

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)


def stream(documents: Sequence[Document]) -> Stream:
    """Return the tokens of documents; marks are paired within a line."""
    import numpy as np

    words: list[str] = []
    rows: list[tuple[int, int, int, int, int, int]] = []
    lines = sentences = 0
    for number, document in enumerate(documents):
        starts = [start for start, _ in document.sentences]
        for first, last in _lines(document.text):
            found = list(_tokens(document.text, first, last))
            places = _quoted(document.text, found)
            lines += 1
            for (start, end), place in zip(found, places, strict=True):
                words.append(document.text[start:end])
                rows.append((start, end, number, lines, sentences + bisect_right(starts, start), place))
        sentences += len(starts) + 1
    return Stream(words, *np.array(rows, dtype=np.int64).reshape(-1, 6).T)


def _lines(text: str) -> Iterator[Span]:
    return (m.span() for m in re.finditer(r"[^\r\n]+", text))


def _tokens(text: str, first: int, last: int) -> Iterator[Span]:
    """Yield the tokens of a line; a possessive or short verb is one of its own, since spans end before it."""
    for match in TOKEN.finditer(text, first, last):
        start, end = match.span()
        if clitic := CLITIC.search(match[0]):
            yield start, start + clitic.start()
            start += clitic.start()
        yield start, end


def _quoted(text: str, tokens: Sequence[Span]) -> Iterator[int]:
    """Yield the place of each token of a line; a quotation that nothing closes lasts to the line's end."""
    closing = ""
    for start, end in tokens:
        mark = text[start:end]
        if closing and mark in closing:
            closing = ""
            yield CLOSES
        elif not closing and mark in PAIRS and _opens(text, start, end):
            closing = PAIRS[mark]
            yield OPENS
        else:
            yield INSIDE if closing else OUTSIDE


def _opens(text: str, start: int, end: int) -> bool:
    """Return whether a mark may open: a single one only before a word and not after one, as an apostrophe is."""
    if text[start:end] not in SINGLE:
        return True
    return end < len(text) and text[end].isalnum() and not text[start - 1 : start].isalnum()
