"""Checks of lines, zones and sentences."""

from collections.abc import Iterator
from itertools import pairwise

from builders.checks.base import Check, Finding, Subject, at
from builders.issues import shown
from builders.lines import blank, lines_of
from builders.records import Span


def _line_text(subject: Subject) -> Iterator[Finding]:
    """Recorded lines are those of the text."""
    assert subject.text is not None
    recorded = subject.standoff.lines
    if recorded and recorded != lines_of(subject.text):
        wrong = next((r for r, t in zip(recorded, lines_of(subject.text), strict=False) if r != t), None)
        found = "another number of lines" if wrong is None else f"the line at {wrong.start}"
        yield Finding("line-text", "$.lines", "the lines of the text", found)


def _zone_lines(subject: Subject) -> Iterator[Finding]:
    """A zone is one whole line, and each line has one."""
    if not subject.lines:
        return
    lines = {(line.start, line.end) for line in subject.lines}
    for i, zone in enumerate(subject.article.zones):
        if (zone.start, zone.end) not in lines:
            yield Finding("zone-line", f"$.zones[{i}]", "the extent of one line", f"{zone.start}-{zone.end}")
    if "zones" in subject.article.layers:
        zoned = {zone.start for zone in subject.article.zones}
        for line in subject.lines:
            if line.start not in zoned:
                yield Finding("zone-gap", "$.zones", f"a zone for the line at {line.start}", "none")


def _zone_order(subject: Subject) -> Iterator[Finding]:
    zones = subject.article.zones
    for i, (one, two) in enumerate(pairwise(zones), 1):
        if two.start < one.end:
            yield Finding("zone-overlap", f"$.zones[{i}]", f"a start from {one.end} on", str(two.start))


def _sentence_order(subject: Subject) -> Iterator[Finding]:
    sentences = subject.article.sentences
    for i, (one, two) in enumerate(pairwise(sentences), 1):
        if two.start < one.end:
            yield Finding("sentence-overlap", f"$.sentences[{i}]", f"a start from {one.end} on", str(two.start))


def _sentence_zones(subject: Subject) -> Iterator[Finding]:
    """A sentence lies in one zone."""
    for i, s in enumerate(subject.article.sentences):
        if subject.article.zones and not any(z.start <= s.start and s.end <= z.end for z in subject.article.zones):
            yield Finding("sentence-zone", f"$.sentences[{i}]", "a sentence within one zone", at((s,)))


def _sentence_gaps(subject: Subject) -> Iterator[Finding]:
    """Sentences leave nothing but white space between them."""
    assert subject.text is not None
    if "sentences" not in subject.article.layers:
        return
    ends = [0, *(s.end for s in subject.article.sentences)]
    starts = [*(s.start for s in subject.article.sentences), len(subject.text)]
    for end, start in zip(ends, starts, strict=True):
        gap = subject.text[end:start]
        if any(not blank(char) for char in gap):
            yield Finding("sentence-gap", "$.sentences", "every word in a sentence", f"{shown(gap)} at {end}")


def _layers(subject: Subject) -> Iterator[Finding]:
    """What is annotated stands in `layers`."""
    for layer in ("zones", "sentences", "sources", "quotes", "claims", "speculation"):
        if getattr(subject.article, layer) and layer not in subject.article.layers:
            yield Finding("layer-undeclared", "$.layers", f"{layer} in it", ", ".join(subject.article.layers) or "none")


def _extents(subject: Subject) -> Iterator[Finding]:
    """Zones and sentences have an extent and lie in the text."""
    spans = [(f"$.zones[{i}]", Span(z.start, z.end)) for i, z in enumerate(subject.article.zones)]
    spans += [(f"$.sentences[{i}]", s) for i, s in enumerate(subject.article.sentences)]
    for path, span in spans:
        if span.end <= span.start:
            yield Finding("span-empty", path, f"an end after {span.start}", str(span.end))
        elif subject.length is not None and span.end > subject.length:
            yield Finding("span-past-end", path, f"at most {subject.length}", str(span.end))


CHECKS = (
    Check("recorded lines", _line_text, needs_text=True),
    Check("extents of zones and sentences", _extents),
    Check("zones as whole lines", _zone_lines),
    Check("order of zones", _zone_order),
    Check("order of sentences", _sentence_order),
    Check("sentences within zones", _sentence_zones),
    Check("sentences without gaps", _sentence_gaps, needs_text=True),
    Check("declared layers", _layers),
)
