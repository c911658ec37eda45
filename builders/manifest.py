"""The manifest: content hash and row count of every config and split."""

import json
from pathlib import Path
from typing import Any

from builders.arrow import Tables, content_hash
from builders.reading import read_json

Manifest = dict[str, Any]


def manifest(version: str, tables: Tables) -> Manifest:
    """Return the manifest of tables, hashes taken over Arrow IPC so that they do not name a writer."""
    configs = {
        config: {split: {"rows": t.num_rows, "sha256": content_hash(t)} for split, t in splits.items()}
        for config, splits in tables.items()
    }
    return {"version": version, "configs": configs}


def read(file: Path) -> Manifest:
    """Return a manifest file, or an empty manifest where there is none; raise Refused (json-…)."""
    if not file.is_file():
        return {"version": "", "configs": {}}
    return {"version": "", "configs": {}, **read_json(file)}


def dump(value: Manifest) -> str:
    """Return the text of a manifest file."""
    return json.dumps(value, indent=1) + "\n"


def differences(expected: Manifest, found: Manifest) -> tuple[list[str], list[str]]:
    """Return what differs between two manifests, a sentence each, and what only the first one has."""
    wrong, missing = [], []
    if expected["version"] != found["version"]:
        wrong.append(f"version: expected {expected['version']}, found {found['version']}")
    entries = {(c, s) for m in (expected, found) for c, splits in m["configs"].items() for s in splits}
    for config, split in sorted(entries):
        want = expected["configs"].get(config, {}).get(split)
        have = found["configs"].get(config, {}).get(split)
        if have is None:
            missing.append(f"{config}/{split}")
        elif want is None:
            wrong.append(f"{config}/{split}: not in the manifest, found {_entry(have)}")
        elif want != have:
            wrong.append(f"{config}/{split}: expected {_entry(want)}, found {_entry(have)}")
    return wrong, missing


def _entry(entry: dict[str, Any]) -> str:
    return f"{entry['rows']} rows with hash {entry['sha256'][:12]}"
