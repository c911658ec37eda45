"""How sure a score is: bootstrap over events, and a paired randomisation test between two systems.

Articles of an event share their facts and their words, so whole events are drawn, never single rows.
Sums by event are taken once (`metrics.base.Additive`), so a draw is a product of two small matrices.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.metrics.base import Additive, Metric, Tally, total
from benchmarks.records import Answer, Example, Scores

if TYPE_CHECKING:
    import numpy as np

DRAWS = 1000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Grouped:
    """The tallies of one system by event, for one additive metric: a row an event, a column a key."""

    metric: Additive
    keys: Sequence[Any]
    rows: "np.ndarray"

    def finish(self, sums: "np.ndarray", inventory: Sequence[str]) -> Scores:
        """Return the scores of a sum over rows."""
        found = {key: float(n) for key, n in zip(self.keys, sums, strict=True) if n}
        return self.metric.finish(found, inventory)


def grouped(
    metrics: Iterable[Metric], examples: Sequence[Example], answers: Sequence[Answer]
) -> tuple[list[str], list[Grouped]]:
    """Return the events in order of first appearance, and the tallies by event of each additive metric."""
    import numpy as np

    names = list(dict.fromkeys(e.group for e in examples))
    found = []
    for metric in metrics:
        if isinstance(metric, Additive):
            by_event: dict[str, list[Tally]] = {name: [] for name in names}
            for example, answer in zip(examples, answers, strict=True):
                by_event[example.group].append(metric.tally(example, answer))
            sums = [total(by_event[name]) for name in names]
            keys = sorted({key for tally in sums for key in tally}, key=repr)
            found.append(Grouped(metric, keys, np.array([[s.get(k, 0.0) for k in keys] for s in sums])))
    return names, found


def intervals(tables: Sequence[Grouped], inventory: Sequence[str], seed: int) -> dict[str, tuple[float, float]]:
    """Return the percentile interval of each score over draws of as many events as there are; none of one event.

    Draws in which a score is undefined are left out of it (Efron & Tibshirani 1993, chapter 13).
    """
    import numpy as np

    number = len(tables[0].rows) if tables else 0
    if number < 2:
        return {}
    weights = np.random.default_rng(seed).multinomial(number, [1 / number] * number, DRAWS)
    drawn: dict[str, list[float]] = {}
    for table in tables:
        for sums in weights @ table.rows:
            for name, value in table.finish(sums, inventory).items():
                if isinstance(value, float):
                    drawn.setdefault(name, []).append(value)
    tail = 100 * (1 - LEVEL) / 2
    return {name: (_at(values, tail), _at(values, 100 - tail)) for name, values in drawn.items()}


def _at(values: Sequence[float], percent: float) -> float:
    import numpy as np

    return float(np.percentile(values, percent))


def by_event(names: Sequence[str], tables: Sequence[Grouped], score: str, inventory: Sequence[str]) -> dict[str, Any]:
    """Return one score for each event by itself; None where it is undefined there."""
    found: dict[str, Any] = {}
    for i, name in enumerate(names):
        values = [table.finish(table.rows[i], inventory).get(score) for table in tables]
        found[name] = next((v for v in values if isinstance(v, float)), None)
    return found


def randomised(one: Grouped, other: Grouped, score: str, inventory: Sequence[str], seed: int) -> float | None:
    """Return the two-sided p of a paired approximate randomisation test by events (Noreen 1989; Yeh 2000).

    Under the null hypothesis the two systems' outputs on an event may be swapped. None where the score
    is undefined, or of one event. With few events p cannot be small: at best about 2 to the minus events.
    """
    import numpy as np

    if len(one.rows) < 2:
        return None
    a, b = _aligned(one, other)
    keys = Grouped(one.metric, sorted({*one.keys, *other.keys}, key=repr), a)

    def gap(swap: "np.ndarray") -> float | None:
        sides = (np.where(swap, b, a).sum(0), np.where(swap, a, b).sum(0))
        found = [keys.finish(side, inventory).get(score) for side in sides]
        first, second = found
        return abs(first - second) if isinstance(first, float) and isinstance(second, float) else None

    observed = gap(np.zeros((len(a), 1), bool))
    if observed is None:
        return None
    swaps = np.random.default_rng(seed).random((DRAWS, len(a), 1)) < 0.5
    larger = sum((found := gap(swap)) is not None and found >= observed - 1e-12 for swap in swaps)
    return (larger + 1) / (DRAWS + 1)


def _aligned(one: Grouped, other: Grouped) -> tuple["np.ndarray", "np.ndarray"]:
    """Return the rows of both over the union of their keys."""
    import numpy as np

    keys = sorted({*one.keys, *other.keys}, key=repr)
    sides = []
    for table in (one, other):
        place: Mapping[Any, int] = {key: i for i, key in enumerate(table.keys)}
        columns = [table.rows[:, place[k]] if k in place else np.zeros(len(table.rows)) for k in keys]
        sides.append(np.stack(columns, axis=1))
    return sides[0], sides[1]
