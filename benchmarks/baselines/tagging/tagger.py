"""A tagger of spans: two passes of a conditional random field, the second over what the first one found.

The second pass learns from a first pass over texts that it was not fitted on, as it will meet them
(stacking: Wolpert 1992; for sequences Cohen & Carvalho 2005).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.tagging import crf, stacking
from benchmarks.baselines.tagging.clusters import Clusters, clusters
from benchmarks.baselines.tagging.columns import TEMPLATES, by_word, columns
from benchmarks.baselines.tagging.features import Columns, hashed
from benchmarks.baselines.tagging.labels import KINDS, Marked, Segment, allowed, decode, encode
from benchmarks.baselines.tagging.tokens import Stream

FOLDS = 3
DEFAULT = crf.Settings()


@dataclass(frozen=True, slots=True)
class Tagger:
    """A fitted tagger; segments bear the numbers of the roles it was fitted with."""

    clusters: Clusters
    lexicon: Mapping[str, str]
    first: crf.Field
    second: crf.Field
    settings: crf.Settings

    def tag(self, stream: Stream) -> list[Segment]:
        """Return the segments of a stream, which do not overlap."""
        if not len(stream):
            return []
        seen = _seen(stream, self.clusters, self.lexicon)
        guess = crf.predict(self.first, _features(seen, stream, self.settings), stream.line)
        both = _features(seen, stream, self.settings, guess)
        return decode(crf.predict(self.second, both, stream.line)[0])


def fit(
    stream: Stream,
    marked: Sequence[Marked],
    roles: int,
    lexicon: Mapping[str, str],
    seed: int,
    settings: crf.Settings = DEFAULT,
) -> Tagger:
    """Return a tagger that learns from the spans of each role in each document of a stream; not an empty one.

    The lexicon gives words in lower case a class, by which a rare word is known before it was learnt.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    # The matrices are small: more threads only wait for each other, and may add up in another order.
    with threadpool_limits(1):
        labels = encode(stream, marked, roles)
        grouped = clusters(stream, seed)
        seen = _seen(stream, grouped, lexicon)
        features = _features(seen, stream, settings)
        rules = allowed(roles)
        first = crf.fit(features, labels, stream.line, rules, settings, seed)
        guess = _unseen(features, labels, stream, rules, settings, seed) or crf.predict(first, features, stream.line)
        features = _features(seen, stream, settings, guess)
        return Tagger(grouped, lexicon, first, crf.fit(features, labels, stream.line, rules, settings, seed), settings)


def _seen(stream: Stream, grouped: Clusters, lexicon: Mapping[str, str]) -> Columns:
    known = by_word(stream, lambda word: lexicon.get(word.lower(), ""))
    return {**columns(stream), **grouped.columns(stream), "known": known}


def _features(seen: Columns, stream: Stream, settings: crf.Settings, guess: tuple[Any, Any] | None = None) -> Any:
    if guess is None:
        return hashed(seen, TEMPLATES, stream.line, settings.bits)
    more = stacking.columns(stream, seen["word"], *guess)
    roles = (guess[1].shape[1] - 1) // KINDS
    return hashed({**seen, **more}, (*TEMPLATES, *stacking.templates(roles)), stream.line, settings.bits)


def _unseen(
    features: Any, labels: Any, stream: Stream, rules: Any, settings: crf.Settings, seed: int
) -> tuple[Any, Any] | None:
    """Return each document's labels and probabilities by a field fitted on the others; None of a single document."""
    import numpy as np

    documents = np.unique(stream.document)
    folds = min(FOLDS, len(documents))
    if folds < 2:
        return None
    fold = np.empty(documents.max() + 1, np.int64)
    fold[documents] = np.random.default_rng(seed).permutation(len(documents)) % folds
    found, sure = np.empty_like(labels), np.empty((len(labels), len(rules) - 1), np.float32)
    for number in range(folds):
        own = fold[stream.document] == number
        field = crf.fit(features[~own], labels[~own], stream.line[~own], rules, settings, seed)
        found[own], sure[own] = crf.predict(field, features[own], stream.line[own])
    return found, sure
