"""JSON Schema: `jsonschema-rs` decides, `jsonschema` words the report of what failed."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from builders.issues import Issue, shown
from builders.paths import SCHEMA

NAMES = ("article", "event", "predictions")


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the parsed schema of a kind of file: article, event, predictions or common."""
    loaded: dict[str, Any] = json.loads((SCHEMA / f"{kind}.schema.json").read_bytes())
    return loaded


def labels(inventory: str) -> list[str]:
    """Return a label inventory of `common.schema.json`, in the order that fixes the integers."""
    values: list[str] = schema("common")["$defs"][inventory]["enum"]
    return values


@cache
def _fast(kind: str) -> Any:
    import jsonschema_rs

    common = schema("common")
    registry = jsonschema_rs.Registry([(common["$id"], common)])
    return jsonschema_rs.Draft202012Validator(schema(kind), registry=registry)


@cache
def _slow(kind: str) -> Any:
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry, Resource

    registry: Registry[Any] = Registry().with_resource(
        schema("common")["$id"], Resource.from_contents(schema("common"))
    )
    extend: Any = validators.extend
    return extend(Draft202012Validator, {"pattern": _pattern})(schema(kind), registry=registry)


def _pattern(_: Any, pattern: str, instance: object, __: Any) -> Iterator[Any]:
    """Match to the very end: Python's `$` alone lets a line feed follow, JSON Schema's does not."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and not re.fullmatch(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def valid(kind: str, value: object) -> bool:
    """Return whether a parsed JSON value satisfies the schema of its kind."""
    return bool(_fast(kind).is_valid(value))


def violations(kind: str, value: object, file: str) -> Iterator[Issue]:
    """Yield an issue for each way in which a value fails its schema; none where it is valid."""
    if valid(kind, value):
        return
    worded = False
    for error in _slow(kind).iter_errors(value):
        worded = True
        yield from _issues(error, file)
    if not worded:  # the two disagree: the strict one has the word, in its own words
        for failure in _fast(kind).iter_errors(value):
            path = "$" + "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in failure.instance_path)
            yield Issue("schema-pattern", file, path, "a valid value", shown(failure.message, 120))


def _issues(error: Any, file: str) -> Iterator[Issue]:
    keyword = "propertyNames" if "propertyNames" in error.absolute_schema_path else str(error.validator)
    if keyword in ("unevaluatedProperties", "required"):
        message = error.message.split(" (")[-1].rstrip(")") if keyword[0] == "u" else error.message
        expected = "only known fields" if keyword[0] == "u" else "every required field"
        yield Issue(f"schema-{keyword}", file, error.json_path, expected, message)
        return
    yield Issue(f"schema-{keyword}", file, error.json_path, _expected(error), shown(error.instance))


def _expected(error: Any) -> str:
    value = error.validator_value
    match error.validator:
        case "enum":
            return "one of " + ", ".join(map(str, value))
        case "pattern":
            return f"the pattern {value}"
        case "type":
            return f"a value of type {value}"
        case "anyOf":
            return "one of the alternatives of the schema"
        case _:
            return f"{error.validator} {shown(value, 40)}"
