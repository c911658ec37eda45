"""The committed scores are those that the code and the data of this commit give."""

import json
import os

from benchmarks.baselines import BASELINES
from benchmarks.cli import main
from benchmarks.reproduce import differences
from benchmarks.tasks import TASKS
from builders.paths import ROOT

RESULTS = ROOT / "benchmarks" / "results"
REMAKE = "python -m builders build --raw DIR && python -m benchmarks run && python -m builders card --raw DIR --write"


def only(result, names):
    """Return a result with these baselines only, and the tests between them."""
    for evaluation in result["evaluations"]:
        if "baselines" in evaluation:
            evaluation["baselines"] = {n: found for n, found in evaluation["baselines"].items() if n in names}
            pairs = evaluation["p_values"].items()
            evaluation["p_values"] = {pair: p for pair, p in pairs if set(pair.split(" vs ")) <= names}
    return result


def test_committed_scores_come_out_again(release_summit, tmp_path):
    quick = {baseline.name for baseline in BASELINES if not baseline.slow}
    chosen = [] if os.environ.get("SAYSO_EXTRA") else ["--baseline", *sorted(quick)]
    assert main(["run", "--release", str(release_summit), "--out", str(tmp_path), *chosen]) == 0
    files = sorted(path.name for path in RESULTS.glob("*.json") if path.name != "timings.json")
    assert files == sorted(f"{task}.json" for task in TASKS)
    for name in files:
        committed, fresh = (json.loads((folder / name).read_bytes()) for folder in (RESULTS, tmp_path))
        lines = differences(only(committed, quick) if chosen else committed, fresh)
        assert not lines, f"{name}: {lines[:9]}; remake with: {REMAKE}"
