"""The fitted cuts: as good as any, the same whatever the order, and in the middle of a gap."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.metrics.labels import confusion, f1_scores
from benchmarks.thresholds import MAX_CUTS, Cuts, fit_cuts

LADDER = ("non_derived", "partially_derived", "wholly_derived")
LADDERS = {"": LADDER, "flipped": ("wholly_derived", "non_derived", "non_derived")}
ROWS = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(sorted(LADDERS)), st.sampled_from(LADDER)), min_size=1, max_size=12
)


def macro(cuts, rows):
    gold = [label for _, _, label in rows]
    found = f1_scores(confusion(gold, [cuts.label(value, channel) for value, channel, _ in rows]), LADDER)
    return sum(found[f"f1_{label}"] for label in set(gold)) / len(set(gold))


def fit(rows, ladders=LADDERS):
    return fit_cuts(*map(list, zip(*rows, strict=True)), ladders)


def test_cuts_lie_in_the_middle_of_the_gaps():
    rows = [(0.0, "", LADDER[0]), (0.1, "", LADDER[0]), (0.3, "", LADDER[1]), (0.9, "", LADDER[2])]
    cuts = fit(rows, {"": LADDER})
    assert (cuts.low, cuts.high) == pytest.approx((0.2, 0.6))
    assert [cuts.label(v, "") for v in (0.19, 0.2, 0.59, 0.61)] == [LADDER[0], LADDER[1], LADDER[1], LADDER[2]]


def test_a_label_that_was_never_seen_is_not_predicted():
    cuts = fit([(0.1, "", LADDER[0]), (0.5, "", LADDER[2])], {"": LADDER})
    assert cuts.low == cuts.high == pytest.approx(0.3)


def test_one_value_for_all_gives_the_label_that_scores_best():
    cuts = fit([(0.5, "", LADDER[0]), (0.5, "", LADDER[0]), (0.5, "", LADDER[1])], {"": LADDER})
    assert cuts.label(0.5, "") == LADDER[0]


@settings(deadline=None)  # the first example pays for imports
@given(ROWS, st.randoms())
def test_the_order_of_examples_does_not_matter(rows, shuffler):
    again = shuffler.sample(rows, len(rows))
    assert fit(rows) == fit(again)


@settings(deadline=None)  # the first example pays for imports
@given(ROWS)
def test_no_other_cuts_score_better(rows):
    points = [i - 0.5 for i in range(11)]
    best = max(macro(Cuts(low, high, LADDERS), rows) for low in points for high in points if low <= high)
    assert macro(fit(rows), rows) == pytest.approx(best)


def test_many_values_are_thinned_out_not_tried_one_by_one():
    shuffler = random.Random(0)
    values = [shuffler.random() for _ in range(MAX_CUTS * 4)]
    rows = [(v, "", LADDER[0] if v < 0.4 else LADDER[1] if v < 0.7 else LADDER[2]) for v in values]
    assert macro(fit(rows, {"": LADDER}), rows) > 0.98
