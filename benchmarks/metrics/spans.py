"""Scores of spans: exact, overlapping and by characters; and of what hangs on them.

An item is a span in its parts: one that is not continuous is found exactly if all its parts are. What
stands twice in an article (the source of two quotes) is one item.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.documents import Spans, characters
from benchmarks.metrics.base import Additive, Tally
from benchmarks.records import Answer, Example, Score, Scores, Undefined

Take = Callable[[Any], Iterable[Spans]]
"""From an annotation to its spans of one role."""


def span_metric(roles: dict[str, Take]) -> Additive:
    """Return the metric with `<role>_exact_f1`, `<role>_overlap_f1` and `<role>_character_f1` for each role."""

    def tally(example: Example, answer: Answer) -> Tally:
        found: Counter[Any] = Counter()
        for role, take in roles.items():
            sides = [
                list(dict.fromkeys(s for a in side for s in take(a) if s)) for side in (example.gold, answer.value)
            ]
            found.update({(role, *k): n for k, n in _counts(*sides).items()})
        return found

    def finish(sums: Tally, inventory: Sequence[str]) -> Scores:
        names = ("exact", "overlap", "character")
        return {f"{role}_{name}_f1": f1(sums, (role, name)) for role in roles for name in names}

    return Additive(tally, finish)


def _counts(gold: Sequence[Spans], predicted: Sequence[Spans]) -> dict[tuple[str, str], float]:
    cover = [set().union(*map(characters, side)) for side in (gold, predicted)]
    return {
        ("exact", "hit"): len(set(gold) & set(predicted)),
        ("exact", "all"): len(gold) + len(predicted),
        ("overlap", "hit"): len(matched(gold, predicted, lambda s: s)),
        ("overlap", "all"): len(gold) + len(predicted),
        ("character", "hit"): len(cover[0] & cover[1]),
        ("character", "all"): len(cover[0]) + len(cover[1]),
    }


def f1(sums: Tally, key: tuple[str, ...]) -> Score:
    """Return F1 from the tallies `hit` (found and in the gold) and `all` (of either side) under a key."""
    marked = sums.get((*key, "all"), 0)
    return float(2 * sums.get((*key, "hit"), 0) / marked) if marked else Undefined("nothing marked on either side")


def matched(
    gold: Sequence[Any],
    predicted: Sequence[Any],
    span: Callable[[Any], Spans],
    fits: Callable[[Any, Any], bool] = lambda g, p: True,
) -> list[tuple[Any, Any]]:
    """Return gold and predicted items one to one, largest overlap first; items that share no character never.

    Greedy over the overlap as a share of the union, ties in text order: what a reader would pair.
    """
    sides = [[(s[0][0], s[-1][1], characters(s)) for s in map(span, side)] for side in (gold, predicted)]
    shares = []
    for i, (start, end, one) in enumerate(sides[0]):
        for j, (first, last, other) in enumerate(sides[1]):
            if start < last and first < end and one & other and fits(gold[i], predicted[j]):
                shares.append((-len(one & other) / len(one | other), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(shares):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs
