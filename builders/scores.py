"""The committed scores of the baselines, as tables of the card and the README."""

import json
import re
from collections.abc import Iterator
from typing import Any

from builders.markdown import table
from builders.paths import ROOT

RESULTS = ROOT / "benchmarks" / "results"


def scores() -> list[str]:
    """Return the committed scores of the baselines, the main one with its interval."""
    lines: list[str] = []
    for result in _results():
        lines += _scores(result)
    return lines[:-1]


def main_scores() -> list[str]:
    """Return the main score of each baseline in each evaluation, a table a task."""
    lines = []
    for result in _results():
        ran, main = _ran(result), result["main_score"]
        names = list(dict.fromkeys(name for e in ran for name in e["baselines"]))
        rows = [[e["name"], *(_main(e["baselines"].get(n), main) for n in names)] for e in ran]
        if ran:
            lines += [*table([f"{result['task']}: {main}", *names], rows), ""]
    return lines[:-1]


def _results() -> list[dict[str, Any]]:
    """Return the committed results in the order of their file names; `timings.json` is none."""
    read = [json.loads(file.read_bytes()) for file in sorted(RESULTS.glob("*.json"))]
    return [result for result in read if "evaluations" in result]


def _ran(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [e for e in result["evaluations"] if "baselines" in e]


def _main(found: dict[str, Any] | None, main: str) -> str:
    """Return a main score with its interval, n/a where the baseline or the score is absent."""
    if found is None:
        return "n/a"
    bounds = found.get("intervals", {}).get(main)
    ends = f" ({bounds[0]:.3f} to {bounds[1]:.3f})" if bounds else ""
    return _shown(found["scores"].get(main)) + ends


# Scores by label or by a looser match stand in the report; the card keeps one table a task readable.
_LEFT_OUT = re.compile(r"f1_(?!related)|_overlap_f1|_character_f1|undefined|accuracy_related|factuality_accuracy")


def _scores(result: dict[str, Any]) -> Iterator[str]:
    main, ran = result["main_score"], _ran(result)
    found = dict.fromkeys(name for e in ran for b in e["baselines"].values() for name in b["scores"])
    names = [name for name in found if name != main and not _LEFT_OUT.search(name)]
    rows = [
        [e["name"], name, _main(b, main), *(_shown(b["scores"].get(n)) for n in names)]
        for e in ran
        for name, b in e["baselines"].items()
    ]
    people = result.get("human_stand_in")
    if people:
        rows.append(
            ["one model twice", "second pass", _main(people, main), *(_shown(people["scores"].get(n)) for n in names)]
        )
    yield from (f"**{result['task']}**, data {result['data']['version']}", "")
    yield from table(["evaluation", "baseline", f"{main} (95% interval)", *names], rows)
    yield ""


def _shown(score: Any) -> str:
    return f"{score:.3f}" if isinstance(score, float | int) else "n/a"
