"""Tokens, labels and the random field of the span baselines."""

from itertools import pairwise, product

import numpy as np
import pytest

from benchmarks.baselines.tagging import crf, tagger
from benchmarks.baselines.tagging.features import hashed, shift
from benchmarks.baselines.tagging.labels import Segment, allowed, decode, encode
from benchmarks.baselines.tagging.messages import Chain, best, expected
from benchmarks.baselines.tagging.tokens import CLOSES, INSIDE, OPENS, OUTSIDE, stream
from benchmarks.baselines.tagging.weights import Weights
from benchmarks.documents import Document


def document(text, *sentences):
    return Document("orlo/wire", text, sentences or ((0, len(text)),))


def test_a_possessive_is_a_token_and_a_hyphenated_word_is_one():
    assert stream([document("Kell's ice-cold lake, we’re sure")]).words == (
        ["Kell", "'s", "ice-cold", "lake", ",", "we", "’re", "sure"]
    )


def test_lines_sentences_and_documents_count_through_the_stream():
    found = stream([document("It rains. It pours.\nWe wait.", (0, 9), (10, 19), (20, 28)), document("Dry.")])
    assert [len(set(getattr(found, name).tolist())) for name in ("document", "line", "sentence")] == [2, 3, 4]


@pytest.mark.parametrize("text", ["A “b” c", 'A "b" c', "A ''b'' c", "A ``b'' c", "A ‘b’ c", "A 'b' c"])
def test_quote_marks_of_all_kinds_open_and_close(text):
    assert stream([document(text)]).quote.tolist() == [OUTSIDE, OPENS, INSIDE, CLOSES, OUTSIDE]


@pytest.mark.parametrize("text", ["the miners' lamps", "the miners’ lamps", "don't go"])
def test_an_apostrophe_is_no_quote_mark(text):
    assert set(stream([document(text)]).quote.tolist()) == {OUTSIDE}


def test_a_quotation_that_nothing_closes_ends_with_its_line():
    assert stream([document("“We wait\nand see")]).quote.tolist() == [OPENS, INSIDE, INSIDE, OUTSIDE, OUTSIDE]


def test_decoding_gives_back_what_was_encoded():
    tokens = stream([document("Kell said it rains ."), document("It rains , Osk says .")])
    marked = [[[(10, 18)], [(0, 4)]], [[(0, 8)], [(11, 14)]]]
    segments = decode(encode(tokens, marked, 2))
    assert segments == [Segment(1, 0, 1), Segment(0, 2, 4), Segment(0, 5, 7), Segment(1, 8, 9)]


def test_a_span_over_two_lines_is_cut_and_of_overlapping_ones_the_later_role_wins():
    tokens = stream([document("one two\nthree four")])
    assert decode(encode(tokens, [[[(0, 18)], [(8, 13)]]], 2)) == [
        Segment(0, 0, 2),
        Segment(1, 2, 3),
        Segment(0, 3, 4),
    ]


def test_gold_labels_keep_to_what_is_allowed():
    tokens = stream([document("a b c d e f")])
    labels = encode(tokens, [[[(0, 1), (2, 7)], [(8, 11)]]], 2)
    table = allowed(2)
    way = [len(table) - 1, *labels.tolist(), len(table) - 1]
    assert all(table[a, b] for a, b in pairwise(way))


def _all_ways(scores, chain):
    times, labels = scores.shape
    for way in product(range(labels), repeat=times):
        score = chain.first[way[0]] + chain.last[way[-1]] + sum(scores[t, k] for t, k in enumerate(way))
        yield way, score + sum(chain.follow[a, b] for a, b in pairwise(way))


def test_messages_agree_with_counting_all_ways():
    random = np.random.default_rng(3)
    chain = Chain(random.normal(size=(3, 3)), random.normal(size=3), random.normal(size=3))
    scores = random.normal(size=(4, 2, 3))
    mask = np.array([[True, True], [True, True], [True, True], [True, False]])
    found = expected(scores, mask, chain)
    for sequence, length in enumerate((4, 3)):
        ways = list(_all_ways(scores[:length, sequence], chain))
        total = sum(np.exp(score) for _, score in ways)
        for t in range(length):
            shares = [sum(np.exp(s) for way, s in ways if way[t] == k) / total for k in range(3)]
            assert found.tokens[t, sequence] == pytest.approx(shares)
        top = max(ways, key=lambda pair: pair[1])[0]
        assert tuple(best(scores, mask, chain)[:length, sequence]) == top
    assert found.pairs.sum() == pytest.approx(3 + 2)


def test_weights_are_the_mean_of_the_later_steps():
    weights = Weights(3, 1, rate=0.5, damping=1.0, shrinkage=0.1, steps=6)
    seen = []
    for step in range(6):
        weights.add(np.array([step % 3]), np.ones((1, 1), np.float32))
        seen.append(weights.take(np.arange(3)).copy())
    assert weights.mean() == pytest.approx(np.mean(seen[3:], axis=0), rel=1e-5)


def test_features_beyond_a_line_are_those_of_its_edge():
    line = np.array([1, 1, 2])
    assert shift(np.array([5, 6, 7]), line, 1).tolist() == [6, -2, -2]
    assert shift(np.array([5, 6, 7]), line, -1).tolist() == [-1, 5, -1]
    assert shift(np.array([5]), np.array([1]), 3).tolist() == [-2]


def test_templates_with_the_same_values_stay_apart():
    columns = {"a": np.array([1, 2]), "b": np.array([1, 2])}
    found = hashed(columns, ("a", "b", "a b"), np.array([1, 1]), 20)
    assert len(set(found.ravel().tolist())) == 6


TEXTS = [f"{name} said it {verb} ." for name in ("Osk", "Kell", "Mira", "Dunn") for verb in ("rains", "snows", "pours")]
MARKED = [[[(text.index("it"), len(text) - 2)], [(0, text.index(" "))]] for text in TEXTS]


def test_a_tagger_finds_in_new_text_what_it_was_taught():
    tokens = stream([document(text) for text in TEXTS])
    fitted = tagger.fit(tokens, MARKED, 2, {}, 0, crf.Settings(damping=1.0, rate=0.3, bits=14))
    assert fitted.tag(stream([document("Vey said it hails .")])) == [Segment(1, 0, 1), Segment(0, 2, 4)]
    assert fitted.tag(stream([])) == []


def test_the_same_seed_gives_the_same_probabilities():
    tokens = stream([document(text) for text in TEXTS])
    columns = np.array([[len(word), ord(word[0])] for word in tokens.words], np.int32)
    labels, rules = encode(tokens, MARKED, 2), allowed(2)
    one, two = (crf.fit(columns, labels, tokens.line, rules, crf.Settings(bits=8), 5) for _ in range(2))
    first, second = (crf.predict(field, columns, tokens.line)[1] for field in (one, two))
    assert (first == second).all()
