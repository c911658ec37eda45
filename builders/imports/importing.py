"""Import a corpus: read it with its format's reader, write what was read as a release folder."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from builders import manifest as manifests
from builders.imports.base import Format, Part, Report
from builders.imports.card import card, notice, wording
from builders.issues import Refused
from builders.manifest import Manifest
from builders.paths import version
from builders.records import Bundle, Event, Provenance
from builders.writing import write_text

if TYPE_CHECKING:
    from builders.arrow import Tables


@dataclass(frozen=True, slots=True)
class Imported:
    """The release that an import left behind, and what it has to say."""

    link: Path
    manifest: Manifest
    report: Report


def run(chosen: Format, source: Path, destination: Path) -> Imported:
    """Read a corpus and write it to `destination`, a link to a finished folder; raise Refused with all issues."""
    from builders.release import place

    report = Report()
    _check_destination(chosen, destination, report)
    parts = _read(chosen, source, report)
    if report.issues:
        raise Refused(report.issues)
    tables = _tables(chosen, parts)
    if not tables:
        report.refuse("import-file", source, "", "a row to import", "none")
        raise Refused(report.issues)
    manifest = _manifest(chosen, tables, report)
    fill = partial(_fill, chosen, tables, manifest)
    whole = destination.absolute()
    return Imported(place(whole.name, whole.parent, fill), manifest, report)


def _read(chosen: Format, source: Path, report: Report) -> list[Part]:
    try:
        if source.is_dir():
            return chosen.read(source, report)
        found = "a file" if source.exists() else "nothing"
        report.refuse("read-missing", source, "", f"a folder with {chosen.source}", found)
    except OSError as error:
        report.refuse("read-denied", Path(error.filename or source), "", "a readable folder", str(error.strerror))
    return []


def _check_destination(chosen: Format, destination: Path, report: Report) -> None:
    """Refuse to write over anything but a link to an earlier import of the same format."""
    if not os.path.lexists(destination):
        return
    with report.gathering():
        earlier = manifests.read(destination / "manifest.json").get("imported")
        if not destination.is_symlink() or earlier != chosen.name:
            found = f"an import of {earlier}" if earlier else "something else"
            report.refuse("import-occupied", destination, "", f"nothing, or an earlier import of {chosen.name}", found)


def _tables(chosen: Format, parts: list[Part]) -> "Tables":
    """Return the tables of a format's configs by split; a split without rows is left out."""
    from builders.arrow import SPLITS, from_rows
    from builders.pairs import Split
    from builders.rows import ROWS
    from builders.tables import BY_NAME

    tables: Tables = {}
    for config in chosen.configs:
        for part in sorted(parts, key=lambda p: SPLITS.index(p.split)):
            event = Event("", Provenance("imported", chosen.name), split=part.split)
            split = Split((Bundle(event, part.articles, part.passes),))
            rows = part.rows[config] if config in part.rows else ROWS[config](split)
            table = from_rows(BY_NAME[config], rows)
            if table.num_rows:
                tables.setdefault(config, {})[part.split] = table
    return tables


def _manifest(chosen: Format, tables: "Tables", report: Report) -> Manifest:
    return {
        **manifests.manifest(version(), tables),
        "redistributable": False,
        "imported": chosen.name,
        "not_carried": {kind: len(places) for kind, places in sorted(report.left.items())},
        "settled": {kind: len(places) for kind, places in sorted(report.settled.items())},
    }


def _fill(chosen: Format, tables: "Tables", manifest: Manifest, draft: Path) -> None:
    from builders.readme import readme
    from builders.release import write_tables

    write_tables(tables, draft)
    write_text(draft / "manifest.json", manifests.dump(manifest))
    write_text(draft / "README.md", readme(tables, manifest, card(chosen, manifest), wording(chosen)))
    write_text(draft / "NOTICE", f"{notice(chosen)}\n")
