"""Pairs laid out for matrix arithmetic: each text once, its sentences in one row of sentences, pairs as indices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.records import Pair
from benchmarks.texts import sentences

LEAD = 3  # sentences; news puts its claim, and who makes it, there


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The texts of some pairs, each once; `first` and `second` say by number which are a pair's.

    `sentences` are those of all second texts in a row, those of text i from `starts[i]` to `starts[i + 1]`.
    """

    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    first: Any
    second: Any
    sentences: tuple[str, ...]
    starts: Any

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)

    def by_second(self) -> Iterator[tuple[int, Any]]:
        """Yield the number of each second text with those of the pairs that it stands in."""
        import numpy as np

        order = np.argsort(self.second, kind="stable")
        bounds = np.searchsorted(self.second[order], np.arange(len(self.seconds) + 1))
        for i in range(len(self.seconds)):
            yield i, order[bounds[i] : bounds[i + 1]]

    def whole(self) -> Any:
        """Return the matrix that sums what is counted in sentences over each second text."""
        return self._sums(None)

    def lead(self) -> Any:
        """Return the matrix that sums what is counted in sentences over the first LEAD of each second text."""
        return self._sums(LEAD)

    def _sums(self, limit: int | None) -> Any:
        import numpy as np
        from scipy.sparse import csr_matrix

        sizes = np.diff(self.starts)
        owner = np.repeat(np.arange(len(sizes)), sizes)
        place = np.arange(len(owner)) - self.starts[owner]
        values = np.ones(len(owner)) if limit is None else (place < limit).astype(float)
        return csr_matrix((values, (owner, np.arange(len(owner)))), shape=(len(sizes), len(owner)))


def lay_out(pairs: Sequence[Pair]) -> Layout:
    """Return the layout of pairs; a second text without a sentence has one empty sentence."""
    import numpy as np

    firsts = {text: i for i, text in enumerate(dict.fromkeys(p.first for p in pairs))}
    seconds = {text: i for i, text in enumerate(dict.fromkeys(p.second for p in pairs))}
    split = [sentences(text) or ("",) for text in seconds]
    return Layout(
        tuple(firsts),
        tuple(seconds),
        np.array([firsts[p.first] for p in pairs], dtype=np.int64),
        np.array([seconds[p.second] for p in pairs], dtype=np.int64),
        tuple(sentence for found in split for sentence in found),
        np.cumsum([0, *map(len, split)]),
    )
