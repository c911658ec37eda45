"""The learned claims baseline: link, choose the clause, judge its factuality; three scikit-learn models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.claims.candidates import Candidate, candidates, tokens
from benchmarks.baselines.claims.features import span_features, table
from benchmarks.baselines.lexicons import against, hedged
from benchmarks.documents import Claim, Document, Span

NEGATIVES = 12
FOLDS = 2
CUTS = [n / 50 for n in range(5, 46)]

Gold = Sequence[Sequence[Claim]]
Link = tuple[int, Span, str]
"""The place of a document, a sentence, and a proposition's id."""


@dataclass(frozen=True, slots=True)
class Models:
    """What was learned: `link` and `clause` give probabilities, `kind` a label; `cut` is on those of `link`."""

    link: Any
    clause: Any
    kind: Any
    cut: float


def fit(documents: Sequence[Document], gold: Gold, seed: int) -> Models:
    """Return the models that annotated articles teach; the cut is chosen on events held out in turn."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    features, labels = zip(*(_sharing(d, claims) for d, claims in zip(documents, gold, strict=True)), strict=True)
    with threadpool_limits(1):  # more are slower here, and their number would show in the last bits
        cut = _cut(documents, features, labels, seed)
        return Models(_link(features, labels, seed), _clause(documents, gold, seed), _kind(documents, gold, seed), cut)


def predict(models: Models, document: Document) -> list[Claim]:
    """Return the claims of an article, in text order."""
    if not document.propositions or not document.sentences:
        return []
    found = []
    for sentence, proposition in _chosen(models, document):
        best = _best(models, document, sentence, document.propositions[proposition])
        if best:
            row = _words(document, best, document.propositions[proposition])
            found.append(Claim(((best.start, best.end),), proposition, str(models.kind.predict([row])[0])))
    return sorted(found, key=lambda c: (c.span, c.proposition_id))


def _chosen(models: Models, document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the sentences and propositions that are linked surely enough."""
    places = [
        (sentence, name, features)
        for sentence, row in zip(document.sentences, table(document), strict=True)
        for name, features in zip(document.propositions, row, strict=True)
        if features[0] > 0
    ]
    if places:
        sure = models.link.predict_proba([features for _, _, features in places])[:, 1]
        yield from ((s, name) for (s, name, _), p in zip(places, sure, strict=True) if p >= models.cut)


def _best(models: Models, document: Document, sentence: Span, proposition: str) -> Candidate | None:
    """Return the likeliest clause of a sentence, the first of equals."""
    found = candidates(document, sentence)
    if not found:
        return None
    scores = models.clause.predict_proba([span_features(document, sentence, c, proposition) for c in found])[:, 1]
    return found[max(range(len(found)), key=lambda i: (round(float(scores[i]), 9), -i))]


def _sharing(document: Document, claims: Sequence[Claim]) -> tuple[list[list[float]], list[int]]:
    """Return features and truth of each sentence and proposition that share a word; the others are never linked."""
    starts = [(c.span[0][0], c.proposition_id) for c in claims]
    rows, labels = [], []
    for (start, end), row in zip(document.sentences, table(document), strict=True):
        here = {proposition for at, proposition in starts if start <= at < end}
        for name, features in zip(document.propositions, row, strict=True):
            if features[0] > 0:
                rows.append(features)
                labels.append(int(name in here))
    return rows, labels


def _link(features: Sequence[Any], labels: Sequence[Any], seed: int) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PolynomialFeatures, StandardScaler

    last = LogisticRegression(max_iter=200, random_state=seed)
    model = make_pipeline(PolynomialFeatures(2, include_bias=False), StandardScaler(), last)
    return model.fit([r for rows in features for r in rows], [y for found in labels for y in found])


def _cut(documents: Sequence[Document], features: Sequence[Any], labels: Sequence[Any], seed: int) -> float:
    """Return the cut with the best F1 over events held out; the middle one where there is but one event."""
    events = [d.article_id.partition("/")[0] for d in documents]
    folds = {event: i % FOLDS for i, event in enumerate(sorted(set(events)))}
    rows: list[tuple[float, int]] = []
    for fold in range(FOLDS):
        known = [i for i, e in enumerate(events) if folds[e] != fold]
        held = [i for i, e in enumerate(events) if folds[e] == fold]
        if not held or not any(any(labels[i]) for i in known):
            return 0.3
        model = _link([features[i] for i in known], [labels[i] for i in known], seed)
        sure = model.predict_proba([r for i in held for r in features[i]])[:, 1].tolist()
        rows += zip(sure, [y for i in held for y in labels[i]], strict=True)
    return max(CUTS, key=lambda cut: (f1(rows, cut), -abs(cut - 0.3)))


def f1(rows: Sequence[tuple[float, int]], cut: float) -> float:
    """Return F1 of the rows at or above a cut, to 6 places, given (value, whether right)."""
    named = [y for p, y in rows if p >= cut]
    return round(2 * sum(named) / max(1, len(named) + sum(y for _, y in rows)), 6)


def _within(document: Document, claim: Claim) -> Span | None:
    """Return the sentence in which a claim of one part stands whole."""
    (start, _), end = claim.span[0], claim.span[-1][1]
    return next((s for s in document.sentences if len(claim.span) == 1 and s[0] <= start and end <= s[1]), None)


def _clause(documents: Sequence[Document], gold: Gold, seed: int) -> Any:
    rows, labels = [], []
    for document, claims in zip(documents, gold, strict=True):
        for claim in claims:
            sentence = _within(document, claim)
            found = candidates(document, sentence) if sentence else []
            right = [c for c in found if (c.start, c.end) == claim.span[0]]
            wrong = [c for c in found if (c.start, c.end) != claim.span[0]]
            for c in right + wrong[:: max(1, len(wrong) // NEGATIVES)]:
                rows.append(span_features(document, sentence, c, document.propositions[claim.proposition_id]))  # type: ignore[arg-type]
                labels.append(int(c in right))
    return _linear(rows, labels, seed, 0.3)


def _kind(documents: Sequence[Document], gold: Gold, seed: int) -> Any:
    rows, labels = [], []
    for document, claims in zip(documents, gold, strict=True):
        for claim in claims:
            here = Candidate(claim.span[0][0], claim.span[-1][1], "", "", "", 0)
            rows.append(_words(document, here, document.propositions[claim.proposition_id]))
            labels.append(claim.factuality)
    return _linear(rows, labels, seed, 0.5)


def _words(document: Document, clause: Candidate, proposition: str) -> dict[str, float]:
    """Return the words in and around a clause, and whether it is negated or hedged unlike the proposition."""
    inside = document.text[clause.start : clause.end]
    sentence = next((s for s in document.sentences if s[0] <= clause.start < s[1]), (clause.start, clause.end))
    before = [t.text.casefold() for t in tokens(document.text, sentence[0], clause.start)]
    after = [t.text.casefold() for t in tokens(document.text, clause.end, sentence[1])]
    row = {f"in={t.text.casefold()}": 1.0 for t in tokens(document.text, clause.start, clause.end)}
    row |= {f"before={word}": 1.0 for word in before[-5:]} | {f"after={word}": 1.0 for word in after[:5]}
    row["against"] = 3.0 * (against(inside) != against(proposition))
    row["hedged"] = 2.0 * hedged(inside)
    row["asked"] = 2.0 * document.text[sentence[0] : sentence[1]].rstrip("”\"'’").endswith("?")
    return row


def _linear(rows: Sequence[dict[str, float]], labels: Sequence[Any], seed: int, strength: float) -> Any:
    from sklearn.dummy import DummyClassifier
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    several = len(set(labels)) > 1
    last = LogisticRegression(C=strength, max_iter=400, random_state=seed) if several else DummyClassifier()
    return make_pipeline(DictVectorizer(), last).fit(list(rows), list(labels))
