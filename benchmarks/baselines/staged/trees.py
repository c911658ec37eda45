"""Boosted trees as plain arrays, walked by numpy, which checks every index.

scikit-learn walks its own unchecked: a forged file could make it read outside of its memory, so skops does
not trust them, and rightly.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Fitted trees, of each round one for each score: a row of nodes each, of which the first is the root.

    A leaf is its own child on both sides. `start` are the scores before the first round, `depth` the most steps.
    """

    start: Any
    feature: Any
    threshold: Any
    left: Any
    right: Any
    value: Any
    depth: int

    def __call__(self, rows: Any) -> Any:
        """Return the probability of each label, in the order of their numbers."""
        import numpy as np
        from scipy.special import expit
        from sklearn.utils.extmath import softmax

        scores = np.zeros((len(rows), len(self.start)), order="F") + self.start
        for number in range(len(self.value)):
            scores[:, number % len(self.start)] += self._leaves(number, rows)
        if len(self.start) > 1:
            return softmax(scores)
        second = expit(scores[:, 0])
        return np.column_stack([1 - second, second])

    def _leaves(self, number: int, rows: Any) -> Any:
        """Return the value of the leaf of a tree that each row comes to."""
        import numpy as np

        feature, threshold = self.feature[number], self.threshold[number]
        left, right = self.left[number], self.right[number]
        every, at = np.arange(len(rows)), np.zeros(len(rows), dtype=np.int64)
        for _ in range(self.depth):
            at = np.where(rows[every, feature[at]] <= threshold[at], left[at], right[at])
        return self.value[number][at]


def planted(model: Any) -> Trees:
    """Return the trees of a fitted HistGradientBoostingClassifier of numbers without gaps."""
    import numpy as np

    found = [tree.nodes for trees in model._predictors for tree in trees]
    size = max(map(len, found))
    nodes = np.zeros((len(found), size), dtype=found[0].dtype)
    for row, own in zip(nodes, found, strict=True):
        row[: len(own)] = own
    leaf = nodes["is_leaf"].astype(bool)
    itself = np.arange(size)
    left, right = (np.where(leaf, itself, nodes[side].astype(np.int64)) for side in ("left", "right"))
    start = np.asarray(model._baseline_prediction, dtype=float).ravel()
    feature, depth = nodes["feature_idx"].astype(np.int64), int(nodes["depth"].max())
    return Trees(start, feature, nodes["num_threshold"].copy(), left, right, nodes["value"].copy(), depth)
