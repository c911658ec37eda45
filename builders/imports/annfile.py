"""Annotation files of brat: spans, and the events and relations that link them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builders.imports.base import Report
from builders.issues import shown
from builders.records import Span, Spans

_HEAD = re.compile(r"(?:[TERAMN#]\d*|\*)\t")
_BOUND = re.compile(r"(?P<id>T\d+)\t(?P<type>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<text>.*))?", re.DOTALL)
_LINK = re.compile(r"(?P<id>[ER]\d+)\t(?P<type>[^\s:]+)(?::(?P<trigger>\S+))?(?P<arguments>(?: [^\s:]+:\S+)*)\s*")
OTHERS = {"A": "attribute", "M": "attribute", "N": "normalisation", "#": "note", "*": "equivalence"}


@dataclass(frozen=True, slots=True)
class Bound:
    """Stretches of text with a type; `text` is what the file says stands there."""

    id: str
    type: str
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An event or a relation: annotations in roles, and of an event the annotation that triggers it."""

    id: str
    type: str
    arguments: tuple[tuple[str, str], ...]
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """What an annotation file holds, by id."""

    file: Path
    bounds: dict[str, Bound] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def place(self, identifier: str) -> str:
        """Return an annotation as reports name it."""
        return f"{self.file.name} {identifier}"


def parse(text: str, file: Path, report: Report) -> Annotations:
    """Return the annotations in a file; report import-ann and import-double."""
    found = Annotations(file)
    for number, line in _records(text):
        if line[0] in OTHERS and _HEAD.match(line):
            report.leave(f"brat {OTHERS[line[0]]}", f"{file.name} line {number}")
            continue
        match = _BOUND.fullmatch(line) or _LINK.fullmatch(line)
        if match is None:
            report.refuse("import-ann", file, f"line {number}", "an annotation of brat's standoff", shown(line))
        elif match["id"] in found.bounds or match["id"] in found.links:
            report.refuse("import-double", file, f"line {number}", "each id once", match["id"])
        elif match.re is _BOUND:
            found.bounds[match["id"]] = _bound(match)
        else:
            found.links[match["id"]] = _link(match)
    return found


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Yield line number and text of each annotation; the text of a span may hold line breaks."""
    start, lines = 1, list[str]()
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.removesuffix("\r")
        if lines and lines[0].startswith("T") and not _HEAD.match(line):
            lines.append(line)
            continue
        if lines:
            yield start, "\n".join(lines)
        start, lines = number, [line] if line.strip() else []
    if lines:
        yield start, "\n".join(lines)


def _bound(match: re.Match[str]) -> Bound:
    pairs = (pair.split() for pair in match["spans"].split(";"))
    spans = tuple(Span(int(start), int(end)) for start, end in pairs)
    return Bound(match["id"], match["type"], spans, match["text"] or "")


def _link(match: re.Match[str]) -> Link:
    named = (argument.split(":", maxsplit=1) for argument in match["arguments"].split())
    # brat numbers the second and later fillers of a role, Content2, and the ends of a relation, Arg1.
    arguments = tuple((re.sub(r"\d+$", "", role), target) for role, target in named)
    return Link(match["id"], match["type"], arguments, match["trigger"])
