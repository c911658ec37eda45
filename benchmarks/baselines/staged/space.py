"""The space that texts span: how rare their terms are, and their leading dimensions (LSA).

It is spanned by the training texts and those to be labelled, without any label. By the training texts
alone, every name in an article on an event that they lack would be rarer than any that the stages
learned from, and LSA would put the article wherever the few words that it shares with them point.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.staged.terms import KINDS, Terms, count, latent


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The training texts, each once, with the counts of their terms by kind."""

    texts: tuple[str, ...]
    counts: Mapping[str, Any]
    seed: int


def open_space(texts: Sequence[str], seed: int) -> Space:
    """Return the space of the training texts."""
    distinct = sorted(set(texts))
    return Space(tuple(distinct), {kind: count(kind, distinct) for kind in KINDS}, seed)


def span(space: Space, texts: Sequence[str]) -> tuple[dict[str, Terms], Callable[[Any], Any]]:
    """Return the weighted terms of the space with some texts added, and the map from stems to its dimensions."""
    from scipy.sparse import vstack
    from sklearn.feature_extraction.text import TfidfTransformer

    new = sorted(set(texts).difference(space.texts))
    counts = {kind: vstack([known, count(kind, new)]).tocsr() if new else known for kind, known in space.counts.items()}
    terms = {kind: Terms(kind, TfidfTransformer(sublinear_tf=True).fit(found)) for kind, found in counts.items()}
    return terms, latent(terms["stems"].weigh(counts["stems"]), space.seed)
