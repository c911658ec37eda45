"""Spans of another tool as this project has them: proved against the text, in order, without edge white space."""

import re

from builders.imports.annfile import Annotations, Bound
from builders.imports.base import Report
from builders.lines import trim
from builders.records import Span, Spans

_BLANK = re.compile(r"[\s\ufeff]+")


def placed(annotations: Annotations, text: str, report: Report) -> dict[str, Spans]:
    """Return the spans of each annotation whose text stands at its offsets; the others are reported.

    Where more than half of a file's do not, the text is not the one that was annotated: import-offset.
    """
    bounds = annotations.bounds.values()
    wrong = {bound.id: bound for bound in bounds if not _stands(bound, text)}
    report.spans += len(bounds)
    report.mismatches += len(wrong)
    if len(wrong) * 2 > len(bounds):
        found = f"other words at {len(wrong)} of {len(bounds)}, the first {next(iter(wrong))}"
        report.refuse("import-offset", annotations.file, "", "each text at its offsets", found)
        return {}
    for identifier in wrong:
        report.leave("annotation whose text does not stand at its offsets", annotations.place(identifier))
    settled = {b.id: _settled(b, text, annotations, report) for b in bounds if b.id not in wrong}
    return {identifier: spans for identifier, spans in settled.items() if spans}


def _stands(bound: Bound, text: str) -> bool:
    """Return whether the words at the offsets are those recorded, white space apart."""
    if any(not s.start < s.end <= len(text) for s in bound.spans):
        return False
    words = "".join(text[s.start : s.end] for s in bound.spans)
    return not bound.text or _BLANK.sub("", words) == _BLANK.sub("", bound.text)


def _settled(bound: Bound, text: str, annotations: Annotations, report: Report) -> Spans:
    """Return the parts of an annotation in text order, trimmed."""
    ordered = joined(bound.spans)
    if [s.start for s in bound.spans] != sorted(s.start for s in bound.spans):
        report.settle(f"{bound.type} whose parts were put into text order", annotations.place(bound.id))
    trimmed = tuple(s for span in ordered if (s := trim(text, span.start, span.end)))
    if trimmed != ordered:
        report.settle(f"{bound.type} with white space at an edge, trimmed", annotations.place(bound.id))
    return trimmed


def joined(spans: Spans) -> Spans:
    """Return parts in text order, with those that overlap made one."""
    parts: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if parts and span.start < parts[-1].end:
            parts[-1] = Span(parts[-1].start, max(parts[-1].end, span.end))
        else:
            parts.append(span)
    return tuple(parts)
