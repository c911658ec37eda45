"""Print an article with its layers, so that gold can be read and corrected."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builders.records import Article, Attribution, Span, Spans
from builders.standoff import local

LAYERS = ("quotes", "claims", "speculation")
# A text from elsewhere must not steer the terminal.
_CONTROLS = {code: " " if chr(code).isspace() else "\ufffd" for code in (*range(32), *range(127, 160))}
_COLOURS = {"quotes": "36", "claims": "33", "speculation": "35", "sentence": "1", "zone": "2"}


@dataclass(frozen=True, slots=True)
class Painter:
    """Colours for a terminal, or none."""

    colour: bool

    def __call__(self, kind: str, text: str) -> str:
        """Return the text in the colour of its kind."""
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def show(article: Article, layers: Sequence[str] = LAYERS, colour: bool = False) -> Iterator[str]:
    """Yield the lines that show an article: each sentence, and below it what begins there.

    Where the text is absent, offsets stand in its place.
    """
    paint = Painter(colour)
    notice = "" if article.redistributable else " - text may not be passed on"
    yield f"{article.article_id} ({article.provenance.kind}, {article.provenance.annotator}){notice}"
    notes = sorted(_notes(article, layers), key=lambda note: note[0])
    ends = [*(span.start for span in article.sentences[1:]), None][: len(article.sentences)]
    for i, (sentence, end) in enumerate(zip(article.sentences, ends, strict=True)):
        zone = next((z.zone for z in article.zones if z.start <= sentence.start < z.end), "")
        yield f"{paint('zone', f'{i:3} {zone:<10}')} {paint('sentence', _words(article, (sentence,)))}"
        for start, layer, note in notes:
            if (i == 0 or start >= sentence.start) and (end is None or start < end):
                yield f"    {paint(layer, note)}"
    if not article.sentences:
        yield from (f"    {paint(layer, note)}" for _, layer, note in notes)


def _notes(article: Article, layers: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where each annotation begins, its layer, and the line that shows it."""
    if "quotes" in layers:
        for quote in article.quotes:
            parts = [f"{local(quote.quote_id)} {quote.type}: {_words(article, quote.content)}"]
            parts += [f"cue: {_words(article, quote.cue)}"] if quote.cue else []
            parts += [f"speaker {_source(article, source)}" for source in quote.speakers]
            parts += [f"relay {_source(article, source)}" for source in quote.relay]
            parts += [f"within {local(quote.within)}"] if quote.within else []
            parts += [f"utterance {local(quote.utterance_id)}"] if quote.utterance_id else []
            yield _start(quote.content), "quotes", " | ".join(parts)
    if "claims" in layers:
        for claim in article.claims:
            voice = local(claim.voice) if claim.voice else "own voice"
            head = f"{local(claim.claim_id)} {local(claim.proposition_id or '?')} {claim.factuality} ({voice})"
            yield _start(claim.span), "claims", f"{head}: {_words(article, claim.span)}"
    if "speculation" in layers:
        for record in article.speculation:
            head = f"{local(record.speculation_id)} {record.category}: {_words(article, record.cue)}"
            yield _start(record.cue), "speculation", f"{head} | scope: {_words(article, record.scope)}"


def _start(spans: Spans) -> int:
    return spans[0].start if spans else 0


def _words(article: Article, spans: Iterable[Span]) -> str:
    if article.text is None:
        return " … ".join(f"[{span.start}, {span.end})" for span in spans)
    return " … ".join(article.text[span.start : span.end].translate(_CONTROLS) for span in spans)


def _source(article: Article, source: Attribution) -> str:
    return f"{source.entity_id}: {_words(article, source.mention)}"
