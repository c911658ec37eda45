"""An import replaces an earlier one in one step, and nothing else; the command says what it did."""

import errno
import json
import os

import pytest
from samples_read import SAMPLES, rows_of

from builders import release as releases
from builders.cli import main
from builders.imports.formats import FORMATS


@pytest.fixture
def run(tmp_path, capsys):
    def run(name, source=None, destination=None):
        code = main(["import", name, str(source or SAMPLES / name), str(destination or tmp_path / "out" / name)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize("name", FORMATS)
def test_an_import_is_a_folder_like_a_release(run, name, tmp_path):
    code, printed, _ = run(name)
    folder = tmp_path / "out" / name
    manifest = json.loads((folder / "manifest.json").read_text())
    assert code == 0 and printed.endswith(f"{folder}\n")
    assert set(manifest["configs"]) == {p.name for p in folder.iterdir() if p.is_dir()} == set(FORMATS[name].configs)
    assert manifest["redistributable"] is False and manifest["imported"] == name
    assert "may not be passed on" in (folder / "NOTICE").read_text()
    assert "may not be passed on" in (folder / "README.md").read_text()
    assert not any(row["redistributable"] for row in rows_of(folder, FORMATS[name].configs[0]))


def test_the_report_has_rows_by_split_and_what_was_not_carried_by_kind(run):
    _, printed, _ = run("polnear")
    lines = printed.splitlines()
    assert lines[0] == "articles     train 2  validation 1"
    assert "texts at their offsets: 42, mismatches: 0" in lines
    assert any(line.split()[:2] == ["1", "Discuss,"] for line in lines)


def test_an_earlier_import_is_replaced_and_the_same_input_makes_the_same_tables(run, sample, tmp_path):
    run("msrp")
    first = json.loads((tmp_path / "out" / "msrp" / "manifest.json").read_text())
    run("msrp")
    assert json.loads((tmp_path / "out" / "msrp" / "manifest.json").read_text()) == first
    folder = sample("msrp")
    (folder / "msr-para-val.tsv").unlink()
    run("msrp", folder)
    assert not (tmp_path / "out" / "msrp" / "passages" / "validation.parquet").exists()
    assert len(list((tmp_path / "out" / "builds").iterdir())) == 1


@pytest.mark.parametrize("what", ["file", "folder", "other import", "release"])
def test_anything_else_in_its_place_is_left_alone(run, tmp_path, what, release):
    place = tmp_path / "out" / "here"
    place.parent.mkdir()
    if what == "file":
        place.write_text("mine")
    elif what == "folder":
        place.mkdir()
    elif what == "release":
        place.symlink_to(release.resolve())
    else:
        run("msrp", destination=place)
    before = place.lstat()
    code, printed, errors = run("brat", destination=place)
    assert (code, printed) == (3, "") and "[import-occupied]" in errors
    assert place.lstat() == before


def test_a_full_disk_leaves_the_earlier_import(run, tmp_path, monkeypatch):
    run("brat")
    before = (tmp_path / "out" / "brat").readlink()

    def full(table, file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    monkeypatch.setattr(releases, "_write_parquet", full)
    code, _, errors = run("brat")
    assert code == 3 and "[write-failed]" in errors
    assert (tmp_path / "out" / "brat").readlink() == before
    assert [p.name for p in (tmp_path / "out" / "builds").iterdir()] == [before.name]


def test_help_says_what_each_format_takes_and_makes(capsys):
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    printed = capsys.readouterr().out
    for name, chosen in FORMATS.items():
        assert f"  {name}: {chosen.title}" in printed
    assert "SpeculationScope" in printed and "exit codes:" in printed


def test_the_benchmarks_read_an_import(run, tmp_path):
    from benchmarks.release import open_release, read
    from benchmarks.tasks import TASKS

    run("fnc-1")
    examples = read(open_release(tmp_path / "out" / "fnc-1"), TASKS["stance"], "train")
    assert len(examples) == 9 and examples[0].gold == "agree"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("what", ["nothing", "file", "empty folder"])
def test_a_source_that_holds_no_corpus_is_an_issue_and_leaves_nothing(run, tmp_path, name, what):
    source = tmp_path / "source"
    if what == "file":
        source.write_text("mine")
    elif what == "empty folder":
        source.mkdir()
    code, _, errors = run(name, source)
    assert code == 1 and ("[import-file]" if what == "empty folder" else "[read-missing]") in errors
    assert not (tmp_path / "out").exists()


def test_a_file_name_that_is_not_utf8_can_be_printed(run, sample):
    folder = sample("brat")
    for suffix in (".txt", ".ann"):
        (folder / f"mill{suffix}").rename(folder / f"m\udce9l{suffix}")
    code, printed, _ = run("brat", folder)
    assert code == 0 and r"m\udce9l.ann T12" in printed
