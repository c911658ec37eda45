"""Quote marks of a text, and the type of attributed content that follows from them."""

import re

from builders.imports.placing import joined
from builders.lines import blank, line_spans
from builders.records import Span, Spans

# The New York Times in PolNeAR, as other archives, prints a double mark as two single ones.
_DOUBLE = re.compile(r"''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]")
_SINGLE = re.compile(r"(?<!')'(?!')|[\u2018\u2019]")
_OPENING = frozenset(("``", "\u201c", "\u201e", "\u00ab", "\u2018"))
_CLOSING = frozenset(("\u201d", "\u00bb", "\u2019"))
_BEFORE = frozenset("([{-\u2013\u2014/\"'`\u201c\u2018")


def quoted(text: str) -> list[Span]:
    """Return the stretches of a text in quote marks, marks included, in double marks and then in single ones.

    A quotation that a line leaves open, as in those of several paragraphs, ends with the line.
    """
    double = [region for line in line_spans(text) for region in _doubles(text, line)]
    return double + [region for line in line_spans(text) for region in _singles(text, line)]


def quote_type(text: str, regions: list[Span], content: Spans, nested: bool) -> str | None:
    """Return direct if all words of a content stand in quote marks, indirect if none do, mixed otherwise.

    Of nested content only marks of its own count: those that open where it begins or later.
    """
    if not content:
        return None
    first, last = content[0].start, content[-1].end
    near = [r for r in regions if r.start < last and first < r.end and (not nested or r.start >= first - 2)]
    own = joined(tuple(near))
    words = sum(_letters(text, s.start, s.end) for s in content)
    marked = sum(_letters(text, max(s.start, r.start), min(s.end, r.end)) for s in content for r in own)
    if not marked:
        return "indirect"
    return "direct" if marked == words else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def _doubles(text: str, line: Span) -> list[Span]:
    found, start = [], None
    for match in _DOUBLE.finditer(text, line.start, line.end):
        opens = _opens(text, match, line)
        if start is None:
            start = match.start() if opens else None
        elif not opens:
            found.append(Span(start, match.end()))
            start = None
    return found if start is None else [*found, Span(start, line.end)]


def _singles(text: str, line: Span) -> list[Span]:
    """Return stretches in single marks that are closed on the line; an apostrophe opens or closes none."""
    found, start = [], None
    for match in _SINGLE.finditer(text, line.start, line.end):
        after = text[match.end() : match.end() + 1]
        if start is None:
            if _opens(text, match, line) and after.isalpha():
                start = match.start()
        elif not after.isalnum() and not blank(text[match.start() - 1]):
            found.append(Span(start, match.end()))
            start = None
    return found


def _opens(text: str, match: re.Match[str], line: Span) -> bool:
    """Return whether a mark opens a quotation: by its shape, or by what stands before it."""
    if match[0] in _OPENING | _CLOSING:
        return match[0] in _OPENING
    before = text[match.start() - 1] if match.start() > line.start else " "
    after = text[match.end()] if match.end() < line.end else " "
    return (blank(before) or before in _BEFORE) and not blank(after)
