"""The staged baseline keeps topics apart where it learns from its own opinions, and bears any small data."""

import numpy as np
import pytest

from benchmarks.baselines.base import Training
from benchmarks.baselines.staged.cues import flags, polarity
from benchmarks.baselines.staged.fit import BY_FNC_SCORE, BY_MACRO_F1, by_fnc_score, by_macro_f1
from benchmarks.baselines.staged.layout import lay_out
from benchmarks.baselines.staged.operating import fit_weights
from benchmarks.baselines.staged.similarities import similarities
from benchmarks.baselines.staged.space import open_space
from benchmarks.baselines.staged.stages import fit_stages
from benchmarks.baselines.staged.topics import find_topics
from benchmarks.baselines.staged.wording import by_polarity
from benchmarks.evaluate import SEED
from benchmarks.records import Pair
from benchmarks.schemas import labels

LABELS = labels("stance")
THINGS = ("ferry", "lighthouse", "brewery", "tramway", "glacier", "orchard", "quarry", "observatory")
PLACES = ("Quarl", "Brunn", "Ostia", "Temmel", "Yarrow", "Lindby", "Marsk", "Ponder")
SIDES = {
    "agree": "The {t} in {p} has sunk into the mud. Divers saw it lie there on Monday.",
    "disagree": "A hoax says that the {t} in {p} has sunk. It is false, and the harbour master denies it.",
    "discuss": "Rumours claim that the {t} in {p} has sunk, unnamed sources said. Nobody could confirm it.",
}


def related(n):
    thing, place = THINGS[n], PLACES[n]
    claim = f"The {thing} in {place} has sunk"
    return [(claim, text.format(t=thing, p=place), side) for side, text in SIDES.items()]


def rows(numbers):
    """Every claim with every text: those of another thing are unrelated."""
    found = [row for n in numbers for row in related(n)]
    return [(a[0], b[1], b[2] if a[0] == b[0] else "unrelated") for a in found[::3] for b in found]


def pairs(given):
    return [Pair(str(i), first, second) for i, (first, second, _) in enumerate(given)]


def training(given):
    return Training(pairs(given), [label for *_, label in given], LABELS, SEED)


def labelled(fit, known, asked):
    return [p.label for p in fit(training(known))(pairs(asked))]


@pytest.mark.parametrize("fit", [by_macro_f1, by_fnc_score])
def test_sides_of_new_topics_are_told_by_cues(fit):
    known, asked = rows(range(6)), rows((6, 7))
    found = labelled(fit, known, asked)
    gold = [label for *_, label in asked]
    assert [label == "unrelated" for label in found] == [label == "unrelated" for label in gold]
    assert sum(a == b for a, b in zip(found, gold, strict=True)) >= len(gold) - 1


@pytest.mark.parametrize(
    "known",
    [
        [row for row in rows(range(4)) if row[2] != "unrelated"],
        [row for row in rows(range(4)) if row[2] in ("unrelated", "agree")],
        [row for row in rows(range(4)) if row[2] in ("discuss", "agree")],
        [row for row in rows(range(1)) if row[2] != "unrelated"],
        rows(range(2)),
        [("a", "b", "unrelated")] * 3,
        [("a", "b", "agree"), ("c", "d", "unrelated")],
    ],
    ids=["all related", "one side", "two sides", "one topic", "two topics", "none related", "two rows"],
)
def test_few_labels_and_few_topics_still_give_labels_that_were_seen(known):
    found = labelled(by_macro_f1, known, rows((4,)))
    assert len(found) == len(rows((4,)))
    assert set(found) <= {label for *_, label in known}


def test_nothing_to_label_gives_nothing():
    assert by_macro_f1(training(rows(range(2))))([]) == []


def test_related_pairs_join_a_topic_and_unrelated_ones_do_not():
    given = rows(range(5))
    on_topic = np.array([label != "unrelated" for *_, label in given])
    topics = find_topics(lay_out(pairs(given)), on_topic, SEED)
    assert (topics.first == topics.second).tolist() == on_topic.tolist()
    assert len(set(topics.first.tolist())) == 5


def test_no_text_of_a_fold_is_among_those_to_learn_from():
    given = rows(range(7))
    layout = lay_out(pairs(given))
    topics = find_topics(layout, np.array([label != "unrelated" for *_, label in given]), SEED)
    folds = list(topics.folds())
    assert sum(held.sum() for _, held in folds) == len(given)
    for known, held in folds:
        assert not {layout.first[i] for i in np.flatnonzero(known)} & {layout.first[i] for i in np.flatnonzero(held)}
        related = np.flatnonzero(held & (topics.first == topics.second))
        assert not {layout.second[i] for i in np.flatnonzero(known)} & {layout.second[i] for i in related}


def test_what_is_held_out_does_not_depend_on_its_own_labels():
    given = rows(range(5))
    turn = {"agree": "disagree", "disagree": "discuss", "discuss": "agree", "unrelated": "unrelated"}
    first = np.array([label != "unrelated" for *_, label in given])
    topics = find_topics(lay_out(pairs(given)), first, SEED)
    held = topics.fold[topics.first] == 0
    other = [(a, b, turn[label] if h else label) for (a, b, label), h in zip(given, held, strict=True)]
    # The second stage learns from opinions that other folds gave it, so only the words' and the first
    # stage's are wholly apart: whether a row is related must come out the same to the last bit.
    found = [fit_stages(pairs(g), np.array([LABELS.index(label) for *_, label in g]), 3, SEED) for g in (given, other)]
    assert np.array_equal(found[0].held_out[held, 3], found[1].held_out[held, 3])


def test_the_order_of_labels_is_that_of_the_inventory():
    assert LABELS == ("agree", "disagree", "discuss", "unrelated")


def test_a_denied_claim_marks_words_otherwise_than_a_plain_one():
    assert polarity("The ferry in Quarl has sunk") == "plain"
    assert polarity("Has the ferry in Quarl sunk?") == "reserved"
    assert polarity("No, the ferry in Quarl has not sunk") == "against"
    assert flags("Is the sunken ferry a hoax?") == ("fake", "question")
    text = "It is a hoax."
    assert "plain_hoax" in by_polarity("The ferry has sunk", text)
    assert "against_hoax" in by_polarity("The ferry never sank", text)
    assert "against_hoax" not in by_polarity("The hoax about the ferry is false", text)  # the claim has the word


def test_a_pair_is_more_alike_to_its_own_text_by_every_measure_of_likeness():
    given = [("The ferry in Quarl has sunk", text, "") for text in ("The ferry in Quarl has sunk.", "Apples are ripe.")]
    texts = [text for first, second, _ in given for text in (first, second)]
    found = similarities(lay_out(pairs(given)), open_space(texts, SEED)).rows
    assert (found[0] >= found[1]).all()
    assert (found[0] > found[1]).mean() > 0.8


def test_a_rare_side_gains_where_macro_f1_counts_and_not_where_fnc_does():
    # Of ten rows with the same odds three are disagree: naming all of them so gains macro-F1 and loses FNC-1.
    odds = np.tile([0.1, 0.3, 0.6, 0.0], (40, 1)) + np.random.default_rng(0).normal(0, 0.05, (40, 4)).clip(-0.05, 0.05)
    gold = np.array(([1] * 3 + [2] * 7) * 4)
    topics = np.arange(40) // 2
    macro, fnc = (fit_weights(point, odds, gold, topics, 3, SEED) for point in (BY_MACRO_F1, BY_FNC_SCORE))
    assert macro[1] > fnc[1]
    assert macro[2] == fnc[2] == 1
