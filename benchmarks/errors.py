"""What stops a run: a sentence for the reader and the exit code that `--help` documents."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 20

CODES = {
    "predictions-empty": "write one JSON object a line, one line for each id",
    "predictions-json": "write one JSON object (RFC 8259, UTF-8) on each line",
    "predictions-schema": "write the line as schema/predictions.schema.json says",
    "predictions-label": "use a label of the task",
    "predictions-span": "give offsets in code points of the article's text, parts in text order",
    "predictions-proposition": "use an id of the config propositions",
    "predictions-double": "keep one line for each id",
    "predictions-unknown": "correct the id, or name the split that holds it with --split",
    "predictions-missing": "add a line for the id",
    "data-double": "build the release again: an id names one row",
    "data-null": "build the release again: the column admits no null",
    "data-label": "use a release and benchmarks of one version",
    "data-rows": "build the release again: the Parquet file is not the one that the manifest describes",
    "data-unreadable": "build the release again or fetch the file anew",
}


class BenchmarkError(Exception):
    """A sentence that says what is wrong and how to mend it; `exit_code` is the command's."""

    exit_code = 2


class UsageError(BenchmarkError):
    """Arguments that make no sense: exit code 2."""


class LackError(BenchmarkError):
    """No release, or a release without the config, split or column asked for: exit code 3."""

    exit_code = 3


class SingleClassError(BenchmarkError):
    """Rows to fit on that all have one label: exit code 1."""

    exit_code = 1


class UnfitError(BenchmarkError):
    """An evaluation that does not suit the data, such as leaving out the only event: it is skipped."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Issue:
    """One defect of a file; `line` counts from 1 and is 0 for what no line holds."""

    code: str
    file: str
    line: int
    expected: str
    found: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"issue code {self.code!r} is not declared in benchmarks/errors.py")

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: [{self.code}] expected {self.expected}, found {self.found}. To mend: {CODES[self.code]}."


class InputError(BenchmarkError):
    """Predictions or data with defects, every one of them in `issues`: exit code 1."""

    exit_code = 1

    def __init__(self, issues: Iterable[Issue]) -> None:
        order = list(CODES)
        self.issues = sorted(set(issues), key=lambda i: (i.file, order.index(i.code), i.line, i.found, i.expected))
        super().__init__("\n".join(_report(self.issues)))

    def __reduce__(self) -> tuple[type["InputError"], tuple[list[Issue]]]:
        """Return how to make it again in another process."""
        return InputError, (self.issues,)


def _report(issues: list[Issue]) -> list[str]:
    """Return the messages, at most SHOWN of a code, and how many of it were left out."""
    by_code: dict[str, list[Issue]] = {}
    for issue in issues:
        by_code.setdefault(issue.code, []).append(issue)
    lines: list[str] = []
    for code, found in by_code.items():
        lines += map(str, found[:SHOWN])
        if len(found) > SHOWN:
            lines.append(f"... and {len(found) - SHOWN} more [{code}], {len(found)} in all")
    return lines


def shown(value: object, limit: int = 60) -> str:
    """Return a value as a message shows it: quoted, in ASCII, on one line, cut in the middle."""
    text = ascii(value)
    return text if len(text) <= limit else f"{text[: limit - 21]} ... {text[-16:]}"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them: `a, b and c`."""
    words = list(names)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}" if words else "none"
