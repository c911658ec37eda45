import re
import subprocess
from functools import cache

import pytest

RUN = 6
WORD = re.compile(r"\w+")
# Addresses and folders that exist only where this was made.
LOCAL = re.compile(
    r"(?<![\w.])/(?:work|root|home|tmp|opt|mnt|Users)/|[A-Za-z]:\\|--(?:extra-)?index-url|--find-links|--trusted-host"
    r"|localhost|127\.0\.0\.1|\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2,3}\b|\bfile://"
)


@cache
def texts(repo):
    """Return every text file of the repository that git tracks or would add."""
    run = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(run, cwd=repo, capture_output=True, text=True, check=True).stdout.split("\0")
    found = {}
    for name in filter(None, names):
        file = repo / name
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            if b"\0" not in data:
                found[name] = data.decode("utf-8", "replace")
    return found


def runs(text):
    words = WORD.findall(text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.fixture(autouse=True)
def checkout(repo):
    if not (repo / ".git").exists():
        pytest.skip("not a git checkout")


def test_no_six_words_in_a_row_of_a_withheld_article_stand_in_the_repository(repo, seeds):
    withheld = {run for file in seeds.iterdir() for run in runs(file.read_text(encoding="utf-8"))}
    assert len(withheld) > 1000
    found = {name: sorted(map(" ".join, runs(text) & withheld)) for name, text in texts(repo).items()}
    assert {name: len(shared) for name, shared in found.items() if shared} == {}


def test_runs_are_found_whatever_stands_between_the_words():
    withheld = runs("The ferry ran aground at dawn, they said.")
    assert runs("“THE FERRY — ran\naground\\ at. dawn” and more") & withheld == {
        ("the", "ferry", "ran", "aground", "at", "dawn")
    }
    assert not runs("the ferry ran aground at noon they said") & withheld


def test_no_raw_article_lies_in_the_repository(repo, seeds):
    sizes = {file.stat().st_size: file.read_bytes() for file in seeds.iterdir()}
    for name in texts(repo):
        file = repo / name
        assert sizes.get(file.stat().st_size) != file.read_bytes(), name


def test_no_address_or_folder_of_this_machine_stands_in_requirements_and_documents(repo):
    kinds = (".txt", ".in", ".toml", ".md", ".cff", ".yml", ".yaml", ".json")
    read = {n: t for n, t in texts(repo).items() if n.endswith(kinds) or "." not in n.rpartition("/")[2]}
    assert "pyproject.toml" in read
    found = {name: sorted({m[0] for m in LOCAL.finditer(text)}) for name, text in read.items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_requirements_name_no_registry(repo):
    for name, text in texts(repo).items():
        if name.startswith("requirements/"):
            assert not re.findall(r"https?://|\bgit\+|@ file", text), name


def test_no_release_is_committed(repo):
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=repo, capture_output=True, text=True, check=True).stdout
    names = kept.split("\0")
    assert not [name for name in names if name.endswith((".parquet", ".arrow")) or name.startswith("release/")]
