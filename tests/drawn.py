"""Articles that Hypothesis draws: awkward texts, spans anywhere inside, optional fields with and without value."""

import msgspec
from hypothesis import strategies as st

from builders.lines import line_spans, lines_of, trim
from builders.raw import sha256
from builders.records import Article, Attribution, Claim, Provenance, Quote, Source, Span, Speculation, Zone
from builders.schemas import labels
from builders.sentences import segment

CHARACTERS = st.one_of(
    st.sampled_from([*"ab .“”’'\"–\t\u00a0\r\n", "\r\n", "\ufeff", "\u0301", "\u0327", "\u200d", "\x00"]),
    st.sampled_from(["\U0001f6df", "\U0001f469\u200d\U0001f467", "\U0001d538", "ש", "ע", "ب", "\u202b", "\u2028"]),
    st.characters(exclude_categories=["Cs"]),
)
QUOTE_TYPES = st.sampled_from(labels("quote_type"))
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=60).map("".join).filter(lambda t: bool(list(line_spans(t))))
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
SCORES = st.none() | st.floats(0, 1, width=32)


def label(inventory):
    return st.none() | st.sampled_from(labels(inventory))


@st.composite
def articles(draw, typed=False):
    text = draw(TEXTS)
    article_id = f"{draw(SLUGS)}/{draw(SLUGS)}"
    event_id = article_id.partition("/")[0]
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    spans = st.lists(span, max_size=3).map(tuple)
    sources = st.lists(st.builds(Attribution, st.none() | SLUGS, spans), max_size=2).map(tuple)
    slug = st.none() | SLUGS.map(lambda s: f"{event_id}/{s}")

    types = QUOTE_TYPES if typed else st.none() | QUOTE_TYPES

    def ids(letter):
        return st.integers(1, 99).map(lambda n: f"{article_id}#{letter}{n}")

    def several(builds):
        return draw(st.lists(builds, max_size=2).map(tuple))

    quote = st.builds(Quote, ids("q"), types, spans, spans, sources, sources, st.none() | ids("q"), slug, SCORES)
    return Article(
        article_id=article_id,
        collection=draw(SLUGS),
        event_id=event_id,
        outlet=draw(st.none() | SLUGS),
        published=draw(st.none() | st.just("2031-05-06")),
        language="en",
        license=draw(st.sampled_from(["CC-BY-4.0", "“all” rights\u00a0reserved"])),
        redistributable=draw(st.booleans()),
        sha256=sha256(text.encode()),
        layers=tuple(draw(st.lists(st.sampled_from(labels("layer")), unique=True))),
        provenance=Provenance(draw(st.sampled_from(labels("provenance_kind"))), draw(SLUGS)),
        text=text,
        zones=several(st.builds(lambda z, s: Zone(z, s.start, s.end), st.sampled_from(labels("zone")), span)),
        sentences=draw(spans),
        sources=several(st.builds(Source, SLUGS, st.text("ab é’", min_size=1), label("source_type"))),
        quotes=several(quote),
        claims=several(st.builds(Claim, ids("c"), spans, slug, st.none() | ids("q"), label("factuality"), SCORES)),
        speculation=several(
            st.builds(Speculation, ids("s"), spans, spans, label("speculation_category"), SCORES),
        ),
    )


@st.composite
def article_files(draw):
    """Draw a text and a valid article file over it."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: trim(text, *sorted(p)))
    spans = st.lists(span.filter(bool), min_size=1, max_size=3).map(msgspec.to_builtins)
    speakers = st.lists(st.fixed_dictionaries({"entity_id": SLUGS, "mention": spans}), max_size=2)
    quote = {"quote_id": st.just("q1"), "type": QUOTE_TYPES, "content": spans, "cue": spans, "speakers": speakers}
    bounds = segment(text)
    if draw(st.booleans()):  # as corrected by hand
        bounds = tuple(line_spans(text))
    withheld = draw(st.booleans())
    return text, {
        "article_id": "kiosk/a",
        "provenance": {"kind": "gold", "annotator": "a"},
        "language": "en",
        "license": "CC-BY-4.0",
        "redistributable": not withheld,
        "sha256": sha256(text.encode()),
        "layers": labels("layer"),
        **({"lines": msgspec.to_builtins(lines_of(text))} if withheld else {}),
        "zones": [{"zone": "body", "start": s.start, "end": s.end} for s in line_spans(text)],
        "sentences": msgspec.to_builtins(bounds),
        "sources": [],
        "quotes": draw(st.lists(st.fixed_dictionaries(quote), max_size=2)),
        "claims": [],
        "speculation": [],
    }
