"""What a check of one article is given and what it returns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from builders.lines import line_spans
from builders.records import Article, Event, Span, Spans
from builders.standoff import Standoff

ANNOTATED_ZONES = frozenset({"headline", "standfirst", "subhead", "body"})


class Finding(NamedTuple):
    """An issue without its file."""

    code: str
    path: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An article with its event and the extents of its lines, known from the text or recorded."""

    standoff: Standoff
    article: Article
    event: Event
    text: str | None
    lines: Spans

    @classmethod
    def of(cls, standoff: Standoff, event: Event) -> "Subject":
        """Return the subject for an article as read."""
        text = standoff.article.text
        recorded = tuple(Span(line.start, line.end) for line in standoff.lines)
        lines = recorded if text is None else tuple(line_spans(text))
        return cls(standoff, standoff.article, event, text, lines)

    @property
    def length(self) -> int | None:
        """Return the length of the text, or the end of the last recorded line; None if neither is known."""
        if self.text is not None:
            return len(self.text)
        return self.lines[-1].end if self.lines else None

    def annotated(self, position: int) -> bool:
        """Return whether a position lies in a zone that is annotated."""
        return any(z.zone in ANNOTATED_ZONES and z.start <= position < z.end for z in self.article.zones)


@dataclass(frozen=True, slots=True)
class Check:
    """A declared check: its name in reports, its function, and whether it reads the text."""

    name: str
    run: Callable[[Subject], Iterator[Finding]]
    needs_text: bool = False


def annotation_spans(article: Article) -> Iterator[tuple[str, Spans]]:
    """Yield JSON path and spans of everything annotated in quotes, claims and speculation."""
    for i, quote in enumerate(article.quotes):
        yield f"$.quotes[{i}].content", quote.content
        yield f"$.quotes[{i}].cue", quote.cue
        for role, sources in (("speakers", quote.speakers), ("relay", quote.relay)):
            for j, source in enumerate(sources):
                yield f"$.quotes[{i}].{role}[{j}].mention", source.mention
    for i, claim in enumerate(article.claims):
        yield f"$.claims[{i}].span", claim.span
    for i, speculation in enumerate(article.speculation):
        yield f"$.speculation[{i}].cue", speculation.cue
        yield f"$.speculation[{i}].scope", speculation.scope


def inside(inner: Spans, outer: Spans) -> bool:
    """Return whether every part of one span lies in some part of another."""
    return all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)


def overlap(one: Spans, other: Spans) -> bool:
    """Return whether two spans share a code point."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def size(spans: Spans) -> int:
    """Return the length of a span in code points, gaps not counted."""
    return sum(span.end - span.start for span in spans)


def at(spans: Spans) -> str:
    """Return offsets as a message shows them: `10-24, 30-41`."""
    return ", ".join(f"{span.start}-{span.end}" for span in spans) or "nothing"
