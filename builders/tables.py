"""The tables of the release: each column declared once, with its type and what it means.

Card, YAML, Arrow schema, Croissant description and writer all read this. A type is `string`, `bool`,
`int32` or `float32`; a `Label`; a list `[type]`; or a struct, a dict of `Column`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builders.schemas import labels

if TYPE_CHECKING:
    from datasets import Features


@dataclass(frozen=True, slots=True)
class Label:
    """A ClassLabel over an inventory of `schema/common.schema.json`."""

    inventory: str

    @property
    def names(self) -> list[str]:
        """Return the labels; their places are the integers of the column."""
        return labels(self.inventory)


@dataclass(frozen=True, slots=True)
class Column:
    """The type of a column and one phrase that says what it holds; `nullable` where it may be null."""

    type: Any
    doc: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A config: its name, what a row is, its columns, and whether its rows hold article text."""

    name: str
    row: str
    columns: dict[str, Column]
    has_text: bool = True


SPANS = [
    {
        "start": Column("int32", "first code point"),
        "end": Column("int32", "code point after the last"),
    }
]


def _spans(doc: str) -> Column:
    return Column(SPANS, f"{doc}: `[start, end)` in code points of the article's text")


ARTICLE_ID = Column("string", "`event/article`")
EVENT_ID = Column("string", "the event", nullable=True)
COLLECTION = Column("string", "summit, invented, or an imported corpus")
REDISTRIBUTABLE = Column("bool", "whether the text may be passed on")
WHERE = {
    "article_id": ARTICLE_ID,
    "event_id": EVENT_ID,
    "collection": COLLECTION,
    "redistributable": REDISTRIBUTABLE,
}
CONTEXT = {
    "text": Column("string", "the annotated words, parts joined by ` … `"),
    "context": Column("string", "the sentences around it, one more on either side"),
    "context_start": Column("int32", "where the context begins in the article's text"),
}
SCORE = {"score": Column("float32", "a model's confidence; null in gold", nullable=True)}

ATTRIBUTION = [
    {
        "entity_id": Column("string", "slug, the same in the whole corpus", nullable=True),
        "mention": _spans("the noun phrase that names the source"),
    }
]
QUOTE = {
    "quote_id": Column("string", "`event/article#q1`"),
    "type": Column(Label("quote_type"), "direct, indirect or mixed", nullable=True),
    "content": _spans("the attributed words"),
    "cue": _spans("the words that attribute"),
    "speakers": Column(ATTRIBUTION, "who said or thinks it"),
    "relay": Column(ATTRIBUTION, "through whom it came, from the speaker outward"),
    "within": Column("string", "the quote in whose content it stands", nullable=True),
    "utterance_id": Column("string", "the statement that it reports, `event/slug`", nullable=True),
    **SCORE,
}
CLAIM = {
    "claim_id": Column("string", "`event/article#c1`"),
    "span": _spans("the clause, phrase or nominalisation"),
    "proposition_id": Column("string", "what it puts forward, `event/slug`", nullable=True),
    "voice": Column("string", "the innermost quote that holds it; null: the outlet's own voice", nullable=True),
    "factuality": Column(Label("factuality"), "how far the voice commits itself", nullable=True),
    **SCORE,
}
SPECULATION = {
    "speculation_id": Column("string", "`event/article#s1`"),
    "cue": _spans("the word that marks content as not certain"),
    "scope": _spans("the stretch whose certainty it lowers"),
    "category": Column(Label("speculation_category"), "kind of uncertainty", nullable=True),
    **SCORE,
}
ZONE = {
    "zone": Column(Label("zone"), "what the line is on the page"),
    "start": Column("int32", "first code point"),
    "end": Column("int32", "code point after the last"),
}
SOURCE = {
    "entity_id": Column("string", "slug, the same in the whole corpus"),
    "name": Column("string", "as a reader would write it"),
    "type": Column(Label("source_type"), "what kind of party it is", nullable=True),
}
PROVENANCE = {
    "kind": Column(Label("provenance_kind"), "gold, pass, predicted or imported"),
    "annotator": Column("string", "who annotated; gold: `adjudicated` (two passes) or `reviewed` (one, gone over)"),
}
ARTICLE = {
    "article_id": ARTICLE_ID,
    "collection": COLLECTION,
    "event_id": EVENT_ID,
    "outlet": Column("string", "slug of the outlet, where known", nullable=True),
    "published": Column("string", "YYYY-MM-DD, where known", nullable=True),
    "language": Column("string", "BCP 47"),
    "license": Column("string", "licence of the text; the annotations are CC BY 4.0"),
    "redistributable": REDISTRIBUTABLE,
    "sha256": Column("string", "of the raw file's bytes"),
    "layers": Column(["string"], "the layers that were annotated"),
    "provenance": Column(PROVENANCE, "where the annotations come from"),
    "text": Column("string", "the raw file decoded as UTF-8, nothing stripped or folded"),
    "zones": Column([ZONE], "lines and what they are; empty lines have none"),
    "sentences": _spans("sentences"),
    "sources": Column([SOURCE], "parties to whom the article attributes content"),
    "quotes": Column([QUOTE], "attributed content"),
    "claims": Column([CLAIM], "what is put forward"),
    "speculation": Column([SPECULATION], "cues of uncertainty with their scopes"),
}

ALIGNED = Column(
    [
        {
            "start_a": Column("int32", "of the sentence in a"),
            "end_a": Column("int32", "of the sentence in a"),
            "start_b": Column("int32", "of the sentence in b"),
            "end_b": Column("int32", "of the sentence in b"),
            "reuse": Column(Label("passage_reuse"), "verbatim, edited or paraphrase"),
        }
    ],
    "aligned sentences",
)
JUDGED = Column(
    [
        {
            "article_a": Column("string", "the earlier article"),
            "reuse": Column(Label("article_reuse"), "how far this article's body comes from it"),
            "relation": Column(Label("relation"), "how the two came about", nullable=True),
            "passages": ALIGNED,
        }
    ],
    "how this annotator judged the article as the later one of a pair",
)

TABLES = (
    Table("articles", "an article with all its layers", ARTICLE),
    Table(
        "sources",
        "a mention of a source in a quote",
        {
            **WHERE,
            "quote_id": Column("string", "the quote"),
            "entity_id": Column("string", "slug, the same in the whole corpus", nullable=True),
            "name": Column("string", "as a reader would write it", nullable=True),
            "type": Column(Label("source_type"), "what kind of party it is", nullable=True),
            "role": Column(Label("role"), "speaker or relay"),
            "spans": _spans("the mention"),
            **CONTEXT,
        },
    ),
    Table("quotes", "a quote", {**WHERE, **QUOTE, **CONTEXT}),
    Table("claims", "a claim", {**WHERE, **CLAIM, **CONTEXT}),
    Table("speculation", "a cue of uncertainty", {**WHERE, **SPECULATION, **CONTEXT}),
    Table(
        "propositions",
        "a proposition of an event's inventory",
        {
            "event_id": Column("string", "the event"),
            "collection": COLLECTION,
            "proposition_id": Column("string", "`event/slug`"),
            "text": Column("string", "one short positive sentence, in the annotators' words"),
        },
        has_text=False,
    ),
    Table(
        "utterances",
        "a statement that several quotes report",
        {
            "event_id": Column("string", "the event"),
            "collection": COLLECTION,
            "utterance_id": Column("string", "`event/slug`"),
            "text": Column("string", "what was stated, in the annotators' words"),
            "entity_id": Column("string", "its true speaker, whomever an article prints"),
        },
        has_text=False,
    ),
    Table(
        "stance",
        "a proposition and an article",
        {
            "pair_id": Column("string", "`event/article|event/slug`"),
            "event_id": Column("string", "the article's event", nullable=True),
            "collection": COLLECTION,
            "redistributable": REDISTRIBUTABLE,
            "proposition_id": Column("string", "the proposition", nullable=True),
            "proposition": Column("string", "its wording"),
            "article_id": ARTICLE_ID,
            "article": Column("string", "the article's text"),
            "stance": Column(Label("stance"), "of the outlet's own voice, derived from the claims"),
            "same_event": Column("bool", "whether both belong to one event", nullable=True),
        },
    ),
    Table(
        "duplicates",
        "two articles",
        {
            "pair_id": Column("string", "`event/a|event/b`"),
            "article_a": Column("string", "the earlier one, or the source, as far as known"),
            "article_b": Column("string", "the later or derived one"),
            "collection": COLLECTION,
            "redistributable": Column("bool", "whether both texts may be passed on"),
            "text_a": Column("string", "text of a"),
            "text_b": Column("string", "text of b"),
            "reuse": Column(Label("article_reuse"), "how far b's body comes from a"),
            "relation": Column(Label("relation"), "how the two came about", nullable=True),
            "same_event": Column("bool", "whether both belong to one event", nullable=True),
            "passages": ALIGNED,
        },
    ),
    Table(
        "passages",
        "two sentences of two articles",
        {
            "pair_id": Column("string", "`event/a:3|event/b:5`, with sentence numbers"),
            "article_a": Column("string", "where sentence a stands", nullable=True),
            "article_b": Column("string", "where sentence b stands", nullable=True),
            "collection": COLLECTION,
            "redistributable": Column("bool", "whether both texts may be passed on"),
            "sentence_a": Column("string", "text of the sentence in a"),
            "sentence_b": Column("string", "text of the sentence in b"),
            "start_a": Column("int32", "offset in a", nullable=True),
            "end_a": Column("int32", "offset in a", nullable=True),
            "start_b": Column("int32", "offset in b", nullable=True),
            "end_b": Column("int32", "offset in b", nullable=True),
            "reuse": Column(Label("passage_reuse"), "how b comes from a; none for negatives"),
        },
    ),
    Table(
        "passes",
        "an article as one annotator had it before adjudication",
        {**{key: column for key, column in ARTICLE.items() if key != "text"}, "pairs": JUDGED},
        has_text=False,
    ),
)
BY_NAME = {table.name: table for table in TABLES}


def features(table: Table) -> "Features":
    """Return the table's columns as `datasets.Features`."""
    from datasets import Features

    return Features({key: _feature(column.type) for key, column in table.columns.items()})


def _feature(kind: Any) -> Any:
    from datasets import ClassLabel, List, Value

    match kind:
        case str():
            return Value(kind)
        case Label():
            return ClassLabel(names=kind.names)
        case [item]:
            return List(_feature(item))
        case dict():
            return {key: _feature(column.type) for key, column in kind.items()}
    raise TypeError(f"no feature for {kind!r}")


def encoded(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with each label as its integer; raise ValueError for a label outside its inventory.

    `Features.encode_example` will not do: it takes a list as encoded if its first item holds no label.
    """
    return {key: _encoded(column.type, row[key]) for key, column in table.columns.items()}


def _encoded(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case Label():
            return kind.names.index(value)
        case [item]:
            return [_encoded(item, v) for v in value]
        case dict():
            return {key: _encoded(column.type, value[key]) for key, column in kind.items()}
    return value
