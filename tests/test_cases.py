"""Every folder of tests/cases: valid events pass, an invalid one is refused with the code that it is named after."""

import functools
import json
import os
import re
from pathlib import Path

import pytest
import test_likeness

from builders import build, cli
from builders.codes import CODES
from builders.schemas import violations

CASES = Path(__file__).resolve().parent / "cases"
VALID = sorted(p for p in (CASES / "valid").iterdir() if p.is_dir())
INVALID = sorted(p for p in (CASES / "invalid").iterdir() if p.is_dir())
ISSUE = re.compile(
    r"^(?P<file>.+?): (?:(?P<path>\$.*): )?\[(?P<code>[a-z]+-[A-Za-z0-9-]+)\] "
    r"expected (?P<expected>.+), found (?P<found>.+)\. To mend: (?P<mend>.+)\.$",
    re.MULTILINE,
)
# What no folder can show is shown by a test below.
SHOWN_BY_TEST = {
    "phrase-common": "test_a_phrase_of_four_events_is_too_common_and_of_three_is_not",
    "split-leak": "test_a_run_of_eight_words_must_not_cross_splits",
    "proposition-shared": "test_a_wording_belongs_to_one_event",
    "raw-unreadable": "test_a_raw_file_that_cannot_be_read_is_named",
    "release-stale": "test_a_release_that_differs_from_its_manifest_is_stale",
    "schema-anyOf": "test_a_prediction_that_fits_no_alternative_is_refused",
}
# Issues of a whole file or folder, which have no place within it.
WITHOUT_PATH = re.compile("read-|raw-|write-|release-|realign-|json-(?!object|surrogate)|event-missing|text-(?!hash)")


def by_name(folder):
    return folder.name


@pytest.fixture
def run(capsys):
    """Run a command in this process; return exit code, all that it printed, and the issues in it."""

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        printed = captured.out + captured.err
        return code, printed, [match.groupdict() for match in ISSUE.finditer(printed)]

    return run


@pytest.mark.parametrize("folder", VALID, ids=by_name)
def test_a_valid_event_has_no_issue_and_skips_no_check(run, folder):
    code, printed, issues = run("validate", folder)
    number = len(list(folder.glob("*.txt")))
    assert (code, printed, issues) == (0, f"{number} article(s), 0 issue(s)\n", [])


@pytest.mark.parametrize("folder", INVALID, ids=by_name)
def test_an_invalid_case_is_refused_with_the_code_of_its_folder(run, folder, tmp_path):
    case = {"command": ["validate", "{case}"], "exit": 1}
    if (folder / "case.json").is_file():
        case = json.loads((folder / "case.json").read_text())
    code, printed, issues = run(*(word.format(case=folder, tmp=tmp_path) for word in case["command"]))
    also = (folder / "also.txt").read_text().split() if (folder / "also.txt").is_file() else []
    codes = {issue["code"] for issue in issues}
    assert code == case["exit"]
    assert folder.name in codes, printed
    assert codes <= {folder.name, *also}, printed
    assert printed.count("To mend: ") == len(issues), "an issue is worded otherwise"


@pytest.mark.parametrize("folder", [f for f in INVALID if not (f / "case.json").is_file()], ids=by_name)
def test_a_message_names_a_place_that_is_there(run, folder):
    for issue in run("validate", folder)[2]:
        assert Path(issue["file"]).resolve().is_relative_to(folder)
        assert Path(issue["file"]).exists()
        assert issue["path"] or WITHOUT_PATH.match(issue["code"])
        assert issue["mend"] == CODES[issue["code"]].mend


def test_offsets_count_code_points_whatever_their_width():
    folder = CASES / "valid" / "bytes"
    data = (folder / "odd.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == data.count(b"\n") == 4
    text, article = data.decode("utf-8"), json.loads((folder / "odd.json").read_bytes())
    spans = [span for quote in article["quotes"] for span in quote["cue"] + quote["speakers"][0]["mention"]]
    words = [text[span["start"] : span["end"]] for span in spans]
    assert words == ["said", "Keeper Naia\u0308 Bro\u0308m", "said", "she"]
    zones = [text[zone["start"] : zone["end"]] for zone in article["zones"]]
    assert [(zone[0], zone[-1]) for zone in zones] == [("\u201c", "n"), ("K", "."), ("\u201c", ".")]


def test_every_code_has_a_case_and_every_case_a_code():
    shown = {folder.name for folder in INVALID} | SHOWN_BY_TEST.keys()
    assert shown == CODES.keys()
    tests = vars(test_likeness) | globals()
    assert all(callable(tests.get(test)) for test in SHOWN_BY_TEST.values())


def test_no_case_stands_in_the_table_and_in_a_folder():
    assert not {folder.name for folder in INVALID} & SHOWN_BY_TEST.keys()


def test_the_three_valid_cases_are_there():
    assert {"bytes", "passes", "plain"} <= {folder.name for folder in VALID}


def test_a_raw_file_that_cannot_be_read_is_named(run, tmp_path, monkeypatch):
    (tmp_path / "locked.txt").write_text("A locked page.")

    def denied(file):
        if file.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(file))
        return file.open("rb").read()

    monkeypatch.setattr(Path, "read_bytes", denied)
    code, printed, issues = run("validate", CASES / "valid" / "plain", "--raw", tmp_path)
    assert (code, [issue["code"] for issue in issues]) == (1, ["raw-unreadable"]), printed
    assert "locked.txt" in issues[0]["file"]


def test_a_folder_that_cannot_be_read_is_denied_not_passed_over(run, monkeypatch):
    walk = os.walk

    def locked(folder, onerror=None):
        for root, folders, files in walk(folder):
            if root.endswith("plain"):
                onerror(PermissionError(13, "Permission denied", root))
            else:
                yield root, folders, files

    monkeypatch.setattr(os, "walk", locked)
    code, printed, issues = run("validate", CASES / "valid")
    assert (code, [issue["code"] for issue in issues]) == (1, ["read-denied"]), printed
    assert issues[0]["file"].endswith("plain")
    assert "3 article(s), 1 issue(s)" in printed, "the other events are checked"


def test_a_release_that_differs_from_its_manifest_is_stale(run, tmp_path, monkeypatch):
    recorded = {"version": "9.9.9", "configs": {"propositions": {"train": {"rows": 1, "sha256": "0" * 64}}}}
    (tmp_path / "manifest.json").write_text(json.dumps(recorded))
    check = functools.partial(build.check, corpus_path=CASES / "valid" / "passes", expected=tmp_path / "manifest.json")
    monkeypatch.setattr(build, "check", check)
    code, printed, issues = run("check")
    assert code == 1
    assert {issue["code"] for issue in issues} == {"release-stale"}, printed
    assert any("version" in issue["expected"] and "9.9.9" in issue["expected"] for issue in issues)


def test_a_prediction_that_fits_no_alternative_is_refused():
    found = list(violations("predictions", {"pair_id": "kiln/one", "label": "perhaps"}, "guesses.jsonl"))
    assert [(issue.code, issue.path, issue.found) for issue in found] == [("schema-anyOf", "$.label", "'perhaps'")]
