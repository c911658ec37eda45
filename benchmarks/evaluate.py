"""The loop over evaluations and baselines, written once for every task."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from benchmarks.baselines.base import Baseline, Predictor, Training
from benchmarks.errors import SingleClassError, UnfitError
from benchmarks.metrics.base import scores as score
from benchmarks.metrics.resampling import Grouped, by_event, grouped, intervals, randomised
from benchmarks.records import Answer, Example, Scores
from benchmarks.tasks.base import EVENTS, Evaluation, Task

SEED = 0
SLOW_FOLDS = 3

Read = Callable[[Sequence[str]], tuple[Example, ...]]
"""From the names of splits to their examples."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one baseline reached in one evaluation; `seconds` is the CPU time to fit and predict.

    `intervals` are 95 percent bootstrap intervals over events, `events` the main score of each event.
    """

    baseline: str
    answers: Sequence[Answer]
    scores: Scores
    seconds: float
    intervals: Mapping[str, tuple[float, float]]
    events: Mapping[str, float | None]
    folds: int = 1
    tables: Sequence[Grouped] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Outcome:
    """An evaluation that ran: the examples on both sides, the results in the baselines' order, and the p values."""

    evaluation: Evaluation
    fit: Sequence[Example]
    test: Sequence[Example]
    results: tuple[Result, ...]
    tests: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Skip:
    """An evaluation that did not run, why, and whether the data are at fault rather than absent."""

    evaluation: Evaluation
    reason: str
    faulty: bool = False


Fits = dict[tuple[str, str, tuple[str, ...]], tuple[Predictor, float]]
"""Fitted baselines with the CPU seconds it took, by task, baseline and splits, so that a fit serves several tests."""


def evaluate(
    task: Task, evaluation: Evaluation, baselines: Sequence[Baseline], read: Read, fits: Fits | None = None
) -> Outcome:
    """Return the results of the baselines; raise SingleClassError or UnfitError where it cannot be run."""
    fit, test = read(evaluation.fit), read(evaluation.test)
    number = len({example.group for example in test})
    if evaluation.folds and not 1 < number <= EVENTS:
        raise UnfitError(f"{number} events: it is run on 2 to {EVENTS}")
    fits = {} if fits is None else fits
    results = []
    for baseline in baselines:
        parts = min(SLOW_FOLDS, number) if baseline.slow else number
        folds = list(_folds(test, parts)) if evaluation.folds else [(fit, test)]
        if task.label:
            for known, held_out in folds:
                _refuse_single_class(known, held_out, evaluation)
        results.append(_run(task, evaluation, baseline, folds, test, fits))
    return Outcome(evaluation, fit, test, tuple(results), _tests(task, results))


Fold = tuple[Sequence[Example], Sequence[Example]]


def _folds(examples: Sequence[Example], parts: int) -> Iterator[Fold]:
    """Yield the rows that touch no event held out, and those of the events that are; events are dealt out in turn."""
    groups = list(dict.fromkeys(example.group for example in examples))
    for part in range(parts):
        out = set(groups[part::parts])
        yield [e for e in examples if not out & {e.group, *e.touches}], [e for e in examples if e.group in out]


def _refuse_single_class(known: Sequence[Example], held_out: Sequence[Example], evaluation: Evaluation) -> None:
    labels = sorted({example.gold for example in known})
    if len(labels) > 1:
        return
    without = f" without {held_out[0].group}" if evaluation.folds and held_out else ""
    found = f"all {len(known)} rows are {labels[0]}" if labels else "no row is left"
    splits = "+".join(evaluation.fit)
    raise SingleClassError(f"cannot fit on {splits}{without}: {found}, and a baseline needs two labels to tell apart")


def _run(
    task: Task,
    evaluation: Evaluation,
    baseline: Baseline,
    folds: Sequence[Fold],
    test: Sequence[Example],
    fits: Fits,
) -> Result:
    from tqdm import tqdm

    seconds = 0.0
    found: dict[str, Answer] = {}
    title = f"{task.name} {evaluation.name} {baseline.name}"
    # `disable=None`: no bar where stderr is no terminal. `delay`: none for what is done at once.
    for known, held_out in tqdm(folds, desc=title, unit="fold", delay=2, disable=None, leave=False):
        predict, spent = fits.get((task.name, baseline.name, evaluation.fit), (None, 0.0))
        if predict is None or evaluation.folds:
            predict, spent = _fit(task, baseline, known)
            if not evaluation.folds:
                fits[task.name, baseline.name, evaluation.fit] = predict, spent
        start = time.process_time()
        found |= {a.key: a for a in predict([e.item for e in held_out])}
        seconds += spent + time.process_time() - start
    answers = [found[example.item.key] for example in test]
    return replace(result(task, baseline.name, test, answers), seconds=seconds, folds=len(folds))


def _fit(task: Task, baseline: Baseline, known: Sequence[Example]) -> tuple[Predictor, float]:
    """Return a fitted baseline and the CPU seconds that it took."""
    start = time.process_time()
    predict = baseline.fit(training(task, known))
    return predict, time.process_time() - start


def training(task: Task, known: Sequence[Example]) -> Training:
    """Return what a baseline may learn from examples."""
    return Training([e.item for e in known], [e.gold for e in known], task.labels, SEED)


def result(task: Task, name: str, examples: Sequence[Example], answers: Sequence[Answer]) -> Result:
    """Return scores, intervals and scores by event of answers that are in the order of the examples."""
    names, tables = grouped(task.metrics, examples, answers)
    return Result(
        name,
        answers,
        score(task.metrics, examples, answers, task.labels),
        0.0,
        intervals(tables, task.labels, SEED),
        by_event(names, tables, task.main, task.labels),
        tables=tables,
    )


def _tests(task: Task, results: Sequence[Result]) -> dict[str, float | None]:
    """Return p of each pair of baselines on the main score, keyed `one vs other`."""
    found: dict[str, Any] = {}
    for i, one in enumerate(results):
        for other in results[i + 1 :]:
            for a, b in zip(one.tables, other.tables, strict=True):
                p = randomised(a, b, task.main, task.labels, SEED)
                if p is not None:
                    found[f"{one.baseline} vs {other.baseline}"] = p
    return found
