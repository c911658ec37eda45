"""Paraphrase baseline: surface measures of two sentences, boosting and logistic regression."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.base import Predictor, Training
from benchmarks.baselines.majority import Majority
from benchmarks.baselines.staged import blend
from benchmarks.baselines.surface import Idf, idf, measures
from benchmarks.baselines.vectors import likeliest
from benchmarks.records import Pair, Prediction

RECIPE = blend.Recipe(strength=200, rounds=80, features=0.3, seeds=2, least=1000)
PLACES = 6


@dataclass(frozen=True, slots=True)
class Surface:
    """A predictor by surface measures; the inventory decides between equals of the labels seen."""

    rarity: Idf
    seen: tuple[str, ...]
    inventory: tuple[str, ...]
    learned: blend.Blend

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label of each pair."""
        import sklearn.ensemble  # noqa: F401 - as in surface below
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

        if not pairs:
            return []
        with threadpool_limits(1):
            found = self.learned(_rows(pairs, self.rarity)).tolist()
        chosen = (likeliest(dict(zip(self.seen, row, strict=True)), self.inventory) for row in found)
        return [Prediction(pair.pair_id, label) for pair, label in zip(pairs, chosen, strict=True)]


def surface(training: Training) -> Predictor:
    """Return a predictor from surface measures, for any labels; of one label alone it knows that one."""
    import numpy as np
    import sklearn.ensemble  # noqa: F401 - loads the library whose threads are limited below: one not loaded is not
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    rarity = idf(text for pair in training.pairs for text in (pair.first, pair.second))
    seen = tuple(label for label in training.inventory if label in set(training.gold))
    if len(seen) == 1:
        return Majority(seen[0])
    gold = np.array([seen.index(label) for label in training.gold])
    with threadpool_limits(1):
        learned = blend.learn(RECIPE, _rows(training.pairs, rarity), gold, np.ones(len(gold)), training.seed)
    return Surface(rarity, seen, tuple(training.inventory), learned)


def _rows(pairs: Sequence[Pair], rarity: Idf) -> Any:
    import numpy as np

    return np.round([measures(pair.first, pair.second, rarity) for pair in pairs], PLACES)
