"""Where on the trade between scores a predictor works: a weight for each label, learned from held-out topics."""

from dataclasses import dataclass
from typing import Any

SAMPLES = 10
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """What is to be as high as possible: macro-F1 plus `emphasis` times the score of FNC-1, both in [0, 1]."""

    emphasis: float


def fit_weights(point: Point, probabilities: Any, gold: Any, topics: Any, unrelated: int, seed: int) -> Any:
    """Return the factors of the labels' probabilities that do best for the point.

    The mean, in logarithms, of what is best on each of several random halves of the topics: on all of
    them the best depends on a few rows of the rarest label. `unrelated` is -1 where no label is.
    """
    import numpy as np

    draw = np.random.default_rng(seed)
    number = int(topics.max()) + 1
    found = []
    for _ in range(SAMPLES):
        chosen = (draw.permutation(number) < (number + 1) // 2)[topics]
        found.append(np.log(_climb(point, probabilities[chosen], gold[chosen], unrelated)))
    return np.exp(np.mean(found, axis=0))


def _climb(point: Point, probabilities: Any, gold: Any, unrelated: int) -> Any:
    """Return the best factors by changing one at a time; the most probable label keeps 1."""
    import numpy as np

    size = probabilities.shape[1]
    grid = np.geomspace(0.25, 8.0, 16)
    weights, free = np.ones(size), [i for i in range(size) if i != _reference(probabilities, unrelated)]
    best = _value(point, probabilities, gold, weights, unrelated)
    for _ in range(ROUNDS):
        for i in free:
            for factor in grid:
                tried = weights.copy()
                tried[i] = factor
                value = _value(point, probabilities, gold, tried, unrelated)
                if value > best + 1e-9:
                    best, weights = value, tried
    return weights


def _reference(probabilities: Any, unrelated: int) -> int:
    import numpy as np

    mass = probabilities.sum(axis=0)
    return int(np.argmax(np.where(np.arange(len(mass)) == unrelated, -1.0, mass)))


def _value(point: Point, probabilities: Any, gold: Any, weights: Any, unrelated: int) -> float:
    """Return macro-F1 over the labels of the gold plus the weighted score of FNC-1."""
    import numpy as np

    size = len(weights)
    predicted = np.argmax(probabilities * weights, axis=1)
    table = np.bincount(gold * size + predicted, minlength=size * size).reshape(size, size)
    hits, named = np.diag(table), table.sum(axis=0) + table.sum(axis=1)
    f1 = (2 * hits / np.maximum(named, 1))[table.sum(axis=1) > 0]
    related = np.arange(size) != unrelated
    sided = table[np.ix_(related, related)].sum() + table[np.ix_(~related, ~related)].sum()
    earned = 0.25 * sided + 0.75 * hits[related].sum()
    possible = np.where(related, 1.0, 0.25) @ table.sum(axis=1)
    return float(f1.mean() + point.emphasis * earned / max(possible, 1e-9)) if len(f1) else 0.0
