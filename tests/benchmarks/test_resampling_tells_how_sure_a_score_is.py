"""Intervals and p values: what is drawn are events, and a seed gives the same ones each time."""

import pytest

from benchmarks.metrics.resampling import by_event, grouped, intervals, randomised
from benchmarks.records import Example, Pair, Prediction
from benchmarks.schemas import labels
from benchmarks.tasks import CLASSES

STANCE = labels("stance")


def rows(right_by_event):
    """Return examples and answers: of each event four rows, of which so many are right."""
    examples, answers = [], []
    for number, right in enumerate(right_by_event):
        for i in range(4):
            key = f"e{number}:{i}"
            examples.append(Example(Pair(key, "", ""), "agree", f"e{number}"))
            answers.append(Prediction(key, "agree" if i < right else "discuss"))
    return examples, answers


def tables(right_by_event):
    return grouped([CLASSES], *rows(right_by_event))


def test_an_interval_holds_the_score_and_widens_with_the_spread():
    even, uneven = (intervals(tables(right)[1], STANCE, 0)["accuracy"] for right in ([2] * 6, [0, 4, 0, 4, 0, 4]))
    assert even == (0.5, 0.5)
    assert uneven[0] < 0.5 < uneven[1]


def test_of_one_event_there_is_no_interval_and_no_test():
    _, found = tables([2])
    assert intervals(found, STANCE, 0) == {}
    assert randomised(found[0], found[0], "accuracy", STANCE, 0) is None


def test_a_seed_gives_the_same_interval():
    _, found = tables([1, 2, 3, 4])
    assert intervals(found, STANCE, 7) == intervals(found, STANCE, 7) != intervals(found, STANCE, 8)


def test_each_event_has_its_own_score():
    names, found = tables([1, 4])
    assert by_event(names, found, "accuracy", STANCE) == {"e0": 0.25, "e1": 1.0}


@pytest.mark.parametrize(("one", "other", "low", "high"), [([4] * 10, [0] * 10, 0, 0.02), ([2] * 10, [2] * 10, 1, 1)])
def test_a_test_tells_systems_apart_only_where_they_differ(one, other, low, high):
    (a,), (b,) = tables(one)[1], tables(other)[1]
    assert low <= randomised(a, b, "accuracy", STANCE, 0) <= high


def test_a_score_that_a_metric_lacks_has_no_p_value():
    (found,) = tables([1, 2])[1]
    assert randomised(found, found, "fnc_percent", STANCE, 0) is None
