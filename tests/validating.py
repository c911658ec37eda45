"""For the tests of `validate`: run it in this process, and spoil a file."""

import json
from pathlib import Path

from builders import cli

CASES = Path(__file__).resolve().parent / "cases"


def validate(capsys, *arguments):
    """Return exit code, printed lines (the last is the summary), and what went to standard error."""
    code = cli.main(["validate", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err.splitlines()


def codes(lines):
    """Return the issue codes of printed lines, in their order."""
    return [line.split("[")[-1].split("]")[0] for line in lines if "To mend: " in line]


def spoil(file, **fields):
    """Overwrite fields of a JSON file."""
    file.write_text(json.dumps({**json.loads(file.read_text()), **fields}))
