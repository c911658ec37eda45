"""A release is found, read as `datasets` reads it, and refused with a sentence where it is unfit."""

import json
import shutil

import pytest
from small import PLACES

from benchmarks import release as releases
from benchmarks.documents import words
from benchmarks.errors import InputError, LackError
from benchmarks.tasks import TASKS

TEXTS = {"stance": ("proposition", "article"), "duplicates": ("text_a", "text_b")}
STANCE, DUPLICATES = TASKS["stance"], TASKS["duplicates"]


@pytest.fixture
def copied(small, tmp_path):
    """A copy of the small release that a test may break."""
    return shutil.copytree(small, tmp_path / "copy")


@pytest.mark.parametrize("task", [STANCE, DUPLICATES], ids=lambda task: task.name)
def test_examples_hold_what_load_dataset_gives(task, small, hf_home):
    from datasets import load_dataset

    rows = load_dataset(str(small), task.name, split="train")
    names = rows.features[task.label].names
    examples = releases.read(releases.open_release(small), task, "train")
    assert tuple(names) == task.labels
    assert [e.gold for e in examples] == [names[row[task.label]] for row in rows]
    assert [e.item.key for e in examples] == rows["pair_id"]
    assert {e.item.first for e in examples} == set(rows[TEXTS[task.name][0]])
    assert [e.item.second for e in examples] == rows[TEXTS[task.name][1]]
    assert {e.group for e in examples} == set(PLACES)


@pytest.mark.parametrize("name", ["quotes", "speculation", "claims"])
def test_annotations_are_read_with_the_text_they_are_about(name, small):
    task = TASKS[name]
    examples = {e.item.key: e for e in releases.read(releases.open_release(small), task, "train")}
    rumour = examples["orlo/rumour"]
    (annotation,) = rumour.gold
    (span,) = ({"quotes": "content", "speculation": "scope", "claims": "span"}[name],)
    found = words(rumour.item.text, getattr(annotation, span))
    assert found == "The bridge in Orlo may be closed"
    assert rumour.item.propositions == ({"orlo/closed": "The bridge in Orlo is closed"} if name == "claims" else {})
    assert rumour.group == "orlo"


def test_an_article_without_the_layer_is_passed_over(write, small_rows, tmp_path):
    rows = [dict(row) for row in small_rows["articles"]["train"]]
    rows[0]["layers"] = ["zones"]
    folder = write(tmp_path / "r", {"articles": {"train": rows, "test": [rows[0]]}})
    release = releases.open_release(folder)
    assert len(releases.read(release, TASKS["quotes"], "train")) == len(rows) - 1
    with pytest.raises(LackError, match="no article of the split test is annotated for quotes"):
        releases.read(release, TASKS["quotes"], "test")


def test_claims_want_the_propositions_of_their_split(write, small_rows, tmp_path):
    folder = write(tmp_path / "r", {"articles": {"train": small_rows["articles"]["train"]}})
    with pytest.raises(LackError, match="no split train of propositions"):
        releases.read(releases.open_release(folder), TASKS["claims"], "train")


def test_the_newest_release_is_found_and_of_one_version_that_with_summit(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("0.1.0+summit", "0.2.0", "0.10.0", "0.10.0+summit", "builds", "1.0.0-broken"):
        folder = tmp_path / "release" / name
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text("{}")
    (tmp_path / "release" / "2.0.0").mkdir()
    assert releases.find().name == "0.10.0+summit"
    shutil.rmtree(tmp_path / "release")
    with pytest.raises(LackError, match=r"no release below \./release"):
        releases.find()


@pytest.mark.parametrize(
    "manifest", ["", "[]", "{}", '{"version": "1", "configs": {"stance": {"train": 3}}}', "[" * 9**5]
)
def test_a_folder_without_a_manifest_of_the_form_is_no_release(tmp_path, manifest):
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(LackError, match=r"is no release: manifest\.json is not of the form"):
        releases.open_release(tmp_path)


def test_an_absent_folder_and_one_without_manifest_are_no_release(tmp_path):
    with pytest.raises(LackError, match="is no folder"):
        releases.open_release(tmp_path / "none")
    with pytest.raises(LackError, match="No such file"):
        releases.open_release(tmp_path)


def test_what_a_release_lacks_is_named_with_what_it_has(small, copied):
    with pytest.raises(LackError, match="no split dev of stance; it has train, validation, test and summit"):
        releases.read(releases.open_release(small), STANCE, "dev")
    manifest = json.loads((copied / "manifest.json").read_text())
    del manifest["configs"]["stance"]
    (copied / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(LackError, match="no config stance; it has articles, duplicates, passages"):
        releases.read(releases.open_release(copied), STANCE, "train")
    (copied / "duplicates" / "train.parquet").unlink()
    with pytest.raises(LackError, match="is not there, though the manifest lists it"):
        releases.read(releases.open_release(copied), DUPLICATES, "train")


def test_defects_of_the_rows_are_named_at_once(write, small_rows, tmp_path):
    rows = [dict(row) for row in small_rows["stance"]["train"][:4]]
    rows[1]["pair_id"] = rows[0]["pair_id"]
    rows[2]["article"] = None
    rows[3]["stance"] = None
    rows[0]["proposition_id"] = None
    folder = write(tmp_path / "r", {"stance": {"train": rows}})
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["configs"]["stance"]["train"]["rows"] = 5
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(InputError) as caught:
        releases.read(releases.open_release(folder), STANCE, "train")
    assert [(i.code, i.line) for i in caught.value.issues] == [
        ("data-double", 2),
        ("data-null", 3),
        ("data-null", 4),
        ("data-rows", 0),
    ]


def test_labels_of_another_version_are_refused(copied):
    from pyarrow import parquet

    file = copied / "stance" / "train.parquet"
    table = parquet.read_table(file)
    features = table.schema.metadata[b"huggingface"].replace(b"discuss", b"mention")
    parquet.write_table(table.replace_schema_metadata({b"huggingface": features}), file)
    with pytest.raises(InputError, match=r"\[data-label\] expected stance one of .* found 'mention'"):
        releases.read(releases.open_release(copied), STANCE, "train")
    parquet.write_table(table.replace_schema_metadata(None), file)
    with pytest.raises(InputError, match=r"\[data-label\] expected stance one of .* found 3"):
        releases.read(releases.open_release(copied), STANCE, "train")


def test_a_broken_file_and_a_missing_column_are_refused(copied):
    from pyarrow import parquet

    file = copied / "stance" / "train.parquet"
    parquet.write_table(parquet.read_table(file).drop_columns(["stance", "article"]), file)
    with pytest.raises(LackError, match="lacks the column article and stance of stance"):
        releases.read(releases.open_release(copied), STANCE, "train")
    file.write_bytes(b"PAR1 no more")
    with pytest.raises(InputError, match="data-unreadable"):
        releases.read(releases.open_release(copied), STANCE, "train")
