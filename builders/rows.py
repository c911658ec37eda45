"""One row function per table: records in, dicts in the shape of `builders.tables` out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from builders.negatives import draw
from builders.pairs import Split, duplicates, offsets, passages
from builders.records import Article, Bundle, Span, Spans
from builders.stance import stance_of

Row = dict[str, Any]

STANCE_NEGATIVES = 3


def articles(split: Split) -> Iterator[Row]:
    """Yield one row an article."""
    for article in split.articles:
        yield msgspec.to_builtins(article)


def passes(split: Split) -> Iterator[Row]:
    """Yield one row a pass over an article, without its text."""
    for bundle in split.bundles:
        for article in bundle.passes:
            row = msgspec.to_builtins(article)
            del row["text"]
            yield {**row, "pairs": _judged(bundle, article)}


def _judged(bundle: Bundle, article: Article) -> list[Row]:
    """Return how a pass judged an article as the later one of a pair."""
    events = (e for e in bundle.pass_events if e.provenance.annotator == article.provenance.annotator)
    by_id = {a.article_id: a for a in bundle.articles}
    pairs = [p for event in events for p in event.pairs if p.article_b == article.article_id and p.article_a in by_id]
    return [
        {"article_a": p.article_a, "reuse": p.reuse, "relation": p.relation, "passages": offsets(p, by_id)}
        for p in pairs
    ]


def sources(split: Split) -> Iterator[Row]:
    """Yield one row a mention of a speaker or relay."""
    for article in split.articles:
        known = {source.entity_id: source for source in article.sources}
        for quote in article.quotes:
            for role, named in (("speaker", quote.speakers), ("relay", quote.relay)):
                for attribution in named:
                    source = known.get(attribution.entity_id or "")
                    yield {
                        **_ids(article),
                        "quote_id": quote.quote_id,
                        "entity_id": attribution.entity_id,
                        "name": source.name if source else None,
                        "type": source.type if source else None,
                        "role": role,
                        "spans": msgspec.to_builtins(attribution.mention),
                        **_context(article, attribution.mention),
                    }


def quotes(split: Split) -> Iterator[Row]:
    """Yield one row a quote."""
    for article in split.articles:
        for quote in article.quotes:
            yield {**_ids(article), **msgspec.to_builtins(quote), **_context(article, quote.content)}


def claims(split: Split) -> Iterator[Row]:
    """Yield one row a claim."""
    for article in split.articles:
        for claim in article.claims:
            yield {**_ids(article), **msgspec.to_builtins(claim), **_context(article, claim.span)}


def speculation(split: Split) -> Iterator[Row]:
    """Yield one row a cue of uncertainty."""
    for article in split.articles:
        for record in article.speculation:
            yield {**_ids(article), **msgspec.to_builtins(record), **_context(article, record.scope)}


def propositions(split: Split) -> Iterator[Row]:
    """Yield one row a proposition."""
    for bundle in split.bundles:
        for proposition_id, text in bundle.event.propositions.items():
            yield {**_event(bundle), "proposition_id": proposition_id, "text": text}


def utterances(split: Split) -> Iterator[Row]:
    """Yield one row an utterance."""
    for bundle in split.bundles:
        for utterance_id, utterance in bundle.event.utterances.items():
            yield {**_event(bundle), "utterance_id": utterance_id, **msgspec.to_builtins(utterance)}


def stances(split: Split) -> Iterator[Row]:
    """Yield every article with each proposition of its event, and three of other events of the split.

    Where another copy of an article lost a claim, its stance on that proposition is not known: no row.
    """
    texts = {p: text for bundle in split.bundles for p, text in bundle.event.propositions.items()}
    for bundle in split.bundles:
        foreign = sorted(set(texts) - set(bundle.event.propositions))
        for article in bundle.articles:
            chosen = draw(article.article_id, foreign, STANCE_NEGATIVES)
            for proposition_id in (*bundle.event.propositions, *chosen):
                if (article.article_id, proposition_id) in bundle.unsettled:
                    continue
                yield {
                    **_ids(article),
                    "pair_id": f"{article.article_id}|{proposition_id}",
                    "proposition_id": proposition_id,
                    "proposition": texts[proposition_id],
                    "article": article.text,
                    "stance": stance_of(article, proposition_id),
                    "same_event": proposition_id in bundle.event.propositions,
                }


ROWS: dict[str, Callable[[Split], Iterator[Row]]] = {
    "articles": articles,
    "sources": sources,
    "quotes": quotes,
    "claims": claims,
    "speculation": speculation,
    "propositions": propositions,
    "utterances": utterances,
    "stance": stances,
    "duplicates": duplicates,
    "passages": passages,
    "passes": passes,
}


def _ids(article: Article) -> Row:
    return {
        "article_id": article.article_id,
        "event_id": article.event_id,
        "collection": article.collection,
        "redistributable": article.redistributable,
    }


def _event(bundle: Bundle) -> Row:
    return {"event_id": bundle.event.event_id, "collection": bundle.event.collection}


def _context(article: Article, spans: Spans) -> Row:
    """Return the words of a span, and the sentences it touches with one more on either side."""
    assert article.text is not None
    words = " … ".join(article.text[s.start : s.end] for s in spans)
    around = _around(article.sentences, spans)
    return {"text": words, "context": article.text[around.start : around.end], "context_start": around.start}


def _around(sentences: Sequence[Span], spans: Spans) -> Span:
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    touched = [i for i, s in enumerate(sentences) if s.start < end and start < s.end]
    if not touched:
        return Span(start, end)
    first, last = max(touched[0] - 1, 0), min(touched[-1] + 1, len(sentences) - 1)
    return Span(min(sentences[first].start, start), max(sentences[last].end, end))
