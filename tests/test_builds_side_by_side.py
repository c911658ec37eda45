import os

import mini as miniature
import pytest
from release_files import files_of, leftovers, manifest_of, state_of

from builders.build import build
from builders.issues import Refused


def test_building_twice_in_one_process_leaves_one_release(out, mini):
    for _ in range(2):
        build(out, corpus_path=mini.corpus)
    assert set(state_of(out)[0]) == {"0.9.0"}
    assert not leftovers(out)
    assert len(list((out / "builds").iterdir())) == 1


def test_files_of_others_in_the_folder_of_builds_stay(out, mini):
    strange = out / "builds" / "mine-99999999"
    strange.mkdir()
    (strange / "thesis.txt").write_text("mine")
    (out / "builds" / ".DS_Store").write_bytes(b"\x00")
    (out / "latest").symlink_to("0.9.0")
    build(out, corpus_path=mini.corpus)
    assert leftovers(out) >= {"mine-99999999", ".DS_Store"}
    assert (strange / "thesis.txt").read_text() == "mine"
    assert manifest_of(out / "latest") == manifest_of(out / "0.9.0")


def test_another_build_under_way_is_left_alone(out, mini):
    draft = out / "builds" / f".draft-{os.getppid()}"
    draft.mkdir()
    build(out, corpus_path=mini.corpus)
    assert draft.is_dir()


def test_the_release_of_another_version_stays(out, mini):
    old = files_of(out / "0.9.0")
    (mini.corpus / "VERSION").write_text("0.9.1\n")
    build(out, mini.raw, mini.corpus)
    build(out, corpus_path=mini.corpus)
    assert set(state_of(out)[0]) == {"0.9.0", "0.9.1", "0.9.1+summit"}
    assert files_of(out / "0.9.0") == old


def test_a_corpus_with_issues_writes_nothing(mini, tmp_path):
    miniature.change(mini.file("kiosk-quay/alpha"), lambda data: data["claims"][0].update(proposition_id="nonsuch"))
    with pytest.raises(Refused):
        build(tmp_path / "out", corpus_path=mini.corpus)
    assert not (tmp_path / "out").exists()


def test_a_corpus_without_a_version_is_refused(mini, tmp_path):
    (mini.corpus / "VERSION").unlink()
    with pytest.raises(Refused) as refused:
        build(tmp_path / "out", corpus_path=mini.corpus)
    assert [issue.code for issue in refused.value.issues] == ["read-missing"]
