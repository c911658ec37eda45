"""The commands: run the baselines of tasks, fit one and predict with it, score a predictions file, and more."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import predictions, results
from benchmarks import release as releases
from benchmarks.baselines import BASELINES, for_task
from benchmarks.errors import LackError, SingleClassError, UsageError, listed, shown
from benchmarks.evaluate import Outcome, Skip, result, training
from benchmarks.files import dumps, write
from benchmarks.records import Answer, Example, counts
from benchmarks.release import Release
from benchmarks.reproduce import differences
from benchmarks.running import Ran, run_all
from benchmarks.tasks import TASKS
from benchmarks.tasks.base import Task

OUT = Path(__file__).resolve().parent / "results"


def run(options: Namespace) -> int:
    """Run the baselines of the tasks named, or of all; return the worst exit code of a task."""
    chosen = [_task(name) for name in dict.fromkeys(options.tasks or TASKS)]
    _check_baselines(options.baseline, chosen)
    release = _release(options.release)
    out = options.out or (None if options.baseline else OUT)
    if out is None:
        _note("with --baseline the results are not written, unless --out says where")
    if not options.tasks:  # an imported corpus has one or two of the tasks
        chosen = [task for task in chosen if release.splits(task.config)] or chosen
    wanted = [task.name for task in chosen if for_task(task.name, options.baseline)]
    done = run_all(release, wanted, options.baseline, options.jobs)
    return max([_report(ran, release, out, options.predictions) for ran in done])


def _report(done: Ran, release: Release, out: Path | None, folder: Path | None) -> int:
    """Print and write what the run of a task gave; return its exit code."""
    task, outcomes = TASKS[done.task], done.outcomes
    faults = [o.reason for o in outcomes if isinstance(o, Skip) and o.faulty]
    ran = [o for o in outcomes if isinstance(o, Outcome)]
    print(results.table(task, outcomes))
    if out == OUT and {o.evaluation.name for o in outcomes if isinstance(o, Skip)} - _unknowable(release):
        _note(f"{task.name}: not every evaluation ran, so nothing is written, unless --out says where")
    elif out and ran:
        record = results.document(task, release, outcomes, done.people)
        _note(f"wrote {results.save(out, record, outcomes)}")
    if folder:
        _save_predictions(task, folder / task.name, ran)
    for fault in faults:
        _note(f"{task.name}: {fault}")
    if not ran and not faults:
        _note(f"{task.name}: nothing to run, the release lacks what every evaluation needs")
        return LackError.exit_code
    return SingleClassError.exit_code if faults else 0


def _unknowable(release: Release) -> set[str]:
    """Return the evaluations over splits that no build of this version has: they do not make a run partial."""
    have = {split for splits in release.configs.values() for split in splits}
    return {f"train-to-{split}" for split in ("validation", "test") if split not in have}


def _save_predictions(task: Task, folder: Path, outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        for found in outcome.results:
            predictions.save(task, found.answers, folder / outcome.evaluation.name / f"{found.baseline}.jsonl")


def reproduce(options: Namespace) -> int:
    """Run tasks again and print what differs from their committed results; 1 where anything does."""
    release, different = _release(options.release), False
    names = [_task(name).name for name in dict.fromkeys(options.tasks or TASKS)]
    committed = {name: _committed(options.results / f"{name}.json") for name in names}
    for done in run_all(release, names, None, options.jobs):
        fresh = results.document(TASKS[done.task], release, done.outcomes, done.people)
        lines = differences(committed[done.task], json.loads(dumps(fresh)))
        print(f"{done.task}: {len(lines)} differences" if lines else f"{done.task}: the same")
        for line in lines:
            print(f"  {line}")
        different |= bool(lines)
    return int(different)


def _committed(file: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise LackError(f"no results in {file} to hold the run against: {error}") from None
    return found


def report(options: Namespace) -> int:
    """Write the page of committed results; predictions of the same run give it curves and mistakes."""
    from benchmarks.report.build import build

    release = _release(options.release)
    files = [options.results / f"{name}.json" for name in TASKS]
    found = [_committed(file) for file in files if file.is_file()]
    if not found:
        raise LackError(f"no results below {options.results}: run the benchmarks first")
    stale = [r["task"] for r in found if r["data"]["version"] != release.version]
    if stale:
        raise LackError(f"the results of {listed(stale)} are of another version than {release.path}")
    if options.predictions is None:
        _note("without --predictions DIR the page has neither curves nor mistakes")
    write(options.out, build(found, release, options.predictions))
    _note(f"wrote {options.out}")
    return 0


def transfer(options: Namespace) -> int:
    """Fit a baseline on a split of one release and print its scores on a split of another as JSON."""
    from benchmarks import transfer as across

    task = _task(options.task)
    if task.layer != "quotes":
        raise UsageError("transfer is for quotes, whose contents are mapped; other tasks are run on an import as it is")
    _check_baselines([options.baseline], [task])
    (baseline,) = for_task(task.name, [options.baseline])
    known = across.limited(releases.read(_release(options.release), task, options.split), options.words)
    held_out = releases.read(_release(options.to), task, options.to_split)
    found = across.transfer(task, baseline, known, held_out, across.without_complementiser)
    sizes = {"articles": len(known), "words": across.word_count(known), "tested_on": len(held_out)}
    print(dumps({"baseline": baseline.name, **sizes, **{name: results.described(s) for name, s in found.items()}}))
    return 0


def fit(options: Namespace) -> int:
    """Fit a baseline on a split and save it."""
    from benchmarks import saving

    task = _task(options.task)
    _check_baselines([options.baseline], [task])
    (baseline,) = for_task(task.name, [options.baseline])
    release = _release(options.release)
    known = releases.read(release, task, options.split)
    labels = sorted({example.gold for example in known}) if task.label else []
    if task.label and len(labels) < 2:
        found = f"all {len(known)} rows are {labels[0]}" if labels else "it has no row"
        raise SingleClassError(f"cannot fit on {options.split}: {found}, and a baseline needs two labels to tell apart")
    hashes = {task.config: {options.split: release.sha256(task.config, options.split)}}
    facts = {"split": options.split, "data": {"version": release.version, "sha256": hashes}}
    saving.save(baseline.fit(training(task, known)), task, baseline, facts, options.model)
    _note(f"wrote {options.model}")
    return 0


def predict(options: Namespace) -> int:
    """Write the predictions of a saved model for a split."""
    from benchmarks import saving

    model = saving.load(options.model)
    if not model.of_this_code:
        _note(f"{options.model} was fitted by other code than this: its predictions may differ")
    release = _release(options.release)
    split = options.split or _default_split(release, model.task)
    examples = releases.read(release, model.task, split)
    if not examples:
        raise LackError(f"the split {split} of {model.task.name} has no rows to predict for")
    predictions.save(model.task, model.predictor([example.item for example in examples]), options.predictions)
    _note(f"wrote {options.predictions}: {model.task.name}, {model.header['baseline']}")
    return 0


def score(options: Namespace) -> int:
    """Check predictions for one split of a task in full, then print their scores as JSON."""
    task = _task(options.task)
    release = _release(options.release)
    split = options.split or _default_split(release, task)
    examples = releases.read(release, task, split)
    if not examples:
        raise LackError(f"the split {split} of {task.name} has no rows to score on")
    found = predictions.load(options.predictions, task, examples)
    print(dumps(_scored(task, release, split, examples, found)))
    return 0


def _scored(
    task: Task, release: Release, split: str, examples: Sequence[Example], found: Sequence[Answer]
) -> dict[str, Any]:
    scored = result(task, "predictions", examples, found)
    sides = {"gold": [e.gold for e in examples], "predictions": [a.value for a in found]}
    return {
        "task": task.name,
        "split": split,
        "main_score": task.main,
        "data": {"version": release.version, "sha256": release.sha256(task.config, split)},
        "n": len(examples),
        **({"counts": {side: counts(values, task.labels) for side, values in sides.items()}} if task.label else {}),
        "scores": results.described(scored.scores),
        "intervals": {name: list(bounds) for name, bounds in scored.intervals.items()},
    }


def _default_split(release: Release, task: Task) -> str:
    splits = release.splits(task.config)
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
