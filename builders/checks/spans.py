"""Checks of every annotated span, whatever its layer."""

from collections.abc import Iterator
from itertools import pairwise

from builders.checks.base import ANNOTATED_ZONES, Check, Finding, Subject, annotation_spans, at
from builders.issues import shown
from builders.lines import blank
from builders.records import Span


def _order(subject: Subject) -> Iterator[Finding]:
    """Parts have an extent, stand in text order and do not overlap."""
    for path, spans in annotation_spans(subject.article):
        for i, span in enumerate(spans):
            if span.end <= span.start:
                yield Finding("span-empty", f"{path}[{i}]", f"an end after {span.start}", str(span.end))
        for i, (one, two) in enumerate(pairwise(spans), 1):
            if two.start < one.end:
                yield Finding("span-order", f"{path}[{i}]", f"a start from {one.end} on", str(two.start))


def _in_text(subject: Subject) -> Iterator[Finding]:
    """No offset lies past the end of the text."""
    if subject.length is None:
        return
    for path, spans in annotation_spans(subject.article):
        for i, span in enumerate(spans):
            if span.end > subject.length:
                yield Finding("span-past-end", f"{path}[{i}]", f"at most {subject.length}", str(span.end))


def _space(subject: Subject) -> Iterator[Finding]:
    """A span begins and ends on something visible."""
    text = subject.text
    assert text is not None
    sentences = ("$.sentences", subject.article.sentences)
    for path, spans in (sentences, *annotation_spans(subject.article)):
        for i, span in enumerate(spans):
            covered = text[span.start : span.end]
            if covered and (blank(covered[0]) or blank(covered[-1])):
                yield Finding("span-space", f"{path}[{i}]", "no white space at its edges", shown(covered))


def _zones(subject: Subject) -> Iterator[Finding]:
    """Annotations stand in headline, standfirst, subhead and body only."""
    if "zones" not in subject.article.layers:
        return
    for path, spans in annotation_spans(subject.article):
        for i, span in enumerate(spans):
            if span.start < span.end and not _in_annotated_zones(subject, span):
                yield Finding(
                    "span-zone", f"{path}[{i}]", "a span in headline, standfirst, subhead or body", at((span,))
                )


def _in_annotated_zones(subject: Subject, span: Span) -> bool:
    """Return whether a span begins and ends in annotated zones and runs across no other."""
    across = any(
        z.zone not in ANNOTATED_ZONES and z.start < span.end and span.start < z.end for z in subject.article.zones
    )
    return subject.annotated(span.start) and subject.annotated(span.end - 1) and not across


CHECKS = (
    Check("order of parts", _order),
    Check("offsets within the text", _in_text),
    Check("white space at edges", _space, needs_text=True),
    Check("annotated zones", _zones),
)
