"""The runs of tasks, two at a time where there are several: each fits and predicts in a process of its own."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from benchmarks import release as releases
from benchmarks.baselines import for_task
from benchmarks.baselines.base import Baseline
from benchmarks.errors import LackError, SingleClassError, UnfitError
from benchmarks.evaluate import Fits, Outcome, Result, Skip, evaluate
from benchmarks.people import people
from benchmarks.records import Example
from benchmarks.release import Release
from benchmarks.tasks import TASKS
from benchmarks.tasks.base import Task

JOBS = min(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Ran:
    """What the run of a task gave: its outcomes in the order of the evaluations, and the stand-in for people."""

    task: str
    outcomes: Sequence[Outcome | Skip]
    people: Result | None


def run_all(release: Release, names: Sequence[str], baselines: list[str] | None, jobs: int = JOBS) -> Iterator[Ran]:
    """Yield the runs of tasks in their order, several at a time if asked for and there are several."""
    one = partial(_run, release, baselines)
    if min(jobs, len(names)) < 2:
        yield from map(one, names)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from tqdm import tqdm

    # `spawn`: a fork of a process whose libraries have started threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        done = pool.map(one, names)
        yield from tqdm(done, "tasks", len(names), unit="task", delay=2, disable=None, leave=False)


def _run(release: Release, baselines: list[str] | None, name: str) -> Ran:
    task = TASKS[name]
    found = _outcomes(task, release, for_task(name, baselines))
    return Ran(name, [_bare(outcome) for outcome in found], people(task, release))


def _bare(outcome: Outcome | Skip) -> Outcome | Skip:
    """Return an outcome without the tallies, which no other process needs."""
    if isinstance(outcome, Skip):
        return outcome
    return replace(outcome, results=tuple(replace(result, tables=()) for result in outcome.results))


def _outcomes(task: Task, release: Release, baselines: Sequence[Baseline]) -> list[Outcome | Skip]:
    @cache
    def one(split: str) -> tuple[Example, ...]:
        return releases.read(release, task, split)

    have, fits = release.splits(task.config), Fits()

    def read(splits: Sequence[str]) -> tuple[Example, ...]:
        return tuple(example for split in splits if split in have for example in one(split))

    outcomes: list[Outcome | Skip] = []
    for evaluation in task.evaluations:
        wanted = () if evaluation.folds and set(evaluation.splits) & set(have) else evaluation.splits
        reason = releases.lacking(release, task, *wanted)
        try:
            outcomes.append(Skip(evaluation, reason) if reason else evaluate(task, evaluation, baselines, read, fits))
        except (LackError, UnfitError) as error:
            outcomes.append(Skip(evaluation, str(error)))
        except SingleClassError as error:
            outcomes.append(Skip(evaluation, str(error), faulty=True))
    return outcomes
