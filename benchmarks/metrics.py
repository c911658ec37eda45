"""Metrics as pure functions of labels, scores and pairs; what has no value says why instead.

They are few and short, so `score` needs neither numpy nor scikit-learn; tests hold them to the latter.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import comb

from benchmarks.records import Score, Scores, Undefined


def f1_scores(gold: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> Scores:
    """Return `macro_f1`, `accuracy` and `f1_<label>` for each label, all in [0, 1].

    Macro-F1 is the mean of the F1 of the labels that occur in the gold *or* the predictions of these
    rows (Opitz & Burst 2019, "Macro F1 and Macro F1", their averaged F1). A label in neither has no F1
    and is left out. Over the labels of the gold alone, as is often done, to predict a label that the
    rows lack would cost nothing in its own class; over all labels of the task, nobody could reach 1.
    """
    if not gold:
        return {"macro_f1": Undefined("no rows"), "accuracy": Undefined("no rows")}
    classes = {label: _f1(gold, predicted, label) for label in labels}
    defined = [value for value in classes.values() if isinstance(value, float)]
    hits = sum(g == p for g, p in zip(gold, predicted, strict=True))
    return {
        "macro_f1": sum(defined) / len(defined),
        "accuracy": hits / len(gold),
        **{f"f1_{label}": value for label, value in classes.items()},
    }


def _f1(gold: Sequence[str], predicted: Sequence[str], label: str) -> Score:
    hits = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    named = sum(g == label for g in gold) + sum(p == label for p in predicted)
    return 2 * hits / named if named else Undefined("in neither gold nor predictions")


def fnc_score(gold: Sequence[str], predicted: Sequence[str], negative: str = "unrelated") -> Score:
    """Return the score of the Fake News Challenge in percent of the best possible (Pomerleau & Rao 2017).

    A row earns 0.25 where gold and prediction agree on whether it is related at all, and 0.75 more
    where it is related and the stance is right.
    """
    best = sum(0.25 if g == negative else 1.0 for g in gold)
    if not best:
        return Undefined("no rows")
    earned = 0.0
    for g, p in zip(gold, predicted, strict=True):
        earned += 0.25 * ((g == negative) == (p == negative)) + 0.75 * (g == p != negative)
    return 100 * earned / best


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
