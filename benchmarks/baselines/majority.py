"""The baseline that everything must beat: the most frequent label."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.base import Training
from benchmarks.records import Pair, Prediction


@dataclass(frozen=True, slots=True)
class Majority:
    """A predictor of one label."""

    label: str

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label for each pair, without a score."""
        return [Prediction(pair.pair_id, self.label) for pair in pairs]


def majority(training: Training) -> Majority:
    """Return a predictor of the most frequent label, of equally frequent ones the first of the inventory.

    It gives no scores: a constant ranks nothing.
    """
    count = Counter(training.gold)
    return Majority(max(training.inventory, key=lambda name: count[name]))  # max keeps the first of equals
