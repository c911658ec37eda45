"""Predictions as JSON Lines: written one object a line, and checked in full before they are scored."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.errors import InputError, Issue, UsageError, listed, shown
from benchmarks.files import write
from benchmarks.records import Prediction
from benchmarks.schemas import violations


class Line(NamedTuple):
    """A line that parsed, with its number from 1."""

    number: int
    value: Any


def save(predictions: Iterable[Prediction], file: Path) -> None:
    """Write predictions as JSON Lines; a score that is None is left out."""
    write(file, "".join(_dump(p) for p in predictions))


def _dump(prediction: Prediction) -> str:
    fields = {"pair_id": prediction.pair_id, "label": prediction.label, "score": prediction.score}
    return json.dumps({key: value for key, value in fields.items() if value is not None}, ensure_ascii=False) + "\n"


def load(file: Path, pair_ids: Sequence[str], labels: Sequence[str]) -> list[Prediction]:
    """Return one prediction for each pair, in the order of the ids.

    Raises UsageError where the file cannot be read, and InputError with every defect of it: lines that
    are no JSON or not as the schema says, unknown labels, doubled, unknown and missing pairs.
    """
    try:
        data = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise UsageError(f"cannot read the predictions {file}: {error.strerror}") from None
    issues: list[Issue] = []
    lines = list(_lines(data, str(file), issues))
    issues += _crosscheck(lines, str(file), pair_ids, labels)
    if not lines and not issues:
        issues = [Issue("predictions-empty", str(file), 0, f"{len(pair_ids)} lines", "none")]
    if issues:
        raise InputError(issues)
    found = {line.value["pair_id"]: line.value for line in lines}
    return [_prediction(found[pair_id]) for pair_id in pair_ids]


def _prediction(value: Any) -> Prediction:
    score = value.get("score")
    return Prediction(value["pair_id"], value["label"], None if score is None else float(score))


def _lines(data: bytes, file: str, issues: list[Issue]) -> Iterator[Line]:
    """Yield the lines that hold an object with a pair_id; what is wrong with a line goes to the issues."""
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            value = json.loads(raw.decode(), parse_constant=_refuse, object_pairs_hook=_object)
            json.dumps(value, ensure_ascii=False).encode()  # fails on a lone surrogate, which no UTF-8 can hold
        except (ValueError, RecursionError) as error:
            found = shown(f"{type(error).__name__}: {error}", 100)
            issues.append(Issue("predictions-json", file, number, "a JSON object", found))
            continue
        issues += [Issue("predictions-schema", file, number, *_worded(e)) for e in _schema_defects(value)]
        if isinstance(value, dict) and isinstance(value.get("pair_id"), str):
            yield Line(number, value)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(members)
    if len(value) < len(members):
        double = sorted(key for key, n in Counter(key for key, _ in members).items() if n > 1)
        raise ValueError(f"the key {listed(map(ascii, double))} stands twice")
    return value


def _schema_defects(value: Any) -> Iterator[tuple[str, str]]:
    # An unknown label has a code of its own, and names the labels of the task rather than of all tasks.
    yield from (v for v in violations(value) if v[0] != "$.label")
    score = value.get("score") if isinstance(value, dict) else None
    if isinstance(score, int | float) and not _finite(score):
        yield "$.score", "a number too large for a float"


def _finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer beyond the range of float
        return False


def _worded(violation: tuple[str, str]) -> tuple[str, str]:
    path, message = violation
    return f"what the schema says at {path}", shown(message, 120)


def _crosscheck(lines: list[Line], file: str, pair_ids: Sequence[str], labels: Sequence[str]) -> Iterator[Issue]:
    known = frozenset(pair_ids)
    first: dict[str, int] = {}
    for number, value in lines:
        pair_id, label = value["pair_id"], value.get("label")
        if pair_id not in known:
            yield Issue("predictions-unknown", file, number, "a pair_id of the split", shown(pair_id, 200))
        elif pair_id in first:
            found = f"{shown(pair_id, 200)} again, first on line {first[pair_id]}"
            yield Issue("predictions-double", file, number, "each pair_id once", found)
        if "label" in value and label not in labels:
            yield Issue("predictions-label", file, number, f"one of {listed(labels)}", shown(label))
        first.setdefault(pair_id, number)
    if lines:
        for pair_id in sorted(known - first.keys()):
            yield Issue("predictions-missing", file, 0, f"a line for {shown(pair_id, 200)}", "none")
