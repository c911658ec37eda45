"""Reading: whatever is wrong with bytes or JSON becomes an issue with a code, fast, and never a traceback."""

import time
from pathlib import Path

import pytest

from builders.issues import Refused
from builders.reading import MAX_DEPTH, read_json, read_text


@pytest.fixture
def refused(tmp_path):
    """Write a JSON file and return the issues with which it is refused."""

    def refused(data):
        file = tmp_path / "one.json"
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        with pytest.raises(Refused) as caught:
            read_json(file)
        for issue in caught.value.issues:
            str(issue).encode("utf-8")
        return [(issue.code, issue.path) for issue in caught.value.issues]

    return refused


@pytest.fixture
def read(tmp_path):
    def read(data):
        (tmp_path / "one.json").write_bytes(data.encode())
        return read_json(tmp_path / "one.json")

    return read


@pytest.mark.parametrize("data", ["", " \r\n\t", "\ufeff", "\u00a0\u2003\n", "\ufeff \ufeff"])
def test_a_file_without_a_visible_character_is_empty(refused, data):
    assert refused(data) == [("read-empty", "")]


@pytest.mark.parametrize("data", [b"\xff{}", b'{"a": "caf\xe9"}', b"\xed\xa0\x80{}", b'\xc0\xaf{"a": 1}'])
def test_bytes_that_are_not_utf8_are_named(refused, data):
    assert refused(data) == [("read-utf8", "")]


@pytest.mark.parametrize("data", ["{", "{}}", "{'a': 1}", '{"a": 1,}', '\ufeff{"a": 1}', '{"a": 01}', "nul", '"a\nb"'])
def test_what_is_not_json_is_refused_with_line_and_column(refused, data):
    assert refused(data) == [("json-syntax", "")]


@pytest.mark.parametrize("data", ["[]", "1", "null", '"text"', "true", '[{"a": 1}]'])
def test_json_that_is_no_object_is_refused(refused, data):
    assert refused(data) == [("json-object", "$")]


@pytest.mark.parametrize("data", ['{"a": 1, "a": 1}', '{"b": [{"a": 1, "c": 2, "\\u0061": 3}]}'])
def test_a_key_that_stands_twice_is_refused_also_if_escaped(refused, data):
    assert refused(data) == [("json-duplicate-key", "")]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5000, "-" + "9" * 5000])
def test_a_number_that_is_none_or_too_long_is_refused(refused, number):
    assert refused(f'{{"a": [{number}]}}') == [("json-number", "")]


@pytest.mark.parametrize("number", ["1.0", "1e0", "10e-1"])
def test_a_whole_number_is_an_integer_however_written(read, number):
    value = read(f'{{"a": {number}}}')["a"]
    assert value == 1 and type(value) is int


def test_other_numbers_keep_their_value(read):
    assert read('{"a": 0.5, "b": -3, "c": 9223372036854775808}') == {"a": 0.5, "b": -3, "c": 2**63}


def test_a_lone_surrogate_is_named_in_a_value_and_in_a_key(refused):
    assert refused('{"a": [1, "\\ud83d"], "\\udc00": {"b": "\\ud83d!"}}') == [
        ("json-surrogate", "$ (a key)"),
        ("json-surrogate", "$.\\udc00.b"),
        ("json-surrogate", "$.a[1]"),
    ]


def test_a_surrogate_pair_is_one_character(read):
    assert read('{"\\ud83e\\uded6": "\\ud83e\\uded6"}') == {"\U0001fad6": "\U0001fad6"}


@pytest.mark.parametrize("levels", [200, 100_000, 1_000_000])
def test_deep_nesting_is_refused_before_it_is_parsed(refused, levels):
    begun = time.process_time()
    assert refused('{"a": ' + "[" * levels + "]" * levels + "}") == [("json-depth", "")]
    assert refused('{"a":' * levels + "1" + "}" * levels) == [("json-depth", "")]
    assert time.process_time() - begun < 5


def test_nesting_is_counted_outside_strings_only(read):
    text = '\\"[[' * 200 + "\\\\"
    assert read(f'{{"a": "{text}", "b": [[1]]}}')["b"] == [[1]]
    inner = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert read(f'{{"a": {inner}}}').keys() == {"a"}


def test_many_keys_are_compared_quickly(refused):
    begun = time.process_time()
    keys = ", ".join(f'"k{i}": 0' for i in range(40_000))
    assert refused(f'{{{keys}, "k7": 1}}') == [("json-duplicate-key", "")]
    assert time.process_time() - begun < 5


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    for file, code in ((tmp_path / "none.json", "read-missing"), (tmp_path, "read-denied")):
        with pytest.raises(Refused) as caught:
            read_json(file)
        assert [issue.code for issue in caught.value.issues] == [code]


def test_permission_denied_is_an_issue(tmp_path, monkeypatch):
    def denied(file):
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(Refused, match=r"read-denied.*Permission denied"):
        read_text(tmp_path / "one.txt")
