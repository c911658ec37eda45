"""Words grouped by the words around them, which stand in for parts of speech (Schütze 1995)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.tagging.columns import by_word
from benchmarks.baselines.tagging.features import shift
from benchmarks.baselines.tagging.tokens import Stream

COARSE, FINE = 64, 256
RARE, CONTEXTS, DIMENSIONS = 3, 1000, 64
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Clusters:
    """The coarse and the fine cluster of each word that is not rare."""

    known: Mapping[str, tuple[int, int]]

    def columns(self, stream: Stream) -> dict[str, Any]:
        """Return the columns `coarse` and `fine`; a word without a cluster counts by its ending."""
        return {
            name: by_word(stream, lambda word, level=level: self._name(word, level))  # type: ignore[misc]
            for level, name in enumerate(("coarse", "fine"))
        }

    def _name(self, word: str, level: int) -> str:
        found = self.known.get(_folded(word))
        return str(found[level]) if found else word.lower()[-2:]


def _folded(word: str) -> str:
    return DIGIT.sub("0", word.lower())


def clusters(stream: Stream, seed: int) -> Clusters:
    """Return clusters of the words of a stream, by k-means over their reduced contexts."""
    import numpy as np

    words, numbers = np.unique([_folded(word) for word in stream.words], return_inverse=True)
    counts = np.bincount(numbers, minlength=len(words))
    kept = np.flatnonzero(counts >= RARE)
    if len(kept) < 2:
        return Clusters({})
    vectors = _reduced(_contexts(numbers, counts, kept, stream.line), seed)
    coarse, fine = (_grouped(vectors, size, seed) for size in (COARSE, FINE))
    return Clusters({str(words[w]): (int(c), int(f)) for w, c, f in zip(kept, coarse, fine, strict=True)})


def _contexts(numbers: Any, counts: Any, kept: Any, line: Any) -> Any:
    """Return the positive pointwise mutual information of kept words with frequent ones up to two words off."""
    import numpy as np
    from scipy.sparse import csr_matrix, hstack

    rank = np.empty(len(counts), np.int64)
    rank[np.argsort(-counts, kind="stable")] = np.arange(len(counts))
    column = np.append(np.minimum(rank, CONTEXTS), CONTEXTS + 1)  # the last is a line's edge
    row = np.full(len(counts), -1)
    row[kept] = np.arange(len(kept))
    rows = row[numbers]
    blocks = []
    for offset in (-2, -1, 1, 2):
        near = column[np.maximum(shift(numbers, line, offset), -1)]
        cells = (rows[rows >= 0], near[rows >= 0])
        blocks.append(csr_matrix((np.ones(len(cells[0])), cells), (len(kept), CONTEXTS + 2)))
    table = hstack(blocks).tocoo()
    table.sum_duplicates()
    by_row, by_column = (np.asarray(table.sum(axis=a)).ravel() for a in (1, 0))
    total = by_row.sum()
    # Smoothed, since a rare context would else look telling wherever it occurs at all.
    lift = np.log(table.data * total / (by_row[table.row] * (by_column[table.col] + total * 1e-4)))
    return csr_matrix((np.maximum(lift, 0), (table.row, table.col)), table.shape)


def _reduced(table: Any, seed: int) -> Any:
    import numpy as np
    from sklearn.utils.extmath import randomized_svd

    size = min(DIMENSIONS, *table.shape)
    left, strength, _ = randomized_svd(table, size, random_state=seed)
    vectors = left * np.sqrt(strength)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def _grouped(vectors: Any, size: int, seed: int) -> Any:
    import numpy as np
    from sklearn.cluster import KMeans

    size = min(size, len(np.unique(vectors.round(6), axis=0)))
    return KMeans(size, n_init=1, max_iter=25, random_state=seed).fit(vectors).labels_
