"""`validate`: exit codes, all issues in one run and in order, what it skips, and the corpus itself."""

import json
import shutil
import subprocess
import sys

import pytest
from validating import CASES, codes, spoil

from builders import cli
from builders.checks import ARTICLE_CHECKS

NEED_TEXT = sorted(check.name for check in ARTICLE_CHECKS if check.needs_text)


def test_nothing_wrong_exits_with_0(validate):
    assert validate(CASES / "valid" / "plain") == (0, ["2 article(s), 0 issue(s)"], [])


@pytest.mark.parametrize(
    "arguments", [["validate", "--no-such-option"], [], ["no-such-command"], ["validate", "--raw"]]
)
def test_wrong_usage_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_all_issues_come_in_one_run_and_in_order(validate, plain):
    spoil(plain / "one.json", language="?", license=5)
    spoil(plain / "two.json", sources=[])
    spoil(plain / "event.json", utterances={}, pairs=[])
    code, lines, _ = validate(plain)
    places = [line.split(": [")[0] for line in lines[:-1]]
    assert code == 1
    assert places == [
        "plain/event.json: $.propositions.shut",
        "plain/one.json: $.language",
        "plain/one.json: $.license",
        "plain/two.json: $.quotes[0].speakers[0]",
        "plain/two.json: $.quotes[0].utterance_id",
        "plain/two.json: $.quotes[1].speakers[0]",
    ]
    assert lines[-1] == "1 article(s), 6 issue(s)"


def test_issues_in_several_events_come_in_one_run(validate):
    code, lines, _ = validate(CASES / "invalid" / "cue-scope", CASES / "invalid" / "json-syntax")
    assert code == 1
    assert codes(lines) == ["cue-scope", "id-duplicate", "json-syntax"]
    assert lines[-1] == "2 article(s), 3 issue(s)"


def test_a_check_that_needs_an_absent_text_is_listed_by_name_and_article(validate, repo, monkeypatch):
    monkeypatch.chdir(repo)
    folder = CASES / "invalid" / "raw-missing" / "kiln"
    code, lines, skipped = validate(folder)
    assert (code, lines) == (0, [f"1 article(s), 0 issue(s), {len(NEED_TEXT)} check(s) skipped"])
    assert len(NEED_TEXT) >= 4
    assert {line.split(": ")[0].removeprefix("tests/cases/") for line in skipped} == {
        "invalid/raw-missing/kiln/one.json"
    }
    named = [check for line in skipped for check in line.split(": ")[1].removeprefix("skipped ").split(", ")]
    assert sorted(named) == NEED_TEXT
    assert all("--raw" in line for line in skipped)


def test_a_text_found_below_the_raw_folder_is_checked(validate):
    raw = CASES / "invalid" / "raw-duplicate" / "raw" / "deeper"
    assert validate(CASES / "invalid" / "raw-missing" / "kiln", "--raw", raw) == (0, ["1 article(s), 0 issue(s)"], [])


def test_a_pass_without_text_is_held_to_the_lines_of_its_gold(validate, tmp_path):
    event = shutil.copytree(CASES / "invalid" / "raw-missing" / "kiln", tmp_path / "kiln")
    article = json.loads((event / "one.json").read_text())
    del article["lines"]
    article |= {"provenance": {"kind": "pass", "annotator": "a"}, "zones": []}
    article["claims"][0]["span"] = [{"start": 5, "end": 2_000_000_000}]
    (event / "passes" / "a").mkdir(parents=True)
    (event / "passes" / "a" / "one.json").write_text(json.dumps(article))
    code, lines, _ = validate(event)
    assert code == 1
    assert set(codes(lines)) == {"span-past-end", "span-zone", "zone-gap"}


def test_an_event_without_a_split_is_refused(validate, plain):
    event = {"event_id": "plain", "provenance": {"kind": "pass", "annotator": "a"}}
    (plain / "event.json").write_text(json.dumps(event))
    code, lines, _ = validate(plain)
    assert code == 1
    assert any("[event-collection]" in line for line in lines)


def test_the_whole_corpus_is_valid_without_raw_files(validate, repo):
    code, lines, _ = validate(repo / "corpus")
    assert (code, len(lines)) == (0, 1)


def test_the_whole_corpus_is_valid_with_every_text(validate, repo, seeds):
    number = len([f for f in (repo / "corpus").rglob("*.json") if f.name != "event.json" and "passes" not in f.parts])
    assert validate(repo / "corpus", "--raw", seeds) == (0, [f"{number} article(s), 0 issue(s)"], [])


def test_the_command_line_exits_with_the_code_of_main(repo):
    command = [sys.executable, "-m", "builders", "validate", str(CASES / "invalid" / "cue-scope")]
    ran = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("tests/cases/invalid/cue-scope/kiln/one.json: $.speculation[0].cue: [cue-scope]")


def test_an_article_whose_event_file_is_lost_is_named_and_the_rest_checked(validate, plain):
    shutil.copytree(plain, plain.parent / "other")
    (plain / "event.json").unlink()
    code, lines, _ = validate(plain.parent)
    assert code == 1
    assert [line.split(":")[0] for line in lines if "[event-missing]" in line] == ["plain/one.json", "plain/two.json"]
    assert any("other/event.json" in line for line in lines)


def test_an_event_of_the_wrong_kind_is_refused(validate, plain):
    spoil(plain / "event.json", provenance={"kind": "predicted", "annotator": "model"})
    code, lines, _ = validate(plain)
    assert (code, codes(lines)) == (1, ["pass-place"])
