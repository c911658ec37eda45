"""Writing of results: a file appears whole or not at all."""

import json
import os
from pathlib import Path
from typing import Any

from benchmarks.errors import UsageError


def write(file: Path, text: str) -> None:
    """Write a UTF-8 text as `write_bytes` does."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, data: bytes) -> None:
    """Write bytes through a file beside it that takes its place; UsageError where that fails."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.{os.getpid()}")
        part.write_bytes(data)
        part.replace(file)
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from None


def write_json(file: Path, value: Any) -> None:
    """Write a value as indented JSON with sorted keys, floats rounded to 6 places."""
    write(file, dumps(value) + "\n")


def dumps(value: Any) -> str:
    """Return a value as indented JSON with sorted keys, floats rounded to 6 places."""
    return json.dumps(_rounded(value), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, 6)
        case dict():
            return {key: _rounded(item) for key, item in value.items()}
        case list() | tuple():
            return [_rounded(item) for item in value]
        case _:
            return value
