"""The lexical baseline: a list of cues, and a scope rule for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.baselines.quotes.phrases import Edges, runs
from benchmarks.baselines.speculation.lexicon import CUES
from benchmarks.baselines.tagging.columns import sentence_edges
from benchmarks.baselines.tagging.tokens import CLOSES, OPENS, Stream, stream
from benchmarks.documents import Document, Speculation

ENTRIES = {
    tuple(phrase.split()): rule for rule, phrases in CUES.items() for phrase in phrases.split("|") if phrase.strip()
}
LONGEST = max(map(len, ENTRIES))
OPENERS = frozenset([",", ";", ":", "—", "–", "that", "but", "and", "because", "which", "who", "whether", "if"])
STOPS = frozenset(".,;:!?—–-)")


@dataclass(frozen=True, slots=True)
class Hedges:
    """What finds speculation by the lexicon and scope rules."""

    def __call__(self, documents: Sequence[Document]) -> list[list[Speculation]]:
        """Return the speculation of each document."""
        return _predicted(documents)


def fit_speculation(documents: Sequence[Document], gold: Sequence[Sequence[Speculation]], seed: int) -> Hedges:
    """Return a predictor that learns nothing and goes by the lexicon."""
    return Hedges()


def _predicted(documents: Sequence[Document]) -> list[list[Speculation]]:
    tokens = stream(documents)
    found: list[list[Speculation]] = [[] for _ in documents]
    if len(tokens):
        for edges in runs(tokens, sentence_edges(tokens)[0]):
            found[int(tokens.document[edges[0]])] += _of_sentence(tokens, edges)
    return found


def _of_sentence(tokens: Stream, edges: Edges) -> Iterator[Speculation]:
    low = [tokens.words[place].lower() for place in range(*edges)]
    place = 0
    while place < len(low):
        size = next((n for n in range(LONGEST, 0, -1) if tuple(low[place : place + n]) in ENTRIES), 0)
        if size:
            category, rule = ENTRIES[tuple(low[place : place + size])]
            cue = edges[0] + place, edges[0] + place + size
            scope = _scope(tokens, cue, edges, rule)
            yield Speculation((_span(tokens, cue),), (_span(tokens, scope),), category)
        place += size or 1


def _scope(tokens: Stream, cue: Edges, edges: Edges, rule: str) -> Edges:
    """Return the scope of a cue, which neither enters nor leaves a quotation, without the stops at its end."""
    first = edges[0] if rule == "whole" else cue[0]
    while rule == "clause" and first > edges[0] and tokens.words[first - 1].lower() not in OPENERS:
        if tokens.quote[first - 1] in (OPENS, CLOSES):
            break
        first -= 1
    last = cue[1]
    while last < edges[1] and tokens.quote[last] != CLOSES:
        last += 1
    while last > cue[1] and tokens.words[last - 1] in STOPS:
        last -= 1
    return first, last


def _span(tokens: Stream, edges: Edges) -> Edges:
    return int(tokens.start[edges[0]]), int(tokens.end[edges[1] - 1])
