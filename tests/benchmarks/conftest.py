"""A small release about invented events, and what keeps tests harmless."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from small import EVENTS, Rows, rows_of

from benchmarks import commands

ROOT = Path(__file__).resolve().parents[2]

Splits = Mapping[str, Mapping[str, Rows]]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def small_rows() -> Splits:
    """The rows of the small release: config, split, rows."""
    made = {split: rows_of(events) for split, events in EVENTS.items()}
    return {config: {split: rows[config] for split, rows in made.items()} for config in made["train"]}


def write_release(folder: Path, rows: Splits, version: str = "0.1.0") -> Path:
    """Write Parquet files with the features of builders/tables.py, manifest.json and README.md."""
    import pyarrow
    from pyarrow import parquet

    from builders.tables import BY_NAME, features

    manifest: dict[str, Any] = {"version": version, "configs": {}}
    for config, splits in rows.items():
        kinds = features(BY_NAME[config])
        for split, found in splits.items():
            coded = [_coded(BY_NAME[config], row) for row in found]
            file = folder / config / f"{split}.parquet"
            file.parent.mkdir(parents=True, exist_ok=True)
            parquet.write_table(pyarrow.Table.from_pylist(coded, schema=kinds.arrow_schema), file)
            entry = {"rows": len(found), "sha256": f"{len(found):064x}"}
            manifest["configs"].setdefault(config, {})[split] = entry
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    configs = {c: [{"split": s, "path": f"{c}/{s}.parquet"} for s in splits] for c, splits in rows.items()}
    yaml = json.dumps([{"config_name": c, "version": version, "data_files": files} for c, files in configs.items()])
    (folder / "README.md").write_text(f"---\nconfigs: {yaml}\n---\n", encoding="utf-8")
    return folder


def _coded(table: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with labels as integers, whatever column a test left out being null."""
    from builders.tables import encoded

    return encoded(table, dict.fromkeys(table.columns) | row)


@pytest.fixture(scope="session")
def write() -> Callable[..., Path]:
    """Write rows as a release."""
    return write_release


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, small_rows: Splits) -> Path:
    """A release with every split of what the tasks read."""
    return write_release(tmp_path_factory.mktemp("release") / "0.1.0+summit", small_rows)


@pytest.fixture(autouse=True)
def _harmless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a test from the network, from the user's cache and from the committed results."""

    def refuse(*_: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(commands, "OUT", tmp_path / "committed")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture
def python(tmp_path: Path) -> Run:
    """Run Python with the arguments in an empty folder, in a process of its own."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
