"""Tables of text: comma-separated with quotes, or tab-separated where a quote is a quote."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from builders.imports.base import Report
from builders.issues import shown
from builders.reading import decode, read_bytes

# An article in one field is longer than the reader's own limit allows.
FIELD_LIMIT = 16 * 1024 * 1024
Lines = Iterator[tuple[int, list[str]]]


class Record(NamedTuple):
    """A row by the names of its columns, and the line on which it ends."""

    line: int
    values: dict[str, str]


def comma_separated(text: str) -> Lines:
    """Yield line number and fields of each row; raise csv.Error where quotes do not pair."""
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for fields in reader:
        yield reader.line_num, fields


def tab_separated(text: str) -> Lines:
    """Yield line number and fields of each row, with every quote mark as text."""
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, line.removesuffix("\r").split("\t") if line.strip("\r") else []


def read(file: Path, columns: Sequence[str], parse: Callable[[str], Lines], report: Report) -> list[Record]:
    """Return the rows of a file that has the columns; report import-columns, import-row and what cannot be read."""
    records: list[Record] = []
    with report.gathering():
        lines = parse(decode(read_bytes(file), file).removeprefix("\ufeff"))
        try:
            records = list(_records(file, columns, lines, report))
        except csv.Error as error:
            line = "the line after" if not records else f"line {records[-1].line + 1}"
            report.refuse("import-row", file, line, "fields with paired quotes", str(error))
    return records


def _records(file: Path, columns: Sequence[str], lines: Lines, report: Report) -> Iterator[Record]:
    header = [column.strip() for column in next(lines, (0, []))[1]]
    if missing := [column for column in columns if column not in header]:
        report.refuse("import-columns", file, "line 1", f"the columns {', '.join(columns)}", f"no {', '.join(missing)}")
        return
    for number, fields in lines:
        if len(fields) == len(header):
            yield Record(number, dict(zip(header, fields, strict=True)))
        elif fields:
            found = f"{len(fields)} from {shown(fields[0], 40)} on"
            report.refuse("import-row", file, f"line {number}", f"{len(header)} fields", found)
