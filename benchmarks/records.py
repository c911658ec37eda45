"""What flows through a run: items with gold in, predictions out, scores at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol


class Keyed(Protocol):
    """Whatever is known by the id of a row: an item to predict about, or a prediction."""

    @property
    def key(self) -> str:
        """Return the id: `pair_id` or `article_id`."""
        ...


class Answer(Keyed, Protocol):
    """A prediction about one item."""

    @property
    def value(self) -> Any:
        """Return what is predicted: a label, or the annotations of an article."""
        ...

    @property
    def score(self) -> float | None:
        """Return what ranks the items, where the task ranks them."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """The input of a pair task, all that a baseline sees of a row that it is to label."""

    pair_id: str
    first: str
    second: str

    @property
    def key(self) -> str:
        """Return the id."""
        return self.pair_id


@dataclass(frozen=True, slots=True)
class Prediction:
    """A label for a pair; `score`, where given, ranks pairs and is higher for more reuse."""

    pair_id: str
    label: str
    score: float | None = None

    @property
    def key(self) -> str:
        """Return the id."""
        return self.pair_id

    @property
    def value(self) -> str:
        """Return the label."""
        return self.label


@dataclass(frozen=True, slots=True)
class Example:
    """An item with its gold value, a label or the annotations of an article.

    `group` is the event, or whatever else rows have in common that must not be fitted on and tested on;
    `touches` are all groups that the item draws on: a negative may hold texts of two events. `ends` are
    the ids of the two texts of a pair, `shown` whether the text may be passed on.
    """

    item: Keyed
    gold: Any
    group: str
    touches: frozenset[str] = field(default_factory=frozenset)
    ends: tuple[str | None, str | None] = (None, None)
    shown: bool = True


class Undefined(NamedTuple):
    """A score that has no value on these rows, and why."""

    reason: str


Score = float | Undefined
Scores = Mapping[str, Score]


def counts(labels: Iterable[str], inventory: Sequence[str]) -> dict[str, int]:
    """Return how often each label of the inventory occurs, those that do not as 0."""
    found = Counter(labels)
    return {label: found[label] for label in inventory}


def ratio(part: float, whole: float, reason: str) -> Score:
    """Return a share, or why there is none."""
    return part / whole if whole else Undefined(reason)
