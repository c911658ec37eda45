"""Rows of a Parquet file with label names in place of integers, wherever in a row they stand.

`datasets` keeps the names in the Arrow schema's metadata; `load_dataset` itself keeps a cache whose key
ignores the data, and takes seconds to import.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import InputError, Issue, LackError, listed, shown

Rows = list[dict[str, Any]]


def read_rows(file: Path, name: str, columns: Sequence[str]) -> Rows:
    """Return the rows of a file, these columns only; LackError where one is absent, InputError where unfit."""
    import pyarrow
    from pyarrow import parquet

    try:
        schema = parquet.read_schema(file)
        missing = [column for column in columns if column not in schema.names]
        if missing:
            raise LackError(f"{file} lacks the column {listed(missing)} of {name}")
        rows: Rows = parquet.read_table(file, columns=list(columns)).to_pylist()
    except FileNotFoundError:
        raise LackError(f"{file} is not there, though the manifest lists it") from None
    except (OSError, pyarrow.ArrowException) as error:
        found = shown(str(error).splitlines()[0])
        raise InputError([Issue("data-unreadable", str(file), 0, "a Parquet file", found)]) from None
    kinds = _features(schema)
    return [{column: named(value, kinds.get(column)) for column, value in row.items()} for row in rows]


def _features(schema: Any) -> dict[str, Any]:
    try:
        return dict(json.loads(schema.metadata[b"huggingface"])["info"]["features"])
    except (KeyError, TypeError, ValueError):
        return {}


def named(value: Any, kind: Any) -> Any:
    """Return a value with the integers of each ClassLabel in it as names; unknown integers stay."""
    match value, kind:
        case int(), {"names": list(names)} if not isinstance(value, bool) and 0 <= value < len(names):
            return names[value]
        case list(), {"feature": inner}:
            return [named(item, inner) for item in value]
        case list(), [inner]:
            return [named(item, inner) for item in value]
        case dict(), dict():
            return {key: named(item, kind.get(key)) for key, item in value.items()}
    return value
