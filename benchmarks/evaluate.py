"""The loop over evaluations and baselines, written once for every task."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.baselines.base import Baseline, Training
from benchmarks.errors import SingleClassError
from benchmarks.records import Example, Prediction, Scores
from benchmarks.tasks import Evaluation, Task, score

SEED = 0

Read = Callable[[str], tuple[Example, ...]]
"""From the name of a split to its examples."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one baseline reached in one evaluation; `seconds` is the time to fit and predict."""

    baseline: str
    predictions: Sequence[Prediction]
    scores: Scores
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """An evaluation that ran: the examples on both sides, and the results in the baselines' order."""

    evaluation: Evaluation
    fit: Sequence[Example]
    test: Sequence[Example]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """An evaluation that did not run, why, and whether the data are at fault rather than absent."""

    evaluation: Evaluation
    reason: str
    faulty: bool = False


def evaluate(task: Task, evaluation: Evaluation, baselines: Sequence[Baseline], read: Read) -> Outcome:
    """Return the results of the baselines; SingleClassError where there is but one label to learn from."""
    fit, test = read(evaluation.fit), read(evaluation.test)
    folds = list(_folds(fit) if evaluation.folds and fit else [(fit, test)])
    for known, held_out in folds:
        _refuse_single_class(known, held_out, evaluation)
    results = tuple(_run(task, evaluation, baseline, folds, test) for baseline in baselines)
    return Outcome(evaluation, fit, test, results)


Fold = tuple[Sequence[Example], Sequence[Example]]


def _folds(examples: Sequence[Example]) -> Iterator[Fold]:
    """Yield for each group, in order of first appearance, the rows outside it and those inside."""
    for group in dict.fromkeys(example.group for example in examples):
        yield [e for e in examples if e.group != group], [e for e in examples if e.group == group]


def _refuse_single_class(known: Sequence[Example], held_out: Sequence[Example], evaluation: Evaluation) -> None:
    labels = sorted({example.label for example in known})
    if len(labels) > 1:
        return
    without = f" without {held_out[0].group}" if evaluation.folds and held_out else ""
    found = f"all {len(known)} rows are {labels[0]}" if labels else "no row is left"
    raise SingleClassError(
        f"cannot fit on {evaluation.fit}{without}: {found}, and a baseline needs two labels to tell apart"
    )


def _run(
    task: Task, evaluation: Evaluation, baseline: Baseline, folds: Sequence[Fold], test: Sequence[Example]
) -> Result:
    from tqdm import tqdm

    start = time.perf_counter()
    found: dict[str, Prediction] = {}
    title = f"{task.name} {evaluation.name} {baseline.name}"
    # `disable=None`: no bar where stderr is no terminal. `delay`: none for what is done at once.
    for known, held_out in tqdm(folds, desc=title, unit="fold", delay=2, disable=None, leave=False):
        training = Training([e.pair for e in known], [e.label for e in known], task.labels, SEED)
        found |= {p.pair_id: p for p in baseline.fit(training)([e.pair for e in held_out])}
    predictions = [found[example.pair.pair_id] for example in test]
    return Result(baseline.name, predictions, score(task, test, predictions), time.perf_counter() - start)
