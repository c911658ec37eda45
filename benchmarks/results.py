"""What a run leaves behind: a JSON file a task, timings apart from it, and a table to read."""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.evaluate import SEED, Outcome, Result, Skip
from benchmarks.files import write_json
from benchmarks.metrics.labels import confusion
from benchmarks.metrics.resampling import DRAWS
from benchmarks.records import Example, Scores, Undefined, counts
from benchmarks.release import Release
from benchmarks.tasks.base import Evaluation, Task

PACKAGES = ("numpy", "pyarrow", "scikit-learn", "scipy", "syntok")


def code_hash() -> str:
    """Return the SHA-256 over path and bytes of the *.py of this package, in order of path."""
    root = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for path, file in sorted((f.relative_to(root).as_posix(), f) for f in root.rglob("*.py")):
        data = file.read_bytes().replace(b"\r\n", b"\n")  # a checkout may turn line ends
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def described(scores: Scores) -> dict[str, Any]:
    """Return scores as JSON has them: null where undefined, with the reasons under `undefined`."""
    values: dict[str, Any] = {k: None if isinstance(v, Undefined) else v for k, v in scores.items()}
    reasons = {k: v.reason for k, v in scores.items() if isinstance(v, Undefined)}
    return values | ({"undefined": reasons} if reasons else {})


def document(task: Task, release: Release, outcomes: Sequence[Outcome | Skip], people: Result | None) -> dict[str, Any]:
    """Return the results of a task with all that is needed to get them again."""
    have = release.splits(task.config)
    used = {s for o in outcomes if isinstance(o, Outcome) for s in o.evaluation.splits if s in have}
    hashes = {task.config: {s: release.sha256(task.config, s) for s in used}}
    return {
        "task": task.name,
        "main_score": task.main,
        "data": {"version": release.version, "sha256": hashes},
        "code": code_hash(),
        "seed": SEED,
        "draws": DRAWS,
        "packages": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        "evaluations": [_evaluation(task, outcome) for outcome in outcomes],
        **({"human_stand_in": _stand_in(people)} if people else {}),
    }


def _stand_in(people: Result) -> dict[str, Any]:
    doc = "one language model annotating twice, pass b scored against pass a: no agreement between people"
    return {"what": doc, "events": sorted(people.events), **_result(people)}


def _head(evaluation: Evaluation) -> dict[str, Any]:
    scheme = "leave-one-event-out" if evaluation.folds else "held-out split"
    sides = {"fit": list(evaluation.fit), "test": list(evaluation.test)}
    return {"name": evaluation.name, **sides, "scheme": scheme}


def _evaluation(task: Task, outcome: Outcome | Skip) -> dict[str, Any]:
    if isinstance(outcome, Skip):
        return {**_head(outcome.evaluation), "skipped": outcome.reason}
    sides = {"fit": outcome.fit, "test": outcome.test}
    baselines = {}
    for result in outcome.results:
        baselines[result.baseline] = _result(result) | {"events": dict(result.events), "folds": result.folds}
        if task.label:
            baselines[result.baseline]["confusion"] = _confusion(task, outcome.test, result)
    return {
        **_head(outcome.evaluation),
        **{f"n_{side}": len(examples) for side, examples in sides.items()},
        "n_events": len({e.group for e in outcome.test}),
        **({"counts": {side: _counts(task, rows) for side, rows in sides.items()}} if task.label else {}),
        "baselines": baselines,
        "p_values": dict(outcome.tests),
    }


def _counts(task: Task, examples: Sequence[Example]) -> dict[str, int]:
    return counts((e.gold for e in examples), task.labels)


def _confusion(task: Task, examples: Sequence[Example], result: Result) -> list[list[int]]:
    """Return a row a gold label and a column a predicted one, in the order of the inventory."""
    found = confusion([e.gold for e in examples], [a.value for a in result.answers])
    return [[found[gold, predicted] for predicted in task.labels] for gold in task.labels]


def _result(result: Result) -> dict[str, Any]:
    bounds = {name: [low, high] for name, (low, high) in result.intervals.items()}
    return {"scores": described(result.scores), **({"intervals": bounds} if bounds else {})}


def save(folder: Path, record: Mapping[str, Any], outcomes: Sequence[Outcome | Skip]) -> Path:
    """Write `<task>.json` and bring `timings.json` up to date; return the former."""
    file = folder / f"{record['task']}.json"
    write_json(file, dict(record))
    write_json(folder / "timings.json", _timings(folder / "timings.json") | {record["task"]: _seconds(outcomes)})
    return file


def _seconds(outcomes: Sequence[Outcome | Skip]) -> dict[str, dict[str, float]]:
    ran = (o for o in outcomes if isinstance(o, Outcome))
    return {o.evaluation.name: {r.baseline: r.seconds for r in o.results} for o in ran}


def _timings(file: Path) -> dict[str, Any]:
    """Return the timings of the other tasks; none where the file is absent or unfit, since they only inform."""
    try:
        known = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def table(task: Task, outcomes: Sequence[Outcome | Skip]) -> str:
    """Return the scores of a task as text: a block an evaluation, a row a baseline, the reasons below."""
    return "\n".join(line for outcome in outcomes for line in _block(task, outcome))


def _block(task: Task, outcome: Outcome | Skip) -> Iterator[str]:
    name = f"{task.name} / {outcome.evaluation.name}"
    if isinstance(outcome, Skip):
        yield f"{name}: skipped, {outcome.reason}\n"
        return
    events = len({e.group for e in outcome.test})
    scheme = "leaving one event out" if outcome.evaluation.folds else f"fitted on {len(outcome.fit)}"
    kinds = ", ".join(f"{n} {label}" for label, n in _counts(task, outcome.test).items()) if task.label else ""
    yield f"{name}: {scheme}, tested on {len(outcome.test)} of {events} events" + (f" ({kinds})" if kinds else "")
    names = [n for n in outcome.results[0].scores if not n.endswith(("_overlap_f1", "_character_f1"))]
    rows = [["baseline", *names], *([r.baseline, *(_cell(n, r.scores[n]) for n in names)] for r in outcome.results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *cells in rows:
        yield "  " + "  ".join([first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells, widths[1:], strict=True))])
    for result in outcome.results:
        if task.main in result.intervals:
            low, high = result.intervals[task.main]
            yield f"  {result.baseline}: 95% interval of {task.main} {low:.3f} to {high:.3f}"
        for score, value in result.scores.items():
            if isinstance(value, Undefined):
                yield f"  {result.baseline}: no {score}: {value.reason}"
    yield ""


def _cell(score: str, value: float | Undefined) -> str:
    return "n/a" if isinstance(value, Undefined) else f"{value:.1f}" if score.endswith("_percent") else f"{value:.3f}"
