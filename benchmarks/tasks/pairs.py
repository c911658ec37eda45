"""Tasks over two texts with one label."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks.errors import listed, shown
from benchmarks.metrics.base import Metric
from benchmarks.records import Example, Pair, Prediction
from benchmarks.schemas import labels
from benchmarks.tasks.base import Row, Task


def pair_task(
    name: str,
    doc: str,
    inventory: str,
    label: str,
    inputs: tuple[str, str],
    ends: tuple[str, str],
    metrics: tuple[Metric, ...],
    main: str = "macro_f1",
    event: str | None = None,
) -> Task:
    """Return the task whose name is that of its config; `inputs` and `ends` are columns of texts and their ids."""
    columns = tuple(dict.fromkeys(("pair_id", "redistributable", *inputs, *ends, *([event] if event else []), label)))

    def read(row: Row, inventories: Mapping[str, Mapping[str, str]]) -> Example:
        first, second = (row[column] for column in inputs)
        one, other = (row[column] for column in ends)
        home = row[event] if event else _event(one)
        events = [e for e in (home, _event(one), None if event else _event(other)) if e] or [row["pair_id"]]
        pair = Pair(row["pair_id"], first, second)
        return Example(pair, row[label], events[0], frozenset(events), (one, other), bool(row["redistributable"]))

    return Task(
        name,
        doc,
        config=name,
        key="pair_id",
        columns=columns,
        inventory=inventory,
        main=main,
        metrics=metrics,
        read=read,
        answer=_answer,
        line=_line,
        defects=partial(_defects, labels(inventory)),
        label=label,
    )


def _event(identifier: str | None) -> str | None:
    """Return the event of an article or proposition id, `event/slug`."""
    return identifier.partition("/")[0] if identifier and "/" in identifier else None


def _answer(line: Row) -> Prediction:
    score = line.get("score")
    return Prediction(line["pair_id"], line["label"], None if score is None else float(score))


def _line(prediction: Any) -> dict[str, Any]:
    fields = {"pair_id": prediction.pair_id, "label": prediction.label, "score": prediction.score}
    return {key: value for key, value in fields.items() if value is not None}


def _defects(inventory: Sequence[str], line: Row, example: Example | None) -> list[tuple[str, str, str]]:
    if "label" not in line or line["label"] in inventory:
        return []
    return [("predictions-label", f"one of {listed(inventory)}", shown(line["label"]))]
