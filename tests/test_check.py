import json
import shutil

import mini as miniature
import pytest

from builders import commands
from builders.build import check
from builders.manifest import dump
from builders.paths import MANIFEST
from builders.tables import TABLES

TEXTUAL = {table.name for table in TABLES if table.has_text}


@pytest.fixture
def manifest(mini, tmp_path):
    """The manifest of the miniature with all its texts."""
    file = tmp_path / "manifest.json"
    file.write_text(dump(check(mini.raw, mini.corpus, file).manifest))
    return file


def test_the_repository_agrees_with_its_manifest(seeds):
    checked = check(seeds)
    assert (checked.wrong, checked.unchecked) == ([], [])


def test_without_raw_files_the_rest_agrees_and_the_unchecked_is_named():
    checked = check()
    configs = json.loads(MANIFEST.read_text())["configs"]
    assert checked.wrong == []
    assert checked.unchecked == sorted(f"{c}/summit" for c in TEXTUAL if "summit" in configs[c])


def test_an_unchanged_corpus_agrees(mini, manifest):
    checked = check(mini.raw, mini.corpus, manifest)
    assert (checked.wrong, checked.unchecked) == ([], [])


def test_what_needs_an_absent_text_is_named_not_passed_over(mini, manifest):
    checked = check(None, mini.corpus, manifest)
    assert checked.wrong == []
    assert checked.unchecked == sorted(f"{config}/summit" for config in TEXTUAL)


def test_one_absent_text_leaves_its_split_unchecked_not_wrong(mini, manifest):
    (mini.raw / "alpha.txt").unlink()
    checked = check(mini.raw, mini.corpus, manifest)
    assert checked.wrong == []
    assert checked.unchecked == sorted(f"{config}/summit" for config in TEXTUAL)


@pytest.mark.parametrize(("event", "split"), [("summit", "summit"), ("kiosk-quay", "train")])
def test_a_changed_gold_label_differs(mini, manifest, event, split):
    miniature.change(mini.file(f"{event}/beta"), lambda data: data["claims"][2].update(factuality="PR+"))
    checked = check(mini.raw, mini.corpus, manifest)
    places = [difference.partition(": ")[0] for difference in checked.wrong]
    assert places == [f"{config}/{split}" for config in ("articles", "claims", "stance")]


def test_a_changed_wording_differs_even_without_raw_files(mini, manifest):
    def reword(data):
        data["propositions"]["tugs"] = "The ferry waits for tugs"

    miniature.change(mini.corpus / "summit" / "event.json", reword)
    checked = check(None, mini.corpus, manifest)
    assert [difference.partition(": ")[0] for difference in checked.wrong] == ["propositions/summit"]


def test_an_event_that_is_gone_is_wrong_not_unchecked(mini, manifest):
    shutil.rmtree(mini.corpus / "kiosk-quay")
    checked = check(None, mini.corpus, manifest)
    assert "articles/train: expected rows, found none" in checked.wrong
    assert not [entry for entry in checked.unchecked if entry.endswith("/train")]


def test_an_event_that_was_added_differs(mini, manifest):
    miniature.write_event(mini, "moth-fair", "Pell")
    own = {slug: f"{text} at the moth fair" for slug, text in miniature.PROPOSITIONS.items()}
    miniature.change(mini.corpus / "moth-fair" / "event.json", lambda event: event.update(propositions=own))
    checked = check(mini.raw, mini.corpus, manifest)
    assert {d.partition(": ")[0] for d in checked.wrong} >= {"articles/train", "stance/train", "duplicates/train"}


def test_the_command_prints_release_stale_and_fails(repo, monkeypatch, tmp_path, capsys):
    stale = tmp_path / "manifest.json"
    manifest = check().manifest
    manifest["configs"]["propositions"]["summit"]["rows"] += 1
    stale.write_text(dump(manifest))
    monkeypatch.setattr("builders.build.check.__defaults__", (None, repo / "corpus", stale))
    assert commands.check(_Arguments()) == 1
    out = capsys.readouterr().out
    assert "[release-stale] expected propositions/summit with" in out
    assert "1 difference(s)" in out


def test_the_command_passes_without_raw_files_and_says_what_it_left(repo, monkeypatch, tmp_path, capsys):
    known = tmp_path / "manifest.json"
    manifest = check().manifest
    manifest["configs"]["claims"]["summit"] = {"rows": 3, "sha256": "0" * 64}
    known.write_text(dump(manifest))
    monkeypatch.setattr("builders.build.check.__defaults__", (None, repo / "corpus", known))
    assert commands.check(_Arguments()) == 0
    assert "not checked: claims/summit needs raw files" in capsys.readouterr().out


class _Arguments:
    raw, write = None, False
