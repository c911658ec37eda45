"""Checks of sources and quotes."""

from collections import Counter
from collections.abc import Iterator

from builders.checks.base import Check, Finding, Subject, at, inside, overlap
from builders.records import Quote
from builders.standoff import local

OPENING = frozenset("\u201c\u201e\u00ab\u2018\u201a\u2039\"'")
CLOSING = frozenset("\u201d\u201c\u00bb\u2019\u203a\"'")


def _ids(subject: Subject) -> Iterator[Finding]:
    """No id, and no source, stands twice in a file."""
    article = subject.article
    for layer, field in (
        ("sources", "entity_id"),
        ("quotes", "quote_id"),
        ("claims", "claim_id"),
        ("speculation", "speculation_id"),
    ):
        counts = Counter(getattr(record, field) for record in getattr(article, layer))
        for identifier in sorted(i for i, n in counts.items() if n > 1):
            found = f"{local(identifier)} {counts[identifier]} times"
            yield Finding("id-duplicate", f"$.{layer}", "each id once", found)


def _sources(subject: Subject) -> Iterator[Finding]:
    """Every speaker and relay is among the sources, and every source speaks or relays."""
    known = {source.entity_id for source in subject.article.sources}
    used = set()
    for i, quote in enumerate(subject.article.quotes):
        for role, sources in (("speakers", quote.speakers), ("relay", quote.relay)):
            for j, source in enumerate(sources):
                path = f"$.quotes[{i}].{role}[{j}]"
                used.add(source.entity_id)
                if source.entity_id not in known:
                    yield Finding("source-unknown", path, "an entity of `sources`", str(source.entity_id))
                if not source.mention:
                    code = "relay-mention" if role == "relay" else "mention-missing"
                    yield Finding(code, path, "at least one span", "none")
    for i, record in enumerate(subject.article.sources):
        if record.entity_id not in used:
            yield Finding("source-unused", f"$.sources[{i}]", "a quote of this source", record.entity_id)


def _nesting(subject: Subject) -> Iterator[Finding]:
    """`within` names a quote whose content holds this one, and no chain of them comes round again."""
    quotes = {quote.quote_id: quote for quote in subject.article.quotes}
    for i, quote in enumerate(subject.article.quotes):
        path = f"$.quotes[{i}].within"
        if quote.within is None:
            holders = [q for q in quotes.values() if _holds(q, quote)]
            if holders:
                yield Finding("quote-nested", path, f"within {local(holders[0].quote_id)}", "nothing")
        elif quote.within not in quotes:
            yield Finding("quote-unknown", path, "a quote of this article", local(quote.within))
        elif _cyclic(quote, quotes):
            yield Finding("quote-cycle", path, "an outermost quote", local(quote.within))
        elif not inside(quote.content, quotes[quote.within].content):
            outer = quotes[quote.within].content
            yield Finding("quote-within", path, f"content inside {at(outer)}", at(quote.content))


def _holds(outer: Quote, inner: Quote) -> bool:
    return outer.content != inner.content and inside(inner.content, outer.content)


def _cyclic(quote: Quote, quotes: dict[str, Quote]) -> bool:
    seen = set[str]()
    current: Quote | None = quote
    while current is not None and current.quote_id not in seen:
        seen.add(current.quote_id)
        current = quotes.get(current.within) if current.within else None
    return current is not None


def _cue_content(subject: Subject) -> Iterator[Finding]:
    """A cue is no part of the content that it attributes."""
    for i, quote in enumerate(subject.article.quotes):
        if overlap(quote.cue, quote.content):
            yield Finding("quote-overlap", f"$.quotes[{i}].cue", "a cue outside the content", at(quote.cue))


def _types(subject: Subject) -> Iterator[Finding]:
    """Direct content stands between quote marks, mixed content holds one, indirect content is not quoted."""
    assert subject.text is not None
    for i, quote in enumerate(subject.article.quotes):
        parts = [subject.text[span.start : span.end] for span in quote.content]
        if not all(parts):
            continue
        marked = any(char in OPENING for part in parts for char in part)
        opened = parts[0][0] in OPENING
        closed = parts[-1][-1] in CLOSING
        wrong = (
            (quote.type == "direct" and not (opened or closed or quote.within))
            or (quote.type == "mixed" and not (marked or quote.within))
            or (quote.type == "indirect" and len(parts) == 1 and opened and closed)
        )
        if wrong:
            found = f"marks {'at' if opened or closed else 'in' if marked else 'neither in nor at'} the content's edges"
            yield Finding("quote-type", f"$.quotes[{i}].type", f"{quote.type} content", found)


CHECKS = (
    Check("ids", _ids),
    Check("sources and mentions", _sources),
    Check("nested quotes", _nesting),
    Check("cues outside content", _cue_content),
    Check("quote types", _types, needs_text=True),
)
