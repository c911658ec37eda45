"""A saved model predicts as the fitted one does, and a file that could run code is refused."""

import io
import json
import os
import pickle
import zipfile
from dataclasses import dataclass, fields, is_dataclass

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.preprocessing import FunctionTransformer
from skops.io import dumps, get_untrusted_types

from benchmarks import release as releases
from benchmarks import saving
from benchmarks.baselines import BASELINES, for_task
from benchmarks.baselines.fitted import ESTIMATORS, PREDICTORS, REGISTERED
from benchmarks.baselines.majority import Majority
from benchmarks.baselines.staged import blend, trees
from benchmarks.cli import main
from benchmarks.errors import UsageError
from benchmarks.evaluate import training
from benchmarks.tasks import TASKS

BOTH = [(task, b.name) for b in BASELINES for task in b.tasks]
FACTS = {"split": "train", "data": {"version": "0.1.0", "sha256": {}}}
HEADER = {"task": "stance", "baseline": "majority", **FACTS, "code": "0" * 64, "seed": 0, "packages": {}}
MAJORITY = {"dataclass": "Majority", "fields": {"label": "agree"}}


@pytest.fixture
def forged(tmp_path):
    """A file with the given content."""

    def write(predictor, header=HEADER):
        file = tmp_path / "forged.skops"
        file.write_bytes(dumps({"header": header, "predictor": predictor}))
        return file

    return write


@pytest.fixture(autouse=True)
def _no_pickle(request, monkeypatch):
    """Make every way into pickle fail while a model is loaded."""

    def refuse(*_, **__):
        raise AssertionError("pickle was used")

    load = saving.load

    def guarded(file):
        with monkeypatch.context() as patch:
            for name in ("load", "loads", "Unpickler", "_Unpickler"):
                patch.setattr(pickle, name, refuse)
            return load(file)

    monkeypatch.setattr(saving, "load", guarded)


@pytest.mark.parametrize(("name", "baseline"), BOTH)
def test_a_loaded_model_predicts_what_the_fitted_one_does(name, baseline, small, tmp_path):
    task, release = TASKS[name], releases.open_release(small)
    (chosen,) = for_task(name, [baseline])
    fitted = chosen.fit(training(task, releases.read(release, task, "train")))
    file = tmp_path / "model.skops"
    saving.save(fitted, task, chosen, FACTS, file)
    loaded = saving.load(file)
    assert (loaded.task.name, loaded.header["baseline"], loaded.of_this_code) == (name, baseline, True)
    assert type(loaded.predictor) is type(fitted)
    for split in ("train", "test", "summit"):
        items = [e.item for e in releases.read(release, task, split)]
        assert loaded.predictor(items) == fitted(items)
    assert get_untrusted_types(file=file) == []
    _holds_no_pickle(file)


def _holds_no_pickle(file):
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(".npy"):
                np.load(io.BytesIO(data), allow_pickle=False)
            elif name.endswith(".npz"):
                parts = np.load(io.BytesIO(data), allow_pickle=False)
                assert all(parts[part].dtype != object for part in parts.files)
            else:
                assert name == "schema.json"
                assert "Pickle" not in json.dumps(json.loads(data))


@pytest.mark.parametrize("labels", [2, 3])
def test_boosted_trees_predict_what_those_of_scikit_learn_do(labels, tmp_path, monkeypatch):
    planted = []
    monkeypatch.setattr(blend, "planted", lambda model: planted.append(model) or trees.planted(model))
    draw = np.random.default_rng(0)
    rows = draw.random((2000, 12))
    gold = np.minimum((rows[:, 0] * rows[:, 1] * 2 * labels).astype(int), labels - 1)
    fitted = blend.learn(blend.Recipe(200, 30, 0.5, 2, 1000), rows, gold, draw.random(2000), 0)
    others = draw.random((500, 12))
    binned = blend._binned(others, fitted.edges)
    loaded = saving.unpacked(saving._content(dumps({"header": 0, "predictor": saving.packed(fitted)}))["predictor"])
    assert len(planted) == len(loaded.boosted) == 2
    for model, own in zip(planted, loaded.boosted, strict=True):
        assert np.array_equal(model.predict_proba(binned), own(binned))
    assert np.array_equal(fitted(others), loaded(others))


@pytest.mark.parametrize("name", ["os.system", "Training", "Majority ", "builtins.eval", ""])
def test_a_class_that_is_not_registered_is_refused(name, forged):
    with pytest.raises(UsageError, match="not registered") as error:
        saving.load(forged({"dataclass": name, "fields": {"label": "agree"}}))
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("predictor", "reason"),
    [
        ({"dataclass": "Majority", "fields": {}}, "has the fields label"),
        ({"dataclass": "Majority", "fields": {"label": "agree", "more": 1}}, "has the fields label"),
        ({"dataclass": "Majority", "fields": {"label": "agree"}, "call": "eval"}, "neither a dict nor a dataclass"),
        ({"dataclass": "Cuts", "fields": {"low": 0.0, "high": 1.0, "ladders": {"dict": {}}}}, "holds no predictor"),
        ("agree", "holds no predictor"),
        ({"dataclass": "Majority", "fields": {"label": FunctionTransformer()}}, "no kind of data"),
        ({"dataclass": "Majority", "fields": {"label": np.array([None])}}, "no kind of data"),
    ],
)
def test_what_is_no_predictor_is_refused(predictor, reason, forged):
    with pytest.raises(UsageError, match=reason):
        saving.load(forged(predictor))


@pytest.mark.parametrize("name", ["indices", "indptr"])
def test_a_sparse_matrix_with_an_index_out_of_bounds_is_refused(name, forged):
    packed = saving.packed(csr_matrix(([1.0], [9], [0, 1]), (1, 99)))
    saving.load(forged({"dataclass": "Majority", "fields": {"label": packed}}))
    packed["csr"][name][-1] = 100  # compiled code would read there unchecked
    with pytest.raises(UsageError, match="is no model"):
        saving.load(forged({"dataclass": "Majority", "fields": {"label": packed}}))


@dataclass
class Payload:
    """What runs a command when it is unpickled."""

    command: str

    def __reduce__(self):
        return os.system, (self.command,)


def test_what_runs_code_is_refused_and_does_not_run(forged, tmp_path, capsys):
    mark = tmp_path / "ran"
    for payload in (os.system, FunctionTransformer(os.system), Payload(f"touch {mark}")):
        try:
            file = forged({"dataclass": "Majority", "fields": {"label": payload}})
        except Exception:
            continue  # skops would not even write it
        assert main(["predict", str(file), str(tmp_path / "p.jsonl")]) == 2
        assert "which could run code" in capsys.readouterr().err
    file = tmp_path / "pickle.skops"
    file.write_bytes(pickle.dumps(Payload(f"touch {mark}")))
    with pytest.raises(UsageError, match="is no model"):
        saving.load(file)
    assert not mark.exists()


def test_a_pickled_array_in_a_sound_archive_is_refused(forged, tmp_path):
    mark, file = tmp_path / "ran", forged({"dataclass": "Majority", "fields": {"label": np.arange(3.0)}})
    saving.load(file)
    buffer = io.BytesIO()
    np.save(buffer, np.array([Payload(f"touch {mark}")], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, buffer.getvalue() if name.endswith(".npy") else data)
    with pytest.raises(UsageError, match="is no model"):
        saving.load(file)
    assert not mark.exists()


@pytest.mark.parametrize("change", [{"task": "none"}, {"baseline": "modals"}, {"seed": "0"}, {"more": 1}])
def test_a_header_of_another_form_is_refused(change, forged):
    with pytest.raises(UsageError, match="is refused"):
        saving.load(forged(MAJORITY, HEADER | change))


def test_a_file_that_is_absent_or_no_archive_is_a_sentence(tmp_path, capsys):
    assert main(["predict", str(tmp_path / "none.skops"), str(tmp_path / "p.jsonl")]) == 2
    (tmp_path / "text.skops").write_text("no archive")
    assert main(["predict", str(tmp_path / "text.skops"), str(tmp_path / "p.jsonl")]) == 2
    err = capsys.readouterr().err
    assert "cannot read the model" in err
    assert "is no model" in err


def test_a_key_like_that_of_a_dataclass_stays_a_key():
    value = {"dataclass": "Majority", "fields": {"label": ("agree", {1: [True, None, 0.1]})}, "dict": {}}
    assert saving.unpacked(saving.packed(value)) == value


@pytest.mark.parametrize("value", [len, {1, 2}, {(1, 2): 3}, np.array([len]), np.float64(1), lambda: None])
def test_what_is_no_data_is_not_saved(value):
    with pytest.raises(TypeError):
        saving.packed(Majority(value))


def test_registered_classes_are_frozen_dataclasses_of_this_package():
    for name, known in REGISTERED.items():
        assert known.__name__ == name
        assert known.__module__.startswith("benchmarks.")
        assert is_dataclass(known)
        assert known.__dataclass_params__.frozen
        assert all(field.init for field in fields(known))
    assert all("__call__" in vars(known) for known in PREDICTORS.values())
    assert all(name.startswith("sklearn.") for name in ESTIMATORS)


def test_fit_and_predict_give_what_run_gives(small, tmp_path, capsys):
    model, out, release = tmp_path / "m.skops", tmp_path / "p.jsonl", ["--release", str(small)]
    run = ["run", "stance", "--baseline", "tfidf-logreg", *release, "--predictions", str(tmp_path / "run")]
    assert main(["fit", "stance", "tfidf-logreg", str(model), *release, "--split", "train"]) == 0
    assert main(["predict", str(model), str(out), *release, "--split", "test"]) == 0
    assert main(run) == 0
    assert out.read_bytes() == (tmp_path / "run/stance/train-to-test/tfidf-logreg.jsonl").read_bytes()
    capsys.readouterr()
    assert main(["score", "stance", str(out), *release, "--split", "test"]) == 0
    assert json.loads(capsys.readouterr().out)["n"] > 0
    header = saving.load(model).header
    manifest = json.loads((small / "manifest.json").read_text())
    sha256 = manifest["configs"]["stance"]["train"]["sha256"]
    assert header["data"] == {"version": "0.1.0", "sha256": {"stance": {"train": sha256}}}
    assert {"skops", "scikit-learn", "python"} <= header["packages"].keys()


def test_a_model_of_other_code_is_used_with_a_note(small, forged, tmp_path, capsys):
    assert main(["predict", str(forged(MAJORITY)), str(tmp_path / "p.jsonl"), "--release", str(small)]) == 0
    assert "fitted by other code" in capsys.readouterr().err


def test_wrong_use_of_fit_is_a_sentence(small, tmp_path, capsys):
    release, out = ["--release", str(small)], str(tmp_path / "m.skops")
    assert main(["fit", "stance", "modals", out, *release]) == 2
    assert main(["fit", "none", "modals", out, *release]) == 2
    assert main(["fit", "stance", "majority", out, *release, "--split", "none"]) == 3
    assert main(["fit", "stance", "majority", str(small), *release]) == 2
    assert capsys.readouterr().err.count("Traceback") == 0
