"""A folder of texts with annotations in brat's standoff, under the project's own names of layers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from builders.imports.annfile import parse
from builders.imports.attributions import layers
from builders.imports.base import Part, Report, article, numbered, progress, slug
from builders.issues import name
from builders.reading import decode, read_bytes, read_text
from builders.records import Article
from builders.sentences import segment

FOLDERS = {"train": "train", "dev": "validation", "validation": "validation", "test": "test"}
LAYERS = ("quotes", "claims", "speculation")


def read_brat(source: Path, report: Report) -> list[Part]:
    """Return the splits: subfolders named for them, or else the folder itself as `train`."""
    folders = {source / f: split for f, split in FOLDERS.items() if (source / f).is_dir()} or {source: "train"}
    distinct, read = numbered("-"), dict[str, list[Article]]()
    for folder, split in folders.items():
        read.setdefault(split, []).extend(_articles(folder, slug(source.resolve().name), distinct, report))
    found = [layer for layer in LAYERS if any(getattr(a, layer) for articles in read.values() for a in articles)]
    return [
        Part(split, tuple(replace(a, layers=tuple(layer for layer in a.layers if layer in found)) for a in articles))
        for split, articles in read.items()
    ]


def _articles(folder: Path, collection: str, distinct: Callable[[str], str], report: Report) -> list[Article]:
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        report.refuse("import-file", folder, "", "articles as .txt beside their .ann", "none")
    for file in sorted(folder.glob("*.ann")):
        if not file.with_suffix(".txt").is_file():
            report.refuse("import-file", file, "", f"its text {name(file.with_suffix('.txt'))}", "none")
    found = []
    for text in progress(texts, f"articles of {folder.name}"):
        with report.gathering():
            found.append(_article(text, f"{collection}/{slug(text.stem)}", collection, distinct, report))
    return found


def _article(file: Path, article_id: str, collection: str, distinct: Callable[[str], str], report: Report) -> Article:
    text = read_text(file)
    plain = replace(article(distinct(article_id), collection, text, segment(text)), language="und")
    beside = file.with_suffix(".ann")
    if not beside.is_file():
        report.settle("article without an .ann file, carried without layers", file.name)
        return plain
    data = read_bytes(beside)
    annotations = parse(decode(data, beside) if data.strip() else "", beside, report)
    made = layers(annotations, text, plain.article_id, report)
    return replace(plain, layers=LAYERS, quotes=made.quotes, claims=made.claims, speculation=made.speculation)
