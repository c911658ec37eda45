"""Whatever one changes in a file, a command reports it with a code: it never breaks with a traceback."""

import json
import shutil
from pathlib import Path

import pytest

from builders import cli
from builders.anchors import anchored, resolve, unresolve
from builders.checks import check
from builders.corpus import load
from builders.issues import Refused
from builders.reading import read_json

CASES = Path(__file__).resolve().parent / "cases"
LEAVES = (None, -1, 0, 10**6, 10**30, 2.0, "", "q1", "\ud83d", [])


def mutants(value, path="$"):
    """Yield path and copy of a value for each replacement, removal, doubling or reversal of one thing in it."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield f"{path}.{key} gone", {k: v for k, v in value.items() if k != key}
            yield from ((p, {**value, key: mutant}) for p, mutant in mutants(child, f"{path}.{key}"))
    elif isinstance(value, list):
        yield f"{path} doubled", value + value
        yield f"{path} reversed", value[::-1]
        for i, child in enumerate(value[:2]):
            yield f"{path}[{i}] gone", value[:i] + value[i + 1 :]
            yield from ((p, [*value[:i], m, *value[i + 1 :]]) for p, m in mutants(child, f"{path}[{i}]"))
    else:
        yield from ((f"{path} = {leaf!r}", leaf) for leaf in LEAVES if leaf != value)


@pytest.fixture
def kiln(tmp_path):
    return shutil.copytree(CASES / "invalid" / "passage-zone" / "kiln", tmp_path / "kiln")


def checked(folder, path):
    """Return the corpus as loaded and checked; name the change that breaks it."""
    try:
        corpus = load([folder])
        check(corpus)
        "\n".join(map(str, corpus.issues)).encode("utf-8")
    except Exception as error:
        raise AssertionError(path) from error
    return corpus


@pytest.mark.parametrize("file", ["one.json", "event.json", "passes/a/one.json", "passes/a/event.json"])
def test_no_change_of_one_thing_breaks_the_validator(kiln, file):
    (kiln / "passes" / "a").mkdir(parents=True)
    found = []
    for path, mutant in mutants(json.loads((kiln / Path(file).name).read_text())):
        (kiln / file).write_text(json.dumps(mutant))
        found.append(bool(checked(kiln, path).issues))
    assert found.count(True) > 80


def test_what_the_validator_accepts_can_be_built(tmp_path):
    from builders.arrow import build_tables

    event = shutil.copytree(CASES / "valid" / "plain", tmp_path / "plain")
    built = 0
    for path, mutant in mutants(json.loads((event / "event.json").read_text())):
        (event / "event.json").write_text(json.dumps(mutant))
        corpus = checked(event, path)
        if not corpus.issues:
            assert build_tables(corpus.bundles()), path
            built += 1
    assert built > 15


@pytest.mark.parametrize("work", [resolve, unresolve])
def test_no_change_of_one_thing_breaks_anchor(kiln, work):
    data = json.loads((kiln / "one.json").read_text())
    raw = (kiln / "one.txt").read_bytes()
    value = data if work is unresolve else anchored(data, raw.decode("utf-8"))
    for path, mutant in mutants(value):
        (kiln / "work.json").write_text(json.dumps(mutant))
        try:
            work(read_json(kiln / "work.json"), raw, kiln / "work.json")
        except Refused as refused:
            assert refused.issues, path
        except Exception as error:
            raise AssertionError(path) from error


def test_an_anchor_resolves_to_the_file_it_came_from(kiln):
    data = json.loads((kiln / "one.json").read_text())
    raw = (kiln / "one.txt").read_bytes()
    assert resolve(unresolve(data, raw, kiln / "one.json"), raw, kiln / "one.json") == data


def test_offsets_are_not_turned_into_anchors_over_another_text(kiln, capsys):
    assert cli.main(["anchor", "--back", str(kiln / "one.json"), str(kiln / "two.txt")]) == 1
    assert "[text-hash]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["show", "../kiln/one"], ["show", "/etc/passwd"], ["show", "kiln/\x00"], ["show", ""]]
)
def test_an_article_that_is_none_is_refused(command, capsys):
    assert cli.main(command) == 1
    assert "[read-missing]" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["x" * 5000, "kiln\x00", "\udce9"])
def test_a_path_that_no_file_can_have_is_an_issue(path, capsys):
    assert cli.main(["validate", path]) == 1
    assert "[read-" in capsys.readouterr().out
