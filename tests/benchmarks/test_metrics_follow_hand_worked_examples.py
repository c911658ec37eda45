"""Values worked out by hand or published, then properties held to scikit-learn on any input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.metrics import labels as metrics
from benchmarks.metrics.groups import adjusted_rand_index, average_precision, clusters
from benchmarks.metrics.labels import confusion
from benchmarks.records import Undefined
from benchmarks.schemas import labels

STANCE = labels("stance")


def f1_scores(gold, predicted, inventory):
    return metrics.f1_scores(confusion(gold, predicted), inventory)


def fnc_score(gold, predicted):
    return metrics.fnc_score(confusion(gold, predicted))["fnc_percent"]


LABELS = st.lists(st.tuples(st.sampled_from(STANCE), st.sampled_from(STANCE)), min_size=1, max_size=30)


def test_macro_f1_is_the_mean_over_labels_of_gold_or_predictions():
    gold = ["agree", "agree", "disagree", "unrelated"]
    scores = f1_scores(gold, ["agree", "disagree", "disagree", "agree"], STANCE)
    # agree 2*1/(2+2), disagree 2*1/(1+2), unrelated 0; nobody has discuss
    assert scores["f1_agree"] == pytest.approx(1 / 2)
    assert scores["f1_disagree"] == pytest.approx(2 / 3)
    assert scores["f1_unrelated"] == 0
    assert scores["f1_discuss"] == Undefined("in neither gold nor predictions")
    assert scores["macro_f1"] == pytest.approx((1 / 2 + 2 / 3) / 3)
    assert scores["accuracy"] == 0.5


def test_a_predicted_label_that_the_gold_lacks_costs_macro_f1():
    scores = f1_scores(["agree", "agree"], ["agree", "disagree"], STANCE)
    assert scores["f1_disagree"] == 0
    assert scores["macro_f1"] == pytest.approx((2 / 3 + 0) / 2)


def test_fnc_score_of_a_hand_worked_example():
    gold = ["unrelated", "unrelated", "agree", "agree", "discuss"]
    predicted = ["unrelated", "agree", "agree", "disagree", "unrelated"]
    # 0.25 + 0 + 1 + 0.25 + 0 of 2 * 0.25 + 3 * 1
    assert fnc_score(gold, predicted) == pytest.approx(100 * 1.5 / 3.5)


def test_fnc_score_of_the_majority_is_the_published_one():
    # The test set of FNC-1 has 18,349 unrelated, 4,464 discuss, 1,903 agree and 697 disagree.
    gold = ["unrelated"] * 18349 + ["discuss"] * 4464 + ["agree"] * 1903 + ["disagree"] * 697
    assert fnc_score(gold, ["unrelated"] * len(gold)) == pytest.approx(39.37, abs=0.005)
    assert fnc_score(gold, gold) == 100


def test_average_precision_is_the_mean_precision_at_each_positive():
    assert average_precision([True, False, True, False], [0.9, 0.8, 0.7, 0.6]) == pytest.approx((1 + 2 / 3) / 2)


def test_tied_scores_share_a_rank():
    assert average_precision([True, False, False, False], [0.5] * 4) == pytest.approx(1 / 4)


def test_links_in_a_chain_make_one_cluster():
    found = clusters("abcde", [("a", "b"), ("c", "b"), ("d", "d")])
    assert found["a"] == found["b"] == found["c"]
    assert len({found["a"], found["d"], found["e"]}) == 3


def test_adjusted_rand_index_of_a_hand_worked_example():
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    # 1 pair together in both, 2 in the gold, 1 in the other; 6 pairs: (1 - 1/3) / (3/2 - 1/3)
    assert adjusted_rand_index(gold, {"a": 1, "b": 1, "c": 2, "d": 3}) == pytest.approx(4 / 7)
    assert adjusted_rand_index(gold, gold) == 1
    assert adjusted_rand_index(gold, {"a": 1, "b": 2, "c": 1, "d": 2}) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("score", "reason"),
    [
        (average_precision([False, False], [1, 2]), "the gold has no positives"),
        (average_precision([True, True], [1, 2]), "the gold has positives only"),
        (adjusted_rand_index({"a": 1, "b": 2}, {"a": 1, "b": 1}), "the gold links no two articles"),
        (adjusted_rand_index({"a": 1, "b": 1}, {"a": 1, "b": 1}), "the gold has a single cluster"),
        (fnc_score([], []), "no rows"),
        (f1_scores([], [], STANCE)["macro_f1"], "no rows"),
    ],
)
def test_a_score_without_a_value_says_why(score, reason):
    assert score == Undefined(reason)


@settings(deadline=None)  # the first example pays for imports
@given(LABELS)
def test_f1_agrees_with_scikit_learn(pairs):
    from sklearn.metrics import f1_score

    gold, predicted = map(list, zip(*pairs, strict=True))
    ours = f1_scores(gold, predicted, STANCE)
    assert ours["macro_f1"] == pytest.approx(f1_score(gold, predicted, average="macro"))
    present = sorted({*gold, *predicted})
    theirs = f1_score(gold, predicted, labels=present, average=None)
    assert [ours[f"f1_{label}"] for label in present] == pytest.approx(list(theirs))


@settings(deadline=None)  # the first example pays for imports
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=2, max_size=30))
def test_average_precision_agrees_with_scikit_learn(rows):
    from sklearn.metrics import average_precision_score

    gold, scores = map(list, zip(*rows, strict=True))
    ours = average_precision(gold, [score / 6 for score in scores])
    if len(set(gold)) == 1:
        assert isinstance(ours, Undefined)
    else:
        assert ours == pytest.approx(average_precision_score(gold, scores))


@settings(deadline=None)  # the first example pays for imports
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
def test_adjusted_rand_index_agrees_with_scikit_learn(rows):
    from sklearn.metrics import adjusted_rand_score

    gold, predicted = ({str(i): row[side] for i, row in enumerate(rows)} for side in (0, 1))
    ours = adjusted_rand_index(gold, predicted)
    if len(set(gold.values())) in (1, len(gold)):
        assert isinstance(ours, Undefined)
    else:
        assert ours == pytest.approx(adjusted_rand_score(list(gold.values()), list(predicted.values())))
