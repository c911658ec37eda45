"""What a check found: a stable code, where, what was expected and found, and how to mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builders.codes import CODES


@dataclass(frozen=True, slots=True)
class Issue:
    """One defect; `path` is a JSON path (`$.quotes[3].cue[0]`) or empty for the whole file."""

    code: str
    file: str
    path: str
    expected: str
    found: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"issue code {self.code!r} is not declared in builders/codes.py")

    def __str__(self) -> str:
        where = f"{self.file}: {self.path}" if self.path else self.file
        return f"{where}: [{self.code}] expected {self.expected}, found {self.found}. To mend: {CODES[self.code].mend}."


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that could not run, and why."""

    check: str
    file: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: skipped {self.check}: {self.reason}"


class Refused(Exception):  # noqa: N818 - input is refused; nothing failed
    """Input that cannot be worked on; carries every issue found so far."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = ordered(issues)
        super().__init__("\n".join(map(str, self.issues)))


def ordered(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues once each, sorted by file, path (numbers by value) and code."""
    return sorted(set(issues), key=lambda i: (i.file, _natural(i.path), i.code, i.expected, i.found))


def _natural(path: str) -> list[tuple[int, int, str]]:
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", path) if p]


def shown(value: object, limit: int = 60) -> str:
    """Return a value as an error message shows it: quoted, on one line, cut in the middle."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= limit else f"{text[: limit - 21]} … {text[-18:]}"


def name(file: Path) -> str:
    """Return a file as messages name it: relative to the working folder where it lies below it, printable."""
    try:
        named = file.resolve().relative_to(Path.cwd())
    except ValueError:
        named = file
    return named.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
