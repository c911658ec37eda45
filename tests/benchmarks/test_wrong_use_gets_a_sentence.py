"""Wrong use ends with a sentence on stderr and the documented exit code, never with a traceback."""

import shutil

import pytest

from benchmarks.cli import EXIT_CODES, main


@pytest.fixture
def fails(capsys, tmp_path, monkeypatch):
    """Run a command that is to fail; return exit code and what it said."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr().err
        assert "Traceback" not in said
        return code, said

    return run


def only(config, split, label, rows):
    column = {"stance": "stance", "duplicates": "reuse"}[config]
    return {config: {split: [row for row in rows[config][split] if row[column] == label]}}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["run", "stances"], 2, "unknown task 'stances'; there are stance, duplicates, passages"),
        (["run", "--baseline", "none"], 2, "unknown baseline 'none'; there are majority, lexical"),
        (["run", "--baseline", "majority", "stance"], 2, "stance is a task: put tasks before --baseline"),
        (["run", "duplicates", "--baseline", "lexical"], 2, "lexical is for stance, not for duplicates"),
        (["score", "stance", "none.jsonl", "--split", "train"], 2, "cannot read the predictions none.jsonl"),
        (["score", "stance", "none.jsonl", "--split", "dev"], 3, "no split dev of stance; it has train, validation"),
        (["reproduce", "stance", "--results", "none"], 3, "no results in none/stance.json to hold the run against"),
        (["run", "stance", "--release", "nowhere"], 3, "nowhere is no folder"),
        (["run", "stance", "--release", "."], 3, ". is no release: manifest.json"),
        (["run", "stance", "--out", "file"], 2, "cannot write file"),
    ],
)
def test_wrong_arguments(fails, small, tmp_path, arguments, code, sentence):
    (tmp_path / "file").touch()
    given = arguments if "--release" in arguments else [*arguments, "--release", small]
    found, said = fails(*given)
    assert (found, sentence in said) == (code, True), said


def test_a_file_for_one_of_several_splits_without_test_must_name_it(fails, write, small_rows, tmp_path):
    folder = write(tmp_path / "r", {"stance": {k: small_rows["stance"][k] for k in ("train", "summit")}})
    sentence = "name the split that the predictions are for with --split: train and summit"
    assert sentence in fails("score", "stance", "none.jsonl", "--release", folder)[1]


def test_no_release_at_all(fails):
    assert fails("run") == (
        3,
        "benchmarks: no release below ./release: build one, or name its folder with --release DIR\n",
    )


def test_the_release_that_was_taken_is_named(small, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(small, tmp_path / "release" / "0.1.0+summit")
    assert main(["run", "stance", "--baseline", "majority"]) == 0
    assert "release release/0.1.0+summit (version 0.1.0)" in capsys.readouterr().err


def test_predictions_with_defects(fails, small, tmp_path):
    file = tmp_path / "p.jsonl"
    file.write_text('{"pair_id": "a", "label": "agree"}\n')
    code, said = fails("score", "stance", file, "--split", "train", "--release", small)
    assert code == 1
    assert "[predictions-unknown]" in said
    assert "... and 25 more [predictions-missing], 45 in all" in said
    file.write_text("")
    code, said = fails("score", "stance", file, "--split", "train", "--release", small)
    assert (code, "[predictions-empty] expected 45 lines, found none" in said) == (1, True)


def test_a_task_that_the_release_lacks_is_passed_over_unless_it_is_named(fails, write, small_rows, tmp_path):
    folder = write(tmp_path / "r", {"stance": small_rows["stance"]})
    assert fails("run", "--release", folder, "--out", tmp_path / "out")[0] == 0
    code, said = fails("run", "stance", "duplicates", "--release", folder, "--out", tmp_path / "out")
    assert (code, "duplicates: nothing to run" in said) == (3, True)
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == ["stance.json", "timings.json"]
    assert fails("score", "duplicates", "x", "--release", folder)[0] == 3


def test_a_split_with_one_label_to_fit_on(fails, write, small_rows, tmp_path):
    rows = only("stance", "train", "agree", small_rows) | {}
    rows["stance"]["summit"] = small_rows["stance"]["summit"]
    folder = write(tmp_path / "r", rows)
    code, said = fails("run", "stance", "--release", folder, "--out", tmp_path / "out")
    assert code == 1
    assert "stance: cannot fit on train: all 9 rows are agree, and a baseline needs two labels to tell apart" in said
    assert not (tmp_path / "out").exists()


def test_a_split_without_rows(fails, write, tmp_path):
    folder = write(tmp_path / "r", {"stance": {"train": []}})
    assert "nothing to run" in fails("run", "stance", "--release", folder)[1]
    assert "no rows to score on" in fails("score", "stance", "x", "--release", folder)[1]


def test_data_with_defects(fails, small, tmp_path):
    folder = shutil.copytree(small, tmp_path / "r")
    (folder / "stance" / "train.parquet").write_bytes(b"")
    code, said = fails("run", "stance", "--release", folder)
    assert (code, "[data-unreadable] expected a Parquet file" in said) == (1, True)


@pytest.mark.parametrize("arguments", [[], ["run"], ["score"]])
def test_help_documents_the_exit_codes(python, arguments):
    found = python("-m", "benchmarks", *arguments, "--help")
    assert found.returncode == 0
    assert EXIT_CODES in found.stdout


def imported(python, names, *arguments):
    """Return which of the modules a command has imported by its end."""
    code = f"""
import sys
from benchmarks.cli import main
try:
    main(sys.argv[1:])
finally:
    print(sorted({set(names)!r} & sys.modules.keys()), file=sys.stderr)
"""
    return python("-c", code, *arguments).stderr.splitlines()[-1]


def test_help_imports_nothing_heavy(python):
    heavy = [
        "datasets",
        "jsonschema",
        "jsonschema_rs",
        "numpy",
        "pandas",
        "pyarrow",
        "scipy",
        "sklearn",
        "syntok",
        "tqdm",
    ]
    assert imported(python, heavy, "run", "--help") == "[]"


def test_a_run_imports_neither_datasets_nor_what_reads_or_builds_a_corpus(python, small):
    arguments = ("run", "--release", small, "--jobs", 1, "--baseline", "majority", "lexical", "containment")
    assert imported(python, ["datasets", "builders.corpus", "builders.release", "pyarrow"], *arguments) == "['pyarrow']"
