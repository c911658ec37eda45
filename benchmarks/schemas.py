"""Label inventories and the form of a predictions line, both from `schema/`."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).resolve().parent.parent / "schema"


@cache
def _schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMA / f"{kind}.schema.json").read_bytes())
    return loaded


@cache
def labels(inventory: str) -> tuple[str, ...]:
    """Return a label inventory of `common.schema.json`, in its order."""
    return tuple(_schema("common")["$defs"][inventory]["enum"])


@cache
def _fast() -> Any:
    import jsonschema_rs

    common = _schema("common")
    registry = jsonschema_rs.Registry([(common["$id"], common)])
    return jsonschema_rs.Draft202012Validator(_schema("predictions"), registry=registry)


@cache
def _slow() -> Any:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    common = _schema("common")
    registry: Registry[Any] = Registry().with_resource(common["$id"], Resource.from_contents(common))
    return Draft202012Validator(_schema("predictions"), registry=registry)


def violations(line: object) -> Iterator[tuple[str, str]]:
    """Yield JSON path and message of each way in which a parsed line fails the predictions schema.

    `jsonschema-rs` decides, since it is a hundred times as fast; `jsonschema` words what failed.
    """
    if _fast().is_valid(line):
        return
    worded = sorted((error.json_path, error.message) for error in _slow().iter_errors(line))
    yield from worded or [("$", "a line that the schema does not admit")]
