"""Predictions as JSON Lines: written one object a line, and checked in full before they are scored."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.errors import InputError, Issue, UsageError, listed, shown
from benchmarks.files import write
from benchmarks.records import Answer, Example
from benchmarks.schemas import violations
from benchmarks.tasks.base import Task


class Line(NamedTuple):
    """A line that parsed and has an id, with its number from 1, and whether it is as the schema says."""

    number: int
    value: Any
    sound: bool


def save(task: Task, answers: Iterable[Answer], file: Path) -> None:
    """Write predictions of a task as JSON Lines."""
    write(file, "".join(json.dumps(task.line(answer), ensure_ascii=False) + "\n" for answer in answers))


def load(file: Path, task: Task, examples: Sequence[Example]) -> list[Answer]:
    """Return one prediction for each example, in their order.

    Raises UsageError where the file cannot be read, and InputError with every defect of it: lines that
    are no JSON or not as the schema says, unknown labels, doubled, unknown and missing ids.
    """
    try:
        data = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise UsageError(f"cannot read the predictions {file}: {error.strerror}") from None
    issues: list[Issue] = []
    lines = list(_lines(data, str(file), task, issues))
    issues += _crosscheck(lines, str(file), task, {e.item.key: e for e in examples})
    if not lines and not issues:
        issues = [Issue("predictions-empty", str(file), 0, f"{len(examples)} lines", "none")]
    if issues:
        raise InputError(issues)
    found = {line.value[task.key]: line.value for line in lines}
    return [task.answer(found[e.item.key]) for e in examples]


def _lines(data: bytes, file: str, task: Task, issues: list[Issue]) -> Iterator[Line]:
    """Yield the lines that hold an object with an id; what is wrong with a line goes to the issues."""
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
        defects = list(_schema_defects(value))
        issues += [Issue("predictions-schema", file, number, *_worded(e)) for e in defects]
        if isinstance(value, dict) and isinstance(value.get(task.key), str):
            yield Line(number, value, not defects)
        elif not defects:
            found = f"a line of another task, with {listed(sorted(value))}"
            issues.append(Issue("predictions-schema", file, number, f"a {task.key} of {task.name}", found))


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


def _crosscheck(lines: list[Line], file: str, task: Task, known: Mapping[str, Example]) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for number, value, sound in lines:
        key = value[task.key]
        if key not in known:
            yield Issue("predictions-unknown", file, number, f"a {task.key} of the split", shown(key, 200))
        elif key in first:
            found = f"{shown(key, 200)} again, first on line {first[key]}"
            yield Issue("predictions-double", file, number, f"each {task.key} once", found)
        if sound:
            defects = task.defects(value, known.get(key))
            yield from (Issue(code, file, number, expected, found) for code, expected, found in defects)
        first.setdefault(key, number)
    if lines:
        for key in sorted(known.keys() - first.keys()):
            yield Issue("predictions-missing", file, 0, f"a line for {shown(key, 200)}", "none")
