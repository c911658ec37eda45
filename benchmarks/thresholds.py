"""Two cut points on one measure, fitted for macro-F1 so that few examples give the same answer each time.

With a handful of examples many cuts score alike. Of those, the pair furthest from any example is taken
(the widest margin), then the lowest: no random choice, and no cut that sits on an example.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Grid = NDArray[int64]

MAX_CUTS = 200

Ladder = tuple[str, str, str]
"""The labels below the first cut, between the two, and from the second on."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Two cut points, low <= high, and for each channel of examples the labels between them."""

    low: float
    high: float
    ladders: Mapping[str, Ladder]

    def label(self, value: float, channel: str) -> str:
        """Return the label of a value."""
        return self.ladders[channel][(value >= self.low) + (value >= self.high)]


def fit_cuts(
    values: Sequence[float], channels: Sequence[str], gold: Sequence[str], ladders: Mapping[str, Ladder]
) -> Cuts:
    """Return the cuts with the best macro-F1 over the labels of the gold.

    `values` is what is cut, `channels` the key into `ladders` of each example. Only cuts halfway between
    two neighbouring values count, and one below all; of more than MAX_CUTS every n-th.
    """
    import numpy as np

    cuts, margins = _candidates(sorted(set(values)))
    labels = sorted(set(gold))
    hits = {label: np.zeros((len(cuts), len(cuts)), dtype=np.int64) for label in labels}
    named = {label: np.full_like(hits[label], gold.count(label)) for label in labels}
    for channel, ladder in ladders.items():
        for truth in labels:
            chosen = [v for v, c, g in zip(values, channels, gold, strict=True) if (c, g) == (channel, truth)]
            for label, grid in zip(ladder, _intervals(chosen, cuts), strict=True):
                if label in named:
                    named[label] += grid
                if label == truth:
                    hits[label] += grid
    f1 = sum(2 * hits[label] / named[label] for label in labels) / len(labels)
    return _best(np.asarray(f1), cuts, margins, ladders)


def _candidates(values: list[float]) -> tuple[list[float], list[float]]:
    """Return cuts in rising order and how far each is from the nearest value."""
    between = [((a + b) / 2, (b - a) / 2) for a, b in pairwise(values)]
    step = -(-len(between) // MAX_CUTS) or 1
    # Below all values: everything is from the first cut on. It has no margin, so it wins by score only.
    pairs = [(values[0], 0.0), *between[::step], (values[-1] + 1.0, 0.0)]
    return [cut for cut, _ in pairs], [margin for _, margin in pairs]


def _intervals(values: list[float], cuts: list[float]) -> "tuple[Grid, Grid, Grid]":
    """Return how many values lie below, between and above, for each low cut (row) and high cut (column)."""
    import numpy as np

    below = np.searchsorted(np.sort(np.asarray(values, dtype=float)), cuts, side="left")
    low, high = np.meshgrid(below, below, indexing="ij")
    return low, np.maximum(high - low, 0), len(values) - high


def _best(f1: object, cuts: list[float], margins: list[float], ladders: Mapping[str, Ladder]) -> Cuts:
    import numpy as np

    scores = np.triu(np.round(np.asarray(f1), 9)) - np.tril(np.ones((len(cuts), len(cuts))), -1)
    ties = np.argwhere(scores == scores.max())
    low, high = max(map(tuple, ties.tolist()), key=lambda t: (min(margins[t[0]], margins[t[1]]), -t[0], -t[1]))
    return Cuts(cuts[low], cuts[high], ladders)
