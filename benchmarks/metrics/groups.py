"""Scores of the pairs of articles as a whole: a ranking, and the clusters that derived pairs make."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import comb

from benchmarks.records import Answer, Example, Score, Scores, Undefined

NEGATIVE = "non_derived"


def derived(label: str) -> bool:
    """Return whether a label of article reuse says that b comes from a, in part or as a whole."""
    return label != NEGATIVE


def reuse_ranking(examples: Sequence[Example], answers: Sequence[Answer]) -> Scores:
    """Return the average precision of the reuse score for derived, wholly or partially, against the rest."""
    scores = [a.score for a in answers if a.score is not None]
    lacking = len(answers) - len(scores)
    if lacking:
        return {"average_precision": Undefined(f"{lacking} of {len(answers)} predictions hold no score")}
    return {"average_precision": average_precision([derived(e.gold) for e in examples], scores)}


def reuse_clusters(examples: Sequence[Example], answers: Sequence[Answer]) -> Scores:
    """Return the adjusted Rand index of the single-link clusters of predicted against gold derived pairs."""
    ends = [(a, b) for a, b in (e.ends for e in examples) if a is not None and b is not None]
    if len(ends) < len(examples):
        return {"adjusted_rand_index": Undefined(f"{len(examples) - len(ends)} pairs lack an article id")}
    nodes = [node for pair in ends for node in pair]
    gold = clusters(nodes, (pair for pair, e in zip(ends, examples, strict=True) if derived(e.gold)))
    found = clusters(nodes, (pair for pair, a in zip(ends, answers, strict=True) if derived(a.value)))
    return {"adjusted_rand_index": adjusted_rand_index(gold, found)}


def average_precision(positive: Sequence[bool], scores: Sequence[float]) -> Score:
    """Return the mean precision at the rank of each positive, in [0, 1]; rows of one score share a rank.

    As `sklearn.metrics.average_precision_score`: the sum over thresholds of the rise in recall times
    the precision, not interpolated.
    """
    total = sum(positive)
    if total in (0, len(positive)):
        return Undefined("the gold has positives only" if total else "the gold has no positives")
    groups: dict[float, list[bool]] = {}
    for hit, score in zip(positive, scores, strict=True):
        groups.setdefault(score, []).append(hit)
    found = seen = 0
    area = 0.0
    for score in sorted(groups, reverse=True):
        gain = sum(groups[score])
        found, seen = found + gain, seen + len(groups[score])
        area += gain / total * found / seen
    return area


def clusters(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a representative for each node: equal where a chain of links joins them (single link)."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for one, other in links:
        parent[root(one)] = root(other)
    return {node: root(node) for node in parent}


def adjusted_rand_index(gold: Mapping[str, Hashable], predicted: Mapping[str, Hashable]) -> Score:
    """Return the chance-corrected agreement of two clusterings of the same nodes (Hubert & Arabie 1985).

    1 is identity, 0 what chance gives. A gold clustering of singletons, or of one cluster, cannot tell
    any two systems apart: all but the gold itself get 0, and that one 0/0.
    """
    sizes = Counter(gold.values())
    if len(sizes) in (0, 1, len(gold)):
        return Undefined("the gold has a single cluster" if len(sizes) == 1 else "the gold links no two articles")
    both = sum(comb(n, 2) for n in Counter((gold[node], predicted[node]) for node in gold).values())
    in_gold = sum(comb(n, 2) for n in sizes.values())
    in_predicted = sum(comb(n, 2) for n in Counter(predicted.values()).values())
    expected = in_gold * in_predicted / comb(len(gold), 2)
    return (both - expected) / ((in_gold + in_predicted) / 2 - expected)
