"""Folds that keep the texts of a topic together, so that what is learned on some topics is tried on others.

Two texts are of one topic where a chain of related pairs joins them. Unrelated pairs join nothing: they
are mostly drawn at random, and all texts would be of one topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.staged.layout import Layout

FOLDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The topics of the two texts of each pair, by number, and the fold of each topic; no folds of one topic."""

    first: Any
    second: Any
    fold: Any

    def folds(self) -> Iterator[tuple[Any, Any]]:
        """Yield for each fold which pairs have no text in it, and which have their first text in it."""
        first, second = self.fold[self.first], self.fold[self.second]
        for k in range(int(self.fold.max()) + 1 if len(set(self.fold.tolist())) > 1 else 0):
            yield (first != k) & (second != k), first == k

    def weights(self, chosen: Any) -> Any:
        """Return weights of the chosen pairs with mean 1, falling with the square root of their topic's size."""
        import numpy as np

        sizes = np.bincount(self.first[chosen], minlength=len(self.fold))
        weights = 1 / np.sqrt(sizes[self.first[chosen]])
        return weights / weights.mean()


def find_topics(layout: Layout, related: Any, seed: int) -> Topics:
    """Return the topics of pairs; `related` says which pairs are."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    size = len(layout.firsts) + len(layout.seconds)
    second = layout.second + len(layout.firsts)
    links = (np.ones(int(related.sum())), (layout.first[related], second[related]))
    number, of = connected_components(csr_matrix(links, shape=(size, size)), directed=False)
    sizes = np.bincount(of[layout.first[related]], minlength=number)
    return Topics(of[layout.first], of[second], _deal(sizes, seed))


def _deal(sizes: Any, seed: int) -> Any:
    """Return a fold for each topic: the largest first, each to the fold with the fewest related pairs so far."""
    import numpy as np

    order = np.random.default_rng(seed).permutation(len(sizes))
    order = order[np.argsort(-sizes[order], kind="stable")]
    load, fold = np.zeros(FOLDS), np.zeros(len(sizes), dtype=np.int64)
    for topic in order:
        fold[topic] = load.argmin()
        load[fold[topic]] += max(sizes[topic], 0.1)  # topics without a related pair are spread as well
    return fold
