"""Sentences: split at line ends, then by syntok, not at a semicolon. Corrected by hand, stored in the standoff."""

from builders.lines import line_spans
from builders.records import Span, Spans


def segment(text: str) -> Spans:
    """Return the sentences of a text, in order; each lies within one line."""
    return tuple(s for line in line_spans(text) for s in _joined(text, _sentences(text, line)))


def _joined(text: str, sentences: list[Span]) -> list[Span]:
    """Return the sentences with those that syntok ends at a semicolon joined to the next."""
    joined: list[Span] = []
    for span in sentences:
        if joined and text[joined[-1].end - 1] == ";":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _sentences(text: str, line: Span) -> list[Span]:
    from syntok import segmenter

    found = []
    for paragraph in segmenter.analyze(text[line.start : line.end]):
        for tokens in map(list, paragraph):
            first, last = tokens[0], tokens[-1]
            start = line.start + first.offset
            found.append(Span(start, line.start + last.offset + len(last.value)))
    return found
