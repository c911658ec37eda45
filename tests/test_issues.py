"""Issues: each once, in the order of a reader, worded so that they can be mended."""

import random

import pytest

from builders.codes import CODES
from builders.issues import Issue, Refused, Skipped, name, ordered, shown


def issue(path="", code="span-space", file="kiln/one.json", expected="x", found="y"):
    return Issue(code, file, path, expected, found)


def test_numbers_in_paths_are_ordered_by_value():
    paths = ["$.quotes[2]", "$.quotes[2].cue[0]", "$.quotes[2].cue[11]", "$.quotes[10]", "$.quotes[100]", "$.zones[1]"]
    shuffled = random.Random(7).sample(paths, len(paths))
    assert [i.path for i in ordered(map(issue, shuffled))] == paths


def test_files_come_first_then_paths_then_codes():
    wanted = [
        issue("", "zone-gap", "a.json"),
        issue("$.a", "zone-gap", "a.json"),
        issue("$.b", "cue-scope", "a.json"),
        issue("$.b", "span-zone", "a.json"),
        issue("$.a", "cue-scope", "b.json"),
    ]
    assert ordered(reversed(wanted)) == wanted


def test_paths_that_begin_with_a_number_and_paths_that_do_not_can_be_compared():
    assert [i.path for i in ordered([issue("$.a"), issue("7"), issue("")])] == ["", "7", "$.a"]


def test_an_issue_is_listed_once():
    assert ordered([issue("$.a"), issue("$.b"), issue("$.a")]) == [issue("$.a"), issue("$.b")]


def test_refused_carries_its_issues_in_order_and_once():
    refused = Refused([issue("$.q[10]"), issue("$.q[9]"), issue("$.q[10]")])
    assert [i.path for i in refused.issues] == ["$.q[9]", "$.q[10]"]
    assert str(refused).splitlines() == [str(i) for i in refused.issues]


@pytest.mark.parametrize("code", CODES)
def test_a_message_says_where_what_and_how_to_mend(code):
    message = str(issue("$.quotes[3]", code, "kiln/one.json", "this", "that"))
    mend = f"To mend: {CODES[code].mend}."
    assert message == f"kiln/one.json: $.quotes[3]: [{code}] expected this, found that. {mend}"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_meaning_and_advice_without_a_full_stop(code):
    meaning, mend = CODES[code]
    assert meaning and mend
    assert not meaning.endswith(".") and not mend.endswith(".")


def test_an_issue_of_a_whole_file_has_no_empty_place():
    assert str(issue("")).startswith("kiln/one.json: [span-space] ")


@pytest.mark.parametrize("code", ["", "span", "span-Space", "no-such-code"])
def test_an_undeclared_code_raises(code):
    with pytest.raises(KeyError, match=r"builders/codes\.py"):
        issue("$.a", code)


def test_a_skipped_check_names_check_file_and_reason():
    assert str(Skipped("quote types", "one.json", "no text")) == "one.json: skipped quote types: no text"


def test_a_value_is_shown_on_one_line_and_cut_in_the_middle():
    assert shown("two\nlines\x1b[2J") == r"'two\nlines\x1b[2J'"
    assert shown("café") == "'café'"
    long = shown("start" + "-" * 500 + "end")
    assert len(long) <= 60 and long.startswith("'start") and long.endswith("end'")


def test_a_lone_surrogate_is_shown_so_that_it_can_be_printed():
    assert shown("\ud83d").encode("utf-8") == rb"'\ud83d'"


def test_a_file_is_named_relative_to_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert name(tmp_path / "a" / "b.json") == "a/b.json"
    assert name(tmp_path / "a" / ".." / "b.json") == "b.json"
    assert name(tmp_path.parent / "c.json") == (tmp_path.parent / "c.json").as_posix()


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path):
    assert name(tmp_path / "caf\udce9.json").encode("utf-8").endswith(rb"caf\udce9.json")
