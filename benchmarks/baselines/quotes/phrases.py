"""Stretches of tokens that the baselines without learning go by: quotations, phrases beside a verb, sentences."""

from collections.abc import Iterator, Sequence

from benchmarks.baselines.quotes.lexicon import AUXILIARIES, BREAKS, PHRASE_WORDS, VERBS
from benchmarks.baselines.quotes.roles import CONTENT, CUE, SOURCE
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import CLOSES, OPENS, OUTSIDE, Stream

Edges = tuple[int, int]


def runs(stream: Stream, keys: Sequence[int]) -> Iterator[Edges]:
    """Yield the stretches of tokens that share a key, such as a line's number."""
    first = 0
    for place in range(1, len(stream) + 1):
        if place == len(stream) or keys[place] != keys[first]:
            yield first, place
            first = place


def quotations(stream: Stream, line: Edges) -> list[Segment]:
    """Return the stretches of a line from an opening mark to its closing one, or to the line's end."""
    found, opened = [], -1
    for place in range(*line):
        if stream.quote[place] == OPENS:
            opened = place
        if opened >= 0 and (stream.quote[place] == CLOSES or place + 1 == line[1]):
            found.append(Segment(CONTENT, opened, place + 1))
            opened = -1
    return found


def verbs(stream: Stream, edges: Edges) -> list[Segment]:
    """Return the reporting verbs outside of quote marks, each with its auxiliaries."""
    found = []
    for place in range(*edges):
        if stream.words[place].lower() in VERBS and stream.quote[place] == OUTSIDE:
            first = place
            while first > edges[0] and stream.words[first - 1].lower() in AUXILIARIES:
                first -= 1
            found.append(Segment(CUE, first, place + 1))
    return found


def subject(stream: Stream, cue: Segment, edges: Edges) -> Segment | None:
    """Return the phrase right before a verb, or else the one right after it."""
    low = cue.first
    while low > edges[0] and cue.first - low < PHRASE_WORDS and not _breaks(stream, low - 1):
        low -= 1
    if low < cue.first:
        return Segment(SOURCE, low, cue.first)
    high = cue.last
    while high < edges[1] and high - cue.last < PHRASE_WORDS and not _breaks(stream, high):
        high += 1
    return Segment(SOURCE, cue.last, high) if high > cue.last else None


def _breaks(stream: Stream, place: int) -> bool:
    return stream.quote[place] != OUTSIDE or stream.words[place].lower() in BREAKS
