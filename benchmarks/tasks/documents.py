"""Tasks over an article: what is predicted are annotations with spans in its text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from benchmarks.documents import Annotated, Annotation, Claim, Document, Quote, Span, Spans, Speculation, words
from benchmarks.errors import shown
from benchmarks.metrics.base import Additive, Metric
from benchmarks.metrics.spans import span_metric
from benchmarks.records import Example
from benchmarks.tasks.base import Row, Task

COLUMNS = ("article_id", "event_id", "redistributable", "layers", "text", "sentences")
PRONOUNS = frozenset(["he", "she", "they", "it", "who", "which", "that", "him", "her", "them", "i", "we", "you"])


def document_task(
    name: str,
    doc: str,
    inventory: str,
    main: str,
    metrics: tuple[Metric, ...],
    extra: tuple[str, ...] = (),
    inventories: bool = False,
) -> Task:
    """Return the task over the config `articles` whose gold is the column of the task's name."""

    def read(row: Row, known: Mapping[str, Mapping[str, str]]) -> Example:
        propositions = known.get(row["event_id"] or "", {})
        document = Document(row["article_id"], row["text"], _spans(row["sentences"]), propositions)
        event = row["event_id"] or row["article_id"]
        return Example(document, GOLD[name](row), event, frozenset([event]), shown=bool(row["redistributable"]))

    return Task(
        name,
        doc,
        config="articles",
        key="article_id",
        columns=(*COLUMNS, *extra, name),
        inventory=inventory,
        main=main,
        metrics=metrics,
        read=read,
        answer=partial(_answer, name),
        line=partial(_line, name),
        defects=partial(_defects, name),
        layer=name,
        inventories=inventories,
    )


def roles(**takes: Any) -> Additive:
    """Return the span metric of roles by name."""
    return span_metric(takes)


def _spans(value: Sequence[Mapping[str, int]]) -> Spans:
    return tuple((part["start"], part["end"]) for part in value)


def _quotes(row: Row) -> list[Quote]:
    """Return the quotes of a row; the names of a speaker are its name and every mention that is no pronoun."""
    names = {source["entity_id"]: {source["name"]} for source in row["sources"]}
    for attribution in (s for quote in row["quotes"] for s in quote["speakers"]):
        mention = words(row["text"], _spans(attribution["mention"]))
        if mention.casefold() not in PRONOUNS:
            names.setdefault(attribution["entity_id"], set()).add(mention)
    return [_quote(row, quote, names) for quote in row["quotes"]]


def _quote(row: Row, quote: Row, names: Mapping[Any, set[str]]) -> Quote:
    mentions = tuple(_spans(s["mention"]) for s in quote["speakers"])
    first = quote["speakers"][0]["entity_id"] if quote["speakers"] else None
    known = frozenset(names.get(first, ())) if first else frozenset()
    content, cue = _spans(quote["content"]), _spans(quote["cue"])
    name = next((s["name"] for s in row["sources"] if s["entity_id"] == first), None)
    return Quote(content, cue, mentions, quote["type"] or "", name, known)


def _speculation(row: Row) -> list[Speculation]:
    return [Speculation(_spans(s["cue"]), _spans(s["scope"]), s["category"] or "") for s in row["speculation"]]


def _claims(row: Row) -> list[Claim]:
    return [Claim(_spans(c["span"]), c["proposition_id"] or "", c["factuality"] or "") for c in row["claims"]]


def answered(name: str, row: Row) -> Annotated:
    """Return the annotations of a row as if they were predicted: a speaker goes by the name of its source."""
    return Annotated(row["article_id"], GOLD[name](row))


GOLD: dict[str, Callable[[Row], Sequence[Annotation]]] = {
    "quotes": _quotes,
    "speculation": _speculation,
    "claims": _claims,
}


def _answer(name: str, line: Row) -> Annotated:
    return Annotated(line["article_id"], [_READ[name](item) for item in line[name]])


def _predicted_quote(item: Row) -> Quote:
    sources = item.get("speakers", ())
    speaker = next((s["name"] for s in sources if s.get("name")), None)
    mentions = tuple(_spans(s["mention"]) for s in sources if s.get("mention"))
    return Quote(_spans(item["content"]), _spans(item.get("cue", ())), mentions, item["type"], speaker)


_READ: dict[str, Any] = {
    "quotes": _predicted_quote,
    "speculation": lambda s: Speculation(_spans(s["cue"]), _spans(s["scope"]), s["category"]),
    "claims": lambda c: Claim(_spans(c["span"]), c["proposition_id"], c["factuality"]),
}


def _line(name: str, answer: Annotated) -> dict[str, Any]:
    return {"article_id": answer.article_id, name: [_object(a) for a in answer.annotations]}


def _object(annotation: Any) -> dict[str, Any]:
    match annotation:
        case Quote():
            speakers: list[dict[str, Any]] = [{"mention": _json(m)} for m in annotation.sources]
            if annotation.speaker:
                speakers = [{"name": annotation.speaker, **first} for first in speakers[:1] or [{}]] + speakers[1:]
            parts = {"content": _json(annotation.content), "cue": _json(annotation.cue)}
            return {**parts, "speakers": speakers, "type": annotation.type}
        case Speculation():
            parts = {"cue": _json(annotation.cue), "scope": _json(annotation.scope)}
            return {**parts, "category": annotation.category}
        case Claim():
            kind = {"proposition_id": annotation.proposition_id, "factuality": annotation.factuality}
            return {"span": _json(annotation.span), **kind}
    raise TypeError(f"no annotation: {annotation!r}")


def _json(spans: Spans) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _defects(name: str, line: Row, example: Example | None) -> list[tuple[str, str, str]]:
    """Return what the schema cannot see: spans out of the text or out of order, unknown propositions."""
    if name not in line:
        return [("predictions-schema", f"a key {name}", "none")]
    if example is None:
        return []
    document: Any = example.item
    found: list[tuple[str, str, str]] = []
    for i, item in enumerate(line[name]):
        for path, spans in _located(item, f"$.{name}[{i}]"):
            if reason := _misplaced(spans, len(document.text)):
                found.append(("predictions-span", f"a span of the text at {path}", reason))
        if name == "claims" and item["proposition_id"] not in document.propositions:
            at = f"a proposition of the article's event at $.{name}[{i}]"
            found.append(("predictions-proposition", at, shown(item["proposition_id"])))
    return found


def _located(item: Row, path: str) -> Iterator[tuple[str, Spans]]:
    for role in ("content", "cue", "scope", "span", "mention"):
        if role in item:
            yield f"{path}.{role}", _spans(item[role])
    for i, speaker in enumerate(item.get("speakers", ())):
        yield from _located(speaker, f"{path}.speakers[{i}]")


def _misplaced(spans: Sequence[Span], length: int) -> str:
    if any(start >= end for start, end in spans):
        return "an empty part"
    if spans and max(end for _, end in spans) > length:
        return f"an end beyond the {length} code points"
    ordered = all(a[1] <= b[0] for a, b in pairwise(spans))
    return "" if ordered else "parts out of order"
