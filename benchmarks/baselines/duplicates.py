"""Duplicate baselines: containment, TF-IDF cosine, and logistic regression on several such measures."""

from collections.abc import Callable, Sequence

from benchmarks.baselines.base import Predictor, Training, ranked
from benchmarks.baselines.vectors import Vectors, likeliest, logistic, tfidf
from benchmarks.metrics.groups import derived
from benchmarks.records import Pair, Prediction
from benchmarks.texts import containment, longest_run, words
from benchmarks.thresholds import Ladder, fit_cuts

LADDERS: dict[str, Ladder] = {"": ("non_derived", "partially_derived", "wholly_derived")}

# Three words, as Ferret has them (Lyon, Malcolm & Dickerson 2001): long enough to be rare by chance,
# short enough to survive the rewording of copy.
SHINGLE = 3


def contained(training: Training) -> Predictor:
    """Return a predictor that cuts the containment of b's word shingles in a at two fitted points."""
    return _by_measure(training, lambda pairs: [containment(p.second, p.first, SHINGLE) for p in pairs])


def cosine(training: Training) -> Predictor:
    """Return a predictor that cuts the TF-IDF cosine of the two texts at two fitted points."""
    vectors = tfidf(_texts(training.pairs))
    return _by_measure(training, lambda pairs: _cosines(pairs, vectors))


def learned(training: Training) -> Predictor:
    """Return a logistic regression on several measures of reuse; its score is the probability of derived."""
    vectors = tfidf(_texts(training.pairs))
    probabilities = logistic(training, lambda pairs: _features(pairs, vectors))

    def predict(pairs: Sequence[Pair]) -> list[Prediction]:
        return [
            Prediction(pair.pair_id, likeliest(p, training.inventory), ranked(_derived(p)))
            for pair, p in zip(pairs, probabilities(pairs), strict=True)
        ]

    return predict


def _by_measure(training: Training, measure: Callable[[Sequence[Pair]], list[float]]) -> Predictor:
    channels = [""] * len(training.pairs)
    cuts = fit_cuts(list(map(ranked, measure(training.pairs))), channels, training.gold, LADDERS)

    def predict(pairs: Sequence[Pair]) -> list[Prediction]:
        values = map(ranked, measure(pairs))
        return [Prediction(p.pair_id, cuts.label(v, ""), v) for p, v in zip(pairs, values, strict=True)]

    return predict


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
