"""Which negatives a table takes: decided by a hash of the ids, so that the same articles give the same ones."""

import hashlib
import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def draw(key: str, candidates: Iterable[str], number: int) -> list[str]:
    """Return up to `number` candidates, those whose hash with the key is smallest, in id order."""
    ranked = sorted(candidates, key=lambda c: hashlib.sha256(f"{key}|{c}".encode()).digest())
    return sorted(ranked[:number])


def words(text: str) -> frozenset[str]:
    """Return the lower-cased words of a text."""
    return frozenset(_WORD.findall(text.lower()))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words in common, from 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0
