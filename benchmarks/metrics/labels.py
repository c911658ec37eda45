"""Scores of labels from a confusion: how often each label was predicted for each gold label.

They are few and short, so `score` needs neither numpy nor scikit-learn; tests hold them to the latter.
"""

from collections import Counter
from collections.abc import Sequence

from benchmarks.metrics.base import Tally
from benchmarks.records import Answer, Example, Score, Scores, Undefined


def confusion(gold: Sequence[str], predicted: Sequence[str]) -> Counter[tuple[str, str]]:
    """Return how often each gold label goes with each predicted one."""
    return Counter(zip(gold, predicted, strict=True))


def one(example: Example, answer: Answer) -> Tally:
    """Return the tally of one row."""
    return {(example.gold, answer.value): 1}


def f1_scores(tally: Tally, labels: Sequence[str]) -> Scores:
    """Return `macro_f1`, `accuracy` and `f1_<label>` for each label, all in [0, 1].

    Macro-F1 is the mean of the F1 of the labels that occur in the gold *or* the predictions of these
    rows (Opitz & Burst 2019, "Macro F1 and Macro F1", their averaged F1). A label in neither has no F1
    and is left out. Over the labels of the gold alone, as is often done, to predict a label that the
    rows lack would cost nothing in its own class; over all labels of the task, nobody could reach 1.
    """
    rows = sum(tally.values())
    if not rows:
        return {"macro_f1": Undefined("no rows"), "accuracy": Undefined("no rows")}
    classes = {label: _f1(tally, label) for label in labels}
    defined = [value for value in classes.values() if isinstance(value, float)]
    return {
        "macro_f1": sum(defined) / len(defined),
        "accuracy": sum(n for (g, p), n in tally.items() if g == p) / rows,
        **{f"f1_{label}": value for label, value in classes.items()},
    }


def _f1(tally: Tally, label: str) -> Score:
    named = sum(n * ((g == label) + (p == label)) for (g, p), n in tally.items())
    hits = tally.get((label, label), 0)
    return float(2 * hits / named) if named else Undefined("in neither gold nor predictions")


def fnc_score(tally: Tally, labels: Sequence[str] = (), negative: str = "unrelated") -> Scores:
    """Return `fnc_percent`, the score of the Fake News Challenge in percent of the best (Pomerleau & Rao 2017).

    A row earns 0.25 where gold and prediction agree on whether it is related at all, and 0.75 more
    where it is related and the stance is right.
    """
    best = sum(n * (0.25 if g == negative else 1.0) for (g, _), n in tally.items())
    if not best:
        return {"fnc_percent": Undefined("no rows")}
    earned = 0.0
    for (g, p), n in tally.items():
        earned += n * (0.25 * ((g == negative) == (p == negative)) + 0.75 * (g == p != negative))
    return {"fnc_percent": 100 * earned / best}


def related_f1(tally: Tally, labels: Sequence[str] = (), negative: str = "none") -> Scores:
    """Return `f1_related`: F1 of whatever is not negative, as the paraphrase class of MSRP (Dolan et al. 2004)."""
    merged: Counter[tuple[str, str]] = Counter()
    for (g, p), n in tally.items():
        merged[("no" if g == negative else "yes", "no" if p == negative else "yes")] += int(n)
    hits = sum(n for (g, p), n in merged.items() if g == p)
    accuracy: Score = hits / sum(merged.values()) if merged else Undefined("no rows")
    return {"f1_related": _f1(merged, "yes"), "accuracy_related": accuracy}
