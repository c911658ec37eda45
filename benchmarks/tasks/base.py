"""What a task is: a declaration of what is read, what is fitted on what, and which scores count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.metrics.base import Metric
from benchmarks.records import Answer, Example
from benchmarks.schemas import labels

Row = Mapping[str, Any]
EVENTS = 50


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is fitted on and tested on: splits; with `folds`, each event of `test` by what the others teach.

    Of an evaluation with folds the splits are joined, and those that a release lacks are passed over; a
    release with one event, or more than EVENTS, has none. Predictions of all folds are pooled before they
    are scored. Labels bear that; a ranking over scores of different folds tends to come out low (Airola
    et al. 2011, on leave-one-out).
    """

    name: str
    fit: tuple[str, ...]
    test: tuple[str, ...]
    folds: bool = False

    @property
    def splits(self) -> tuple[str, ...]:
        """Return every split that it reads, each once."""
        return tuple(dict.fromkeys((*self.fit, *self.test)))


@dataclass(frozen=True, slots=True)
class Task:
    """A task; its fields name columns of its config.

    `read` turns a row into an example, given the propositions of all events (empty where `inventories` is
    false). `answer` turns a line of a predictions file into a prediction, `line` does the reverse, and
    `defects` returns what is wrong with a line beyond the schema, as (code, expected, found), given the example
    of its id or None where there is none.
    """

    name: str
    doc: str
    config: str
    key: str
    columns: tuple[str, ...]
    inventory: str
    main: str
    metrics: tuple[Metric, ...]
    read: Callable[[Row, Mapping[str, Mapping[str, str]]], Example]
    answer: Callable[[Row], Answer]
    line: Callable[[Any], dict[str, Any]]
    defects: Callable[[Row, Example | None], Sequence[tuple[str, str, str]]]
    label: str | None = None
    layer: str | None = None
    inventories: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of the task, in the order of `schema/common.schema.json`."""
        return labels(self.inventory)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Return what every task is run on."""
        return STANDARD


INVENTED = ("train", "validation", "test")
STANDARD = (
    Evaluation("train-to-validation", ("train",), ("validation",)),
    Evaluation("train-to-test", ("train",), ("test",)),
    Evaluation("train-to-summit", ("train",), ("summit",)),
    Evaluation("leave-one-event-out", INVENTED, INVENTED, folds=True),
)
