"""What an imported release says of itself: README, notice, and the counts that the command prints."""

from collections.abc import Iterator, Mapping
from typing import Any

from builders.imports.base import Format, Report
from builders.manifest import Manifest
from builders.readme import Wording
from builders.tables import BY_NAME

SHOWN = 3


def notice(chosen: Format) -> str:
    """Return the sentences that keep the texts with whoever imported them."""
    return (
        f"This copy holds texts of {chosen.title} that may not be passed on: the rights are with their owners."
        " Keep this copy to yourself; do not upload it."
    )


def wording(chosen: Format) -> Wording:
    """Return the fields of the README's YAML that are a format's own."""
    name = "texts-all-rights-reserved"
    head: dict[str, Any] = {
        "pretty_name": chosen.title,
        "license": "other",
        "license_name": name,
        "license_link": "NOTICE",
        "tags": ["news", "imported"],
    }
    return Wording(f"{chosen.title}, imported by Sayso", head, {}, notice(chosen))


def card(chosen: Format, manifest: Manifest) -> str:
    """Return the text of an import's README."""
    cite = f" Cite it as well: {chosen.citation}." if chosen.citation else ""
    tables = [
        f"| `{config}` | {BY_NAME[config].row} | {_rows(splits)} |" for config, splits in manifest["configs"].items()
    ]
    lines = [
        f"# {chosen.title}, as tables of Sayso",
        "",
        f"Made by `python -m builders import {chosen.name}`, version {manifest['version']}.{cite}",
        "",
        "| config | a row is | rows |",
        "| --- | --- | --- |",
        *tables,
        "",
        *(f"- {rule}" for rule in chosen.rules),
        *_section("Not carried", manifest["not_carried"]),
        *_section("Carried otherwise than it stands", manifest["settled"]),
    ]
    return "\n".join(lines) + "\n"


def _rows(splits: Mapping[str, Any]) -> str:
    return ", ".join(f"{split} {entry['rows']}" for split, entry in splits.items())


def _section(title: str, counts: Mapping[str, int]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {kind}: {number}" for kind, number in counts.items())] if counts else []


def counts(manifest: Manifest, report: Report) -> Iterator[str]:
    """Yield the lines that the command prints: rows by config and split, then what was not carried as it stands."""
    for config, splits in manifest["configs"].items():
        yield f"{config:<13}" + "  ".join(f"{split} {entry['rows']}" for split, entry in splits.items())
    if report.spans:
        yield f"texts at their offsets: {report.spans}, mismatches: {report.mismatches}"
    for title, kinds in (("not carried", report.left), ("carried otherwise than it stands", report.settled)):
        yield f"{title}: {sum(map(len, kinds.values())) or 'nothing'}"
        for kind, places in sorted(kinds.items()):
            more = ", …" if len(places) > SHOWN else ""
            yield f"  {len(places):>6}  {kind} ({_printable(places[:SHOWN])}{more})"


def _printable(places: list[str]) -> str:
    """Return places on one line; a file's name may hold bytes that are not UTF-8."""
    return ", ".join(places).encode("utf-8", "backslashreplace").decode("utf-8")
