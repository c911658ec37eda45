"""How two sentences differ on the surface: the measures that machine translation is judged by, and what else counts.

N-gram precision and recall tell paraphrases about as well as anything that looks at a pair alone
(Madnani, Tetreault & Chodorow 2012). Which of the two sentences comes first does not matter.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from benchmarks.texts import FUNCTION_WORDS, STEM

TOKEN = re.compile(r"[$£€]?\d[\d,.]*\d|\w+(?:['’]\w+)*|[^\w\s]")
DIGIT = re.compile(r"\d")
NAME = re.compile(r"\b[A-Z]\w+")
QUOTE = re.compile(r"[\"“”]")
NEGATION = re.compile(r"\b(?:no|not|never|without|\w+n['’]t)\b", re.IGNORECASE)
MAX_ORDER = 4
CHARACTERS = (3, 5)

Idf = Mapping[str, float]
Row = list[float]


@lru_cache(2**14)
def tokens(text: str) -> tuple[str, ...]:
    """Return words, numbers with their points and commas, and marks, in lower case."""
    return tuple(token.casefold() for token in TOKEN.findall(text))


@lru_cache(2**14)
def stems(text: str) -> tuple[str, ...]:
    """Return the tokens cut to the length of a stem."""
    return tuple(token[:STEM] for token in tokens(text))


def idf(texts: Iterable[str]) -> Idf:
    """Return how rare each stem is among distinct texts; that of a stem which they lack is under `""`."""
    distinct = set(texts)
    found = Counter(stem for text in distinct for stem in set(stems(text)))
    rarity = {stem: log((len(distinct) + 1) / (count + 1)) for stem, count in found.items()}
    return rarity | {"": log(len(distinct) + 1)}


def measures(one: str, other: str, rarity: Idf) -> Row:
    """Return the measures of a pair of sentences."""
    return [
        *_ngrams(tokens(one), tokens(other), range(1, MAX_ORDER + 1)),
        *_ngrams(stems(one), stems(other), range(1, MAX_ORDER + 1)),
        *_ngrams(" ".join(tokens(one)), " ".join(tokens(other)), CHARACTERS),
        *_contents(one, other, rarity),
        *_sequences(stems(one), stems(other)),
        *_details(one, other),
        *_lengths(len(tokens(one)), len(tokens(other))),
    ]


def _ngrams(one: Sequence[str], other: Sequence[str], orders: Iterable[int]) -> Row:
    row: Row = []
    for n in orders:
        a, b = (Counter(tuple(found[i : i + n]) for i in range(len(found) - n + 1)) for found in (one, other))
        row += _shares((a & b).total(), a.total(), b.total())
    return row


def _shares(common: float, one: float, other: float) -> Row:
    """Return the lower and the higher share of what is common, and their harmonic mean."""
    low, high = sorted((common / one if one else 0.0, common / other if other else 0.0))
    return [low, high, 2 * low * high / (low + high) if low + high else 0.0]


def _contents(one: str, other: str, rarity: Idf) -> Row:
    """Return the shares of common content by rarity, and how much stands in but one of the sentences."""
    a, b = (Counter(s for s in stems(text) if s not in FUNCTION_WORDS and s[0].isalnum()) for text in (one, other))

    def weight(count: Counter[str]) -> float:
        return sum(rarity.get(stem, rarity[""]) * number for stem, number in sorted(count.items()))

    only = a - b, b - a
    rarest = (max((rarity.get(stem, rarity[""]) for stem in count), default=0.0) for count in only)
    alone, totals = sorted(map(weight, only)), sorted(count.total() for count in only)
    return [*_shares(weight(a & b), weight(a), weight(b)), *alone, sum(alone), sum(rarest), *totals]


def _sequences(one: Sequence[str], other: Sequence[str]) -> Row:
    """Return the longest common subsequence and run and the edit distance, by length and as they are."""
    short, long = max(1, min(len(one), len(other))), max(1, len(one), len(other))
    common, run = _longest_subsequence(one, other), _longest_run(one, other)
    edits = edit_distance(one, other)
    return [common / short, common / long, run / short, float(run), edits / long, float(edits)]


def _longest_subsequence(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        cells = [0]
        for (diagonal, up), b in zip(pairwise(row), other, strict=True):
            cells.append(diagonal + 1 if a == b else max(cells[-1], up))
        row = cells
    return row[-1]


def edit_distance(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many items are put in, left out or replaced on the shortest way from one to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        cells = [i]
        for (diagonal, up), b in zip(pairwise(row), other, strict=True):
            cells.append(min(cells[-1] + 1, up + 1, diagonal + (a != b)))
        row = cells
    return row[-1]


def _longest_run(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    longest, row = 0, [0] * (len(other) + 1)
    for a in one:
        row = [0, *(before + 1 if a == b else 0 for before, b in zip(row, other, strict=False))]
        longest = max(longest, *row)
    return longest


def _details(one: str, other: str) -> Row:
    """Return what the sentences share and do not of numbers and names, and where they differ in `not` and quotes."""
    numbers = [{t for t in tokens(text) if DIGIT.search(t)} for text in (one, other)]
    names = [set(NAME.findall(text)) for text in (one, other)]
    row: Row = [float(numbers[0] <= numbers[1] or numbers[0] >= numbers[1])]
    for a, b in (numbers, names):
        row += [float(len(a & b)), *map(float, sorted((len(a - b), len(b - a)))), len(a & b) / max(1, len(a | b))]
    differ = [bool(mark.search(one)) != bool(mark.search(other)) for mark in (NEGATION, QUOTE)]
    return [*row, *map(float, differ)]


def _lengths(one: int, other: int) -> Row:
    return [float(abs(one - other)), min(one, other) / max(1, one, other), float(one + other)]
