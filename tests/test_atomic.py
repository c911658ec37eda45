import errno
import os
import signal
import subprocess
import sys

import pytest
from release_files import files_of, leftovers, state_of

from builders import release as releases
from builders.build import build
from builders.cli import main
from builders.issues import Refused

KILLED = """
import os, signal, sys
from pathlib import Path
from builders import release
from builders.build import build

def die(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)

calls = []
written = release._write_parquet

def third(table, file):
    calls.append(file)
    die() if len(calls) == 3 else written(table, file)

where, out, corpus = sys.argv[1:]
if where == "writing":
    release._write_parquet = third
elif where == "renamed":
    Path.symlink_to = die
else:
    Path.replace = die
build(Path(out), corpus_path=Path(corpus))
"""


def test_the_same_input_makes_the_same_bytes_whatever_the_hash_seed(repo, mini, tmp_path):
    made = []
    for seed in ("1", "77"):
        out = tmp_path / seed
        run = [sys.executable, "-m", "builders", "build", "--raw", str(mini.raw), "--out", str(out)]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*run, "--corpus", str(mini.corpus)], cwd=repo, env=env, check=True, capture_output=True)
        made.append(files_of(out / "0.9.0+summit"))
    assert made[0] == made[1]
    assert len(made[0]) > 25


def test_a_full_disk_leaves_the_old_release_and_no_draft(out, mini, monkeypatch):
    before, calls, written = state_of(out), [], releases._write_parquet

    def full(table, file):
        calls.append(file)
        if len(calls) == 3:
            file.write_bytes(b"PAR1")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        written(table, file)

    monkeypatch.setattr(releases, "_write_parquet", full)
    with pytest.raises(Refused) as refused:
        build(out, corpus_path=mini.corpus)
    assert [issue.code for issue in refused.value.issues] == ["write-failed"]
    assert "No space left" in str(refused.value)
    assert state_of(out) == before
    assert not leftovers(out)


def test_a_full_disk_ends_the_command_with_exit_code_three(mini, tmp_path, monkeypatch, capsys):
    def full(table, file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(releases, "_write_parquet", full)
    assert main(["build", "--out", str(tmp_path / "o"), "--corpus", str(mini.corpus)]) == 3
    assert "[write-failed]" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["writing", "renamed", "linked"])
def test_a_killed_build_leaves_the_old_release_and_the_next_one_cleans_up(where, out, mini, repo):
    before = state_of(out)
    run = [sys.executable, "-c", KILLED, where, str(out), str(mini.corpus)]
    assert subprocess.run(run, cwd=repo, capture_output=True).returncode == -signal.SIGKILL
    links, files = state_of(out)
    assert ({n: t for n, t in links.items() if n == "0.9.0"}, files) == before
    assert leftovers(out) or set(links) != {"0.9.0"}
    build(out, corpus_path=mini.corpus)
    assert set(state_of(out)[0]) == {"0.9.0"}
    assert not leftovers(out)
    assert state_of(out)[1] != before[1]


def test_a_real_folder_in_the_place_of_the_link_is_not_touched(mini, tmp_path):
    out = tmp_path / "out"
    (out / "0.9.0").mkdir(parents=True)
    (out / "0.9.0" / "mine.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        build(out, corpus_path=mini.corpus)
    assert [issue.code for issue in refused.value.issues] == ["write-failed"]
    assert files_of(out) == {"0.9.0/mine.txt": b"mine"}
    assert {p.name for p in out.iterdir()} == {"0.9.0", "builds"}


def test_a_file_in_the_place_of_the_folder_is_refused(mini, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(Refused):
        build(tmp_path / "out", corpus_path=mini.corpus)
    assert (tmp_path / "out").read_text() == "mine"
