"""The strong classical baseline: parts of quotes tagged by a stacked random field, then linked to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.quotes import linking, roles
from benchmarks.baselines.quotes.completion import complete
from benchmarks.baselines.quotes.lexicon import DETERMINERS, PRONOUNS, VERBS
from benchmarks.baselines.quotes.linking import Linker
from benchmarks.baselines.quotes.speakers import named
from benchmarks.baselines.tagging import crf, tagger
from benchmarks.baselines.tagging.labels import decode, encode
from benchmarks.baselines.tagging.tagger import Tagger
from benchmarks.baselines.tagging.tokens import stream
from benchmarks.documents import Document, Quote

LEXICON = dict.fromkeys(DETERMINERS, "determiner") | dict.fromkeys(PRONOUNS, "pronoun") | dict.fromkeys(VERBS, "verb")


@dataclass(frozen=True, slots=True)
class Quotes:
    """What finds quotes: a tagger of their parts and a linker; without a tagger it finds none."""

    parts: Tagger | None
    linker: Linker

    def __call__(self, documents: Sequence[Document]) -> list[list[Quote]]:
        """Return the quotes of each document."""
        return _predicted(documents, self.parts, self.linker) if self.parts else [[] for _ in documents]


def fit_quotes(documents: Sequence[Document], gold: Sequence[Sequence[Quote]], seed: int) -> Quotes:
    """Return a predictor of quotes learnt from documents with their gold quotes; it finds none inside another."""
    tokens = stream(documents)
    if not len(tokens):
        return Quotes(None, Linker({}))
    marked = [roles.marked(quotes) for quotes in gold]
    parts = tagger.fit(tokens, marked, roles.ROLES, LEXICON, seed, settings(len(tokens)))
    linker = linking.fit(tokens, decode(encode(tokens, marked, roles.ROLES)), gold)
    return Quotes(parts, linker)


def settings(tokens: int) -> crf.Settings:
    """Return the settings for that many tokens: in little text every feature is rare, and damped less."""
    return crf.Settings(rate=0.1, damping=min(20.0, max(1.0, tokens / 36000)))


def _predicted(documents: Sequence[Document], parts: Tagger, linker: Linker) -> list[list[Quote]]:
    tokens = stream(documents)
    found: list[list[Quote]] = [[] for _ in documents]
    segments = parts.tag(tokens)
    for group in complete(tokens, linker.groups(tokens, segments), segments):
        number = int(tokens.document[(group.cue or group.contents)[0].first])
        found[number].append(roles.quote(tokens, group, documents[number].text))
    return [named(document, quotes) for document, quotes in zip(documents, found, strict=True)]
