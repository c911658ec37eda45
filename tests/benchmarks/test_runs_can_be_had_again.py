"""What `run` writes is complete, the same each time, and what `score` finds in its predictions."""

import json
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.baselines import BASELINES, for_task
from benchmarks.cli import main
from benchmarks.evaluate import SEED
from benchmarks.tasks import TASKS

QUICK = sorted({b.name for b in BASELINES if not b.slow})
LAYERS = {task.layer for task in TASKS.values()}
FILES = tuple(f"{task}.json" for task in sorted(TASKS))


@pytest.fixture(scope="module")
def ran(small, tmp_path_factory):
    """The folders of results and predictions of a run of everything."""
    folder = tmp_path_factory.mktemp("run")
    out, predictions = folder / "results", folder / "predictions"
    assert main(["run", "--release", str(small), "--out", str(out), "--predictions", str(predictions)]) == 0
    return out, predictions


def load(file):
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("task", TASKS)
def test_results_say_all_that_is_needed_to_get_them_again(task, ran, small, small_rows):
    found = load(ran[0] / f"{task}.json")
    manifest = load(small / "manifest.json")
    config = TASKS[task].config
    hashes = {split: entry["sha256"] for split, entry in manifest["configs"][config].items()}
    assert found["data"] == {"version": "0.1.0", "sha256": {config: hashes}}
    assert found["seed"] == SEED
    assert len(found["code"]) == 64
    assert {"numpy", "python", "scikit-learn"} <= found["packages"].keys()
    assert [e["name"] for e in found["evaluations"]] == [e.name for e in TASKS[task].evaluations]
    for evaluation in found["evaluations"]:
        for side in ("fit", "test"):
            rows = [row for split in evaluation[side] for row in small_rows[config][split]]
            assert evaluation[f"n_{side}"] == len(rows)
            if TASKS[task].label:
                counted = {label: n for label, n in evaluation["counts"][side].items() if n}
                assert counted == Counter(row[TASKS[task].label] for row in rows)
        assert evaluation["baselines"].keys() == {b.name for b in for_task(task)}
        for baseline in for_task(task):
            folds = 3 if baseline.slow else evaluation["n_events"]
            expected = folds if evaluation["scheme"] == "leave-one-event-out" else 1
            assert evaluation["baselines"][baseline.name]["folds"] == expected


def test_results_are_sorted_rounded_and_hold_no_times(ran):
    for name in FILES:
        text = (ran[0] / name).read_text()
        assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        assert "seconds" not in text

        def six_places(literal):
            assert len(literal.partition(".")[2]) <= 6
            return float(literal)

        json.loads(text, parse_float=six_places)
    timings = load(ran[0] / "timings.json")
    assert timings["stance"].keys() == {e.name for e in TASKS["stance"].evaluations}


@pytest.mark.parametrize("task", TASKS)
def test_a_confusion_adds_up_to_the_counts(task, ran):
    for evaluation in load(ran[0] / f"{task}.json")["evaluations"]:
        for found in evaluation["baselines"].values():
            if TASKS[task].label:
                gold = [evaluation["counts"]["test"][label] for label in TASKS[task].labels]
                assert [sum(row) for row in found["confusion"]] == gold


@pytest.mark.parametrize("task", TASKS)
def test_a_score_lies_in_its_interval_and_events_have_their_own(task, ran):
    for evaluation in load(ran[0] / f"{task}.json")["evaluations"]:
        for found in evaluation["baselines"].values():
            main = TASKS[task].main
            if main in found.get("intervals", ()):
                low, high = found["intervals"][main]
                assert low <= high
            assert len(found["events"]) == evaluation["n_events"]


@pytest.mark.parametrize("task", TASKS)
def test_the_stand_in_for_people_is_labelled_as_one_model_twice(task, ran):
    stand_in = load(ran[0] / f"{task}.json")["human_stand_in"]
    assert "one language model" in stand_in["what"]
    expected = {
        "stance": 1.0,
        "duplicates": pytest.approx(2 / 3, abs=0.2),
        "passages": 1.0,
        "quotes": 0.0,
        "speculation": 1.0,
        "claims": 1.0,
    }
    # Pass b dropped every quote and took partial rewrites for none.
    assert stand_in["scores"][TASKS[task].main] == expected[task]


@pytest.mark.parametrize("task", TASKS)
def test_score_finds_in_the_predictions_what_run_reported(task, ran, small, capsys):
    out, predictions = ran
    held_out = [e for e in load(out / f"{task}.json")["evaluations"] if e["scheme"] == "held-out split"]
    for evaluation in held_out:
        (split,) = evaluation["test"]
        for baseline, expected in evaluation["baselines"].items():
            file = predictions / task / evaluation["name"] / f"{baseline}.jsonl"
            assert main(["score", task, str(file), "--release", str(small), "--split", split]) == 0
            found = json.loads(capsys.readouterr().out)
            assert found["scores"] == expected["scores"]
            assert found["intervals"] == expected.get("intervals", {})
            assert found["n"] == evaluation["n_test"]
            if TASKS[task].label:
                assert found["counts"]["gold"] == evaluation["counts"]["test"]


def test_a_run_that_is_reproduced_has_no_difference(ran, small, tmp_path, capsys):
    assert main(["reproduce", "duplicates", "--release", str(small), "--results", str(ran[0])]) == 0
    assert capsys.readouterr().out == "duplicates: the same\n"
    changed = load(ran[0] / "duplicates.json")
    scores = changed["evaluations"][0]["baselines"]["majority"]["scores"]
    before, scores["accuracy"] = scores["accuracy"], 0.5
    (tmp_path / "duplicates.json").write_text(json.dumps(changed))
    assert main(["reproduce", "duplicates", "--release", str(small), "--results", str(tmp_path)]) == 1
    name = "evaluations train-to-validation baselines majority scores accuracy"
    assert capsys.readouterr().out == f"duplicates: 1 differences\n  {name}: committed 0.5, now {before}\n"


def test_predictions_hold_no_text_of_the_release(ran, small_rows):
    for file in ran[1].rglob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert json.loads(line).keys() <= {"pair_id", "label", "score", "article_id", *LAYERS}


def test_a_majority_gives_no_ranking_and_says_so(ran):
    found = load(ran[0] / "duplicates.json")["evaluations"][0]["baselines"]["majority"]["scores"]
    assert found["average_precision"] is None
    assert found["undefined"] == {"average_precision": "20 of 20 predictions hold no score"}


@pytest.mark.parametrize("task", ["stance", "duplicates"])
def test_what_learns_from_words_beats_the_majority(task, ran):
    for evaluation in load(ran[0] / f"{task}.json")["evaluations"]:
        scores = {name: found["scores"]["macro_f1"] for name, found in evaluation["baselines"].items()}
        assert all(scores[name] > scores["majority"] for name in scores if name != "majority"), evaluation["name"]


def test_results_are_the_same_under_any_hash_seed(python, ran, small, tmp_path):
    def run(seed):
        arguments = ("run", "--release", small, "--out", tmp_path / seed, "--predictions", tmp_path / seed / "p")
        chosen = () if os.environ.get("SAYSO_EXTRA") else ("--baseline", *QUICK)
        return python("-m", "benchmarks", *arguments, "--jobs", 1, *chosen, PYTHONHASHSEED=seed).returncode

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(run, ("1", "4242"))) == [0, 0]
    for name in FILES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "4242" / name).read_bytes()
    files = sorted(f.relative_to(tmp_path / "1" / "p") for f in (tmp_path / "1" / "p").rglob("*.jsonl"))
    assert files
    for file in files:
        assert (tmp_path / "1" / "p" / file).read_bytes() == (tmp_path / "4242" / "p" / file).read_bytes()
        assert (tmp_path / "1" / "p" / file).read_bytes() == (ran[1] / file).read_bytes()


def test_a_release_with_train_only_still_yields_a_score(small_rows, write, tmp_path, capsys):
    folder = write(tmp_path / "r", {task: {"train": small_rows[task]["train"]} for task in ("stance", "duplicates")})
    assert main(["run", "--release", str(folder), "--out", str(tmp_path / "out")]) == 0
    assert "skipped, the release has no split summit of stance; it has train" in capsys.readouterr().out
    evaluations = load(tmp_path / "out" / "stance.json")["evaluations"]
    assert ["skipped" in e for e in evaluations] == [True, True, True, False]


def test_the_table_holds_every_baseline_and_score(small, tmp_path, capsys):
    assert main(["run", "stance", "--release", str(small), "--out", str(tmp_path)]) == 0
    blocks = capsys.readouterr().out.strip().split("\n\n")
    assert len(blocks) == len(TASKS["stance"].evaluations)
    for block in blocks:
        title, head, *rows = block.splitlines()
        assert title.startswith("stance / ")
        assert head.split()[:3] == ["baseline", "macro_f1", "accuracy"]
        names = [b.name for b in for_task("stance")]
        assert [row.split()[0] for row in rows[: len(names)]] == names
        assert all(len(row) == len(head) for row in rows[: len(names)])
        assert [row.split(":")[0].strip() for row in rows[len(names) :]] == names


def test_one_task_leaves_the_timings_of_the_other(small, tmp_path):
    quick = ["--baseline", "majority", "--release", str(small), "--out", str(tmp_path)]
    for task in ("stance", "duplicates"):
        assert main(["run", task, *quick]) == 0
    assert load(tmp_path / "timings.json").keys() == {"stance", "duplicates"}
    (tmp_path / "timings.json").write_text("[broken")
    assert main(["run", "stance", *quick]) == 0
    assert load(tmp_path / "timings.json").keys() == {"stance"}


def test_chosen_baselines_do_not_replace_the_results_of_all(small, tmp_path, capsys):
    assert main(["run", "--baseline", "majority", "--release", str(small)]) == 0
    assert not (tmp_path / "committed").exists()
    assert "the results are not written" in capsys.readouterr().err
    assert main(["run", "--baseline", "lexical", "--release", str(small), "--out", str(tmp_path / "mine")]) == 0
    assert sorted(f.name for f in (tmp_path / "mine").iterdir()) == ["stance.json", "timings.json"]
    assert main(["run", "duplicates", "--release", str(small)]) == 0
    assert (tmp_path / "committed" / "duplicates.json").exists()
