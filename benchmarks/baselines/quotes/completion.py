"""What to make of a cue without content, and of content without a cue, so that a quote is always one."""

from collections.abc import Sequence

from benchmarks.baselines.quotes.roles import CONTENT, Group
from benchmarks.baselines.tagging.columns import sentence_edges
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import CLOSES, OUTSIDE, Stream

STOPS = frozenset(".,;:!?—–-")


def complete(stream: Stream, groups: Sequence[Group], segments: Sequence[Segment]) -> list[Group]:
    """Return the groups that have content; a cue without takes what is free of its sentence, after it or else before.

    Content without a cue stays where it stands in quote marks.
    """
    if not groups:
        return []
    first, last = sentence_edges(stream)
    taken = {place for s in segments for place in range(s.first, s.last)}
    found = []
    for group in groups:
        if group.cue and not group.contents:
            edges = int(first[group.cue[0].first]), int(last[group.cue[0].first]) + 1
            group.contents += _free(stream, group.cue[0], edges, taken)
        if group.cue or (stream.quote[group.contents[0].first] != OUTSIDE):
            found.append(group)
    return [group for group in found if group.contents]


def _free(stream: Stream, cue: Segment, edges: tuple[int, int], taken: set[int]) -> list[Segment]:
    """Return the free stretch of a sentence that follows a cue, or else the one before it."""
    after = cue.last
    while after < edges[1] and after not in taken:
        after += 1
    before = cue.first
    while before > edges[0] and (before - 1 not in taken):
        before -= 1
    stretches = [_trimmed(stream, cue.last, after), _trimmed(stream, before, cue.first)]
    return [Segment(CONTENT, low, high) for low, high in stretches if high > low][:1]


def _trimmed(stream: Stream, low: int, high: int) -> tuple[int, int]:
    """Return a stretch without the stops at its edges; one that closes a quotation stays."""
    while low < high and stream.words[low] in STOPS:
        low += 1
    while low < high and stream.words[high - 1] in STOPS and stream.quote[high - 1] != CLOSES:
        high -= 1
    return low, high
