"""What the baselines see of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.baselines.lexicons import against, hedged
from benchmarks.baselines.stance import cue, overlap
from benchmarks.records import Pair
from benchmarks.texts import containment, content, longest_run, sentences, words

TEXTS = st.lists(st.sampled_from("abc"), max_size=25).map(" ".join)


def test_words_lose_case_possessive_and_curly_apostrophe():
    assert words("Kim’s train WASN’T late") == ("kim", "train", "wasn't", "late")


def test_content_leaves_out_function_words_and_endings():
    assert content("The inspectors were measuring it") == content("An inspector measures")


def test_sentences_end_with_lines_and_full_stops():
    assert sentences("Bridge closed\n\nIt is closed. Dr. Osk said so.") == (
        "Bridge closed",
        "It is closed.",
        "Dr. Osk said so.",
    )


def test_containment_is_the_share_of_the_parts_shingles():
    # a b c, b c d, c d e of the part; the whole has the first two
    assert containment("a b c d e", "x a b c d x", 3) == pytest.approx(2 / 3)
    assert containment("x a b c d x", "a b c d e", 3) == pytest.approx(2 / 4)


def test_containment_of_texts_shorter_than_a_shingle_is_that_of_the_whole_text():
    assert containment("a b", "a b", 5) == 1
    assert containment("a b", "a b c d e f", 5) == 0
    assert containment("", "a", 3) == 0


@settings(deadline=None)  # the first example pays for imports
@given(TEXTS, TEXTS)
def test_longest_run_is_the_longest_common_run_of_words(one, other):
    a, b = one.split(), other.split()
    runs = {tuple(a[i:j]) for i in range(len(a)) for j in range(i + 1, len(a) + 1)}
    shared = runs & {tuple(b[i:j]) for i in range(len(b)) for j in range(i + 1, len(b) + 1)}
    assert longest_run(one, other) == max(map(len, shared), default=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is not closed.", True),
        ("It isn’t closed.", True),
        ("She denied it.", True),
        ("She did not deny it.", False),
        ("Noted: the knot was tied.", False),
    ],
)
def test_an_odd_number_of_negations_speaks_against(text, expected):
    assert against(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It may rain.", True), ("Mira said so.", True), ("The mayor's dismay", False), ("Statues of stations", False)],
)
def test_hedges_and_attributions_are_whole_words(text, expected):
    assert hedged(text) is expected


def test_the_best_sentence_decides_on_the_cue():
    pair = Pair("p", "The bridge is closed", "Nobody came.\nThe bridge may be closed.\nThe bridge fell.")
    assert overlap(pair.first, pair.second).sentence == "The bridge may be closed."
    assert overlap(pair.first, pair.second).in_sentence == 1
    assert cue(pair) == "hedged"


def test_an_article_without_words_overlaps_with_nothing():
    assert overlap("The bridge is closed", "\n") == ("", 0.0, 0.0)
    assert overlap("", "The bridge") == ("The bridge", 0.0, 0.0)
