"""Fake News Challenge, stage 1: headlines, bodies, and the stance of one toward the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builders.imports.base import Part, Report, article, numbered, progress
from builders.imports.components import components
from builders.imports.delimited import Record, comma_separated, read
from builders.issues import shown
from builders.records import Article
from builders.rows import Row
from builders.schemas import labels
from builders.sentences import segment

COLLECTION = "fnc-1"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one split, and the letter that its components are named with."""

    split: str
    letter: str
    stances: str
    bodies: str
    unlabelled: str = ""


FILES = (
    Files("train", "c", "train_stances.csv", "train_bodies.csv"),
    Files(
        "test",
        "t",
        "competition_test_stances.csv",
        "competition_test_bodies.csv",
        "competition_test_stances_unlabeled.csv",
    ),
)


def read_fnc(source: Path, report: Report) -> list[Part]:
    """Return the splits whose files are there; report import-file where one of a pair, or everything, is missing."""
    parts = []
    for files in FILES:
        stances, bodies = _stances(source, files), source / files.bodies
        if stances.is_file() and bodies.is_file():
            parts.append(_part(files, stances, bodies, report))
        elif stances.is_file() or bodies.is_file():
            missing = bodies if stances.is_file() else stances
            report.refuse("import-file", missing, "", "the file beside the other of its split", "nothing")
    if not parts and not report.issues:
        report.refuse("import-file", source, "", f"{FILES[0].stances} and {FILES[0].bodies}", "neither")
    return parts


def _stances(source: Path, files: Files) -> Path:
    """Return the file with stances, or the one without where it alone is there."""
    without = source / files.unlabelled
    return without if without.is_file() and not (source / files.stances).is_file() else source / files.stances


def _part(files: Files, stances: Path, bodies: Path, report: Report) -> Part:
    texts = _texts(bodies, report)
    columns = ["Headline", "Body ID"] if stances.name == files.unlabelled else ["Headline", "Body ID", "Stance"]
    rows = [r for r in read(stances, columns, comma_separated, report) if _sound(r, stances, texts, report)]
    if report.issues:
        return Part(files.split)
    events = _events(files, texts, rows)
    articles = {
        body: replace(
            article(f"{events[_body(body)]}/b{body}", COLLECTION, text, segment(text)), event_id=events[_body(body)]
        )
        for body, text in progress(texts.items(), f"sentences of {bodies.name}")
    }
    return Part(files.split, tuple(articles.values()), rows={"stance": _rows(rows, events, articles, stances, report)})


def _texts(file: Path, report: Report) -> dict[str, str]:
    """Return the bodies by id, in order of their ids."""
    texts: dict[str, str] = {}
    for line, values in read(file, ["Body ID", "articleBody"], comma_separated, report):
        body = values["Body ID"].strip()
        if not (body.isascii() and body.isdigit()):
            report.refuse("import-row", file, f"line {line}", "a number as Body ID", shown(body))
        elif body in texts:
            report.refuse("import-double", file, f"line {line}", "each Body ID once", shown(body))
        else:
            texts[body] = values["articleBody"]
    return dict(sorted(texts.items(), key=lambda item: (int(item[0]), item[0])))


def _sound(record: Record, file: Path, texts: dict[str, str], report: Report) -> bool:
    """Return whether a row can be imported; report why not."""
    body, stance = record.values["Body ID"].strip(), record.values.get("Stance", "")
    place = f"line {record.line}"
    if not stance.strip():
        report.leave("row without a stance", f"{file.name} {place}")
        return False
    if stance not in labels("stance"):
        report.refuse("import-label", file, place, f"one of {', '.join(labels('stance'))}", shown(stance))
    if body not in texts:
        report.refuse("import-body", file, place, "the Body ID of a body", shown(body))
    return stance in labels("stance") and body in texts


def _body(identifier: str) -> str:
    return f"body {identifier}"


def _headline(text: str) -> str:
    return f"headline {text}"


def _events(files: Files, texts: dict[str, str], rows: Sequence[Record]) -> dict[str, str]:
    """Return the event of each body and headline: the component that its related rows connect it to."""
    edges = [(_headline(r.values["Headline"]), _body(r.values["Body ID"].strip())) for r in rows]
    related = [edge for edge, r in zip(edges, rows, strict=True) if r.values["Stance"] != "unrelated"]
    nodes = [*map(_body, texts), *dict.fromkeys(headline for headline, _ in edges)]
    return {node: f"fnc-{files.letter}{number:03d}" for node, number in components(nodes, related).items()}


def _rows(
    records: Sequence[Record], events: dict[str, str], articles: dict[str, Article], file: Path, report: Report
) -> list[Row]:
    """Return a row for each row of the source, in its order, doubles included: its scores count rows."""
    distinct, headlines, rows = numbered("#"), dict[str, str](), list[Row]()
    for line, values in records:
        headline, body = values["Headline"], articles[values["Body ID"].strip()]
        own = events[_headline(headline)]
        proposition_id = headlines.setdefault(headline, f"{own}/h{len(headlines) + 1}")
        pair_id = f"{body.article_id}|{proposition_id}"
        row: Row = {
            "pair_id": distinct(pair_id),
            "event_id": body.event_id,
            "collection": COLLECTION,
            "redistributable": False,
            "proposition_id": proposition_id,
            "proposition": headline,
            "article_id": body.article_id,
            "article": body.text,
            "stance": values["Stance"],
            "same_event": own == body.event_id,
        }
        if row["pair_id"] != pair_id:
            report.settle("row that repeats headline and body, kept with a number", f"{file.name} line {line}")
        rows.append(row)
    return rows
