"""Whether results come out again: two result files compared leaf by leaf."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TOLERANCE = 0.002
"""How far a score may lie off: another processor may round otherwise inside a fit."""
RESAMPLED = 0.02
"""How far an interval or a p value may, which hang on draws over scores that may lie off."""
IGNORED = ("packages",)

Path = tuple[str | int, ...]


def differences(committed: Mapping[str, Any], fresh: Mapping[str, Any]) -> list[str]:
    """Return a line for each leaf that differs beyond its tolerance, or stands on one side only."""
    here, there = dict(_leaves(committed)), dict(_leaves(fresh))
    lines = []
    for path in dict.fromkeys((*here, *there)):
        if path[0] not in IGNORED and not _alike(path, here.get(path, ABSENT), there.get(path, ABSENT)):
            lines.append(f"{_named(path)}: committed {here.get(path, ABSENT)}, now {there.get(path, ABSENT)}")
    return lines


ABSENT = "absent"


def _alike(path: Path, one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        percent = 100 if str(path[-1]).endswith("_percent") or "fnc_percent" in path else 1
        limit = RESAMPLED if {"intervals", "p_values"} & set(path) else TOLERANCE
        return abs(one - other) <= limit * percent or ("confusion" in path and abs(one - other) <= 2)
    return bool(one == other)


def _named(path: Sequence[str | int]) -> str:
    return " ".join(map(str, path))


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every leaf with its path, in which an evaluation goes by its name and not by its place."""
    match value:
        case dict():
            for key, item in value.items():
                yield from _leaves(item, (*path, key))
        case list():
            for i, item in enumerate(value):
                named = isinstance(item, dict) and "name" in item
                yield from _leaves(item, (*path, item["name"] if named else i))
        case _:
            yield path, value
