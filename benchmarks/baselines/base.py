"""Where baselines plug in: fit on labelled pairs, get something that labels other pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.records import Pair, Prediction


@dataclass(frozen=True, slots=True)
class Training:
    """What a baseline may learn from: pairs, their labels, the labels of the task, and the seed."""

    pairs: Sequence[Pair]
    gold: Sequence[str]
    inventory: Sequence[str]
    seed: int


class Predictor(Protocol):
    """A fitted baseline."""

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return a prediction for each pair, in their order."""
        ...


class Fit(Protocol):
    """The way from labelled pairs to a predictor."""

    def __call__(self, training: Training) -> Predictor:
        """Return the predictor that the training pairs teach."""
        ...


@dataclass(frozen=True, slots=True)
class Baseline:
    """A declared baseline: its name, the tasks it is for, one phrase on what it does, and its fit."""

    name: str
    tasks: tuple[str, ...]
    doc: str
    fit: Fit


def ranked(score: float) -> float:
    """Return a reuse score to 6 places, lest the last bits of a machine's arithmetic order the pairs."""
    return round(float(score), 6)
