"""The baseline that everything must beat: the most frequent label."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.baselines.base import Predictor, Training
from benchmarks.records import Pair, Prediction


def majority(training: Training) -> Predictor:
    """Return a predictor of the most frequent label, of equally frequent ones the first of the inventory.

    It gives no scores: a constant ranks nothing.
    """
    count = Counter(training.gold)
    label = max(training.inventory, key=lambda name: count[name])  # max keeps the first of equals

    def predict(pairs: Sequence[Pair]) -> list[Prediction]:
        return [Prediction(pair.pair_id, label) for pair in pairs]

    return predict
