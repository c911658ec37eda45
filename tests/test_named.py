"""`validate`: which issues it prints for the files and folders that were named."""

import json
import shutil

import pytest
from validating import CASES, spoil


def test_naming_a_file_limits_the_issues_to_it(validate, plain):
    spoil(plain / "one.json", language="?")
    spoil(plain / "two.json", license=5)
    code, lines, _ = validate(plain / "two.json")
    assert (code, len(lines)) == (1, 2)
    assert lines[0].startswith("plain/two.json: $.license: [schema-type]")
    assert validate(plain / "two.json", plain / "two.json")[:2] == (code, lines)


def test_naming_a_sound_file_beside_a_spoilt_one_finds_nothing(validate, plain):
    spoil(plain / "two.json", language="?")
    assert validate(plain / "one.json")[0] == 0


def test_naming_a_file_shows_what_kept_it_from_being_checked(validate, plain):
    (plain / "event.json").write_text("{")
    code, lines, _ = validate(plain / "one.json")
    assert code == 1
    assert lines[0].startswith("plain/event.json: [json-syntax]")


def test_naming_a_file_shows_that_the_raw_folder_is_missing(validate, plain):
    code, lines, _ = validate(plain / "one.json", "--raw", "nowhere")
    assert code == 1
    assert "[raw-missing]" in lines[0]


def test_naming_a_file_shows_what_is_wrong_with_its_text(validate):
    code, lines, _ = validate(CASES / "invalid" / "text-forbidden" / "kiln" / "one.json")
    assert code == 1
    assert "one.txt: [text-forbidden]" in lines[0]


def test_a_folder_and_a_file_in_it_are_read_once(validate, plain):
    assert validate(plain, plain / "one.json", plain.resolve(), ".")[:2] == (0, ["2 article(s), 0 issue(s)"])


@pytest.mark.parametrize("named", ["passes", "passes/a", "passes/a/early.json", "passes/b/event.json", "early.txt"])
def test_a_part_of_an_event_stands_for_the_event(validate, named):
    assert validate(CASES / "valid" / "passes" / named)[:2] == (0, ["2 article(s), 0 issue(s)"])


def test_an_issue_in_a_pass_is_found(validate, tmp_path):
    event = shutil.copytree(CASES / "valid" / "passes", tmp_path / "passes")
    spoil(event / "passes" / "a" / "early.json", sources=[])
    pair = json.loads((event / "event.json").read_text())["pairs"][0]
    spoil(event / "passes" / "b" / "event.json", pairs=[{**pair, "passages": [{"a": 7, "b": 0, "reuse": "edited"}]}])
    code, lines, _ = validate(event)
    assert (code, len(lines)) == (1, 3)
    assert "passes/a/early.json: $.quotes[0].speakers[0]: [source-unknown]" in lines[0]
    assert "passes/b/event.json: $.pairs[0].passages[0].a: [passage-sentence]" in lines[1]
