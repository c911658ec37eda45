"""Raw files: found below a folder by SHA-256, whatever their names and however deep they lie."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builders.issues import Issue, Refused, name
from builders.reading import read_bytes, refuse

# No news article is longer; a disk image that lies about is not worth hashing.
MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class RawFiles:
    """The files below a raw folder: those of a wanted hash, and the rest, as candidates for realigning."""

    by_hash: dict[str, Path]
    others: tuple[Path, ...]


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def find(folder: Path, wanted: Iterable[str]) -> RawFiles:
    """Return the raw files below a folder; raise Refused (raw-missing, raw-unreadable, raw-duplicate)."""
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing"
        raise refuse("raw-missing", folder, "", "a folder with the raw files", found)
    hashes, issues = set(wanted), list[Issue]()
    by_hash: dict[str, Path] = {}
    others = []
    for file in _files(folder, issues):
        try:
            digest = sha256(read_bytes(file))
        except Refused as refused:
            issues += [Issue("raw-unreadable", i.file, "", i.expected, i.found) for i in refused.issues]
            continue
        if digest not in hashes:
            others.append(file)
        elif digest in by_hash:
            issues.append(Issue("raw-duplicate", name(file), "", "one file of each article", name(by_hash[digest])))
        else:
            by_hash[digest] = file
    if issues:
        raise Refused(issues)
    return RawFiles(by_hash, tuple(others))


def _files(folder: Path, issues: list[Issue]) -> Iterator[Path]:
    def denied(error: OSError) -> None:
        issues.append(Issue("raw-unreadable", name(Path(error.filename)), "", "a readable folder", str(error.strerror)))

    for root, folders, files in os.walk(folder, onerror=denied):
        folders.sort()
        for file in sorted(Path(root, f) for f in files):
            try:
                if file.is_file() and file.stat().st_size <= MAX_BYTES:
                    yield file
            except OSError as error:
                denied(error)
