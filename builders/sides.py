"""Find the articles that two annotations have in common, for `agree`."""

from dataclasses import replace
from pathlib import Path

from builders.corpus import EVENT_FILE, PASSES
from builders.issues import Issue, Refused, name
from builders.raw import find, sha256
from builders.reading import decode, read_bytes, read_json
from builders.records import Article, Event
from builders.schemas import violations
from builders.standoff import Standoff, parse_article, parse_event


def sides(a: Path, b: Path, raw: Path | None) -> tuple[list[tuple[Article, Article]], list[tuple[Event, Event]]]:
    """Return the articles and events annotated on both sides; texts where they are at hand.

    Raises Refused where a file is not valid, or where the two have no article in common.
    """
    in_a, in_b = _articles(a), _articles(b)
    common = sorted(in_a.keys() & in_b.keys())
    if not common:
        raise Refused([Issue("read-nothing", name(b), "", f"an article that {name(a)} has too", "none")])
    for i in common:
        one, other = in_a[i].article.sha256, in_b[i].article.sha256
        if one != other:
            raise Refused([Issue("text-hash", name(in_b[i].file), "$.sha256", one, other)])
    texts = _texts([in_a[i] for i in common], raw)
    pairs = [
        (
            replace(in_a[i].article, text=texts.get(in_a[i].article.sha256)),
            replace(in_b[i].article, text=texts.get(in_b[i].article.sha256)),
        )
        for i in common
    ]
    if not all((side / EVENT_FILE).is_file() for side in (a, b)):
        return pairs, []
    return pairs, [(parse_event(_read(a / EVENT_FILE, "event")), parse_event(_read(b / EVENT_FILE, "event")))]


def _articles(path: Path) -> dict[str, Standoff]:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    read = [parse_article(_read(f, "article"), f, "") for f in files if f.name != EVENT_FILE]
    return {standoff.article.article_id: standoff for standoff in read}


def _read(file: Path, kind: str) -> dict[str, object]:
    data = read_json(file)
    if issues := list(violations(kind, data, name(file))):
        raise Refused(issues)
    return data


def _texts(standoffs: list[Standoff], raw: Path | None) -> dict[str, str]:
    """Return the texts at hand by SHA-256: beside the gold, or below the raw folder."""
    found = {}
    for standoff in standoffs:
        folder = standoff.file.parent
        gold = folder.parent.parent if folder.parent.name == PASSES else folder
        beside = gold / f"{standoff.file.stem}.txt"
        if beside.is_file() and sha256(data := read_bytes(beside)) == standoff.article.sha256:
            found[standoff.article.sha256] = decode(data, beside)
    if raw:
        for digest, file in find(raw, [s.article.sha256 for s in standoffs]).by_hash.items():
            found[digest] = decode(read_bytes(file), file)
    return found
