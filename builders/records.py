"""The records that everything passes on: frozen, and named as the columns of the release.

Ids in records are global (`event/article`, `event/article#q1`, `event/slug`); in the standoff files
they are local. Offsets are Unicode code points of `Article.text`, half-open.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch `[start, end)`."""

    start: int
    end: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """One line of the text and what it is on the page."""

    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A party to whom the article attributes content."""

    entity_id: str
    name: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source in a quote, as speaker or relay, with the words that name it there."""

    entity_id: str | None
    mention: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """Attributed content (PARC 3.0, PolNeAR): content, cue, speakers, and the relays it came through."""

    quote_id: str
    type: str | None
    content: Spans
    cue: Spans = ()
    speakers: tuple[Attribution, ...] = ()
    relay: tuple[Attribution, ...] = ()
    within: str | None = None
    utterance_id: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch that puts a proposition forward, and how far its voice commits itself to it."""

    claim_id: str
    span: Spans
    proposition_id: str | None = None
    voice: str | None = None
    factuality: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Speculation:
    """A cue of uncertainty and its scope (BioScope)."""

    speculation_id: str
    cue: Spans
    scope: Spans
    category: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the annotations are (gold, pass, predicted, imported) and whose."""

    kind: str
    annotator: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its layers; `text` is None where the repository does not hold it."""

    article_id: str
    collection: str
    event_id: str | None
    outlet: str | None
    published: str | None
    language: str
    license: str
    redistributable: bool
    sha256: str
    layers: tuple[str, ...]
    provenance: Provenance
    text: str | None = None
    zones: tuple[Zone, ...] = ()
    sentences: Spans = ()
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    speculation: tuple[Speculation, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text the repository does not hold: extent without edge white space, and hash."""

    start: int
    end: int
    hash: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Two aligned sentences, by index."""

    a: int
    b: int
    reuse: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of one event, `article_b` the later or derived one."""

    article_a: str
    article_b: str
    reuse: str
    relation: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement that several quotes report, with its true speaker."""

    text: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles of an event share; `propositions` and `utterances` are keyed by global id."""

    event_id: str
    provenance: Provenance
    collection: str = ""
    split: str = ""
    title: str = ""
    description: str = ""
    domain: str = ""
    propositions: dict[str, str] = field(default_factory=dict)
    utterances: dict[str, Utterance] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """One event with its articles and the blind passes over them, all in id order.

    `unsettled` holds article and proposition wherever realigning lost a claim that would settle the stance.
    """

    event: Event
    articles: tuple[Article, ...]
    passes: tuple[Article, ...] = ()
    pass_events: tuple[Event, ...] = ()
    unsettled: frozenset[tuple[str, str]] = frozenset()
