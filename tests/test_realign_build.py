import pytest
from release_files import parquet

from builders.build import build, check
from builders.issues import Refused
from builders.manifest import dump
from builders.reading import read_json

ALPHA, BETA = "summit/alpha", "summit/beta"


def recopy(mini, name, edit):
    file = mini.raw / name
    file.write_bytes(edit(file.read_bytes().decode()).encode())


def test_a_build_takes_a_copy_with_more_lines_and_says_so(mini, tmp_path):
    recopy(mini, "alpha.txt", lambda t: "Share this page\r\n" + t.replace("\n", "\r\n") + "Sign up to the letter")
    built = build(tmp_path / "out", mini.raw, mini.corpus)
    assert built.left_out == []
    assert len(built.lost) == 1
    assert built.lost[0].startswith(f"{ALPHA}: with ")
    [row] = [r for r in parquet(built.link, "articles", "summit").to_pylist() if r["article_id"] == ALPHA]
    said = [row["text"][s["start"] : s["end"]] for quote in row["quotes"] for s in quote["content"]]
    assert said[1] == "“We may need two tugs by nightfall,”"
    passages = parquet(built.link, "duplicates", "summit").to_pylist()[0]["passages"]
    assert [row["text"][p["start_a"] : p["end_a"]][:11] for p in passages] == ["The ferry M", "“We may nee"]


def test_a_build_from_a_changed_copy_lists_what_it_lost(mini, tmp_path):
    recopy(mini, "alpha.txt", lambda t: t.replace("two tugs", "three tugs"))
    built = build(tmp_path / "out", mini.raw, mini.corpus)
    assert set(built.lost) >= {f"{ALPHA}: not placed: {lost}" for lost in ("q2", "c3", "s1", "sentence 2")}
    assert f"summit: not placed: passage {ALPHA}:2 {BETA}:2" in built.lost
    assert built.manifest["configs"]["quotes"]["summit"]["rows"] == 4


def test_a_quite_different_text_is_no_copy(mini, tmp_path):
    recopy(mini, "alpha.txt", lambda t: "Ducks return to the quay\nThey came back.\n" + t.split("\n")[-2] + "\n")
    built = build(tmp_path / "out", mini.raw, mini.corpus)
    assert built.left_out == [ALPHA]
    assert built.lost == []


def test_a_copy_does_not_make_the_committed_manifest_look_stale(mini, tmp_path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(dump(check(mini.raw, mini.corpus, manifest).manifest))
    recopy(mini, "alpha.txt", lambda t: "Share this page" + "\n" + t)
    checked = check(mini.raw, mini.corpus, manifest)
    assert checked.wrong == []
    assert "articles/summit" in checked.unchecked


def test_showing_an_article_from_a_copy_shows_the_words_that_are_there(mini, capsys):
    from builders.cli import main

    recopy(mini, "alpha.txt", lambda t: "Share this page\n" + t.replace("two tugs", "three tugs"))
    assert main(["show", str(mini.file(ALPHA)), "--raw", str(mini.raw)]) == 0
    out = capsys.readouterr().out
    assert "q1 indirect: The ferry Marabel ran aground at dawn | cue: said" in out
    assert "q2" not in out


def test_a_release_from_a_changed_copy_says_so_and_leaves_open_what_it_lost(mini, tmp_path):
    whole = build(tmp_path / "whole", mini.raw, mini.corpus)
    recopy(mini, "alpha.txt", lambda t: t.replace("two tugs", "three tugs"))
    built = build(tmp_path / "out", mini.raw, mini.corpus)
    assert built.link.name == f"{whole.link.name}-realigned"
    assert read_json(built.link / "manifest.json")["realigned"] == built.lost
    assert "other copies than the annotated ones" in (built.link / "README.md").read_text()
    stances = [
        {row["pair_id"] for row in parquet(link, "stance", "summit").to_pylist()} for link in (whole.link, built.link)
    ]
    assert stances[0] - stances[1] == {f"{ALPHA}|summit/tugs"}
    assert not stances[1] - stances[0]


def test_a_raw_folder_without_any_article_is_refused(mini, tmp_path):
    for file in mini.raw.iterdir():
        file.unlink()
    with pytest.raises(Refused) as refused:
        build(tmp_path / "out", mini.raw, mini.corpus)
    assert {issue.code for issue in refused.value.issues} == {"realign-none"}
    assert not (tmp_path / "out").exists()
