"""`validate`: exit codes, which issues it prints for what was named, what it skips, and the corpus itself."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import cli
from builders.checks import ARTICLE_CHECKS

CASES = Path(__file__).resolve().parent / "cases"
PLAIN = CASES / "valid" / "plain"
NEED_TEXT = sorted(check.name for check in ARTICLE_CHECKS if check.needs_text)


@pytest.fixture
def validate(capsys):
    """Return exit code, printed issues, and what went to standard error; the last line is the summary."""

    def validate(*arguments):
        code = cli.main(["validate", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err.splitlines()

    return validate


@pytest.fixture
def plain(tmp_path, monkeypatch):
    """A copy of the case, in the working folder, that a test may spoil."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(PLAIN, "plain"))


def spoil(file, **fields):
    file.write_text(json.dumps({**json.loads(file.read_text()), **fields}))


def test_nothing_wrong_exits_with_0(validate):
    assert validate(PLAIN) == (0, ["2 article(s), 0 issue(s)"], [])


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
    assert [line.split("[")[-1].split("]")[0] for line in lines[:-1]] == ["cue-scope", "id-duplicate", "json-syntax"]
    assert lines[-1] == "2 article(s), 3 issue(s)"


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


def test_a_check_that_needs_an_absent_text_is_listed_by_name_and_article(validate):
    folder = CASES / "invalid" / "raw-missing" / "kiln"
    code, lines, skipped = validate(folder)
    assert (code, lines) == (0, [f"1 article(s), 0 issue(s), {len(NEED_TEXT)} check(s) skipped"])
    assert len(NEED_TEXT) >= 4
    for line, check in zip(skipped, NEED_TEXT, strict=True):
        assert line.split(": ")[0].endswith("raw-missing/kiln/one.json")
        assert f"skipped {check}: " in line and "--raw" in line


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
    assert {line.split("[")[-1].split("]")[0] for line in lines[:-1]} == {"span-past-end", "span-zone", "zone-gap"}


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
