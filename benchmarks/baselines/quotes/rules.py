"""The lexical baseline: clause rules around reporting verbs and `according to`.

A verb with a subject before it takes the rest of its sentence; one after a comma takes what comes before
the comma. Content in quote marks runs on with the quotation that follows the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.quotes.lexicon import AUDIENCE_WORDS, BREAKS, TOLD
from benchmarks.baselines.quotes.phrases import Edges, runs, subject, verbs
from benchmarks.baselines.quotes.roles import CONTENT, CUE, SOURCE, Group, quote
from benchmarks.baselines.quotes.speakers import named
from benchmarks.baselines.tagging.columns import sentence_edges
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import CLOSES, OPENS, OUTSIDE, Stream, stream
from benchmarks.documents import Document, Quote

STOPS = frozenset(".,;:!?")


@dataclass(frozen=True, slots=True)
class SaidRules:
    """What finds quotes by the lexicon and clause rules."""

    def __call__(self, documents: Sequence[Document]) -> list[list[Quote]]:
        """Return the quotes of each document."""
        return _predicted(documents)


def fit_quotes(documents: Sequence[Document], gold: Sequence[Sequence[Quote]], seed: int) -> SaidRules:
    """Return a predictor that learns nothing and goes by the lexicon."""
    return SaidRules()


def _predicted(documents: Sequence[Document]) -> list[list[Quote]]:
    tokens = stream(documents)
    found: list[list[Quote]] = [[] for _ in documents]
    if not len(tokens):
        return found
    for edges in runs(tokens, sentence_edges(tokens)[0]):
        number = int(tokens.document[edges[0]])
        groups = [_according(tokens, edges), *(_reported(tokens, cue, edges) for cue in verbs(tokens, edges))]
        found[number] += [quote(tokens, g, documents[number].text) for g in groups if g and g.contents]
    return [named(document, _apart(quotes)) for document, quotes in zip(documents, found, strict=True)]


def _apart(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes whose cue does not stand in the content of the one before."""
    kept: list[Quote] = []
    for q in quotes:
        if not any(a <= start < b for before in kept[-1:] for a, b in before.content for start, _ in q.cue):
            kept.append(q)
    return kept


def _according(tokens: Stream, edges: Edges) -> Group | None:
    """Return the quote of a sentence with `according to`: its phrase, and the sentence without it."""
    low = [tokens.words[place].lower() for place in range(*edges)]
    first = next((edges[0] + i for i in range(len(low) - 2) if low[i : i + 2] == ["according", "to"]), -1)
    if first < 0 or tokens.quote[first] != OUTSIDE:
        return None
    last = first + 2
    while last < edges[1] and (last == first + 2 or tokens.words[last] not in STOPS):
        last += 1
    stretch = (edges[0], first) if first > edges[0] else (last, edges[1])
    return Group([Segment(CUE, first, first + 2)], _trimmed(tokens, *stretch), [Segment(SOURCE, first + 2, last)])


def _reported(tokens: Stream, cue: Segment, edges: Edges) -> Group | None:
    """Return the quote of a verb, if it has a subject."""
    source = subject(tokens, cue, edges)
    if source is None:
        return None
    first, last = min(cue.first, source.first), max(cue.last, source.last)
    aside = first > edges[0] and (tokens.words[first - 1] in ",—–-" or tokens.quote[first - 1] == CLOSES)
    if aside:
        return Group([cue], [*_trimmed(tokens, edges[0], first), *_resumed(tokens, last, edges)], [source])
    if tokens.words[cue.last - 1].lower() in TOLD:
        last = _past_audience(tokens, last, edges)
    return Group([cue], _trimmed(tokens, last, edges[1]), [source])


def _resumed(tokens: Stream, last: int, edges: Edges) -> list[Segment]:
    """Return the quotation that goes on after its verb, in the sentence or the next one."""
    start = last
    while start < min(len(tokens), edges[1] + 1) and tokens.quote[start] == OUTSIDE:
        start += 1
    if start >= len(tokens) or tokens.quote[start] != OPENS or tokens.line[start] != tokens.line[last - 1]:
        return []
    end = start
    while end + 1 < len(tokens) and tokens.quote[end] != CLOSES and tokens.line[end + 1] == tokens.line[start]:
        end += 1
    return [Segment(CONTENT, start, end + 1)]


def _past_audience(tokens: Stream, last: int, edges: Edges) -> int:
    """Return where the content of a verb begins that names who was told: after a few words at most."""
    place = last
    while place < min(edges[1], last + AUDIENCE_WORDS):
        if tokens.words[place].lower() in BREAKS or tokens.words[place].lower() == "to":
            return place
        place += 1
    return last + 1 if last + 1 < edges[1] else last


def _trimmed(tokens: Stream, low: int, high: int) -> list[Segment]:
    """Return a stretch without the stops at its edges and `that` at its head; a closed quotation keeps its end."""
    while low < high and (tokens.words[low] in STOPS or tokens.words[low].lower() == "that"):
        low += 1
    while low < high and tokens.words[high - 1] in STOPS and tokens.quote[high - 1] == OUTSIDE:
        high -= 1
    return [Segment(CONTENT, low, high)] if low < high else []
