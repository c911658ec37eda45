"""What span baselines read and write: documents, and the quotes, speculation and claims marked in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]
"""A stretch `[start, end)` of code points."""

Spans = tuple[Span, ...]
"""One span in its parts, in text order."""


@dataclass(frozen=True, slots=True)
class Document:
    """The input of a span task; `propositions` are those of its event, by id."""

    article_id: str
    text: str
    sentences: Spans
    propositions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """Attributed content; `cue` and each of `sources` (one per mention) are spans in parts."""

    content: Spans
    cue: Spans
    sources: tuple[Spans, ...]
    type: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Speculation:
    """A cue of uncertainty and its scope."""

    cue: Spans
    scope: Spans
    category: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch that puts a proposition forward, and how far its voice commits itself to it."""

    span: Spans
    proposition_id: str
    factuality: str
