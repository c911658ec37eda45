"""Paraphrase baseline: surface measures of two sentences, boosting and logistic regression."""

from collections.abc import Sequence

from benchmarks.baselines.base import Predictor, Training
from benchmarks.baselines.staged import blend
from benchmarks.baselines.surface import idf, measures
from benchmarks.baselines.vectors import likeliest
from benchmarks.records import Pair, Prediction

RECIPE = blend.Recipe(strength=200, rounds=80, features=0.3, seeds=2, least=1000)
PLACES = 6


def surface(training: Training) -> Predictor:
    """Return a predictor from surface measures, for any labels; of one label alone it knows that one."""
    import numpy as np
    import sklearn.ensemble  # noqa: F401 - loads the library whose threads are limited below: one not loaded is not
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    rarity = idf(text for pair in training.pairs for text in (pair.first, pair.second))
    seen = [label for label in training.inventory if label in set(training.gold)]

    def rows(pairs: Sequence[Pair]) -> object:
        return np.round([measures(pair.first, pair.second, rarity) for pair in pairs], PLACES)

    if len(seen) == 1:
        return lambda pairs: [Prediction(pair.pair_id, seen[0]) for pair in pairs]
    gold = np.array([seen.index(label) for label in training.gold])
    with threadpool_limits(1):
        learned = blend.learn(RECIPE, rows(training.pairs), gold, np.ones(len(gold)), training.seed)

    def predict(pairs: Sequence[Pair]) -> list[Prediction]:
        if not pairs:
            return []
        with threadpool_limits(1):
            found = learned(rows(pairs)).tolist()
        chosen = (likeliest(dict(zip(seen, row, strict=True)), training.inventory) for row in found)
        return [Prediction(pair.pair_id, label) for pair, label in zip(pairs, chosen, strict=True)]

    return predict
