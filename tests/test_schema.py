"""The schemas are sound, closed and strict about ids, and whatever they can refuse has a code."""

import jsonschema
import jsonschema_rs
import pytest

from builders.codes import CODES
from builders.schemas import NAMES, schema

KINDS = (*NAMES, "common")
# Keywords that refuse nothing by themselves, or whose failure is reported as that of a schema within.
STRUCTURE = {"$schema", "$id", "$ref", "$defs", "title", "description", "properties", "items", "if", "then"}
PASS_ON = STRUCTURE | {"additionalProperties"}


def subschemas(node, under_if=False):
    """Yield every schema in a schema, and whether it stands in a condition."""
    yield node, under_if
    for key in ("items", "then", "additionalProperties", "propertyNames", "if"):
        if isinstance(node.get(key), dict):
            yield from subschemas(node[key], under_if or key == "if")
    for key in ("properties", "$defs"):
        for child in node.get(key, {}).values():
            yield from subschemas(child, under_if)
    for child in node.get("anyOf", ()):
        yield from subschemas(child, under_if)


def every_subschema():
    return [pair for kind in KINDS for pair in subschemas(schema(kind))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_valid_2020_12(kind):
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert jsonschema_rs.meta.is_valid(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_closed(kind):
    for node, under_if in subschemas(schema(kind)):
        if node.get("type") == "object" and not under_if:
            closed = node.get("unevaluatedProperties") is False
            assert closed != isinstance(node.get("additionalProperties"), dict), node
            assert closed or "propertyNames" in node, node


def test_every_id_is_held_to_a_pattern():
    names = ("article_a", "article_b", "within", "voice", "annotator", "outlet", "sha256", "hash")
    ids = [
        (key, child)
        for node, under_if in every_subschema()
        for key, child in node.get("properties", {}).items()
        if not under_if and (key.endswith("_id") or key in names)
    ]
    assert len(ids) > 15
    for key, child in ids:
        assert "pattern" in _target(child), key


def _target(node):
    while "$ref" in node:
        node = schema("common")["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def test_every_pattern_is_anchored_at_both_ends():
    patterns = [node["pattern"] for node, _ in every_subschema() if "pattern" in node]
    assert patterns and all(pattern[0] == "^" and pattern[-1] == "$" for pattern in patterns)


def test_every_keyword_that_can_fail_has_a_code_and_every_code_a_keyword():
    keywords = {key for node, under_if in every_subschema() if not under_if for key in node} - PASS_ON
    assert {f"schema-{keyword}" for keyword in keywords} == {code for code in CODES if code.startswith("schema-")}
