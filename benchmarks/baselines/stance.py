"""Stance baselines: word overlap with cue words, and TF-IDF similarity with logistic regression."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmarks.baselines.base import Training
from benchmarks.baselines.lexicons import against, hedged
from benchmarks.baselines.vectors import Logistic, Vectors, likeliest, logistic, tfidf
from benchmarks.records import Pair, Prediction
from benchmarks.texts import content, sentences
from benchmarks.thresholds import Cuts, Ladder, fit_cuts

# What the cues near the best sentence leave open once the words overlap enough: little is
# unrelated, much is the stance that the cues point to; without cues, what lies between is discussed.
LADDERS: dict[str, Ladder] = {
    "against": ("unrelated", "disagree", "disagree"),
    "hedged": ("unrelated", "discuss", "discuss"),
    "plain": ("unrelated", "discuss", "agree"),
}


class Overlap(NamedTuple):
    """The sentence nearest to a proposition, and the shares of its content words there and in the article."""

    sentence: str
    in_sentence: float
    in_article: float


@lru_cache(65536)
def overlap(proposition: str, article: str) -> Overlap:
    """Return how far an article's words cover a proposition's; the first of equally near sentences."""
    wanted = content(proposition)
    shares = [(len(wanted & content(s)) / max(1, len(wanted)), s) for s in sentences(article)]
    share, sentence = max(shares, key=lambda pair: pair[0], default=(0.0, ""))
    return Overlap(sentence, share, len(wanted & content(article)) / max(1, len(wanted)))


def cue(pair: Pair) -> str:
    """Return what the best sentence's words do to the proposition: against, hedged or plain."""
    sentence = overlap(pair.first, pair.second).sentence
    if against(sentence) != against(pair.first):
        return "against"
    return "hedged" if hedged(sentence) else "plain"


@dataclass(frozen=True, slots=True)
class Lexical:
    """A predictor by cuts of the overlap, with a ladder for each kind of cue."""

    cuts: Cuts

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label of each pair."""
        return [Prediction(pair.pair_id, self.cuts.label(_mean(pair), cue(pair))) for pair in pairs]


def lexical(training: Training) -> Lexical:
    """Return a predictor that cuts the overlap at two fitted points and lets cue words choose the side."""
    cues = [cue(pair) for pair in training.pairs]
    return Lexical(fit_cuts([_mean(pair) for pair in training.pairs], cues, training.gold, LADDERS))


def _mean(pair: Pair) -> float:
    found = overlap(pair.first, pair.second)
    return (found.in_sentence + found.in_article) / 2


@dataclass(frozen=True, slots=True)
class TfidfLogreg:
    """A predictor by a regression on similarities; the inventory decides between equals."""

    vectors: Vectors
    model: Logistic
    inventory: tuple[str, ...]

    def __call__(self, pairs: Sequence[Pair]) -> list[Prediction]:
        """Return the label of each pair."""
        found = zip(pairs, self.model(_features(pairs, self.vectors)), strict=True)
        return [Prediction(pair.pair_id, likeliest(p, self.inventory)) for pair, p in found]


def tfidf_logreg(training: Training) -> TfidfLogreg:
    """Return a logistic regression on the TF-IDF similarity of a proposition to article and sentences."""
    texts = [text for pair in training.pairs for text in (pair.first, pair.second)]
    vectors = tfidf(texts)
    model = logistic(training, _features(training.pairs, vectors))
    return TfidfLogreg(vectors, model, tuple(training.inventory))


def _features(pairs: Sequence[Pair], vectors: Vectors) -> list[list[float]]:
    """Return per pair: cosine with the article and with its nearest sentences; overlap; cue words."""
    rows = []
    for pair, (article, *by_sentence) in zip(pairs, _cosines(pairs, vectors), strict=True):
        best = [*sorted(by_sentence, reverse=True), 0.0, 0.0, 0.0]  # a text may have fewer than three sentences
        found, hint = overlap(pair.first, pair.second), cue(pair)
        similarity = [article, best[0], best[1], sum(best[:3]) / 3, max(by_sentence[:2], default=0.0)]
        cues = [float(hint == "against"), float(hint == "hedged")]
        rows.append([*similarity, found.in_sentence, found.in_article, *cues])
    return rows


def _cosines(pairs: Sequence[Pair], vectors: Vectors) -> list[list[float]]:
    """Return per pair the cosine of the proposition with the article, then with each of its sentences."""
    propositions = vectors([pair.first for pair in pairs])
    parts = {text: [text, *sentences(text)] for text in dict.fromkeys(pair.second for pair in pairs)}
    matrix = vectors([part for text in parts for part in parts[text]])
    found: list[list[float]] = [[] for _ in pairs]
    start = 0
    for text, own in parts.items():
        places = [i for i, pair in enumerate(pairs) if pair.second == text]
        block = (propositions[places] @ matrix[start : start + len(own)].T).toarray().tolist()
        for place, row in zip(places, block, strict=True):
            found[place] = row
        start += len(own)
    return found
