"""Duplicate baselines: containment, TF-IDF cosine, and logistic regression on several such measures."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.base import Training, ranked
from benchmarks.baselines.vectors import Logistic, Vectors, likeliest, logistic, tfidf
from benchmarks.metrics.groups import derived
from benchmarks.records import Pair, Prediction
from benchmarks.texts import containment, longest_run, words
from benchmarks.thresholds import Cuts, Ladder, fit_cuts

LADDERS: dict[str, Ladder] = {"": ("non_derived", "partially_derived", "wholly_derived")}

# Three words, as Ferret has them (Lyon, Malcolm & Dickerson 2001): long enough to be rare by chance,
# short enough to survive the rewording of copy.
SHINGLE = 3


@dataclass(frozen=True, slots=True)
class Contained:
    """A predictor by cuts of the containment, which is the score too."""

    cuts: Cuts

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label and score of each pair."""
        return _labelled(self.cuts, pairs, _containments(pairs))


@dataclass(frozen=True, slots=True)
class Cosine:
    """A predictor by cuts of the cosine, which is the score too."""

    cuts: Cuts
    vectors: Vectors

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label and score of each pair."""
        return _labelled(self.cuts, pairs, _cosines(pairs, self.vectors))


@dataclass(frozen=True, slots=True)
class Reuse:
    """A predictor by a regression on measures of reuse; the inventory decides between equals."""

    vectors: Vectors
    model: Logistic
    inventory: tuple[str, ...]

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label of each pair, and its probability to be derived as the score."""
        return [
            Prediction(pair.pair_id, likeliest(p, self.inventory), ranked(_derived(p)))
            for pair, p in zip(pairs, self.model(_features(pairs, self.vectors)), strict=True)
        ]


def contained(training: Training) -> Contained:
    """Return a predictor that cuts the containment of b's word shingles in a at two fitted points."""
    return Contained(_cut(training, _containments(training.pairs)))


def cosine(training: Training) -> Cosine:
    """Return a predictor that cuts the TF-IDF cosine of the two texts at two fitted points."""
    vectors = tfidf(_texts(training.pairs))
    return Cosine(_cut(training, _cosines(training.pairs, vectors)), vectors)


def learned(training: Training) -> Reuse:
    """Return a logistic regression on several measures of reuse; its score is the probability of derived."""
    vectors = tfidf(_texts(training.pairs))
    model = logistic(training, _features(training.pairs, vectors))
    return Reuse(vectors, model, tuple(training.inventory))


def _cut(training: Training, values: Sequence[float]) -> Cuts:
    return fit_cuts(list(map(ranked, values)), [""] * len(training.pairs), training.gold, LADDERS)


def _labelled(cuts: Cuts, pairs: Sequence[Pair], values: Sequence[float]) -> list[Prediction]:
    found = zip(pairs, map(ranked, values), strict=True)
    return [Prediction(pair.pair_id, cuts.label(value, ""), value) for pair, value in found]


def _containments(pairs: Sequence[Pair]) -> list[float]:
    return [containment(p.second, p.first, SHINGLE) for p in pairs]


def _derived(probability: dict[str, float]) -> float:
    return sum(p for label, p in probability.items() if derived(label))


def _texts(pairs: Sequence[Pair]) -> list[str]:
    return [text for pair in pairs for text in (pair.first, pair.second)]


def _cosines(pairs: Sequence[Pair], vectors: Vectors) -> list[float]:
    import numpy as np

    one, other = (vectors(texts) for texts in ([p.first for p in pairs], [p.second for p in pairs]))
    return [float(value) for value in np.asarray(one.multiply(other).sum(axis=1)).ravel()]


def _features(pairs: Sequence[Pair], vectors: Vectors) -> list[list[float]]:
    """Return per pair: containment of b in a at several n and of a in b, cosine, longest run, lengths."""
    rows = []
    for pair, similarity in zip(pairs, _cosines(pairs, vectors), strict=True):
        a, b = pair.first, pair.second
        lengths = len(words(a)), max(1, len(words(b)))
        rows.append(
            [containment(b, a, n) for n in (1, 2, 3, 5)]
            + [containment(a, b, SHINGLE), similarity, longest_run(a, b) / lengths[1]]
            + [min(lengths) / max(lengths)]
        )
    return rows
