"""Agreement of two annotations of the same articles.

Span layers: F1 of exact spans, of overlapping spans matched one to one, and of characters; Krippendorff's
alpha over tokens (`krippendorff`). Labels: Cohen's kappa over what both sides marked. Nobody's annotation is
the truth here, so precision and recall are not told apart.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from builders.records import Article, Event, Span, Spans
from builders.stance import stance_of
from builders.words import tokens

Both = tuple[Article, Article]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Agreement on one span layer; None where it is undefined (nothing marked, or no text for tokens)."""

    layer: str
    number_a: int
    number_b: int
    exact: float | None
    overlap: float | None
    characters: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Agreement on one label over the items that both sides have."""

    label: str
    items: int
    same: int
    kappa: float | None


@dataclass(slots=True)
class Agreement:
    """All scores of two annotations."""

    spans: list[SpanScore] = field(default_factory=list)
    labels: list[LabelScore] = field(default_factory=list)


def _mentions(article: Article, role: str) -> list[Spans]:
    return [source.mention for quote in article.quotes for source in getattr(quote, role)]


# A span layer is one line here.
SPAN_LAYERS: dict[str, Callable[[Article], list[Spans]]] = {
    "zones": lambda a: [(Span(z.start, z.end),) for z in a.zones],
    "sentences": lambda a: [(s,) for s in a.sentences],
    "quotes: content": lambda a: [q.content for q in a.quotes],
    "quotes: cue": lambda a: [q.cue for q in a.quotes if q.cue],
    "quotes: mention of speaker": lambda a: _mentions(a, "speakers"),
    "quotes: mention of relay": lambda a: _mentions(a, "relay"),
    "claims: span": lambda a: [c.span for c in a.claims],
    "speculation: cue": lambda a: [s.cue for s in a.speculation],
    "speculation: scope": lambda a: [s.scope for s in a.speculation],
}


def _speakers(quote: Any) -> str:
    return " ".join(sorted(str(source.entity_id) for source in quote.speakers))


# A label is one line here: the records that carry it, the span they are matched by, and the label.
LABELS: dict[str, tuple[Callable[[Article], Iterable[Any]], Callable[[Any], Spans], Callable[[Any], str]]] = {
    "zones: zone": (lambda a: a.zones, lambda z: (Span(z.start, z.end),), lambda z: z.zone),
    "quotes: type": (lambda a: a.quotes, lambda q: q.content, lambda q: str(q.type)),
    "quotes: speakers": (lambda a: a.quotes, lambda q: q.content, _speakers),
    "quotes: nested or not": (lambda a: a.quotes, lambda q: q.content, lambda q: str(q.within is not None)),
    "speculation: category": (lambda a: a.speculation, lambda s: s.cue, lambda s: str(s.category)),
}


def agreement(pairs: Sequence[Both], events: Sequence[tuple[Event, Event]] = ()) -> Agreement:
    """Return the agreement over articles annotated twice, and over their events' reuse."""
    found = Agreement()
    for layer, spans in SPAN_LAYERS.items():
        if both := _annotated(layer, pairs):
            found.spans.append(_spans(layer, [(spans(a), spans(b), a.text) for a, b in both]))
    for label, (records, span, value) in LABELS.items():
        if both := _annotated(label, pairs):
            matched = [m for a, b in both for m in match(list(records(a)), list(records(b)), span)]
            found.labels.append(_kappa(label, [(value(one), value(other)) for one, other in matched]))
    if both := _annotated("claims", pairs):
        found.spans.append(_linked(both))
        found.labels.append(_kappa("claims: factuality", _factualities(both)))
        found.labels.append(_kappa("claims: stance, where either has a claim", _stances(both)))
    if events:
        found.spans.append(_passages(events))
        found.labels += _reuse(events)
    return found


def _annotated(name: str, pairs: Sequence[Both]) -> list[Both]:
    """Return the pairs in which both sides annotated the layer that a row's name begins with."""
    layer = name.split(":", maxsplit=1)[0]
    return [(a, b) for a, b in pairs if layer in a.layers and layer in b.layers]


def f1(matched: int, number_a: int, number_b: int) -> float | None:
    """Return F1 of the two sides, None where neither marked anything."""
    return 2 * matched / (number_a + number_b) if number_a + number_b else None


def match(
    in_a: Sequence[Any],
    in_b: Sequence[Any],
    span: Callable[[Any], Spans],
    fits: Callable[[Any, Any], bool] | None = None,
) -> list[tuple[Any, Any]]:
    """Return the records of two sides matched one to one so that the overlap is largest."""
    if not in_a or not in_b:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    gain = np.array([[shared(span(a), span(b)) if not fits or fits(a, b) else 0.0 for b in in_b] for a in in_a])
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(in_a[i], in_b[j]) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]


def shared(one: Spans, other: Spans) -> float:
    """Return how much two spans share: their common characters over the union, from 0 to 1."""
    a, b = characters([one]), characters([other])
    return len(a & b) / len(a | b) if a | b else 0.0


def characters(spans: Iterable[Spans]) -> set[int]:
    """Return every offset that some span covers."""
    return {position for parts in spans for part in parts for position in range(part.start, part.end)}


def _spans(layer: str, articles: Sequence[tuple[list[Spans], list[Spans], str | None]]) -> SpanScore:
    number_a, number_b = sum(len(a) for a, _, _ in articles), sum(len(b) for _, b, _ in articles)
    exact = sum(_exact(a, b) for a, b, _ in articles)
    overlap = sum(len(match(a, b, lambda s: s)) for a, b, _ in articles)
    covered = [(characters(a), characters(b)) for a, b, _ in articles]
    common = sum(len(a & b) for a, b in covered)
    chars = f1(common, sum(len(a) for a, _ in covered), sum(len(b) for _, b in covered))
    scores = f1(exact, number_a, number_b), f1(overlap, number_a, number_b)
    return SpanScore(layer, number_a, number_b, *scores, chars, _alpha(articles))


def _exact(in_a: Sequence[Spans], in_b: Sequence[Spans]) -> int:
    left = list(in_b)
    found = 0
    for spans in in_a:
        if spans in left:
            left.remove(spans)
            found += 1
    return found


def _alpha(articles: Sequence[tuple[list[Spans], list[Spans], str | None]]) -> float | None:
    """Return Krippendorff's alpha over tokens inside or outside the layer; None without texts or variation."""
    sides: tuple[list[int], list[int]] = ([], [])
    for in_a, in_b, text in articles:
        if text is None:
            return None
        for side, spans in zip(sides, (characters(in_a), characters(in_b)), strict=True):
            side += [int(token.start in spans) for token in tokens(text)]
    if len(set(sides[0] + sides[1])) < 2:
        return None
    import krippendorff

    return float(krippendorff.alpha(reliability_data=list(sides), level_of_measurement="nominal"))


def _linked(pairs: Sequence[Both]) -> SpanScore:
    """Score claims as linked: spans count as matched only with the same proposition."""
    number_a, number_b = (sum(len(pair[i].claims) for pair in pairs) for i in (0, 1))
    matched = [m for a, b in pairs for m in _claims(a, b)]
    exact = sum(one.span == other.span for one, other in matched)
    scores = f1(exact, number_a, number_b), f1(len(matched), number_a, number_b)
    return SpanScore("claims: span with proposition", number_a, number_b, *scores, None, None)


def _claims(a: Article, b: Article) -> list[tuple[Any, Any]]:
    return match(a.claims, b.claims, lambda c: c.span, lambda c, d: c.proposition_id == d.proposition_id)


def _factualities(pairs: Sequence[Both]) -> list[tuple[str, str]]:
    return [(str(one.factuality), str(other.factuality)) for a, b in pairs for one, other in _claims(a, b)]


def _stances(pairs: Sequence[Both]) -> list[tuple[str, str]]:
    """Return both stances of each article toward every proposition of which either side has a claim.

    Propositions of which neither has one would all agree on `unrelated` and flatter the figure.
    """
    found = []
    for a, b in pairs:
        expressed = sorted({c.proposition_id for article in (a, b) for c in article.claims if c.proposition_id})
        found += [(stance_of(a, p), stance_of(b, p)) for p in expressed]
    return found


def _aligned(event: Event) -> dict[tuple[Any, ...], str]:
    return {(pair.article_a, p.a, pair.article_b, p.b): p.reuse for pair in event.pairs for p in pair.passages}


def _passages(events: Sequence[tuple[Event, Event]]) -> SpanScore:
    sides = [(_aligned(a), _aligned(b)) for a, b in events]
    number_a, number_b = (sum(len(side[i]) for side in sides) for i in (0, 1))
    common = sum(len(a.keys() & b.keys()) for a, b in sides)
    exact = f1(common, number_a, number_b)
    return SpanScore("reuse: aligned sentences", number_a, number_b, exact, None, None, None)


def _reuse(events: Sequence[tuple[Event, Event]]) -> list[LabelScore]:
    passages = [(a[k], b[k]) for a, b in ((_aligned(x), _aligned(y)) for x, y in events) for k in a if k in b]
    scores = [_kappa("reuse: passage", passages)]
    for label in ("reuse", "relation"):
        sides = [
            [{(p.article_a, p.article_b): getattr(p, label) for p in event.pairs} for event in both] for both in events
        ]
        scores.append(_kappa(f"reuse: {label} of articles", [(a[k], b[k]) for a, b in sides for k in a if k in b]))
    return scores


def _kappa(label: str, values: Sequence[tuple[str, str]]) -> LabelScore:
    """Return Cohen's kappa; None where fewer than two labels occur, for chance then explains everything."""
    same = sum(a == b for a, b in values)
    if len({v for pair in values for v in pair}) < 2:
        return LabelScore(label, len(values), same, None)
    from sklearn.metrics import cohen_kappa_score

    one, other = zip(*values, strict=True)
    return LabelScore(label, len(values), same, float(cohen_kappa_score(one, other)))


def table(found: Agreement, a: str = "a", b: str = "b") -> list[str]:
    """Return the scores as lines of two Markdown tables, with the names of the two sides."""
    lines = [f"| span layer | {a} | {b} | exact F1 | overlap F1 | character F1 | α over tokens |"]
    lines.append("| --- | --: | --: | --: | --: | --: | --: |")
    for s in found.spans:
        scores = " | ".join(map(_shown, (s.exact, s.overlap, s.characters, s.alpha)))
        lines.append(f"| {s.layer} | {s.number_a} | {s.number_b} | {scores} |")
    lines += ["", "| label | items | alike | κ |", "| --- | --: | --: | --: |"]
    lines += [f"| {s.label} | {s.items} | {s.same} | {_shown(s.kappa)} |" for s in found.labels]
    return lines


def _shown(score: float | None) -> str:
    return "n/a" if score is None else f"{score:.2f}"
