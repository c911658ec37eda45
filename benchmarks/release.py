"""A release as it lies on disk: the manifest, and the rows of a split as examples."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import InputError, Issue, LackError, listed, shown
from benchmarks.parquet import Rows, read_rows
from benchmarks.records import Example
from benchmarks.tasks.base import Task

VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(\+[a-z0-9-]+)?")
NULLABLE = frozenset({"proposition_id", "event_id", "article_a", "article_b"})


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
    have = release.splits(task.config)
    if not have:
        return f"the release has no config {task.config}; it has {listed(sorted(release.configs))}"
    missing = list(dict.fromkeys(split for split in splits if split not in have))
    return f"the release has no split {listed(missing)} of {task.config}; it has {listed(have)}" if missing else ""


def read(release: Release, task: Task, split: str) -> tuple[Example, ...]:
    """Return the rows of a split; LackError where it is absent, InputError where rows are unfit."""
    reason = lacking(release, task, split)
    if reason:
        raise LackError(reason)
    file = release.path / task.config / f"{split}.parquet"
    rows = read_rows(file, task.name, task.columns)
    issues = _defects(rows, task, str(file), release.configs[task.config][split]["rows"])
    if issues:
        raise InputError(issues)
    if task.layer:
        rows = [row for row in rows if task.layer in row["layers"]]
        if not rows:
            raise LackError(f"no article of the split {split} is annotated for {task.layer}")
    inventories = _inventories(release, split) if task.inventories else {}
    return tuple(task.read(row, inventories) for row in rows)


def _inventories(release: Release, split: str) -> dict[str, dict[str, str]]:
    """Return the propositions of a split by event: id to wording."""
    if split not in release.splits("propositions"):
        raise LackError(f"the release has no split {split} of propositions, which claims are linked to")
    found: dict[str, dict[str, str]] = {}
    file = release.path / "propositions" / f"{split}.parquet"
    for row in read_rows(file, "propositions", ("event_id", "proposition_id", "text")):
        found.setdefault(row["event_id"], {})[row["proposition_id"]] = row["text"]
    return found


def _defects(rows: Rows, task: Task, file: str, expected: int) -> list[Issue]:
    issues = []
    if len(rows) != expected:
        issues.append(Issue("data-rows", file, 0, f"{expected} rows, as the manifest says", str(len(rows))))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        for column in task.columns:
            if row[column] is None and column not in NULLABLE:
                issues.append(Issue("data-null", file, number, f"a value of {column}", "null"))
        if task.label and row[task.label] is not None and row[task.label] not in task.labels:
            found = shown(row[task.label])
            issues.append(Issue("data-label", file, number, f"{task.label} one of {listed(task.labels)}", found))
        if row[task.key] in seen:
            issues.append(Issue("data-double", file, number, f"a {task.key} of its own", shown(row[task.key])))
        seen.add(row[task.key])
    return issues
