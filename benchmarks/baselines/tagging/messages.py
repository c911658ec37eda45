"""Sums and maxima over all ways to label a batch of sequences, by dynamic programming.

A batch is laid out as time by sequence by label; `mask` is true where a sequence has a token at a time.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Chain:
    """What a chain of labels scores: of a label after a label, of a first and of a last label."""

    follow: Any
    first: Any
    last: Any


@dataclass(frozen=True, slots=True)
class Expected:
    """Under the field: the probability of each label at each token, and how often each follows each."""

    tokens: Any
    pairs: Any


def expected(scores: Any, mask: Any, chain: Chain) -> Expected:
    """Return the expectations; messages are scaled to sum to 1 at each token, lest they vanish."""
    import numpy as np

    odds = np.exp(scores - scores.max(axis=2, keepdims=True))
    follow = np.exp(chain.follow)
    forward = _forward(odds, mask, follow, np.exp(chain.first))
    backward = np.empty_like(odds)
    backward[-1] = np.exp(chain.last)
    pairs = np.zeros_like(follow)
    for t in range(len(mask) - 2, -1, -1):
        ahead = odds[t + 1] * backward[t + 1]
        message = ahead @ follow.T
        here = mask[t + 1][:, None]
        total = (forward[t] * message).sum(axis=1, keepdims=True)
        pairs += follow * ((forward[t] * here / total).T @ ahead)
        backward[t] = np.where(here, message / message.sum(axis=1, keepdims=True), backward[-1])
    tokens = forward * backward
    return Expected(tokens / tokens.sum(axis=2, keepdims=True), pairs)


def _forward(odds: Any, mask: Any, follow: Any, first: Any) -> Any:
    import numpy as np

    forward = np.empty_like(odds)
    forward[0] = odds[0] * first
    forward[0] /= forward[0].sum(axis=1, keepdims=True)
    for t in range(1, len(mask)):
        message = (forward[t - 1] @ follow) * odds[t]
        message /= message.sum(axis=1, keepdims=True)
        forward[t] = np.where(mask[t][:, None], message, forward[t - 1])
    return forward


def best(scores: Any, mask: Any, chain: Chain) -> Any:
    """Return the labels of the best way through each sequence, by time and sequence (Viterbi)."""
    import numpy as np

    times, sequences, labels = scores.shape
    score = scores[0] + chain.first
    back = np.empty((times, sequences, labels), np.int16)
    for t in range(1, times):
        ways = score[:, :, None] + chain.follow
        here = mask[t][:, None]
        back[t] = np.where(here, ways.argmax(axis=1), np.arange(labels))
        score = np.where(here, ways.max(axis=1) + scores[t], score)
    path = np.empty((times, sequences), np.int64)
    path[-1] = (score + chain.last).argmax(axis=1)
    for t in range(times - 1, 0, -1):
        path[t - 1] = back[t][np.arange(sequences), path[t]]
    return path
