"""How a metric plugs in: as tallies that add up over items, or as a function of all items at once.

What adds up can be summed by event once and resampled a thousand times (`metrics.resampling`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.records import Answer, Example, Scores

Tally = Mapping[Any, float]


@dataclass(frozen=True, slots=True)
class Additive:
    """A metric of sums: `tally` counts one item, `finish` turns the sums into scores by the label inventory."""

    tally: Callable[[Example, Answer], Tally]
    finish: Callable[[Tally, Sequence[str]], Scores]


@dataclass(frozen=True, slots=True)
class Whole:
    """A metric of all items at once, in their order; it has no interval."""

    score: Callable[[Sequence[Example], Sequence[Answer]], Scores]


Metric = Additive | Whole


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    found: Counter[Any] = Counter()
    for tally in tallies:
        found.update(tally)
    return found


def scores(
    metrics: Iterable[Metric], examples: Sequence[Example], answers: Sequence[Answer], inventory: Sequence[str]
) -> Scores:
    """Return the scores of answers that are in the order of the examples, in the order of the metrics."""
    found: dict[str, Any] = {}
    for metric in metrics:
        if isinstance(metric, Whole):
            found |= metric.score(examples, answers)
        else:
            pairs = zip(examples, answers, strict=True)
            found |= metric.finish(total(metric.tally(e, a) for e, a in pairs), inventory)
    return found
