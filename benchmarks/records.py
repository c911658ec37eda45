"""What flows through a run: pairs with gold labels in, predictions out, scores at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Pair:
    """The input of a pair task, all that a baseline sees of a row that it is to label."""

    pair_id: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with its gold label; `group` is held out together, `ends` are the ids of the two texts."""

    pair: Pair
    label: str
    group: str
    ends: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Prediction:
    """A label for a pair; `score`, where given, ranks pairs and is higher for more reuse."""

    pair_id: str
    label: str
    score: float | None = None


class Undefined(NamedTuple):
    """A score that has no value on these rows, and why."""

    reason: str


Score = float | Undefined
Scores = Mapping[str, Score]


def counts(labels: Iterable[str], inventory: Sequence[str]) -> dict[str, int]:
    """Return how often each label of the inventory occurs, those that do not as 0."""
    found = Counter(labels)
    return {label: found[label] for label in inventory}
