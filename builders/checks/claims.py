"""Checks of claims and speculation."""

from collections.abc import Iterator
from dataclasses import replace

from builders.checks.base import Check, Finding, Subject, at, inside, size
from builders.records import Claim, Quote, Speculation
from builders.standoff import local


def _voice(subject: Subject) -> Iterator[Finding]:
    """A claim's voice is the innermost quote that holds its span."""
    quotes = {quote.quote_id: quote for quote in subject.article.quotes}
    for i, claim in enumerate(subject.article.claims):
        path = f"$.claims[{i}].voice"
        if claim.voice is not None and claim.voice not in quotes:
            yield Finding("quote-unknown", path, "a quote of this article", local(claim.voice))
            continue
        innermost = _innermost(claim, list(quotes.values()))
        if claim.voice not in innermost:
            expected = " or ".join(sorted("no voice" if v is None else local(v) for v in innermost))
            yield Finding("claim-voice", path, expected, local(claim.voice) if claim.voice else "no voice")


def _innermost(claim: Claim, quotes: list[Quote]) -> set[str | None]:
    """Return the ids of the smallest quotes that hold the claim (several if equal), or None alone."""
    holding = [quote for quote in quotes if inside(claim.span, quote.content)]
    smallest = min((size(quote.content) for quote in holding), default=0)
    return {quote.quote_id for quote in holding if size(quote.content) == smallest} or {None}


def _propositions(subject: Subject) -> Iterator[Finding]:
    known = subject.event.propositions
    if subject.article.provenance.kind != "gold":  # a pass may have proposed what was merged later
        return
    for i, claim in enumerate(subject.article.claims):
        if claim.proposition_id not in known:
            path = f"$.claims[{i}].proposition_id"
            yield Finding("proposition-unknown", path, "a proposition of the event", local(str(claim.proposition_id)))


def _utterances(subject: Subject) -> Iterator[Finding]:
    known = subject.event.utterances
    if subject.article.provenance.kind != "gold":
        return
    for i, quote in enumerate(subject.article.quotes):
        if quote.utterance_id is not None and quote.utterance_id not in known:
            path = f"$.quotes[{i}].utterance_id"
            yield Finding("utterance-unknown", path, "an utterance of the event", local(quote.utterance_id))


def _scopes(subject: Subject) -> Iterator[Finding]:
    for i, record in enumerate(subject.article.speculation):
        if not inside(record.cue, record.scope):
            path = f"$.speculation[{i}].cue"
            yield Finding("cue-scope", path, f"a cue inside {at(record.scope)}", at(record.cue))


def _duplicates(subject: Subject) -> Iterator[Finding]:
    """No two annotations of a layer differ in their id alone."""
    article = subject.article
    layers: list[tuple[str, list[tuple[str, object]]]] = [
        ("claims", [(c.claim_id, replace(c, claim_id="")) for c in article.claims]),
        ("quotes", [(q.quote_id, replace(q, quote_id="")) for q in article.quotes]),
        ("speculation", [(s.speculation_id, _cue(s)) for s in article.speculation]),
    ]
    for layer, records in layers:
        seen: dict[object, str] = {}
        for i, (identifier, key) in enumerate(records):
            if key in seen:
                found = f"{local(identifier)} like {local(seen[key])}"
                yield Finding("annotation-duplicate", f"$.{layer}[{i}]", "one annotation", found)
            seen.setdefault(key, identifier)


def _cue(record: Speculation) -> object:
    return record.cue


CHECKS = (
    Check("voices of claims", _voice),
    Check("propositions of claims", _propositions),
    Check("utterances of quotes", _utterances),
    Check("cues inside scopes", _scopes),
    Check("annotations once", _duplicates),
)
