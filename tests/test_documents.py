"""README and card say what runs."""

import re
import shlex
import subprocess
import sys

import pytest

from builders.cli import main as builders
from builders.paths import CARD, ROOT, version

README = ROOT / "README.md"
PYTHON = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\.venv/bin/python -m (builders|benchmarks) (.*?)(?:#.*)?$", re.MULTILINE)


def commands(document):
    blocks = SHELL.findall(document.read_text(encoding="utf-8"))
    return [match.groups() for block in blocks for match in COMMAND.finditer(block)]


@pytest.mark.parametrize("document", [README, CARD], ids=lambda d: d.name)
def test_python_in_documents_runs_and_prints_what_they_say(document, release, tmp_path, hf_home):
    blocks = PYTHON.findall(document.read_text(encoding="utf-8"))
    assert blocks
    (tmp_path / "release").symlink_to(release.parent, target_is_directory=True)
    for code, expected in blocks:
        ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        if expected:
            assert ran.stdout == expected


def test_the_paths_in_documents_name_the_version_of_the_data():
    for document in (README, CARD):
        named = re.findall(r"release/(\d+\.\d+\.\d+)", document.read_text(encoding="utf-8"))
        assert named and set(named) == {version()}


@pytest.mark.parametrize("line", [rest for module, rest in commands(README) if module == "builders"])
def test_builder_commands_in_the_readme_run(line, request, tmp_path, capsys):
    arguments = shlex.split(line)
    if "DIR" in arguments:
        arguments[arguments.index("DIR")] = str(request.getfixturevalue("seeds"))
    if "RELEASE" in arguments:
        arguments[arguments.index("RELEASE")] = str(request.getfixturevalue("release"))
    if arguments[0] == "import":
        arguments[2:] = [str(ROOT / "tests" / "imports" / "samples" / arguments[1]), str(tmp_path / arguments[1])]
    if arguments[0] in ("build", "attach"):
        arguments += ["--out", str(tmp_path)]
    assert builders(arguments) == 0
    assert capsys.readouterr().out


def test_every_command_has_a_row_in_the_readme(capsys):
    with pytest.raises(SystemExit):
        builders(["--help"])
    listed = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    text = README.read_text(encoding="utf-8")
    assert listed and all(f"`python -m builders {command}`" in text for command in listed)
