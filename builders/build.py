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
from builders.reading import read_text
from builders.readme import without_notice
from builders.release import STANDOFF, Release, read_tables, write
from builders.tables import BY_NAME


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind and what it has to say: articles left out, annotations lost, checks skipped."""

    link: Path
    manifest: Manifest
    left_out: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def load_checked(paths: list[Path], raw: Path | None) -> Corpus:
    """Return a corpus without issues, other copies realigned; raise Refused with all issues otherwise."""
    corpus = load_original(paths, raw)
    corpus.realign()
    return corpus


def load_original(paths: list[Path], raw: Path | None) -> Corpus:
    """Return a corpus without issues, a text of which only another copy was found being absent; raise Refused."""
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
    if raw and corpus.withheld() and set(left_out) >= corpus.withheld():
        raise _nothing_found(left_out, raw)
    standoff = corpus_path / "summit"
    release = Release(
        read_text(corpus_path / "VERSION").strip(),
        tables,
        CARD.read_text(encoding="utf-8"),
        standoff if standoff.is_dir() else None,
        realigned=tuple(corpus.lost),
        left_out=tuple(left_out),
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
        raise _nothing_found(left_out, raw)
    merged: Tables = {config: {**tables.get(config, {}), **added.get(config, {})} for config in {**tables, **added}}
    record = manifests.read(release / "manifest.json")
    _, parted, card = read_text(release / "README.md").partition("\n---\n\n")
    if not parted:
        raise Refused([Issue("release-unknown", name(release / "README.md"), "", "YAML, then the card", "none")])
    card = without_notice(card)
    lost, absent = tuple(corpus.lost), tuple(left_out)
    whole = Release(record["version"], _ordered(merged), card, standoff / "summit", release, lost, absent)
    link = write(whole, out or release.absolute().parent)
    return Built(link, manifests.manifest(whole.version, whole.tables), left_out, corpus.lost, corpus.skipped)


def _nothing_found(articles: list[str], raw: Path) -> Refused:
    return Refused(Issue("realign-none", article, "", f"a copy below {name(raw)}", "none") for article in articles)


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
    corpus = load_original([corpus_path], raw)  # a realigned copy has other offsets: it counts as absent here
    absent = {f.event.split for f in corpus.folders if any(s.article.text is None for s in f.articles)}
    found = manifests.manifest(version(), build_tables(corpus.bundles()))
    wrong, missing = manifests.differences(manifests.read(expected), found)
    unchecked = [entry for entry in missing if _needs_text(entry, absent)]
    wrong += [f"{entry}: expected rows, found none" for entry in missing if entry not in unchecked]
    return Checked(wrong, unchecked, found)


def _needs_text(entry: str, absent: set[str]) -> bool:
    """Return whether a config and split cannot be built for want of texts."""
    config, _, split = entry.partition("/")
    return split in absent and config in BY_NAME and BY_NAME[config].has_text
