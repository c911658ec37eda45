"""The learner of both stages: gradient boosting and logistic regression, their probabilities averaged.

Of few rows trees learn by heart, so that there the regression decides alone.
"""

from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.staged.trees import Trees, planted


@dataclass(frozen=True, slots=True)
class Recipe:
    """How strongly a stage is held back from its training rows.

    `strength` is the inverse of the penalty of the regression, as a number of rows; `seeds` how many
    boosted models are averaged, each of which sees other features; of fewer rows than `least` none is.
    """

    strength: float
    rounds: int
    features: float
    seeds: int
    least: int


BINS = 32
LEAF = 60  # a leaf of fewer rows is one topic
SHARE = 2 / 3  # of the trees in the average: they do better by themselves


@dataclass(frozen=True, slots=True, eq=False)
class Blend:
    """A regression on scaled features, and boosted trees on binned ones, whose bins end at the edges."""

    scaler: Any
    linear: Any
    edges: Any
    boosted: tuple[Trees, ...]

    def __call__(self, rows: Any) -> Any:
        """Return the probability of each label, in the order of their numbers."""
        by_line = self.linear.predict_proba(self.scaler.transform(rows))
        if not self.boosted:
            return by_line
        binned = _binned(rows, self.edges)
        by_trees = sum(trees(binned) for trees in self.boosted) / len(self.boosted)
        return SHARE * by_trees + (1 - SHARE) * by_line


def learn(recipe: Recipe, rows: Any, gold: Any, weights: Any, seed: int) -> Blend:
    """Return what the rows teach; the labels in `gold` are numbers, two of them at least."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(rows)
    linear = LogisticRegression(C=min(1.0, recipe.strength / len(rows)), max_iter=200, tol=1e-3)
    linear.fit(scaler.transform(rows), gold, weights)
    edges = _edges(rows)
    binned = _binned(rows, edges)
    seeds = range(seed, seed + recipe.seeds) if len(rows) >= recipe.least else ()
    boosted = (
        HistGradientBoostingClassifier(
            max_iter=recipe.rounds,
            learning_rate=0.08,
            max_leaf_nodes=8,
            min_samples_leaf=LEAF,
            l2_regularization=5.0,
            max_features=recipe.features,
            max_bins=BINS,
            early_stopping=False,
            random_state=draw,
        ).fit(binned, gold, weights)
        for draw in seeds
    )
    return Blend(scaler, linear, edges, tuple(map(planted, boosted)))


def _edges(rows: Any) -> Any:
    """Return the edges of BINS equally full bins of each feature.

    The trees could do so themselves, but where rows have weights that takes longer than growing them.
    """
    import numpy as np

    return np.quantile(rows, np.linspace(0, 1, BINS + 1)[1:-1], axis=0, method="lower")


def _binned(rows: Any, edges: Any) -> Any:
    """Return the number of the bin that each feature falls into."""
    import numpy as np

    return np.column_stack([np.searchsorted(e, c) for e, c in zip(edges.T, rows.T, strict=True)])
