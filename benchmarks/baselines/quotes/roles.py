"""The roles of a quote's parts as the tagger knows them, and quotes made of tagged segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.baselines.tagging.labels import Marked, Segment
from benchmarks.baselines.tagging.tokens import OUTSIDE, Stream
from benchmarks.documents import Quote, Span, Spans

# Where spans overlap the later role wins: a cue inside of a source is a cue.
CONTENT, SOURCE, CUE = range(3)
ROLES = 3


@dataclass(slots=True)
class Group:
    """The segments of one quote; each source is a mention of its own."""

    cue: list[Segment] = field(default_factory=list)
    contents: list[Segment] = field(default_factory=list)
    sources: list[Segment] = field(default_factory=list)


def outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that do not stand inside the content of another."""
    return [q for q in quotes if not any(_holds(other, q) for other in quotes if other is not q)]


def _holds(outer: Quote, inner: Quote) -> bool:
    """Return whether the inner quote's anchor, its cue or else its content, lies in the outer's content."""
    anchor = inner.cue or inner.content
    return bool(anchor) and all(any(a <= start and end <= b for a, b in outer.content) for start, end in anchor)


def marked(quotes: Sequence[Quote]) -> Marked:
    """Return the spans of quotes by role."""
    own = outermost(quotes)
    sources = [span for q in own for mention in q.sources for span in mention]
    return [[s for q in own for s in q.content], sources, [s for q in own for s in q.cue]]


def spans(stream: Stream, segments: Iterable[Segment], text: str) -> Spans:
    """Return the segments as parts in text order; such as have only white space between them are one."""
    parts: list[Span] = []
    for segment in sorted(segments, key=lambda s: s.first):
        start, end = int(stream.start[segment.first]), int(stream.end[segment.last - 1])
        if parts and not text[parts[-1][1] : start].strip():
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return tuple(parts)


def quote(stream: Stream, group: Group, text: str) -> Quote:
    """Return a group as a quote without a speaker."""
    sources = tuple(spans(stream, [source], text) for source in group.sources)
    content = spans(stream, group.contents, text)
    return Quote(content, spans(stream, group.cue, text), sources, type_of(stream, group.contents))


def type_of(stream: Stream, contents: Iterable[Segment]) -> str:
    """Return direct if all tokens stand in quote marks, indirect if none, mixed otherwise."""
    quoted: list[Any] = [stream.quote[s.first : s.last] != OUTSIDE for s in contents]
    if quoted and all(part.all() for part in quoted):
        return "direct"
    return "mixed" if any(part.any() for part in quoted) else "indirect"
