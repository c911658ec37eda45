"""What is counted in a text, and the weighted vectors made of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from benchmarks.texts import FUNCTION_WORDS, words

COLUMNS = 2**17
STEM = 6  # letters: with the five of `texts.STEM` more words of one event fall together by accident
GRAM = 4
TOPICS = 100
SMALL = 1e-6


def stems(text: str) -> list[str]:
    """Return the stems of the content words, in their order."""
    return [word[:STEM] for word in words(text) if word not in FUNCTION_WORDS]


def bigrams(text: str) -> list[str]:
    """Return the runs of two words."""
    return [f"{a} {b}" for a, b in pairwise(words(text))]


def trigrams(text: str) -> list[str]:
    """Return the runs of three words."""
    found = words(text)
    return [" ".join(found[i : i + 3]) for i in range(len(found) - 2)]


def characters(text: str) -> list[str]:
    """Return the runs of four letters, across words: they see through inflection and compounds."""
    line = f" {' '.join(words(text))} "
    return [line[i : i + GRAM] for i in range(len(line) - GRAM + 1)]


KINDS: Mapping[str, Callable[[str], list[str]]] = {
    "stems": stems,
    "bigrams": bigrams,
    "characters": characters,
    "trigrams": trigrams,
}


def count(kind: str, texts: Sequence[str]) -> Any:
    """Return the counts of the terms of a kind, hashed to columns, a row for each text."""
    from sklearn.feature_extraction.text import HashingVectorizer

    counter = HashingVectorizer(analyzer=KINDS[kind], norm=None, alternate_sign=False, n_features=COLUMNS)
    return counter.transform(texts)


@dataclass(frozen=True, slots=True)
class Terms:
    """Weights of the terms of one kind, by the number of texts that hold them."""

    kind: str
    weighting: Any

    def count(self, texts: Sequence[str]) -> Any:
        """Return the counts of the terms, a row for each text."""
        return count(self.kind, texts)

    def weigh(self, counts: Any) -> Any:
        """Return counts as TF-IDF vectors of length 1."""
        return self.weighting.transform(counts)

    def shares(self, counts: Any) -> Any:
        """Return each text's distinct terms as shares, by weight, of the text; the shares add up to 1."""
        import numpy as np
        from scipy.sparse import diags

        found = present(counts)
        found.data = self.weighting.idf_[found.indices]
        total = np.asarray(found.sum(axis=1)).ravel()
        return diags(1 / np.maximum(total, 1e-9)) @ found


def present(counts: Any) -> Any:
    """Return counts with 1 wherever there is any."""
    found = counts.tocsr().copy()
    found.eliminate_zeros()
    found.data[:] = 1.0
    return found


def latent(vectors: Any, seed: int) -> Callable[[Any], Any]:
    """Return the map from TF-IDF vectors to the leading dimensions of these (LSA), each row of length 1, or 0."""
    import numpy as np
    from sklearn.decomposition import TruncatedSVD

    used = np.flatnonzero(vectors.getnnz(axis=0))
    size = min(TOPICS, vectors.shape[0] - 1, len(used) - 1)
    if size < 1:
        return lambda rows: rows[:, :1].toarray()
    # The columns of no text would but take time: most, where texts are few.
    model = TruncatedSVD(size, algorithm="arpack", random_state=seed).fit(vectors[:, used])
    return lambda rows: _unit(model.transform(rows[:, used]))


def _unit(rows: Any) -> Any:
    """Return rows at length 1, and as 0 those that are 0 but for what arithmetic left."""
    import numpy as np

    lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.where(lengths > SMALL, rows / np.maximum(lengths, SMALL), 0.0)
