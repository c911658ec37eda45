"""Realign the annotations of an article with another copy of it, line by line, and say what was lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from builders.lines import lines_of
from builders.raw import sha256
from builders.records import Article, Attribution, Line, Pair, Quote, Span, Spans
from builders.standoff import Standoff, local

# Below this share of known lines a file is another text that happens to share some furniture.
MIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Realigned:
    """An article moved onto another copy, what could not be placed, and where its sentences went.

    `propositions` are those of the claims that were lost: the article's stance on them is not known.
    """

    article: Article
    lines: tuple[Line, ...]
    lost: tuple[str, ...]
    sentences: dict[int, int]
    propositions: frozenset[str] = frozenset()


def share(lines: Sequence[Line], text: str) -> float:
    """Return the share of an article's characters whose lines stand in a text, from 0 to 1."""
    known = {line.hash for line in lines_of(text)}
    weights = [(line.end - line.start, line.hash in known) for line in lines]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, stands in weights if stands) / total if total else 0.0


def realign(standoff: Standoff, text: str, data: bytes) -> Realigned:
    """Return the article with every offset moved to `text`; what touches a changed line is dropped."""
    new_lines = lines_of(text)
    move = _mover(standoff.lines, new_lines)
    old = standoff.article
    lost: list[str] = []
    sentences = {i: s for i, span in enumerate(old.sentences) if (s := move(span))}
    lost += [f"sentence {i}" for i in range(len(old.sentences)) if i not in sentences]
    zones = [(zone, move(Span(zone.start, zone.end))) for zone in old.zones]
    lost += [f"zone {zone.zone} at {zone.start}" for zone, span in zones if span is None]
    article = replace(
        old,
        sha256=sha256(data),
        text=text,
        zones=tuple(replace(zone, start=s.start, end=s.end) for zone, s in zones if s),
        sentences=tuple(sentences.values()),
        quotes=_quotes(old.quotes, move, lost),
        speculation=tuple(_kept(old.speculation, move, lost)),
    )
    article = _claims(article, old, move, lost)
    used = {a.entity_id for q in article.quotes for a in q.speakers + q.relay}
    article = replace(article, sources=tuple(s for s in old.sources if s.entity_id in used))
    kept = {claim.claim_id for claim in article.claims}
    propositions = frozenset(c.proposition_id for c in old.claims if c.claim_id not in kept and c.proposition_id)
    return Realigned(article, new_lines, tuple(lost), {i: n for n, i in enumerate(sentences)}, propositions)


def realign_pair(pair: Pair, moved: dict[str, dict[int, int]]) -> tuple[Pair, list[str]]:
    """Return a pair whose passages name the sentences that are left, and the passages that are not."""
    kept, lost = [], []
    for passage in pair.passages:
        a = moved.get(pair.article_a, {}).get(passage.a, passage.a if pair.article_a not in moved else None)
        b = moved.get(pair.article_b, {}).get(passage.b, passage.b if pair.article_b not in moved else None)
        if a is None or b is None:
            lost.append(f"passage {pair.article_a}:{passage.a} {pair.article_b}:{passage.b}")
        else:
            kept.append(replace(passage, a=a, b=b))
    return replace(pair, passages=tuple(kept)), lost


def _mover(old: Sequence[Line], new: Sequence[Line]) -> Callable[[Span], Span | None]:
    """Return the function that moves a span, or says None where its lines are not all there, one after another."""
    matcher = SequenceMatcher(None, [line.hash for line in old], [line.hash for line in new], autojunk=False)
    match = {b.a + k: b.b + k for b in matcher.get_matching_blocks() for k in range(b.size)}

    def move(span: Span) -> Span | None:
        touched = [i for i, line in enumerate(old) if line.start < span.end and span.start < line.end]
        shifts = {match[i] - i if i in match else None for i in touched}
        if len(shifts) != 1 or None in shifts:
            return None
        first, last = touched[0], touched[-1]
        start = span.start - old[first].start + new[match[first]].start
        return Span(start, span.end - old[last].start + new[match[last]].start)

    return move


def _spans(spans: Spans, move: Callable[[Span], Span | None]) -> Spans | None:
    moved = tuple(move(span) for span in spans)
    return tuple(s for s in moved if s) if all(moved) else None


def _moved(record: Any, move: Callable[[Span], Span | None]) -> Any:
    """Return an annotation with all its spans moved, or None if one of them cannot be."""
    changes: dict[str, Any] = {}
    for column in fields(record):
        value = getattr(record, column.name)
        if not (isinstance(value, tuple) and value and is_dataclass(value[0])):
            continue
        if isinstance(value[0], Span):
            changes[column.name] = _spans(value, move)
        else:
            parts: list[Attribution | None] = [_moved(part, move) for part in value]
            changes[column.name] = None if None in parts else tuple(parts)
    return None if None in changes.values() else replace(record, **changes)


def _kept(records: Sequence[Any], move: Callable[[Span], Span | None], lost: list[str]) -> list[Any]:
    kept = []
    for record in records:
        if moved := _moved(record, move):
            kept.append(moved)
        else:
            lost.append(local(getattr(record, fields(record)[0].name)))
    return kept


def _quotes(quotes: tuple[Quote, ...], move: Callable[[Span], Span | None], lost: list[str]) -> tuple[Quote, ...]:
    """Return the quotes that could be moved; one whose outer quote is lost no longer names it."""
    kept = _kept(quotes, move, lost)
    left = {quote.quote_id for quote in kept}
    return tuple(q if q.within in left else replace(q, within=None) for q in kept)


def _claims(article: Article, old: Article, move: Callable[[Span], Span | None], lost: list[str]) -> Article:
    """Return the article with the claims that could be moved and whose voice is left."""
    left = {quote.quote_id for quote in article.quotes} | {None}
    kept = _kept([c for c in old.claims if c.voice in left], move, lost)
    lost += [local(c.claim_id) for c in old.claims if c.voice not in left]
    return replace(article, claims=tuple(kept))
