"""What a run leaves behind: a JSON file a task, timings apart from it, and a table to read."""

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.evaluate import SEED, Outcome, Skip
from benchmarks.files import write_json
from benchmarks.records import Scores, Undefined, counts
from benchmarks.release import Release
from benchmarks.tasks import Evaluation, Task

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


def document(task: Task, release: Release, outcomes: Sequence[Outcome | Skip]) -> dict[str, Any]:
    """Return the results of a task with all that is needed to get them again."""
    used = {s for o in outcomes if isinstance(o, Outcome) for s in (o.evaluation.fit, o.evaluation.test)}
    return {
        "task": task.name,
        "main_score": task.main,
        "data": {"version": release.version, "sha256": {task.name: {s: release.sha256(task.name, s) for s in used}}},
        "code": code_hash(),
        "seed": SEED,
        "packages": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        "evaluations": [_evaluation(task, outcome) for outcome in outcomes],
    }


def _head(evaluation: Evaluation) -> dict[str, Any]:
    scheme = "leave-one-group-out" if evaluation.folds else "held-out split"
    return {"name": evaluation.name, "fit": evaluation.fit, "test": evaluation.test, "scheme": scheme}


def _evaluation(task: Task, outcome: Outcome | Skip) -> dict[str, Any]:
    if isinstance(outcome, Skip):
        return {**_head(outcome.evaluation), "skipped": outcome.reason}
    sides = {"fit": outcome.fit, "test": outcome.test}
    return {
        **_head(outcome.evaluation),
        **({"group": task.group} if outcome.evaluation.folds else {}),
        **{f"n_{side}": len(examples) for side, examples in sides.items()},
        "counts": {side: counts((e.label for e in rows), task.labels) for side, rows in sides.items()},
        "baselines": {result.baseline: described(result.scores) for result in outcome.results},
    }


def save(folder: Path, task: Task, release: Release, outcomes: Sequence[Outcome | Skip]) -> Path:
    """Write `<task>.json` and bring `timings.json` up to date; return the former."""
    file = folder / f"{task.name}.json"
    write_json(file, document(task, release, outcomes))
    write_json(folder / "timings.json", _timings(folder / "timings.json") | {task.name: _seconds(outcomes)})
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
    labels = ", ".join(f"{n} {label}" for label, n in counts((e.label for e in outcome.test), task.labels).items())
    scheme = f"leaving one {task.group} out" if outcome.evaluation.folds else f"fitted on {len(outcome.fit)}"
    yield f"{name}: {scheme}, tested on {len(outcome.test)} rows ({labels})"
    names = list(outcome.results[0].scores)
    rows = [["baseline", *names], *([r.baseline, *(_cell(n, r.scores[n]) for n in names)] for r in outcome.results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *cells in rows:
        yield "  " + "  ".join([first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells, widths[1:], strict=True))])
    for result in outcome.results:
        for score, value in result.scores.items():
            if isinstance(value, Undefined):
                yield f"  {result.baseline}: no {score}: {value.reason}"
    yield ""


def _cell(score: str, value: float | Undefined) -> str:
    return "n/a" if isinstance(value, Undefined) else f"{value:.1f}" if score.endswith("_percent") else f"{value:.3f}"
