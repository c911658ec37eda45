import json
import shutil

import pytest
from release_files import files_of, manifest_of

from builders.build import attach, build
from builders.cli import main
from builders.issues import Refused


@pytest.fixture
def shipped(mini, tmp_path):
    """A release as its users get it: a plain folder, made without the raw files."""
    made = build(tmp_path / "made", corpus_path=mini.corpus).link
    return shutil.copytree(made, tmp_path / "shipped" / "sayso")


def codes(release, raw):
    with pytest.raises(Refused) as refused:
        attach(release, raw)
    return {issue.code for issue in refused.value.issues}


def test_attaching_makes_the_release_that_a_build_with_raw_files_makes(mini, shipped, tmp_path):
    whole = build(tmp_path / "whole", mini.raw, mini.corpus)
    attached = attach(shipped, mini.raw, tmp_path / "attached")
    assert attached.link.name == whole.link.name == "0.9.0+summit"
    assert attached.manifest == whole.manifest
    assert files_of(attached.link) == files_of(whole.link)


def test_attaching_the_summit_makes_the_published_release(release, release_summit, seeds, tmp_path):
    attached = attach(release, seeds, tmp_path / "out")
    assert files_of(attached.link) == files_of(release_summit)


def test_attaching_writes_beside_the_release_and_leaves_it_as_it_was(mini, shipped):
    before = files_of(shipped)
    attached = attach(shipped, mini.raw)
    assert attached.link == shipped.parent / "0.9.0+summit"
    assert files_of(shipped) == before


def test_attaching_twice_says_once_that_it_may_not_be_passed_on(mini, shipped, tmp_path):
    once = attach(shipped, mini.raw).link
    twice = attach(once, mini.raw, tmp_path / "again").link
    assert files_of(twice) == files_of(once)
    assert (twice / "README.md").read_text().count("texts that may not be passed on") == 1


def test_the_split_with_the_attached_texts_is_marked(mini, shipped):
    link = attach(shipped, mini.raw).link
    assert manifest_of(link)["redistributable"] is False
    assert manifest_of(shipped)["redistributable"] is True


def test_missing_raw_files_are_named(mini, shipped):
    for file in mini.raw.iterdir():
        file.unlink()
    with pytest.raises(Refused) as refused:
        attach(shipped, mini.raw)
    assert [(i.code, i.file) for i in refused.value.issues] == [
        ("realign-none", "summit/alpha"),
        ("realign-none", "summit/beta"),
    ]
    assert [p.name for p in shipped.parent.iterdir()] == [shipped.name]


def test_one_missing_raw_file_leaves_its_article_out_by_name(mini, shipped, capsys):
    (mini.raw / "beta.txt").unlink()
    assert main(["attach", str(shipped), "--raw", str(mini.raw)]) == 0
    assert "left out for want of their text: summit/beta" in capsys.readouterr().out
    assert manifest_of(shipped.parent / "0.9.0+summit-partial")["configs"]["articles"]["summit"]["rows"] == 1


def test_a_missing_raw_folder_is_refused(mini, shipped, tmp_path):
    assert codes(shipped, tmp_path / "nowhere") == {"raw-missing"}


def test_a_folder_that_is_no_release_is_refused(mini, tmp_path):
    assert codes(tmp_path / "nowhere", mini.raw) == {"release-unknown"}
    assert codes(mini.corpus, mini.raw) == {"release-unknown"}
    assert codes(mini.corpus / "VERSION", mini.raw) == {"release-unknown"}


@pytest.mark.parametrize(
    "manifest",
    [{}, {"version": "1.0.0"}, {"configs": {}}, {"version": "1", "configs": []}, {"version": "1", "configs": {"a": 1}}],
)
def test_a_manifest_of_something_else_is_no_release(mini, tmp_path, manifest):
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assert codes(tmp_path, mini.raw) == {"release-unknown"}


@pytest.mark.parametrize("text", ["", "not JSON", "[1]"])
def test_a_manifest_that_is_no_json_object_is_refused(mini, tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    assert codes(tmp_path, mini.raw) <= {"json-syntax", "json-object", "read-empty"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "claims" / "train.parquet").unlink(),
        lambda folder: (folder / "claims" / "train.parquet").write_bytes(b"PAR1 cut off"),
        lambda folder: shutil.rmtree(folder / "standoff"),
        lambda folder: (folder / "README.md").write_text("Notes of mine, no YAML."),
    ],
    ids=["a table gone", "a table cut off", "no standoff", "another README"],
)
def test_a_damaged_release_is_refused_as_no_release(mini, shipped, damage):
    damage(shipped)
    assert codes(shipped, mini.raw) == {"release-unknown"}


def test_a_refused_release_ends_the_command_with_exit_code_one(mini, tmp_path, capsys):
    assert main(["attach", str(tmp_path), "--raw", str(mini.raw)]) == 1
    assert "[release-unknown]" in capsys.readouterr().err


def test_a_table_that_is_not_the_one_listed_is_refused(mini, shipped):
    import pyarrow.parquet as pq

    file = shipped / "quotes" / "train.parquet"
    table = pq.read_table(file)
    pq.write_table(table.rename_columns(["cues" if c == "cue" else c for c in table.column_names]), file)
    assert codes(shipped, mini.raw) == {"release-unknown"}


def test_a_version_that_is_a_path_is_refused(mini, shipped, tmp_path):
    file = shipped / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "version": "../../evil"}))
    assert codes(shipped, mini.raw) == {"release-unknown"}
    assert not list(tmp_path.rglob("evil*"))


def test_a_text_that_lies_among_the_annotations_is_not_shipped(mini, tmp_path):
    (mini.corpus / "summit" / "left_over.copy").write_text("Words that may not be passed on.")
    made = build(tmp_path / "made", corpus_path=mini.corpus).link
    assert {path.suffix for path in (made / "standoff").rglob("*") if path.is_file()} == {".json"}
