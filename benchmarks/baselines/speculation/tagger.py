"""The strong classical baseline: cues tagged with their category by a stacked random field, scopes by their edges."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.speculation import scopes
from benchmarks.baselines.speculation.lexicon import CUES
from benchmarks.baselines.speculation.scopes import Scoper
from benchmarks.baselines.tagging import crf, tagger
from benchmarks.baselines.tagging.labels import Segment, decode, encode
from benchmarks.baselines.tagging.tagger import Tagger
from benchmarks.baselines.tagging.tokens import Stream, stream
from benchmarks.documents import Document, Span, Speculation

# A phrase is not known by its words: `not`, `said` and `to` are no cues.
LEXICON = {
    word: f"{category} {rule}"
    for (category, rule), phrases in CUES.items()
    for word in map(str.strip, phrases.split("|"))
    if " " not in word
}
# Cues are few and their words tell nearly all, so weights may grow fast.
SETTINGS = crf.Settings(rate=0.3, damping=1.0, shrinkage=1e-3)


@dataclass(frozen=True, slots=True)
class Cues:
    """What finds speculation: a tagger of cues, whose roles are the categories, and a scoper; without, it finds none.

    The tagger and the scoper have the same clusters.
    """

    tagger: Tagger | None
    scoper: Scoper | None
    categories: tuple[str, ...]

    def __call__(self, documents: Sequence[Document]) -> list[list[Speculation]]:
        """Return the speculation of each document."""
        if self.tagger is None or self.scoper is None:
            return [[] for _ in documents]
        return _predicted(documents, self.tagger, self.scoper, self.categories)


def fit_speculation(documents: Sequence[Document], gold: Sequence[Sequence[Speculation]], seed: int) -> Cues:
    """Return a predictor of speculation learnt from documents with their gold; each category is a role of a cue."""
    tokens = stream(documents)
    categories = sorted({item.category for items in gold for item in items})
    if not categories or not len(tokens):
        return Cues(None, None, ())
    marked = [[[s for i in items if i.category == c for s in i.cue] for c in categories] for items in gold]
    cues = tagger.fit(tokens, marked, len(categories), LEXICON, seed, SETTINGS)
    found = decode(encode(tokens, marked, len(categories)))
    scoper = scopes.fit(tokens, cues.clusters, found, gold)
    return Cues(cues, scoper, tuple(categories))


def _predicted(
    documents: Sequence[Document], cues: Tagger, scoper: Scoper, categories: Sequence[str]
) -> list[list[Speculation]]:
    tokens = stream(documents)
    found: list[list[Speculation]] = [[] for _ in documents]
    segments = cues.tag(tokens)
    for cue, scope in zip(segments, scoper.scopes(tokens, segments), strict=True):
        item = Speculation((_span(tokens, cue),), (_span(tokens, scope),), categories[cue.role])
        found[int(tokens.document[cue.first])].append(item)
    return found


def _span(tokens: Stream, segment: Segment) -> Span:
    return int(tokens.start[segment.first]), int(tokens.end[segment.last - 1])
