import subprocess
import sys

import pytest

HEAVY = ("datasets", "pyarrow", "pandas", "sklearn", "scipy", "numpy", "krippendorff")
PROBE = f"""
import sys
from builders.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(sorted(set(sys.modules) & {set(HEAVY)!r}), code or 0, file=sys.stderr)
"""


def run(repo, *arguments):
    return subprocess.run([sys.executable, *arguments], cwd=repo, capture_output=True, text=True)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["build", "--help"], ["import", "--help"], ["--version"], ["validate"], ["show", "summit/000"]],
    ids=" ".join,
)
def test_a_quick_command_imports_nothing_heavy(repo, arguments):
    done = run(repo, "-c", PROBE, *arguments)
    assert done.stderr.splitlines()[-1] == "[] 0"
    assert done.stdout.strip()


def test_no_command_is_wrong_usage(repo):
    done = run(repo, "-m", "builders")
    assert done.returncode == 2
    assert "usage: python -m builders" in done.stderr
    assert not done.stdout


def test_an_unknown_command_is_wrong_usage(repo):
    done = run(repo, "-m", "builders", "bild")
    assert done.returncode == 2
    assert "'bild'" in done.stderr


def test_builders_import_no_benchmarks(repo):
    import ast

    for file in (repo / "builders").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [n for n in names if n.partition(".")[0] == "benchmarks"], file
