import errno
import os
import shutil
from pathlib import Path

import pytest

from builders import raw
from builders.build import build
from builders.corpus import load
from builders.issues import Refused
from builders.raw import MAX_BYTES, find, sha256


def texts(corpus):
    return {s.article.article_id: s.article.text for f in corpus.folders for s in f.articles}


def refused_codes(*arguments):
    with pytest.raises(Refused) as refused:
        find(*arguments)
    return [(issue.code, Path(issue.file).name) for issue in refused.value.issues]


def denied(monkeypatch, name):
    """Make reading one file fail, as it would for a user without permission."""
    read = Path.read_bytes

    def fail(file):
        if file.name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", fail)


def test_files_are_found_by_hash_whatever_their_names_and_depth(mini):
    deep = mini.raw / "a" / ".b" / "c d"
    deep.mkdir(parents=True)
    alpha = (mini.raw / "alpha.txt").rename(deep / "IMG_0001.JPG").read_bytes()
    beta = (mini.raw / "beta.txt").rename(mini.raw / "ünnamed").read_bytes()
    corpus = load([mini.corpus], mini.raw)
    assert not corpus.issues
    assert not corpus.lost
    found = texts(corpus)
    assert (found["summit/alpha"].encode(), found["summit/beta"].encode()) == (alpha, beta)


def test_without_a_raw_folder_the_text_stays_away_and_the_shipped_ones_do_not(mini):
    found = texts(load([mini.corpus]))
    assert {article for article, text in found.items() if text is None} == {"summit/alpha", "summit/beta"}


def test_two_files_of_one_article_are_refused_by_name(mini):
    shutil.copyfile(mini.raw / "alpha.txt", mini.raw / "copy.txt")
    wanted = [sha256((mini.raw / "alpha.txt").read_bytes())]
    assert refused_codes(mini.raw, wanted) == [("raw-duplicate", "copy.txt")]
    assert [i.code for i in load([mini.corpus], mini.raw).issues] == ["raw-duplicate"]


def test_two_equal_files_that_nobody_wants_are_none_of_our_business(mini):
    for name in ("one.txt", "two.txt"):
        (mini.raw / name).write_text("Nothing of note.")
    assert not load([mini.corpus], mini.raw).issues


def test_a_missing_folder_is_refused(tmp_path):
    assert refused_codes(tmp_path / "nowhere", []) == [("raw-missing", "nowhere")]


def test_a_file_in_place_of_the_folder_is_refused(mini):
    assert refused_codes(mini.raw / "alpha.txt", []) == [("raw-missing", "alpha.txt")]


def test_a_build_with_a_missing_raw_folder_writes_nothing(mini, tmp_path):
    with pytest.raises(Refused) as refused:
        build(tmp_path / "out", tmp_path / "nowhere", mini.corpus)
    assert [issue.code for issue in refused.value.issues] == ["raw-missing"]
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_is_refused(mini, monkeypatch):
    denied(monkeypatch, "beta.txt")
    assert refused_codes(mini.raw, []) == [("raw-unreadable", "beta.txt")]


def test_a_folder_that_cannot_be_read_is_refused(mini, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder / "locked")))
        yield str(folder), [], ["alpha.txt"]

    monkeypatch.setattr(raw.os, "walk", walk)
    assert refused_codes(mini.raw, []) == [("raw-unreadable", "locked")]


def test_unrelated_files_are_ignored(mini):
    (mini.raw / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (mini.raw / "empty").write_bytes(b"")
    (mini.raw / "notes.txt").write_text("Buy bread for the ferry crew.\n")
    (mini.raw / "dangling").symlink_to("nowhere")
    corpus = load([mini.corpus], mini.raw)
    assert not corpus.issues
    assert not corpus.lost
    assert all(texts(corpus).values())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_does_not_hang_the_search(mini):
    os.mkfifo(mini.raw / "pipe")
    assert all(texts(load([mini.corpus], mini.raw)).values())


def test_a_huge_file_is_not_even_read(mini, monkeypatch):
    denied(monkeypatch, "disk.img")
    with (mini.raw / "disk.img").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert not load([mini.corpus], mini.raw).issues


def test_a_withheld_text_inside_the_corpus_is_refused(mini):
    shutil.copyfile(mini.raw / "alpha.txt", mini.corpus / "summit" / "alpha.txt")
    assert [i.code for i in load([mini.corpus], mini.raw).issues] == ["text-forbidden"]


def test_an_article_without_raw_file_is_left_out_and_named(mini, tmp_path):
    from release_files import manifest_of, parquet

    (mini.raw / "beta.txt").unlink()
    built = build(tmp_path / "out", mini.raw, mini.corpus)
    assert built.left_out == ["summit/beta"]
    assert [str(s).split(":")[0] for s in built.skipped if "no raw file" in s.reason] == ["summit/beta"]
    rows = parquet(built.link, "articles", "summit").to_pylist()
    assert [row["article_id"] for row in rows] == ["summit/alpha"]
    assert "summit" not in manifest_of(built.link)["configs"]["duplicates"]
    assert built.manifest["configs"]["passes"]["summit"]["rows"] == 1
