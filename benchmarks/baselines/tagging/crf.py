"""A linear-chain conditional random field over hashed features (Lafferty, McCallum & Pereira 2001).

Every token has one feature of each template, so tokens are rows of column numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.tagging.messages import Chain, best, expected
from benchmarks.baselines.tagging.weights import Weights

NEVER = -1e4
PIECE = 20000
RARE = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a field is fitted: passes over the data, steps in each, step size, its damping, shrinkage, bits of a hash."""

    epochs: int = 6
    steps: int = 60
    rate: float = 0.1
    damping: float = 20.0
    shrinkage: float = 3e-3
    bits: int = 22


@dataclass(frozen=True, slots=True)
class Field:
    """Fitted weights: the row of each feature, its weight for each label, and what chains of labels score."""

    place: Any
    weights: Any
    chain: Chain


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sequences: their tokens by time and sequence, which of these there are, and their features."""

    tokens: Any
    mask: Any
    used: Any
    features: Any


def fit(columns: Any, labels: Any, line: Any, allowed: Any, settings: Settings, seed: int) -> Field:
    """Return the field for tokens with their feature columns and labels; each line is a sequence."""
    import numpy as np

    random = np.random.default_rng(seed)
    size = len(allowed) - 1
    place = _places(columns, settings.bits)
    batches = list(_batches(columns, line, max(1, len(line) // settings.steps), place))
    how = settings.rate, settings.damping, settings.shrinkage, len(batches) * settings.epochs
    weights = Weights(int(place.max()) + 1, size, *how)
    chain = Weights(size + 1, size + 1, *how)
    every, blocked = np.arange(size + 1), np.where(allowed, 0, NEVER).astype(np.float32)
    for _ in range(settings.epochs):
        for number in random.permutation(len(batches)):
            batch = batches[number]
            scores = batch.features @ weights.take(batch.used)
            token, pair = _gradient(scores, labels[batch.tokens], batch.mask, _chain(chain.take(every) + blocked))
            change = batch.features.T @ token
            change[batch.used == RARE] = 0
            weights.add(batch.used, change)
            chain.add(every, pair)
    return Field(place, weights.mean(), _chain(chain.mean() + blocked))


def predict(field: Field, columns: Any, line: Any) -> tuple[Any, Any]:
    """Return the best labels of tokens, and the probability of each label at each token."""
    import numpy as np

    size = field.weights.shape[1]
    labels, probabilities = np.zeros(len(line), np.int64), np.zeros((len(line), size), np.float32)
    for batch in _batches(columns, line, PIECE, field.place):
        scores = _laid_out(batch.features @ field.weights[batch.used], batch.mask)
        tokens = batch.tokens[batch.mask]
        labels[tokens] = best(scores, batch.mask, field.chain)[batch.mask]
        probabilities[tokens] = expected(scores, batch.mask, field.chain).tokens[batch.mask]
    return labels, probabilities


def _chain(table: Any) -> Chain:
    return Chain(table[:-1, :-1], table[-1, :-1], table[:-1, -1])


def _places(columns: Any, bits: int) -> Any:
    """Return the row of each feature, frequent ones first; those that occur once share row 0, which weighs nothing."""
    import numpy as np

    counts = np.zeros(2**bits, np.int32)
    for start in range(0, len(columns), PIECE):  # in pieces, since counting copies what it counts
        counts += np.bincount(columns[start : start + PIECE].ravel(), minlength=2**bits).astype(np.int32)
    kept = np.flatnonzero(counts > 1)
    place = np.full(2**bits, RARE, np.int32)
    place[kept[np.argsort(-counts[kept], kind="stable")]] = np.arange(RARE + 1, RARE + 1 + len(kept))
    return place


def _batches(columns: Any, line: Any, size: int, place: Any) -> Iterator[Batch]:
    """Yield batches of about `size` tokens, of lines of similar length, lest most of a batch be filling."""
    import numpy as np

    if not len(line):
        return
    starts = np.flatnonzero(np.append(True, line[1:] != line[:-1]))
    lengths = np.diff(np.append(starts, len(line)))
    order = np.argsort(lengths, kind="stable")
    group = (np.cumsum(lengths[order]) - 1) // size
    for numbers in np.split(order, np.flatnonzero(np.diff(group)) + 1):
        time = np.arange(lengths[numbers].max())[:, None]
        mask = time < lengths[numbers]
        tokens = np.where(mask, starts[numbers] + time, 0)
        yield Batch(tokens, mask, *_sparse(place[columns[tokens[mask]]], int(place.max()) + 1))


def _sparse(rows: Any, size: int) -> tuple[Any, Any]:
    """Return which of the numbers below `size` occur in some rows, and a matrix of the rows over these alone."""
    import numpy as np
    from scipy.sparse import csr_matrix

    seen = np.zeros(size, np.int32)
    seen[rows.ravel()] = 1
    used = np.flatnonzero(seen)
    seen[used] = np.arange(len(used))
    count, width = rows.shape
    ends = np.arange(0, count * width + 1, width, dtype=np.int32)
    return used, csr_matrix((np.ones(count * width, np.float32), seen[rows.ravel()], ends), (count, len(used)))


def _laid_out(scores: Any, mask: Any) -> Any:
    import numpy as np

    table = np.zeros((*mask.shape, scores.shape[1]), np.float32)
    table[mask] = scores
    return table


def _gradient(scores: Any, labels: Any, mask: Any, chain: Chain) -> tuple[Any, Any]:
    """Return what the gold labels have more than is expected, per token and label and per pair of labels."""
    import numpy as np

    size = scores.shape[1]
    found = expected(_laid_out(scores, mask), mask, chain)
    gold = np.eye(size, dtype=np.float32)[labels[mask]]
    pair = np.zeros((size + 1, size + 1), np.float32)
    both = mask[1:]
    np.add.at(pair, (labels[:-1][both], labels[1:][both]), 1)
    pair[:-1, :-1] -= found.pairs
    last = mask.sum(axis=0) - 1
    sequences = np.arange(mask.shape[1])
    np.add.at(pair, (size, labels[0]), 1)
    np.add.at(pair, (labels[last, sequences], size), 1)
    pair[-1, :-1] -= found.tokens[0].sum(axis=0)
    pair[:-1, -1] -= found.tokens[last, sequences].sum(axis=0)
    return gold - found.tokens[mask], pair
