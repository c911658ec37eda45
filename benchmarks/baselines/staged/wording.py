"""What the wording of a pair says of stance: its words, marked by where they stand and how the claim is put.

The words of a text mean little by themselves: `hoax` speaks against a plain claim and for one that calls
something a hoax. So words of the second text stand with the polarity, or the flags, of the first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmarks.baselines.staged.cues import flags, polarity
from benchmarks.baselines.staged.layout import LEAD, Layout
from benchmarks.baselines.staged.terms import bigrams, present
from benchmarks.texts import sentences, words

COLUMNS = 2**20
PENALTY = 1.0
# Words of fewer topics are names of their people and places. A fifth of the topics, where there are few.
MIN_TOPICS = 7

Document = Callable[[str, str], list[str]]


@lru_cache(2**13)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(2**13)
def _lead(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and the runs of two words of a text's first sentences."""
    first = sentences(text)[:LEAD]
    return frozenset(w for s in first for w in words(s)), frozenset(g for s in first for g in bigrams(s))


def _mark(mark: str, terms: Iterable[str]) -> list[str]:
    return [f"{mark}_{term}" for term in terms]


def plain(first: str, second: str) -> list[str]:
    """Return the words of both texts, marked by which text, the lead too, they stand in."""
    claim, whole, lead = _vocabulary(first), _vocabulary(second), _lead(second)[0]
    found = _mark("claim", claim) + _mark("text", whole - claim) + _mark("both", whole & claim)
    return found + _mark("claim_only", claim - whole) + _mark("lead", lead - claim) + _mark("lead_both", lead & claim)


def by_polarity(first: str, second: str) -> list[str]:
    """Return the words of both, and those of the second text under the polarity of the first."""
    claim, way = _vocabulary(first), polarity(first)
    lead, pairs = _lead(second)
    found = plain(first, second) + _mark(way, lead - claim) + _mark(f"{way}_text", _vocabulary(second) - claim)
    return found + _mark("lead_pair", pairs) + _mark(f"{way}_pair", pairs)


def by_flags(first: str, second: str) -> list[str]:
    """Return the words of both, and those of the second text's lead under each flag of the first."""
    lead = _lead(second)[0] - _vocabulary(first)
    return plain(first, second) + [term for flag in flags(first) for term in _mark(flag, lead)]


DOCUMENTS: tuple[Document, ...] = (by_polarity, by_flags)


def counted(layout: Layout, chosen: Any, document: Document) -> Any:
    """Return the counts of the marked words of the chosen pairs."""
    from sklearn.feature_extraction.text import HashingVectorizer

    texts = [
        document(layout.firsts[i], layout.seconds[j])
        for i, j in zip(layout.first[chosen].tolist(), layout.second[chosen].tolist(), strict=True)
    ]
    counter = HashingVectorizer(analyzer=list, norm=None, alternate_sign=False, n_features=COLUMNS)
    return counter.transform(texts)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A fitted regression on the weighted words of some columns."""

    columns: Any
    weighting: Any
    model: Any

    def __call__(self, counts: Any) -> Any:
        """Return the probabilities of the labels, in the order of their numbers."""
        return self.model.predict_proba(self.weighting.transform(counts[:, self.columns]))


def learn(counts: Any, gold: Any, topics: Any, weights: Any) -> Wording:
    """Return what counts of marked words teach of the labels."""
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.linear_model import LogisticRegression

    columns = _general(counts, topics)
    weighting = TfidfTransformer(sublinear_tf=True).fit(counts[:, columns])
    # Loose: these probabilities are but features, and their last digits cost most of the time.
    model = LogisticRegression(C=PENALTY, max_iter=60, tol=1e-3)
    model.fit(weighting.transform(counts[:, columns]), gold, weights)
    return Wording(columns, weighting, model)


def _general(counts: Any, topics: Any) -> Any:
    """Return the columns of words that stand in enough topics to say something about others."""
    import numpy as np
    from scipy.sparse import csr_matrix

    names, number = np.unique(topics, return_inverse=True)
    of = csr_matrix((np.ones(len(number)), (number, np.arange(len(number)))), shape=(len(names), len(number)))
    spread = np.asarray(present(of @ counts).sum(axis=0)).ravel()
    least = min(MIN_TOPICS, max(1, len(names) // 5))
    return np.flatnonzero(spread >= least)
