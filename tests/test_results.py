"""The committed scores are those that the code and the data of this commit give."""

import json

import pytest

from benchmarks.cli import main
from builders.paths import ROOT

RESULTS = ROOT / "benchmarks" / "results"
REMAKE = "python -m builders build --raw DIR && python -m benchmarks run && python -m builders card --raw DIR --write"
TOLERANCE = 0.002  # another processor may round otherwise inside a fit


def leaves(value, path=()):
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, key))
    else:
        yield path, value


def test_committed_scores_come_out_again(release_summit, tmp_path):
    assert main(["run", "--release", str(release_summit), "--out", str(tmp_path)]) == 0
    files = sorted(path.name for path in RESULTS.glob("*.json") if path.name != "timings.json")
    assert files == ["duplicates.json", "stance.json"]
    for name in files:
        committed, fresh = (json.loads((folder / name).read_bytes()) for folder in (RESULTS, tmp_path))
        for part in ("data", "code", "seed"):
            assert committed[part] == fresh[part], f"{name}: {part} is stale; remake with: {REMAKE}"
        scores = dict(leaves(fresh["evaluations"]))
        for path, value in leaves(committed["evaluations"]):
            expected = value if isinstance(value, str | None) else pytest.approx(value, abs=TOLERANCE)
            assert scores.pop(path) == expected, f"{name}: {path}; remake with: {REMAKE}"
        assert not scores
