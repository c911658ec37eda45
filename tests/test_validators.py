"""`jsonschema-rs` decides and `jsonschema` words the report: they must be of one mind, above all on hostile values."""

from pathlib import Path

import pytest

from builders.issues import Refused
from builders.reading import read_json
from builders.schemas import _fast, _slow, schema, valid, violations

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
EVENT = {"event_id": "kiln", "provenance": {"kind": "pass", "annotator": "a"}}
ARTICLE = {
    "article_id": "kiln/one",
    "provenance": {"kind": "pass", "annotator": "a"},
    "language": "en",
    "license": "CC-BY-4.0",
    "redistributable": True,
    "sha256": "0" * 64,
    "layers": [],
}


def files():
    """Yield kind and value of every JSON file that can be read as one of ours."""
    for file in sorted([*(ROOT / "corpus").rglob("*.json"), *CASES.rglob("*.json")]):
        if file.is_file() and file.name not in ("case.json", "work.json", "manifest.json"):
            try:
                yield "event" if file.name == "event.json" else "article", read_json(file)
            except Refused:
                assert file.relative_to(CASES).parts[1].startswith("json-"), file


def test_both_validators_agree_on_every_file_of_corpus_and_cases():
    seen = {True: 0, False: 0}
    for kind, value in files():
        assert _fast(kind).is_valid(value) == _slow(kind).is_valid(value)
        seen[valid(kind, value)] += 1
    assert seen[True] > 90
    assert seen[False] >= 10


def mutants(value):
    """Yield copies of a value with one leaf, item or key of it replaced."""
    if isinstance(value, dict):
        yield from ({**value, "x": 1}, {})
        for key, child in value.items():
            yield from ({**value, key: mutant} for mutant in mutants(child))
    elif isinstance(value, list):
        yield from ([], [*value, *value])
        for i, child in enumerate(value[:2]):
            yield from ([*value[:i], mutant, *value[i + 1 :]] for mutant in mutants(child))
    yield from (None, -1, 0.5, "a\n", "\u00e9")


@pytest.mark.parametrize("kind", ["article", "event"])
def test_both_validators_agree_on_files_with_one_thing_changed(kind):
    file = "event.json" if kind == "event" else "one.json"
    for mutant in mutants(read_json(CASES / "invalid" / "passage-zone" / "kiln" / file)):
        assert _fast(kind).is_valid(mutant) == _slow(kind).is_valid(mutant), mutant


@pytest.mark.parametrize("number", [1.0, 1.5, -1, 2**31 - 1, 2**31, 2**64, 10**400, True, None, "1"])
def test_both_validators_agree_on_numbers(number):
    value = {**ARTICLE, "sentences": [{"start": 0, "end": number}]}
    assert (
        _fast("article").is_valid(value)
        == _slow("article").is_valid(value)
        == (number in (1, 2**31 - 1) and number is not True)
    )


HOSTILE = [
    "../kiln",
    "/etc/kiln",
    "kiln/../../one",
    "kiln\x00",
    "kiln\n",
    "kiln/one\n",
    "",
    "Kiln",
    "ki ln",
    "kiln.",
    "-kiln",
]


@pytest.mark.parametrize("identifier", [*HOSTILE, "kiln--x", "ﬁln", "kiln/one/two", "１"])
def test_hostile_ids_are_refused_by_both_validators(identifier):
    event, article = {**EVENT, "event_id": identifier}, {**ARTICLE, "article_id": identifier}
    key = {**EVENT, "propositions": {identifier: "The yard is shut"}}
    for kind, value in (("event", event), ("article", article), ("event", key)):
        assert not _fast(kind).is_valid(value)
        assert not _slow(kind).is_valid(value)
        assert list(violations(kind, value, "file.json"))


LINES = [
    "two\nlines",
    "two\rlines",
    "end\n",
    "\ttab",
    "nul\x00",
    "esc\x1b[2J",
    "next\x85line",
    "para\u2029graph",
    " x",
    "x\u00a0",
    "",
]


@pytest.mark.parametrize("line", [*LINES, "\ufeffx"])
def test_a_line_that_is_no_line_is_refused_by_both_validators(line):
    value = {**EVENT, "title": line}
    assert not _fast("event").is_valid(value)
    assert not _slow("event").is_valid(value)


@pytest.mark.parametrize("line", ["x", "caf\u0301e", "“שלום” \U0001fad6", "a\u00a0b", "two  spaces"])
def test_a_line_of_any_script_is_accepted_by_both_validators(line):
    value = {**EVENT, "title": line}
    assert _fast("event").is_valid(value)
    assert _slow("event").is_valid(value)


@pytest.mark.parametrize("day", ["2031-13-01", "2031-00-10", "2031-01-32", "2031-1-1", "31-01-01", "2031-01-01\n"])
def test_a_day_that_is_none_is_refused(day):
    assert not valid("article", {**ARTICLE, "published": day})


def test_a_valid_value_has_no_violations_and_each_missing_field_has_one():
    assert list(violations("article", ARTICLE, "one.json")) == []
    for field in schema("article")["required"]:
        less = {key: value for key, value in ARTICLE.items() if key != field}
        found = list(violations("article", less, "one.json"))
        assert any(issue.code == "schema-required" and f"'{field}'" in issue.found for issue in found)


def test_every_defect_of_a_file_is_reported_at_its_place():
    value = {**ARTICLE, "language": "english!", "sentences": [{"start": 0, "end": 1}, {"start": -1}]}
    found = {(issue.code, issue.path) for issue in violations("article", value, "one.json")}
    expected = {("schema-pattern", "$.language"), ("schema-minimum", "$.sentences[1].start")}
    assert found == expected | {("schema-required", "$.sentences[1]")}
