"""The lexical baseline of passages: shared words, cut at two fitted points."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.base import Training, ranked
from benchmarks.records import Pair, Prediction
from benchmarks.texts import words
from benchmarks.thresholds import Cuts, Ladder, fit_cuts

NEGATIVE = "none"


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A predictor by cuts of the words in common, which are the score too."""

    cuts: Cuts

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label and score of each pair."""
        values = [(pair, _dice(pair)) for pair in pairs]
        return [Prediction(pair.pair_id, self.cuts.label(value, ""), value) for pair, value in values]


def shared_words(training: Training) -> SharedWords:
    """Return a predictor that cuts the words in common (Dice) at two fitted points, whatever the labels are."""
    cuts = fit_cuts(
        [_dice(pair) for pair in training.pairs],
        [""] * len(training.pairs),
        training.gold,
        {"": _ladder(training.inventory, set(training.gold))},
    )
    return SharedWords(cuts)


def _ladder(inventory: Sequence[str], seen: set[str]) -> Ladder:
    """Return none, then the two strongest labels seen; the inventory has the strongest first."""
    labels = [label for label in inventory if label in seen and label != NEGATIVE] or [NEGATIVE]
    return NEGATIVE, labels[min(1, len(labels) - 1)], labels[0]


def _dice(pair: Pair) -> float:
    one, other = set(words(pair.first)), set(words(pair.second))
    return ranked(2 * len(one & other) / (len(one) + len(other))) if one or other else 0.0
