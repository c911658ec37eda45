"""Write a release: a folder that `datasets` loads without a script, put in place whole or not at all."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from builders import manifest as manifests
from builders.arrow import Tables, combined, reread
from builders.croissant import croissant
from builders.issues import Issue, Refused, name
from builders.paths import ROOT
from builders.readme import KEEP, readme
from builders.tables import BY_NAME

_VERSION = re.compile(r"\d+\.\d+\.\d+")
BUILDS = "builds"
STANDOFF = "standoff"
COPIED = ("LICENSE", "LICENSES/Apache-2.0.txt", "LICENSES/CC-BY-4.0.txt", "CITATION.cff", "corpus/GUIDELINES.md")
# What a build leaves in its folders when it is killed, by which `_sweep` knows it from files of others.
_DRAFT = re.compile(r"\.draft-(?P<pid>\d+)|.+-[0-9a-f]{12}\.\d+-(?P<of>\d+)")
_LINK = re.compile(r"\..+-(?P<pid>\d+)")


@dataclass(frozen=True, slots=True)
class Release:
    """What goes into a release folder, whatever it was made from."""

    version: str
    tables: Tables
    card: str
    standoff: Path | None
    copied: Path = ROOT
    realigned: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Return whether the split whose text may not be passed on is in it."""
        return "summit" in self.tables.get("articles", {})

    @property
    def name(self) -> str:
        """Return the name of the release folder."""
        suffix = "-partial" * bool(self.left_out) + "-realigned" * bool(self.realigned)
        return f"{self.version}+summit{suffix}" if self.complete else self.version

    @property
    def redistributable(self) -> bool:
        """Return whether every text in the release may be passed on."""
        columns = [t.column("redistributable") for t in self.tables.get("articles", {}).values()]
        return all(value.as_py() for column in columns for value in column)


def write(release: Release, out: Path) -> Path:
    """Write the release below `out` and return `out/<name>`; raise Refused (write-failed)."""
    return place(release.name, out, partial(_fill, release))


def place(called: str, out: Path, fill: Callable[[Path], None]) -> Path:
    """Have a folder filled and return `out/<called>`, a link to it.

    Files go to a folder of their own first; the link is replaced last, in one step. Raises Refused
    (write-failed), after which `out` is as it was.
    """
    with _refusing(out):
        builds = out / BUILDS
        builds.mkdir(parents=True, exist_ok=True)
        _sweep(builds)
        draft = builds / f".draft-{os.getpid()}"
        try:
            draft.mkdir()
            fill(draft)
            return _publish(called, draft, out)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _refusing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        found = f"{error.strerror or error} ({error.filename or 'while writing'})"
        raise Refused([Issue("write-failed", name(out), "", "room and permission to write", found)]) from error


def _fill(release: Release, draft: Path) -> None:
    """Write every file of a release into an empty folder."""
    write_tables(release.tables, draft)
    record = manifests.manifest(release.version, release.tables)
    record["redistributable"] = release.redistributable
    if release.complete and release.left_out:
        record["left_out"] = list(release.left_out)
    if release.realigned:
        record["realigned"] = list(release.realigned)
    _write_text(draft / "manifest.json", manifests.dump(record))
    _write_text(draft / "README.md", readme(release.tables, record, release.card))
    for file in COPIED:
        if (release.copied / file).is_file():
            (draft / file).parent.mkdir(exist_ok=True)
            shutil.copyfile(release.copied / file, draft / file)
    if not release.redistributable:
        _write_text(draft / "NOTICE", f"{KEEP}\n")
    if release.standoff:
        shutil.copytree(release.standoff, draft / STANDOFF / release.standoff.name, ignore=_no_standoff)
    _write_text(draft / "croissant.json", croissant(release.tables, record, draft))


def write_tables(tables: Tables, folder: Path) -> None:
    """Write each split of each config as a Parquet file."""
    for config, splits in tables.items():
        (folder / config).mkdir()
        for split, table in splits.items():
            _write_parquet(table, folder / config / f"{split}.parquet")


def _no_standoff(folder: str, names: list[str]) -> list[str]:
    """Return what is no annotation: a text that lies about, under whatever name, must not be shipped with them."""
    return [n for n in names if not n.endswith(".json") and not Path(folder, n).is_dir()]


def _write_parquet(table: object, file: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(table, file, compression="zstd")


def _write_text(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))


def _publish(called: str, draft: Path, out: Path) -> Path:
    """Move the draft to its final name and point the link at it; remove what the link pointed at."""
    record = manifests.read(draft / "manifest.json")
    hashes = [entry["sha256"] for splits in record["configs"].values() for entry in splits.values()]
    stem, pid = f"{called}-{combined(hashes)[:12]}", os.getpid()
    # Numbered, for a process may build twice, and in a container every build may have the same number.
    target = next(t for n in count() if not (t := draft.parent / f"{stem}.{n}-{pid}").exists())
    link = out / called
    before = link.readlink() if link.is_symlink() else None
    draft.rename(target)
    fresh = out / f".{called}-{os.getpid()}"
    try:
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(BUILDS) / target.name, target_is_directory=True)
        fresh.replace(link)
    except OSError:
        fresh.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        raise
    if before and before.parent.name == BUILDS and before.name != target.name:
        shutil.rmtree(out / before, ignore_errors=True)
    return link


def _sweep(builds: Path) -> None:
    """Remove what killed builds left: links not yet in place, drafts, and folders that no link names."""
    links = [path for path in builds.parent.iterdir() if path.is_symlink() and path.readlink().parent.name == BUILDS]
    for link in links:
        if (match := _LINK.fullmatch(link.name)) and not _alive(int(match["pid"])):
            link.unlink(missing_ok=True)
    named = {link.readlink().name for link in links if link.is_symlink()}
    for folder in builds.iterdir():
        match = _DRAFT.fullmatch(folder.name)
        if match and folder.name not in named and not _alive(int(match["pid"] or match["of"])):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid != os.getpid()


def read_tables(folder: Path) -> Tables:
    """Return the tables of a release folder; raise Refused (release-unknown)."""
    import pyarrow as pa

    if folder.is_symlink() and not folder.exists():
        found = "a link whose folder was left behind: copy it with cp -rL, pack it with tar -h"
        raise Refused([Issue("release-unknown", name(folder), "", "a release folder", found)])
    record = manifests.read(folder / "manifest.json")
    configs = record.get("configs")
    listed = isinstance(configs, dict) and configs and all(isinstance(splits, dict) for splits in configs.values())
    if not (listed and _VERSION.fullmatch(str(record.get("version")))):
        raise Refused([Issue("release-unknown", name(folder), "", "a manifest.json with configs", "none")])
    try:
        tables = {
            config: {split: reread(BY_NAME[config], folder / config / f"{split}.parquet") for split in splits}
            for config, splits in record["configs"].items()
            if config in BY_NAME
        }
    except (OSError, pa.ArrowException) as error:
        found = str(error).partition("\n")[0]
        raise Refused([Issue("release-unknown", name(folder), "", "the Parquet files listed", found)]) from error
    wrong, missing = manifests.differences(record, manifests.manifest(record["version"], tables))
    if wrong or missing:
        found = "; ".join(wrong + missing)
        raise Refused([Issue("release-unknown", name(folder), "", "the tables that its manifest.json lists", found)])
    return tables
