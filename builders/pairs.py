"""Rows about two articles: text reuse, and the sentences it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from builders.checks.base import ANNOTATED_ZONES
from builders.negatives import draw, jaccard, words
from builders.records import Article, Bundle, Pair, Span

DUPLICATE_NEGATIVES = 5
NEAREST = 5
RANDOM = 5


@dataclass(frozen=True)
class Split:
    """The events of one split; negatives are drawn within it, so that no text crosses splits."""

    bundles: tuple[Bundle, ...]

    @cached_property
    def articles(self) -> list[Article]:
        """Return every article, in the order of events and ids."""
        return [article for bundle in self.bundles for article in bundle.articles]


def duplicates(split: Split) -> Iterator[dict[str, Any]]:
    """Yield every pair within an event, and for each article five articles of other events."""
    by_id = {article.article_id: article for article in split.articles}
    for bundle in split.bundles:
        for pair in bundle.event.pairs:
            yield _duplicate(pair, by_id, same_event=True)
    seen = set[tuple[str, str]]()
    for article in split.articles:
        foreign = [a.article_id for a in split.articles if a.event_id != article.event_id]
        for other in draw(article.article_id, foreign, DUPLICATE_NEGATIVES):
            a, b = sorted((article.article_id, other))
            if (a, b) not in seen:
                seen.add((a, b))
                yield _duplicate(Pair(a, b, "non_derived", "none"), by_id, same_event=False)


def _duplicate(pair: Pair, by_id: dict[str, Article], same_event: bool) -> dict[str, Any]:
    a, b = by_id[pair.article_a], by_id[pair.article_b]
    return {
        "pair_id": f"{pair.article_a}|{pair.article_b}",
        "article_a": pair.article_a,
        "article_b": pair.article_b,
        **_rights(a, b),
        "text_a": a.text,
        "text_b": b.text,
        "reuse": pair.reuse,
        "relation": pair.relation,
        "same_event": same_event,
        "passages": offsets(pair, by_id),
    }


def offsets(pair: Pair, by_id: Mapping[str, Article]) -> list[dict[str, Any]]:
    """Return the aligned sentences of a pair by their offsets."""
    a, b = by_id[pair.article_a], by_id[pair.article_b]
    return [
        {**_offsets(a.sentences[p.a], "a"), **_offsets(b.sentences[p.b], "b"), "reuse": p.reuse} for p in pair.passages
    ]


def passages(split: Split) -> Iterator[dict[str, Any]]:
    """Yield, for each pair of articles, its aligned sentences, five near ones and five at random."""
    by_id = {article.article_id: article for article in split.articles}
    for bundle in split.bundles:
        for pair in bundle.event.pairs:
            yield from _passages(pair, by_id[pair.article_a], by_id[pair.article_b])


def _passages(pair: Pair, a: Article, b: Article) -> Iterator[dict[str, Any]]:
    labels = {(p.a, p.b): p.reuse for p in pair.passages}
    rest = [both for both in product(_annotated(a), _annotated(b)) if both not in labels]
    ids = {both: f"{a.article_id}:{both[0]}|{b.article_id}:{both[1]}" for both in (*labels, *rest)}
    near = _nearest(rest, a, b)
    others = {ids[both]: both for both in rest if both not in near}
    random = [others[i] for i in draw(f"{a.article_id}|{b.article_id}", others, RANDOM)]
    for i, j in (*sorted(labels), *near, *sorted(random)):
        one, two = a.sentences[i], b.sentences[j]
        assert a.text is not None and b.text is not None
        yield {
            "pair_id": ids[i, j],
            "article_a": a.article_id,
            "article_b": b.article_id,
            **_rights(a, b),
            "sentence_a": a.text[one.start : one.end],
            "sentence_b": b.text[two.start : two.end],
            **_offsets(one, "a"),
            **_offsets(two, "b"),
            "reuse": labels.get((i, j), "none"),
        }


def _rights(a: Article, b: Article) -> dict[str, Any]:
    return {"collection": b.collection, "redistributable": a.redistributable and b.redistributable}


def _annotated(article: Article) -> list[int]:
    """Return the indices of the sentences outside credit and furniture."""
    zones = [zone for zone in article.zones if zone.zone in ANNOTATED_ZONES]
    return [i for i, s in enumerate(article.sentences) if any(z.start <= s.start < z.end for z in zones)]


def _nearest(rest: list[tuple[int, int]], a: Article, b: Article) -> list[tuple[int, int]]:
    """Return the pairs of sentences with the most words in common (Jaccard), first ones first on a tie."""
    assert a.text is not None and b.text is not None
    in_a = [words(a.text[s.start : s.end]) for s in a.sentences]
    in_b = [words(b.text[s.start : s.end]) for s in b.sentences]
    return sorted(sorted(rest, key=lambda p: (-jaccard(in_a[p[0]], in_b[p[1]]), p))[:NEAREST])


def _offsets(span: Span, side: str) -> dict[str, int]:
    return {f"start_{side}": span.start, f"end_{side}": span.end}
