"""Surface measures of two sentences: worked by hand, the same both ways, and enough to tell paraphrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.baselines.base import Training
from benchmarks.baselines.paraphrase import surface
from benchmarks.baselines.surface import edit_distance, idf, measures, tokens
from benchmarks.evaluate import SEED
from benchmarks.records import Pair

THINGS = ("ferry", "lighthouse", "brewery", "tramway", "glacier", "orchard", "quarry", "observatory")
SENTENCE = "The {} of Quarl was sold to a baker on Monday for 300 crowns."
REWORDED = "On Monday, the {} of Quarl was sold to a baker for 300 crowns."
OTHER = "Nobody in Brunn wants the {}, not even for 12 crowns, its keeper complained to the council."


def training(inventory=("paraphrase", "none")):
    pairs, gold = [], []
    for thing in THINGS:
        for text, label in ((REWORDED, "paraphrase"), (OTHER, "none")):
            pairs.append(Pair(f"{thing}/{label}", SENTENCE.format(thing), text.format(thing)))
            gold.append(label)
    return Training(pairs, gold, inventory, SEED)


def test_a_reworded_sentence_is_told_from_another():
    pairs = [Pair("a", SENTENCE.format("castle"), text.format("castle")) for text in (REWORDED, OTHER)]
    assert [p.label for p in surface(training())(pairs)] == ["paraphrase", "none"]


def test_any_inventory_may_be_given_and_only_labels_that_were_seen_come_back():
    inventory = ("verbatim", "edited", "paraphrase", "none")
    known = training(inventory)
    copies = [Pair(thing, SENTENCE.format(thing), SENTENCE.format(thing)) for thing in THINGS]
    known = Training([*known.pairs, *copies], [*known.gold, *["verbatim"] * len(copies)], inventory, SEED)
    pairs = [Pair("a", SENTENCE.format("castle"), text.format("castle")) for text in (SENTENCE, REWORDED, OTHER)]
    assert [p.label for p in surface(known)(pairs)] == ["verbatim", "paraphrase", "none"]


@pytest.mark.parametrize("text", ["", "…", "a"])
def test_sentences_without_words_bear_measuring(text):
    found = surface(training())([Pair("a", text, ""), Pair("b", "", text)])
    assert {p.label for p in found} <= {"paraphrase", "none"}


def test_nothing_to_label_gives_nothing_and_a_single_label_is_all_that_is_said():
    assert surface(training())([]) == []
    one = Training([Pair("a", "b", "c")], ["none"], ("paraphrase", "none"), SEED)
    assert [p.label for p in surface(one)([Pair("d", "e", "f")])] == ["none"]


@given(st.text("abc "), st.text("abc "))
def test_measures_are_the_same_both_ways(one, other):
    rarity = idf((one, other))
    assert measures(one, other, rarity) == pytest.approx(measures(other, one, rarity))


def test_equal_sentences_share_everything():
    row = measures(SENTENCE, SENTENCE, idf((SENTENCE,)))
    assert row[:12] == [1.0] * 12


def test_edits_are_counted_as_worked_by_hand():
    assert edit_distance("kitten", "sitting") == 3
    assert edit_distance("", "abc") == edit_distance("abc", "") == 3


def test_numbers_keep_their_points_and_commas():
    assert tokens("It cost $1,200.50, he's told.") == ("it", "cost", "$1,200.50", ",", "he's", "told", ".")
