"""The generated figures of DATASET_CARD.md and README.md, between `<!-- NAME:begin -->` and `<!-- NAME:end -->`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from builders.build import load_original
from builders.corpus import PASSES, Folder
from builders.markdown import table
from builders.paths import CARD, CORPUS, ROOT
from builders.records import Article
from builders.scores import main_scores, scores
from builders.tables import TABLES, Column, Label
from builders.words import count
from builders.writing import write_text

FILES = (CARD, ROOT / "README.md")
_BLOCK = re.compile(r"(<!-- (?P<name>[a-z-]+):begin -->\n).*?(<!-- (?P=name):end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What figures are made from."""

    folders: Sequence[Folder]
    raw: Path | None
    external: Path | None = None

    @property
    def whole(self) -> bool:
        """Return whether every text is here."""
        return all(s.article.text is not None for f in self.folders for s in f.articles)


def counts(facts: Facts) -> list[str]:
    """Return how much is annotated, event by event."""
    columns = ("articles", "sentences", "sources", "quotes", "claims", "speculation")
    head = ["event", "split", *columns, "propositions", "utterances", "aligned sentences"]
    rows = []
    for folder in facts.folders:
        articles = [s.article for s in folder.articles]
        sums = [len(articles), *(sum(len(getattr(a, c)) for a in articles) for c in columns[1:])]
        event = folder.event
        aligned = sum(len(pair.passages) for pair in event.pairs)
        rows.append([event.event_id, event.split, *sums, len(event.propositions), len(event.utterances), aligned])
    return table(head, rows)


def rates(facts: Facts) -> list[str]:
    """Return how dense the annotations are, per 1,000 words outside credit and furniture."""
    head = ["event", "words", "quotes", "claims", "speculation cues", "direct", "mixed", "indirect"]
    rows = []
    for folder in facts.folders:
        articles = [s.article for s in folder.articles]
        words = sum(count(a.text[z.start : z.end]) for a in articles if a.text for z in a.zones if _annotated(z.zone))
        quotes = [q for a in articles for q in a.quotes]
        per = [len(quotes), sum(len(a.claims) for a in articles), sum(len(a.speculation) for a in articles)]
        shares = [sum(q.type == kind for q in quotes) / len(quotes) for kind in ("direct", "mixed", "indirect")]
        rows.append(
            [folder.event.event_id, words, *(f"{1000 * n / words:.1f}" for n in per), *(f"{s:.0%}" for s in shares)]
        )
    return table(head, rows)


def _annotated(zone: str) -> bool:
    from builders.checks.base import ANNOTATED_ZONES

    return zone in ANNOTATED_ZONES


def likeness(facts: Facts) -> list[str]:
    """Return figures of the invented articles beside those of real news."""
    from builders.likeness import fives, rates

    sides = {"invented": _groups(facts, "invented"), "summit (real)": _groups(facts, "summit")}
    if facts.external:
        articles = _polnear(facts.external)
        sides["PolNeAR train (real)"] = [articles]
    found = {name: rates(groups) for name, groups in sides.items()}
    if facts.external:
        found["PolNeAR train (real)"] = replace(found["PolNeAR train (real)"], phrases=rates(fives(articles)).phrases)
    rows: list[list[object]] = [
        ["words", *(f"{r.words:,}" for r in found.values())],
        ["attributions per 1,000 words", *(f"{r.attributions:.1f}" for r in found.values())],
        ["direct / mixed / indirect", *(" / ".join(f"{s:.0%}" for s in r.types) for r in found.values())],
        ["mentions of unnamed speakers per 1,000 words", *(_rate(r.unnamed) for r in found.values())],
        ["speculation cues per 1,000 words", *(_rate(r.cues) for r in found.values())],
        ["claims per 1,000 words", *(_rate(r.claims) for r in found.values())],
        ["words a sentence", *(f"{r.sentence:.1f}" for r in found.values())],
        ["phrases of six words in more than three groups of five articles", *(_common(r, 0) for r in found.values())],
        ["phrases of five words in more than three groups", *(_common(r, 1) for r in found.values())],
    ]
    return table(["", *found], rows)


def _rate(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.1f}"


def _common(found: Any, length: int) -> str:
    return "n/a" if found.groups == 1 and not found.phrases[length] else str(found.phrases[length])


def _groups(facts: Facts, collection: str) -> list[list[Article]]:
    return [[s.article for s in f.articles] for f in facts.folders if f.event.collection == collection]


def _polnear(external: Path) -> list[Article]:
    from builders.imports.base import Report
    from builders.imports.polnear import read_polnear

    parts = read_polnear(external / "polnear", Report())
    return [article for part in parts if part.split == "train" for article in part.articles]


def stances(facts: Facts) -> list[str]:
    """Return how often each stance and each reuse label occurs."""
    from builders.schemas import labels
    from builders.stance import stance_of

    head = ["event", *labels("stance"), *labels("article_reuse"), *labels("aligned_reuse")]
    rows = []
    for folder in facts.folders:
        event = folder.event
        found = [stance_of(s.article, p) for s in folder.articles for p in event.propositions]
        reuse = [pair.reuse for pair in event.pairs]
        passages = [p.reuse for pair in event.pairs for p in pair.passages]
        names = labels("stance"), labels("article_reuse"), labels("aligned_reuse")
        cells = [v.count(n) for v, ns in zip((found, reuse, passages), names, strict=True) for n in ns]
        rows.append([event.event_id, *cells])
    return table(head, rows)


def agreement(facts: Facts) -> list[str]:
    """Return the agreement of the blind passes two by two, the events of a split taken together."""
    from builders.agree import agreement as agree
    from builders.agree import table as rows_of
    from builders.sides import sides

    together: dict[tuple[str, str, str], list[tuple[Path, Path]]] = {}
    for folder in facts.folders:
        passes = sorted(path for path in (folder.path / PASSES).glob("*") if path.is_dir())
        for a, b in combinations(passes, 2):
            together.setdefault((folder.event.split or "", a.name, b.name), []).append((a, b))
    lines: list[str] = []
    for (split, a_name, b_name), folders in together.items():
        read = [sides(a, b, facts.raw) for a, b in folders]
        found = agree([p for pairs, _ in read for p in pairs], [e for _, events in read for e in events])
        events = ", ".join(sorted(a.parent.parent.name for a, _ in folders))
        lines += [f"**{split}, {a_name} and {b_name}** ({events})", "", *rows_of(found, a_name, b_name), ""]
    return lines[:-1]


def columns(facts: Facts) -> list[str]:
    """Return every column of every config, with its type and meaning."""
    lines: list[str] = []
    for config in TABLES:
        lines += [f"**`{config.name}`**: one row is {config.row}.", ""]
        rows = [
            [f"`{name}`", _type(c.type), c.doc + ("; may be null" if c.nullable else "")]
            for name, c in _flat(config.columns)
        ]
        lines += [*table(["column", "type", "meaning"], rows), ""]
    return lines[:-1]


def _flat(fields: dict[str, Column], prefix: str = "") -> Iterator[tuple[str, Column]]:
    for name, column in fields.items():
        yield prefix + name, column
        inner = column.type[0] if isinstance(column.type, list) else column.type
        if isinstance(inner, dict) and not {"start", "end"} >= set(inner):
            yield from _flat(inner, f"{prefix}{name}.")


def _type(kind: Any) -> str:
    match kind:
        case Label():
            return " / ".join(kind.names)
        case [item]:
            return f"list of {_type(item)}"
        case dict() if set(kind) == {"start", "end"}:
            return "{start, end}"
        case dict():
            return "struct"
    return str(kind)


@dataclass(frozen=True, slots=True)
class Block:
    """A generated block and whether it takes texts that the repository does not hold."""

    lines: Callable[[Facts], list[str]]
    needs_text: bool = False
    needs_external: bool = False


BLOCKS: dict[str, Block] = {
    "counts": Block(counts),
    "rates": Block(rates, needs_text=True),
    "likeness": Block(likeness, needs_text=True, needs_external=True),
    "stances": Block(stances),
    "agreement": Block(agreement, needs_text=True),
    "columns": Block(columns),
    "scores": Block(lambda facts: scores()),
    "main-scores": Block(lambda facts: main_scores()),
}


def update(
    raw: Path | None, write: bool, files: Sequence[Path] = FILES, external: Path | None = None
) -> tuple[list[str], list[str]]:
    """Return the blocks that are stale (written anew if asked) and those that could not be checked."""
    facts = Facts(load_original([CORPUS], raw).folders, raw, external)
    stale, skipped = [], []
    for file in files:
        text = file.read_text(encoding="utf-8")
        fresh = text
        for name in [match["name"] for match in _BLOCK.finditer(text)]:
            block = BLOCKS[name]
            if (block.needs_text and not facts.whole) or (block.needs_external and not external):
                skipped.append(f"{file.name}: {name}")
                continue
            body = "\n".join(BLOCKS[name].lines(facts))
            replaced = _replaced(fresh, name, body)
            stale += [f"{file.name}: {name}"] if replaced != fresh else []
            fresh = replaced
        if write and fresh != text:
            write_text(file, fresh)
    return stale, skipped


def _replaced(text: str, name: str, body: str) -> str:
    pattern = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    return pattern.sub(lambda m: f"{m[1]}\n{body}\n\n{m[2]}", text)
