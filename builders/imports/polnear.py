"""PolNeAR 1.0: political news with attributions, in brat's standoff, some articles by several annotators."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builders.imports.annfile import parse
from builders.imports.attributions import layers
from builders.imports.base import Part, Report, article, numbered, progress, slug
from builders.issues import name
from builders.reading import decode, read_bytes, read_text
from builders.records import Article, Provenance, Quote
from builders.sentences import segment

COLLECTION = "polnear"
FOLDERS = {"train": "train", "dev": "validation", "test": "test"}
_NAME = re.compile(r"(?P<outlet>[a-z-]+)_(?P<published>\d{4}-\d\d-\d\d)_.*")


@dataclass(frozen=True, slots=True)
class Files:
    """The text of an article and the files with its annotations, by annotator."""

    text: Path
    annotations: dict[str, Path]


def read_polnear(source: Path, report: Report) -> list[Part]:
    """Return the splits whose folders are there; report import-file where texts or annotations are missing."""
    parts, distinct = [], numbered("-")
    for folder, split in FOLDERS.items():
        if (source / folder).is_dir():
            found = progress(_files(source / folder, report), f"articles of {folder}")
            read = [_article(files, distinct, report) for files in found]
            golds = tuple(gold for gold, _ in read if gold)
            parts.append(Part(split, golds, tuple(one for _, passes in read for one in passes)))
    if not parts:
        report.refuse("import-file", source, "", f"one of the folders {', '.join(FOLDERS)}", "none")
    return parts


def _files(folder: Path, report: Report) -> list[Files]:
    texts = {file.stem: Files(file, {}) for file in sorted((folder / "text").glob("*.txt"))}
    if not texts:
        report.refuse("import-file", folder / "text", "", "articles as .txt", "none")
    annotations = sorted((folder / "attributions").glob("*.ann"))
    if not annotations:
        report.refuse("import-file", folder / "attributions", "", "annotations as .ann", "none")
    for file in annotations:
        stem, _, annotator = file.stem.rpartition("_")
        if stem in texts:
            texts[stem].annotations[slug(annotator)] = file
        else:
            report.refuse("import-file", file, "", f"its text {name(folder / 'text')}/{stem}.txt", "none")
    return list(texts.values())


def _article(
    files: Files, distinct: Callable[[str], str], report: Report
) -> tuple[Article | None, tuple[Article, ...]]:
    """Return the article as the chosen annotator has it; as each has it, where there are several."""
    with report.gathering():
        text = read_text(files.text)
        plain = article(distinct(f"{COLLECTION}/{slug(files.text.stem)}"), COLLECTION, text, segment(text))
        if match := _NAME.fullmatch(files.text.stem):
            plain = replace(plain, outlet=match["outlet"], published=match["published"])
        read = [_annotated(plain, annotator, file, report) for annotator, file in sorted(files.annotations.items())]
        annotated = [one for one in read if one.layers]
        if not annotated:
            report.settle("article without an annotation, carried without layers", files.text.name)
            return plain, ()
        several = len(annotated) > 1
        return _chosen(annotated), tuple(replace(one, text=None) for one in annotated) if several else ()
    return None, ()


def _annotated(plain: Article, annotator: str, file: Path, report: Report) -> Article:
    """Return an article as one annotator has it, without layers where the file is empty."""
    data = read_bytes(file)
    if not data.strip():
        report.settle("annotation file without a line, not taken as an annotation", file.name)
        return plain
    assert plain.text is not None
    made = layers(parse(decode(data, file), file, report), plain.text, plain.article_id, report)
    return replace(plain, layers=("quotes",), provenance=Provenance("imported", annotator), quotes=made.quotes)


def _chosen(annotated: Sequence[Article]) -> Article:
    """Return the article of the annotator who agrees best with the others, the first by name on a tie."""
    marked = [_marked(one.quotes) for one in annotated]
    agreement = [sum(_dice(one, other) for other in marked) for one in marked]
    return annotated[agreement.index(max(agreement))]


def _marked(quotes: Sequence[Quote]) -> set[tuple[str, int]]:
    """Return every code point that is source, cue or content, with its role."""
    return {
        (role, position)
        for quote in quotes
        for role, parts in (
            ("source", [s for speaker in quote.speakers for s in speaker.mention]),
            ("cue", quote.cue),
            ("content", quote.content),
        )
        for part in parts
        for position in range(part.start, part.end)
    }


def _dice(one: set[tuple[str, int]], other: set[tuple[str, int]]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
