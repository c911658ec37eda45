"""Where baselines plug in: fit on items with gold, get something that predicts for other items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks.records import Answer


@dataclass(frozen=True, slots=True)
class Training:
    """What a baseline may learn from: items, their gold, the label inventory of the task, and the seed."""

    pairs: Sequence[Any]
    gold: Sequence[Any]
    inventory: Sequence[str]
    seed: int


class Predictor(Protocol):
    """A fitted baseline."""

    def __call__(self, items: Sequence[Any], /) -> Sequence[Answer]:
        """Return a prediction for each item, in their order."""
        ...


Fit = Callable[[Training], Predictor]
"""The way from items with gold to a predictor."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A declared baseline: its name, the tasks it is for, one phrase on what it does, and its fit.

    For one that is `slow`, leave-one-event-out leaves a third of the events out at a time.
    """

    name: str
    tasks: tuple[str, ...]
    doc: str
    fit: Fit
    slow: bool = False


def ranked(score: float) -> float:
    """Return a reuse score to 6 places, lest the last bits of a machine's arithmetic order the pairs."""
    return round(float(score), 6)
