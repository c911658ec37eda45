"""A small release in the shape that `builders/tables.py` declares, about invented events."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from benchmarks import commands

ROOT = Path(__file__).resolve().parents[2]

Rows = list[dict[str, Any]]
Splits = Mapping[str, Mapping[str, Rows]]
Run = Callable[..., subprocess.CompletedProcess[str]]

PLACES = {"orlo": ("bridge", "mayor"), "tessel": ("harbour", "union"), "varn": ("mill", "council")}
SUMMIT = {"summit": ("tunnel", "minister"), "second": ("dam", "engineer")}


def _wire(place: str, thing: str, person: str) -> list[str]:
    return [
        f"The {thing} in {place.title()} is closed since Monday morning.",
        f"Inspectors found a crack in the {thing} and measured eleven metres.",
        f"The {person} of {place.title()} ordered buses for the children of three schools.",
        "Repairs take four weeks and cost two million crowns.",
        f"Traders near the {thing} ask for lower rents until the summer.",
    ]


def _articles(place: str, thing: str, person: str) -> dict[str, str]:
    """Return a wire report, a copy of it, one that takes two sentences over, a denial, and rumours."""
    wire = _wire(place, thing, person)
    return {
        f"{place}/wire": "\n".join(wire),
        f"{place}/copy": "\n".join([f"Closed: the {thing}", *wire]),
        f"{place}/partial": "\n".join(
            [f"People in {place.title()} walk to work.", *wire[:2], "Nobody knows who is to pay, a baker complains."]
        ),
        f"{place}/denial": f"Our desk checked the story. The {thing} in {place.title()} is not closed. Cars cross it.",
        f"{place}/rumour": f"A reader writes. The {thing} in {place.title()} may be closed, officials said. We wait.",
    }


STANCES = {"wire": "agree", "copy": "agree", "partial": "agree", "denial": "disagree", "rumour": "discuss"}
REUSE = {("wire", "copy"): "wholly_derived", ("wire", "partial"): "partially_derived"} | {
    ("copy", "partial"): "partially_derived"
}


def _rows(events: Mapping[str, tuple[str, str]]) -> dict[str, Rows]:
    texts = {k: v for place, names in events.items() for k, v in _articles(place, *names).items()}
    propositions = {place: f"The {thing} in {place.title()} is closed" for place, (thing, _) in events.items()}
    return {
        "stance": [stance_row(p, w, a, t) for a, t in texts.items() for p, w in propositions.items()],
        "duplicates": [duplicate_row(a, b, texts) for a, b in combinations(texts, 2) if same(a, b)],
    }


def same(a: str, b: str) -> bool:
    """Return whether two ids are of one event."""
    return Path(a).parent == Path(b).parent


def stance_row(place: str, proposition: str, article: str, text: str) -> dict[str, Any]:
    event, slug = article.split("/")
    return {
        "pair_id": f"{article}|{place}/closed",
        "event_id": event,
        "collection": "invented",
        "redistributable": True,
        "proposition_id": f"{place}/closed",
        "proposition": proposition,
        "article_id": article,
        "article": text,
        "stance": STANCES[slug] if event == place else "unrelated",
        "same_event": event == place,
    }


def duplicate_row(a: str, b: str, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "pair_id": f"{a}|{b}",
        "article_a": a,
        "article_b": b,
        "collection": "invented",
        "redistributable": True,
        "text_a": texts[a],
        "text_b": texts[b],
        "reuse": REUSE.get((a.split("/")[1], b.split("/")[1]), "non_derived"),
        "relation": None,
        "same_event": same(a, b),
        "passages": [],
    }


@pytest.fixture(scope="session")
def small_rows() -> Splits:
    """The rows of the small release: config, split, rows."""
    train, summit = _rows(PLACES), _rows(SUMMIT)
    return {config: {"train": train[config], "summit": summit[config]} for config in train}


def write_release(folder: Path, rows: Splits, version: str = "0.1.0") -> Path:
    """Write Parquet files with the features of builders/tables.py, manifest.json and README.md."""
    import pyarrow
    from datasets import ClassLabel
    from pyarrow import parquet

    from builders.tables import BY_NAME, features

    manifest: dict[str, Any] = {"version": version, "configs": {}}
    for config, splits in rows.items():
        kinds = features(BY_NAME[config])
        encode = {k: kind.str2int for k, kind in kinds.items() if isinstance(kind, ClassLabel)}
        for split, found in splits.items():
            coded = [
                {k: encode[k](v) if k in encode and isinstance(v, str) else v for k, v in r.items()} for r in found
            ]
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


@pytest.fixture(scope="session")
def write() -> Callable[..., Path]:
    """Write rows as a release."""
    return write_release


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, small_rows: Splits) -> Path:
    """A release with train and summit of stance and duplicates."""
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
