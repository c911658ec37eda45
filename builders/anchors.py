"""Curators' working files: spans written as quoted text, turned into offsets and back.

A working file is an article file in which any span may be an anchor `{"t": "words", "s": 3, "n": 0}`:
the words as they stand, the sentence they begin in (else anywhere), and which occurrence, from 0, where
there are several. `zones` may be a list of labels, one a line; `sentences`, `sha256`, `lines` and
`layers` are filled in where they are left out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from builders.checks.base import annotation_spans
from builders.issues import Issue, Refused, name, shown
from builders.lines import line_spans, lines_of
from builders.raw import sha256
from builders.reading import decode, refuse
from builders.records import Span
from builders.schemas import labels, schema, violations
from builders.sentences import segment
from builders.standoff import parse_article

ANCHOR_KEYS = {"t", "s", "n"}
LAYERS = ("quotes", "claims", "speculation")


def resolve(work: dict[str, Any], data: bytes, file: Path) -> dict[str, Any]:
    """Return the article file for a working file and its text; raise Refused (anchor-…, schema-…)."""
    text = decode(data, file)
    filled = dict(work)
    issues: list[Issue] = []
    sentences = _resolved(work.get("sentences", []), text, [], "$.sentences", file, issues)
    bounds = _bounds(sentences) or list(segment(text))
    filled["sentences"] = sentences or msgspec.to_builtins(bounds)
    filled["zones"] = _zones(work.get("zones", []), text)
    if isinstance(work.get("zones"), list) and len(work["zones"]) > len(filled["zones"]):
        expected = f"{len(filled['zones'])} labels, one a line"
        issues.append(Issue("zone-line", name(file), "$.zones", expected, str(len(work["zones"]))))
    for layer in LAYERS:
        filled[layer] = _resolved(work.get(layer, []), text, bounds, f"$.{layer}", file, issues)
    filled.setdefault("sources", [])
    filled.setdefault("layers", list(labels("layer")))
    filled["sha256"] = sha256(data)
    if not filled.get("redistributable", True):
        filled["lines"] = msgspec.to_builtins(lines_of(text))
    filled.pop("notes", None)
    known = list(schema("article")["properties"])  # the order of the schema, so that a diff shows corrections alone
    filled = dict(sorted(filled.items(), key=lambda item: known.index(item[0]) if item[0] in known else len(known)))
    issues += [] if issues else violations("article", filled, name(file))
    if issues:
        raise Refused(issues)
    return filled


def unresolve(data: dict[str, Any], raw: bytes, file: Path) -> dict[str, Any]:
    """Return the working file for an article file and its text; raise Refused (schema-…, text-hash, span-…)."""
    if issues := list(violations("article", data, name(file))):
        raise Refused(issues)
    if data["sha256"] != sha256(raw):
        raise refuse("text-hash", file, "$.sha256", sha256(raw), data["sha256"])
    text, article = decode(raw, file), parse_article(data, file, "").article
    for path, spans in (("$.sentences", article.sentences), *annotation_spans(article)):
        for i, span in enumerate(spans):
            if not span.start < span.end <= len(text):
                code = "span-empty" if span.end <= span.start else "span-past-end"
                expected = f"a span within 0-{len(text)}"
                issues.append(Issue(code, name(file), f"{path}[{i}]", expected, f"{span.start}-{span.end}"))
    if issues:
        raise Refused(issues)
    return anchored(data, text)


def anchored(data: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the working file for an article file: the inverse of `resolve`."""
    bounds = [Span(**s) for s in data.get("sentences", ())]
    work = {key: value for key, value in data.items() if key not in ("sha256", "lines", "sentences")}
    if bounds != list(segment(text)):
        work["sentences"] = [{"t": text[s.start : s.end], "n": _nth(text, s, 0)} for s in bounds]
    work["zones"] = [zone["zone"] for zone in data.get("zones", ())]
    for layer in LAYERS:
        work[layer] = _anchors(data.get(layer, []), text, bounds)
    return work


def occurrences(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield every offset in `[start, end)` at which the words begin."""
    at = text.find(words, start)
    while at != -1 and (end is None or at < end):
        yield at
        at = text.find(words, at + 1)


def _bounds(sentences: Any) -> list[Span]:
    """Return the spans of resolved sentences, or none where one of them is no span."""
    try:
        return msgspec.convert(sentences, list[Span])
    except msgspec.ValidationError:
        return []


def _resolved(value: Any, text: str, bounds: Sequence[Span], path: str, file: Path, issues: list[Issue]) -> Any:
    """Return the value with every anchor in it replaced by its span, noting those that fail."""
    if isinstance(value, list):
        return [_resolved(v, text, bounds, f"{path}[{i}]", file, issues) for i, v in enumerate(value)]
    if not isinstance(value, dict):
        return value
    if "t" not in value:
        return {k: _resolved(v, text, bounds, f"{path}.{k}", file, issues) for k, v in value.items()}
    span = _span(value, text, bounds, path, file)
    if isinstance(span, Issue):
        issues.append(span)
    return span


def _span(anchor: dict[str, Any], text: str, bounds: Sequence[Span], path: str, file: Path) -> Any:
    """Return the span of one anchor, or the issue that says why it has none."""
    if "t" not in anchor:
        return anchor
    words, sentence, nth = anchor["t"], anchor.get("s"), anchor.get("n")
    typed = isinstance(words, str) and all(number is None or type(number) is int for number in (sentence, nth))
    where = "in the text" if sentence is None else f"in sentence {sentence}"
    known = sentence is None or (typed and 0 <= sentence < len(bounds))
    if set(anchor) - ANCHOR_KEYS or not typed or not words or not known:
        return Issue("anchor-missing", name(file), path, "an anchor of t, s, n", shown(anchor))
    start, end = (0, None) if sentence is None else (bounds[sentence].start, bounds[sentence].end)
    found = list(occurrences(text, words, start, end))
    if not found or (nth is not None and not 0 <= nth < len(found)):
        return Issue("anchor-missing", name(file), path, f"{shown(words)} {where}", f"{len(found)} of them")
    if nth is None and len(found) > 1:
        return Issue("anchor-ambiguous", name(file), path, f"one {shown(words)} {where}", f"{len(found)} of them")
    return {"start": found[nth or 0], "end": found[nth or 0] + len(words)}


def _zones(zones: Any, text: str) -> Any:
    if not isinstance(zones, list) or not all(isinstance(zone, str) for zone in zones):
        return zones  # as they are: the schema has the word
    lines = list(line_spans(text))
    # A list too short is left so: `validate` names the lines without a zone.
    return [{"zone": z, "start": s.start, "end": s.end} for z, s in zip(zones, lines, strict=False)]


def _anchors(value: Any, text: str, bounds: Sequence[Span]) -> Any:
    if isinstance(value, list):
        return [_anchors(item, text, bounds) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) != {"start", "end"}:
        return {key: _anchors(item, text, bounds) for key, item in value.items()}
    span = Span(**value)
    sentence = next((i for i, s in enumerate(bounds) if s.start <= span.start < s.end), None)
    start, end = (0, None) if sentence is None else (bounds[sentence].start, bounds[sentence].end)
    words = text[span.start : span.end]
    anchor = {} if sentence is None else {"s": sentence}
    several = len(list(occurrences(text, words, start, end))) > 1
    return {**anchor, "t": words, **({"n": _nth(text, span, start)} if several else {})}


def _nth(text: str, span: Span, start: int) -> int:
    words = text[span.start : span.end]
    return list(occurrences(text, words, start, span.start + 1)).index(span.start)
