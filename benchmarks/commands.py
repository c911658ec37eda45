"""The two commands: run the baselines of tasks, score a predictions file."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks import predictions, results, tasks
from benchmarks import release as releases
from benchmarks.baselines import BASELINES, for_task
from benchmarks.baselines.base import Baseline
from benchmarks.errors import LackError, SingleClassError, UsageError, listed, shown
from benchmarks.evaluate import Outcome, Skip, evaluate
from benchmarks.files import dumps
from benchmarks.records import Example, counts
from benchmarks.release import Release
from benchmarks.tasks import TASKS, Task

OUT = Path(__file__).resolve().parent / "results"


def run(options: Namespace) -> int:
    """Run the baselines of the tasks named, or of all; return the worst exit code of a task."""
    chosen = [_task(name) for name in dict.fromkeys(options.tasks or TASKS)]
    _check_baselines(options.baseline, chosen)
    release = _release(options.release)
    out = options.out or (None if options.baseline else OUT)
    if out is None:
        _note("with --baseline the results are not written, unless --out says where")
    codes = []
    for task in chosen:
        baselines = for_task(task.name, options.baseline)
        if baselines:
            codes.append(_run_task(task, release, baselines, out, options.predictions))
    return max(codes)


def _run_task(
    task: Task, release: Release, baselines: Sequence[Baseline], out: Path | None, folder: Path | None
) -> int:
    outcomes = _outcomes(task, release, baselines)
    faults = [o.reason for o in outcomes if isinstance(o, Skip) and o.faulty]
    ran = [o for o in outcomes if isinstance(o, Outcome)]
    print(results.table(task, outcomes))
    if out == OUT and len(ran) < len(outcomes):
        _note(f"{task.name}: not every evaluation ran, so nothing is written, unless --out says where")
    elif out and ran:
        _note(f"wrote {results.save(out, task, release, outcomes)}")
    if folder:
        _save_predictions(folder / task.name, ran)
    for fault in faults:
        _note(f"{task.name}: {fault}")
    if not ran and not faults:
        _note(f"{task.name}: nothing to run, the release lacks what every evaluation needs")
        return LackError.exit_code
    return SingleClassError.exit_code if faults else 0


def _save_predictions(folder: Path, outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        for result in outcome.results:
            predictions.save(result.predictions, folder / outcome.evaluation.name / f"{result.baseline}.jsonl")


def _outcomes(task: Task, release: Release, baselines: Sequence[Baseline]) -> list[Outcome | Skip]:
    @cache
    def read(split: str) -> tuple[Example, ...]:
        return releases.read(release, task, split)

    outcomes: list[Outcome | Skip] = []
    for evaluation in task.evaluations:
        reason = releases.lacking(release, task, evaluation.fit, evaluation.test)
        try:
            outcomes.append(Skip(evaluation, reason) if reason else evaluate(task, evaluation, baselines, read))
        except SingleClassError as error:
            outcomes.append(Skip(evaluation, str(error), faulty=True))
    return outcomes


def score(options: Namespace) -> int:
    """Check predictions for one split of a task in full, then print their scores as JSON."""
    task = _task(options.task)
    release = _release(options.release)
    split = options.split or _default_split(release, task)
    examples = releases.read(release, task, split)
    if not examples:
        raise LackError(f"the split {split} of {task.name} has no rows to score on")
    found = predictions.load(options.predictions, [e.pair.pair_id for e in examples], task.labels)
    print(
        dumps(
            {
                "task": task.name,
                "split": split,
                "main_score": task.main,
                "data": {"version": release.version, "sha256": release.sha256(task.name, split)},
                "n": len(examples),
                "counts": {
                    "gold": counts((e.label for e in examples), task.labels),
                    "predictions": counts((p.label for p in found), task.labels),
                },
                "scores": results.described(tasks.score(task, examples, found)),
            }
        )
    )
    return 0


def _default_split(release: Release, task: Task) -> str:
    splits = release.splits(task.name)
    if not splits:
        raise LackError(releases.lacking(release, task))
    if "test" in splits:
        return "test"
    if len(splits) > 1:
        raise UsageError(f"name the split that the predictions are for with --split: {listed(splits)}")
    return splits[0]


def _task(name: str) -> Task:
    if name not in TASKS:
        raise UsageError(f"unknown task {shown(name)}; there are {listed(TASKS)}")
    return TASKS[name]


def _check_baselines(names: Sequence[str] | None, chosen: Sequence[Task]) -> None:
    for name in names or ():
        known = [b for b in BASELINES if b.name == name]
        of_chosen = list(dict.fromkeys(b.name for task in chosen for b in for_task(task.name)))
        if not known:
            hint = f"; {name} is a task: put tasks before --baseline" if name in TASKS else ""
            raise UsageError(f"unknown baseline {shown(name)}; there are {listed(of_chosen)}{hint}")
        if name not in of_chosen:
            raise UsageError(
                f"the baseline {name} is for {listed(known[0].tasks)}, not for {listed(t.name for t in chosen)}"
            )


def _release(path: Path | None) -> Release:
    found = releases.open_release(path or releases.find())
    _note(f"release {found.path} (version {found.version})")
    return found


def _note(sentence: str) -> None:
    print(f"benchmarks: {sentence}", file=sys.stderr)
