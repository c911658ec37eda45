"""The trivial baseline: whatever stands in quote marks is content, the nearest reporting verb its cue."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.quotes.phrases import Edges, quotations, runs, subject, verbs
from benchmarks.baselines.quotes.roles import Group, quote
from benchmarks.baselines.quotes.speakers import named
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import Stream, stream
from benchmarks.documents import Document, Quote


@dataclass(frozen=True, slots=True)
class Marks:
    """What takes every quotation for a quote."""

    def __call__(self, documents: Sequence[Document]) -> list[list[Quote]]:
        """Return the quotes of each document."""
        return _predicted(documents)


def fit_quotes(documents: Sequence[Document], gold: Sequence[Sequence[Quote]], seed: int) -> Marks:
    """Return a predictor that learns nothing: every quotation with the nearest verb of its line and its subject."""
    return Marks()


def _predicted(documents: Sequence[Document]) -> list[list[Quote]]:
    tokens = stream(documents)
    found: list[list[Quote]] = [[] for _ in documents]
    for line in runs(tokens, tokens.line):
        number = int(tokens.document[line[0]])
        groups = (_group(tokens, content, line) for content in quotations(tokens, line))
        found[number] += [quote(tokens, group, documents[number].text) for group in groups]
    return [named(document, quotes) for document, quotes in zip(documents, found, strict=True)]


def _group(tokens: Stream, content: Segment, line: Edges) -> Group:
    cues = verbs(tokens, line)
    if not cues:
        return Group(contents=[content])
    cue = min(cues, key=lambda c: max(content.first - c.last, c.first - content.last))
    source = subject(tokens, cue, line)
    return Group([cue], [content], [source] if source else [])
