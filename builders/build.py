"""Build, attach and check a release."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from builders import manifest as manifests
from builders.arrow import Tables, build_tables
from builders.checks import check as cross_check
from builders.corpus import Corpus, Folder, load
from builders.issues import Issue, Refused, Skipped, name
from builders.manifest import Manifest
from builders.paths import CARD, CORPUS, MANIFEST, version
from builders.release import STANDOFF, Release, read_tables, write


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind and what it has to say: articles left out, annotations lost, checks skipped."""

    link: Path
    manifest: Manifest
    left_out: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def load_checked(paths: list[Path], raw: Path | None) -> Corpus:
    """Return a corpus without issues; raise Refused with all of them otherwise."""
    corpus = load(paths, raw)
    if not corpus.issues:  # a file that does not load would set off cross-checks that mean nothing
        cross_check(corpus)
    if corpus.issues:
        raise Refused(corpus.issues)
    return corpus


def build(out: Path, raw: Path | None = None, corpus_path: Path = CORPUS) -> Built:
    """Read a corpus, check it, and write its release below `out`."""
    corpus = load_checked([corpus_path], raw)
    folders, left_out = _with_text(corpus)
    tables = build_tables([folder.bundle() for folder in folders])
    standoff = corpus_path / "summit"
    release = Release(
        (corpus_path / "VERSION").read_text(encoding="utf-8").strip(),
        tables,
        CARD.read_text(encoding="utf-8"),
        standoff if standoff.is_dir() else None,
    )
    link = write(release, out)
    return Built(link, manifests.manifest(release.version, tables), left_out, corpus.lost, corpus.skipped)


def _with_text(corpus: Corpus) -> tuple[list[Folder], list[str]]:
    """Drop single articles without text from events that have some; name all that lack it.

    An event of which no text is here stays: its tables without text are built.
    """
    folders, left_out = [], []
    for folder in corpus.folders:
        absent = {s.article.article_id for s in folder.articles if s.article.text is None}
        left_out += sorted(absent)
        folders.append(_without(folder, absent) if 0 < len(absent) < len(folder.articles) else folder)
    return folders, left_out


def _without(folder: Folder, absent: set[str]) -> Folder:
    pairs = tuple(p for p in folder.event.pairs if not {p.article_a, p.article_b} & absent)
    return replace(
        folder,
        event=replace(folder.event, pairs=pairs),
        articles=tuple(s for s in folder.articles if s.article.article_id not in absent),
        passes=tuple(s for s in folder.passes if s.article.article_id not in absent),
    )


def attach(release: Path, raw: Path, out: Path | None = None) -> Built:
    """Add the split whose text is not shipped to a release made elsewhere, from its `standoff/`."""
    tables = read_tables(release)
    standoff = release / STANDOFF
    if not standoff.is_dir():
        raise Refused([Issue("release-unknown", name(release), "", f"a folder {STANDOFF}/ in it", "none")])
    corpus = load_checked([standoff], raw)
    folders, left_out = _with_text(corpus)
    added = build_tables([folder.bundle() for folder in folders])
    if "articles" not in added:
        issues = [Issue("realign-none", article, "", f"a copy below {name(raw)}", "none") for article in left_out]
        raise Refused(issues)
    merged: Tables = {config: {**tables.get(config, {}), **added.get(config, {})} for config in {**tables, **added}}
    record = manifests.read(release / "manifest.json")
    card = (release / "README.md").read_text(encoding="utf-8").split("\n---\n\n", 1)[1]
    whole = Release(record["version"], _ordered(merged), card, standoff / "summit", copied=release)
    link = write(whole, out or release.parent)
    return Built(link, manifests.manifest(whole.version, whole.tables), left_out, corpus.lost, corpus.skipped)


def _ordered(tables: Tables) -> Tables:
    from builders.arrow import SPLITS
    from builders.tables import TABLES

    return {
        table.name: {split: tables[table.name][split] for split in SPLITS if split in tables[table.name]}
        for table in TABLES
        if table.name in tables
    }


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rebuild showed: a sentence for each difference, and each config and split it could not check."""

    wrong: list[str]
    unchecked: list[str]
    manifest: Manifest


def check(raw: Path | None = None, corpus_path: Path = CORPUS, expected: Path = MANIFEST) -> Checked:
    """Rebuild the tables and compare them with the committed manifest."""
    corpus = load_checked([corpus_path], raw)
    folders, _ = _with_text(corpus)
    found = manifests.manifest(version(), build_tables([folder.bundle() for folder in folders]))
    wrong, unchecked = manifests.differences(manifests.read(expected), found)
    return Checked(wrong, unchecked, found)
