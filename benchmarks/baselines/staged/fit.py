"""The fits of the staged baseline: the same stages, at two points of the trade between two scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.base import Training
from benchmarks.baselines.staged.operating import Point, fit_weights
from benchmarks.baselines.staged.stages import Stages, fit_stages
from benchmarks.records import Pair, Prediction

UNRELATED = "unrelated"

# Macro-F1 gives the rare sides their due; FNC-1 pays for discuss and agree. Ten to one rather than the
# score of FNC-1 alone, which would give the rarest label up altogether.
BY_MACRO_F1 = Point(emphasis=0.0)
BY_FNC_SCORE = Point(emphasis=10.0)


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """A predictor by the stages; `columns` are the labels in the order of their probabilities."""

    stages: Stages
    weights: Any
    columns: tuple[str, ...]

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label of each pair."""
        import numpy as np
        import sklearn.ensemble  # noqa: F401 - as in fit_at below
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

        if not pairs:
            return []
        with threadpool_limits(1):
            scores = np.round(self.stages.probabilities(pairs) * self.weights, 9)
        best = scores.argmax(axis=1).tolist()
        return [Prediction(pair.pair_id, self.columns[i]) for pair, i in zip(pairs, best, strict=True)]


def by_macro_f1(training: Training) -> Staged:
    """Return the stages with the labels weighted for macro-F1.

    The predictor weighs terms over the texts of all pairs that it is given at once, so that a label may depend
    on which pairs are labelled together; it never sees any of their labels (see space.py).
    """
    return fit_at(BY_MACRO_F1, training)


def by_fnc_score(training: Training) -> Staged:
    """Return the stages with the labels weighted for the score of FNC-1; otherwise as by_macro_f1."""
    return fit_at(BY_FNC_SCORE, training)


def fit_at(point: Point, training: Training) -> Staged:
    """Return the stages with the labels weighted for an operating point."""
    import numpy as np
    import sklearn.ensemble  # noqa: F401 - loads the library whose threads are limited below: one not loaded is not
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    seen = set(training.gold)
    sides = [label for label in training.inventory if label in seen and label != UNRELATED]
    columns = [*sides, UNRELATED]
    gold = np.array([columns.index(label) for label in training.gold])
    # One thread: several would wait for each other on so few rows, and their number show in the last bits.
    with threadpool_limits(1):
        found = fit_stages(training.pairs, gold, len(sides), training.seed)
        topics = found.topics.first
        weights = fit_weights(point, found.held_out, gold, topics, len(sides), training.seed)
    return Staged(found.stages, weights, tuple(columns))
