"""Claims by rule: every sentence that covers enough of a proposition puts it forward."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.baselines.base import Training
from benchmarks.baselines.claims.features import table
from benchmarks.baselines.claims.model import CUTS, Models, f1, fit, predict
from benchmarks.baselines.lexicons import against, hedged
from benchmarks.documents import Annotated, Claim, Document, Span, Spans

QUESTION = "Uu"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A predictor by the nearest proposition."""

    def __call__(self, documents: Sequence[Document]) -> list[Annotated]:
        """Return each article with a claim for each sentence."""
        return [Annotated(document.article_id, _nearest(document)) for document in documents]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """A predictor by a cut of the overlap."""

    cut: float

    def __call__(self, documents: Sequence[Document]) -> list[Annotated]:
        """Return each article with the claims of the sentences that overlap enough."""
        return [Annotated(document.article_id, _overlapping(document, self.cut)) for document in documents]


@dataclass(frozen=True, slots=True)
class Linked:
    """A predictor by the models of `claims.model`."""

    models: Models

    def __call__(self, documents: Sequence[Document]) -> list[Annotated]:
        """Return each article with the claims that the models find."""
        return [Annotated(document.article_id, predict(self.models, document)) for document in documents]


def nearest(training: Training) -> Nearest:
    """Return a predictor that takes each sentence for a certain claim of the proposition whose words it covers best."""
    return Nearest()


def _nearest(document: Document) -> list[Claim]:
    names, found = list(document.propositions), []
    for sentence, row in zip(document.sentences, table(document), strict=True):
        if row:
            best = max(range(len(row)), key=lambda k: (row[k][2], -k))
            found.append(Claim(_trimmed(document, sentence), names[best], "CT+"))
    return found


def overlapping(training: Training) -> Overlapping:
    """Return a predictor that cuts the overlap at one fitted point and lets cue words choose the factuality."""
    rows = [
        (row[k][2], int(any(s[0] <= c.span[0][0] < s[1] and c.proposition_id == name for c in claims)))
        for document, claims in zip(training.pairs, training.gold, strict=True)
        for s, row in zip(document.sentences, table(document), strict=True)
        for k, name in enumerate(document.propositions)
    ]
    return Overlapping(max(CUTS, key=lambda c: (f1(rows, c), c)))


def _overlapping(document: Document, cut: float) -> list[Claim]:
    found = []
    for sentence, row in zip(document.sentences, table(document), strict=True):
        for k, (name, proposition) in enumerate(document.propositions.items()):
            if row[k][2] >= cut:
                text = document.text[slice(*sentence)]
                found.append(Claim(_trimmed(document, sentence), name, _factuality(text, proposition)))
    return found


def learned(training: Training) -> Linked:
    """Return the predictor of `claims.model`."""
    return Linked(fit(training.pairs, training.gold, training.seed))


def _factuality(sentence: str, proposition: str) -> str:
    if sentence.rstrip("”\"'’").endswith("?"):
        return QUESTION
    if against(sentence) != against(proposition):
        return "CT-"
    return "PS+" if hedged(sentence) and "said" not in sentence else "CT+"


def _trimmed(document: Document, sentence: Span) -> Spans:
    """Return a sentence without marks at its end and quote marks at its start."""
    text = document.text[slice(*sentence)]
    start = sentence[0] + len(text) - len(text.lstrip("“‘\"'–— "))
    end = sentence[0] + len(text.rstrip(".!?”’\"' "))
    return ((start, end),) if start < end else (sentence,)
