"""A release as it lies on disk: the manifest, and the rows of a split as examples.

Parquet is read with pyarrow, not through `load_dataset`: that keeps a cache whose key ignores the
data, and takes seconds to import. Label names stand in the Parquet schema, where `datasets` puts them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import InputError, Issue, LackError, listed, shown
from benchmarks.records import Example, Pair
from benchmarks.tasks import Task

VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(\+[a-z0-9-]+)?")
NULLABLE = frozenset({"proposition_id"})


@dataclass(frozen=True, slots=True)
class Release:
    """A release folder; `configs` holds rows and content hash of each split of each config."""

    path: Path
    version: str
    configs: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def splits(self, config: str) -> tuple[str, ...]:
        """Return the splits of a config, in the order of the manifest; none if it lacks the config."""
        return tuple(self.configs.get(config, {}))

    def sha256(self, config: str, split: str) -> str:
        """Return the content hash that the manifest records."""
        return str(self.configs[config][split]["sha256"])


def find() -> Path:
    """Return the newest release below `./release`, of one version that with `+summit`; else LackError."""
    folders = [f for f in Path("release").glob("*") if VERSION.fullmatch(f.name) and _manifest(f).is_file()]
    if not folders:
        raise LackError("no release below ./release: build one, or name its folder with --release DIR")
    return max(folders, key=_age)


def _age(folder: Path) -> tuple[list[int], bool, str]:
    match = VERSION.fullmatch(folder.name)
    assert match is not None
    return [int(number) for number in match.groups()[:3]], match[4] == "+summit", match[4] or ""


def _manifest(folder: Path) -> Path:
    return folder / "manifest.json"


def open_release(path: Path) -> Release:
    """Return the release in a folder; LackError where there is none."""
    if not path.is_dir():
        raise LackError(f"{path} is no folder: name a release with --release DIR")
    try:
        manifest = json.loads(_manifest(path).read_bytes())
        configs = {c: {s: _entry(e) for s, e in splits.items()} for c, splits in manifest["configs"].items()}
        return Release(path, str(manifest["version"]), configs)
    except OSError as error:
        raise LackError(f"{path} is no release: manifest.json: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        form = '{"version": ..., "configs": {CONFIG: {SPLIT: {"rows": ..., "sha256": ...}}}}'
        raise LackError(f"{path} is no release: manifest.json is not of the form {form}") from None


def _entry(entry: Any) -> dict[str, Any]:
    return {"rows": int(entry["rows"]), "sha256": str(entry["sha256"])}


def lacking(release: Release, task: Task, *splits: str) -> str:
    """Return a sentence that says which config or splits a release lacks; empty where it has them all."""
    have = release.splits(task.name)
    if not have:
        return f"the release has no config {task.name}; it has {listed(sorted(release.configs))}"
    missing = list(dict.fromkeys(split for split in splits if split not in have))
    return f"the release has no split {listed(missing)} of {task.name}; it has {listed(have)}" if missing else ""


def read(release: Release, task: Task, split: str) -> tuple[Example, ...]:
    """Return the rows of a split; LackError where it is absent, InputError where rows are unfit."""
    reason = lacking(release, task, split)
    if reason:
        raise LackError(reason)
    file = release.path / task.name / f"{split}.parquet"
    rows = _rows(file, task)
    issues = _defects(rows, task, str(file), release.configs[task.name][split]["rows"])
    if issues:
        raise InputError(issues)
    return tuple(_example(row, task) for row in rows)


def _rows(file: Path, task: Task) -> list[dict[str, Any]]:
    import pyarrow
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(file)
        missing = [column for column in task.columns if column not in schema.names]
        if missing:
            raise LackError(f"{file} lacks the column {listed(missing)} of {task.name}")
        rows: list[dict[str, Any]] = parquet.read_table(file, columns=list(task.columns)).to_pylist()
    except FileNotFoundError:
        raise LackError(f"{file} is not there, though the manifest lists it") from None
    except (OSError, pyarrow.ArrowException) as error:
        found = shown(str(error).splitlines()[0])
        raise InputError([Issue("data-unreadable", str(file), 0, "a Parquet file", found)]) from None
    names = _label_names(schema, task.label)
    return [{**row, task.label: _named(row[task.label], names)} for row in rows]


def _label_names(schema: Any, column: str) -> list[str]:
    """Return the ClassLabel names that `datasets` stores in the Arrow schema's metadata."""
    try:
        features = json.loads(schema.metadata[b"huggingface"])["info"]["features"]
        return list(features[column]["names"])
    except (KeyError, TypeError, ValueError):
        return []


def _named(value: Any, names: list[str]) -> Any:
    return names[value] if isinstance(value, int) and 0 <= value < len(names) else value


def _defects(rows: list[dict[str, Any]], task: Task, file: str, expected: int) -> list[Issue]:
    issues = []
    if len(rows) != expected:
        issues.append(Issue("data-rows", file, 0, f"{expected} rows, as the manifest says", str(len(rows))))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        for column in task.columns:
            if row[column] is None and column not in NULLABLE:
                issues.append(Issue("data-null", file, number, f"a value of {column}", "null"))
        if row[task.label] is not None and row[task.label] not in task.labels:
            found = shown(row[task.label])
            issues.append(Issue("data-label", file, number, f"{task.label} one of {listed(task.labels)}", found))
        if row["pair_id"] in seen:
            issues.append(Issue("data-pair-double", file, number, "a pair_id of its own", shown(row["pair_id"])))
        seen.add(row["pair_id"])
    return issues


def _example(row: Mapping[str, Any], task: Task) -> Example:
    first, second = (row[column] for column in task.inputs)
    one, other = (row[column] for column in task.ends)
    return Example(Pair(row["pair_id"], first, second), row[task.label], row[task.group], (one, other))
