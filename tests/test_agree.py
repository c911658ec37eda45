from dataclasses import replace

import krippendorff
import pytest

from builders.agree import agreement, f1, match, shared, table
from builders.corpus import load
from builders.records import Article, Claim, Event, Pair, Passage, Provenance, Quote, Span, Speculation, Zone
from builders.schemas import labels

TEXT = "a b c d e f g h i j"


def article(text=TEXT, **layers):
    every = tuple(labels("layer"))
    gold = Provenance("pass", "a")
    return Article("e/a", "c", "e", None, None, "en", "CC0", True, "0" * 64, every, gold, text, **layers)


def quoting(*spans, **more):
    return article(quotes=tuple(Quote(f"e/a#q{i}", "direct", (Span(*s),), **more) for i, s in enumerate(spans)))


def scores(a, b, layer, events=()):
    found = agreement([(a, b)], events)
    [score] = [s for s in found.spans + found.labels if layer in (getattr(s, "layer", ""), getattr(s, "label", ""))]
    return score


def test_one_span_a_word_longer():
    # 7 and 9 characters with 7 in common; the tokens 0-3 against 0-4 of ten.
    score = scores(quoting((0, 7)), quoting((0, 9)), "quotes: content")
    assert (score.number_a, score.number_b) == (1, 1)
    assert score.exact == 0
    assert score.overlap == 1
    assert score.characters == pytest.approx(2 * 7 / (7 + 9))
    # Observed disagreement 1 of 10; 9 ones and 11 zeros of 20 values: expected 2 * 9 * 11 / (20 * 19).
    assert score.alpha == pytest.approx(1 - (1 / 10) / (2 * 9 * 11 / (20 * 19)))


def test_two_spans_against_one():
    score = scores(quoting((0, 3), (8, 11)), quoting((0, 3)), "quotes: content")
    assert score.exact == score.overlap == pytest.approx(2 * 1 / 3)
    assert score.characters == pytest.approx(2 * 3 / (6 + 3))


def test_alpha_over_tokens_is_that_of_the_library():
    marked = [1, 1, 0, 0, 1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 1, 1, 0, 0, 0, 1]
    in_a, in_b = ([(2 * i, 2 * i + 1) for i, m in enumerate(side) if m] for side in marked)
    expected = krippendorff.alpha(reliability_data=list(marked), level_of_measurement="nominal")
    assert scores(quoting(*in_a), quoting(*in_b), "quotes: content").alpha == pytest.approx(expected)


def test_one_span_is_matched_to_one_other():
    whole, halves = quoting((0, 7)), quoting((0, 3), (4, 7))
    assert scores(whole, halves, "quotes: content").overlap == pytest.approx(2 * 1 / 3)


def test_spans_are_matched_so_that_the_overlap_is_largest():
    def spans(*pairs):
        return [(Span(*pair),) for pair in pairs]

    # (4, 14) and (0, 10) share most; taken first, they would leave (0, 4) and (10, 20) with nothing.
    matched = match(spans((4, 14), (0, 4)), spans((0, 10), (10, 20)), lambda s: s)
    assert [(a[0].start, b[0].start) for a, b in matched] == [(4, 10), (0, 0)]
    assert match(spans((0, 2)), spans((2, 4)), lambda s: s) == []
    assert match([], spans((0, 2)), lambda s: s) == []


def test_a_discontinuous_span_shares_the_characters_of_its_parts():
    assert shared((Span(0, 2), Span(4, 6)), (Span(1, 5),)) == pytest.approx(2 / 6)
    assert shared((), ()) == 0


def test_kappa_is_that_of_the_worked_example():
    # 20 both yes, 15 both no, 5 and 10 apart: observed 0.7, expected 0.5 (Cohen's kappa 0.4).
    pairs = [("body", "body")] * 20 + [("body", "credit")] * 5 + [("credit", "body")] * 10 + [("credit", "credit")] * 15
    in_a, in_b = (
        article(zones=tuple(Zone(pair[side], 2 * i, 2 * i + 1) for i, pair in enumerate(pairs))) for side in (0, 1)
    )
    score = scores(in_a, in_b, "zones: zone")
    assert (score.items, score.same) == (50, 35)
    assert score.kappa == pytest.approx(0.4)


def test_identical_sides_agree_wholly(mini):
    articles = [s.article for f in load([mini.corpus], mini.raw).folders for s in f.articles]
    found = agreement([(a, a) for a in articles])
    for score in found.spans:
        given = [s for s in (score.exact, score.overlap, score.characters, score.alpha) if s is not None]
        assert given == [1.0] * len(given)
        assert given or score.number_a == 0
    assert all(s.same == s.items for s in found.labels)
    assert {s.kappa for s in found.labels} <= {1.0, None}
    assert {s.label for s in found.labels if s.kappa} >= {"quotes: type", "claims: factuality", "quotes: speakers"}


def test_what_is_undefined_is_none_and_shown_as_such():
    found = agreement([(article(), article())])
    assert all((s.exact, s.overlap, s.characters, s.alpha) == (None,) * 4 for s in found.spans)
    assert all((s.items, s.kappa) == (0, None) for s in found.labels)
    assert f1(0, 0, 0) is None
    assert "| quotes: content | 0 | 0 | n/a | n/a | n/a | n/a |" in table(found)


def test_one_label_throughout_has_no_kappa():
    score = scores(quoting((0, 3)), quoting((0, 3)), "quotes: type")
    assert (score.items, score.same, score.kappa) == (1, 1, None)


def test_without_text_there_is_no_alpha_but_the_rest():
    a, b = replace(quoting((0, 7)), text=None), replace(quoting((0, 9)), text=None)
    score = scores(a, b, "quotes: content")
    assert score.alpha is None
    assert score.overlap == 1


def test_a_layer_that_one_side_did_not_annotate_is_not_compared():
    found = agreement([(quoting((0, 3)), replace(article(), layers=("zones",)))])
    assert [s.layer for s in found.spans] == ["zones"]


def test_linked_claims_count_only_with_the_same_proposition():
    def claiming(*propositions):
        return article(
            claims=tuple(Claim(f"e/a#c{i}", (Span(0, 3),), p, None, "CT+") for i, p in enumerate(propositions))
        )

    score = scores(claiming("e/x", "e/y"), claiming("e/y", "e/z"), "claims: span with proposition")
    assert (score.number_a, score.number_b) == (2, 2)
    assert score.exact == score.overlap == pytest.approx(0.5)
    assert scores(claiming("e/x"), claiming("e/y"), "claims: span").exact == 1
    stance = scores(claiming("e/x", "e/y"), claiming("e/y", "e/z"), "claims: stance, where either has a claim")
    assert (stance.items, stance.same) == (3, 1)


def test_categories_are_compared_over_cues_that_both_marked():
    def hedged(*categories):
        spans = [(Span(4 * i, 4 * i + 1),) for i in range(len(categories))]
        return article(
            speculation=tuple(
                Speculation(f"e/a#s{i}", s, s, c) for i, (s, c) in enumerate(zip(spans, categories, strict=True))
            )
        )

    score = scores(hedged("epistemic", "hearsay", "doxastic"), hedged("epistemic", "doxastic"), "speculation: category")
    assert (score.items, score.same) == (2, 1)


def test_reuse_of_events_is_compared_by_sentences():
    def event(reuse, *passages):
        pair = Pair("e/a", "e/b", reuse, "a_to_b", tuple(Passage(*p) for p in passages))
        return Event("e", Provenance("pass", "a"), pairs=(pair,))

    one = event("wholly_derived", (0, 0, "verbatim"), (1, 1, "edited"))
    other = event("partially_derived", (1, 1, "paraphrase"))
    both = article(), article()
    assert scores(*both, "reuse: aligned sentences", [(one, other)]).exact == pytest.approx(2 / 3)
    passage = scores(*both, "reuse: passage", [(one, other)])
    assert (passage.items, passage.same) == (1, 0)
    assert scores(*both, "reuse: reuse of articles", [(one, other)]).same == 0
    assert scores(*both, "reuse: relation of articles", [(one, other)]).same == 1
