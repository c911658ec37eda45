"""Articles as items, and what is predicted about them. Spans are `[start, end)` in code points of the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]
Spans = tuple[Span, ...]
"""One span in its parts, in text order."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as a baseline sees it; `propositions`, id to wording, are the inventory of its event."""

    article_id: str
    text: str
    sentences: Spans
    propositions: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the id."""
        return self.article_id


@dataclass(frozen=True, slots=True)
class Quote:
    """Attributed content; `sources` has a mention a speaker, `speaker` is the name of the first.

    `names` are the ways in which an article names that speaker: gold only, for a prediction has one.
    """

    content: Spans
    cue: Spans
    sources: tuple[Spans, ...]
    type: str
    speaker: str | None = None
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speculation:
    """A cue of uncertainty, its scope, and the kind."""

    cue: Spans
    scope: Spans
    category: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that puts a proposition of the inventory forward, and how far its voice commits itself."""

    span: Spans
    proposition_id: str
    factuality: str


Annotation = Quote | Speculation | Claim


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations predicted for an article."""

    article_id: str
    annotations: Sequence[Annotation]

    @property
    def key(self) -> str:
        """Return the id."""
        return self.article_id

    @property
    def value(self) -> Sequence[Annotation]:
        """Return the annotations."""
        return self.annotations

    @property
    def score(self) -> None:
        """Return nothing: articles are not ranked."""
        return None


def characters(spans: Spans) -> set[int]:
    """Return every offset that the parts of a span cover."""
    return {position for start, end in spans for position in range(start, end)}


def words(text: str, spans: Spans) -> str:
    """Return the words of a span, parts joined by a space."""
    return " ".join(text[start:end] for start, end in spans)
