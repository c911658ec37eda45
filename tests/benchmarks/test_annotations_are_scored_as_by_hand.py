"""Spans, quotes, cues and claims, scored on examples worked out by hand."""

import pytest

from benchmarks.documents import Annotated, Claim, Document, Quote, Speculation
from benchmarks.metrics.base import scores
from benchmarks.metrics.spans import matched
from benchmarks.records import Example, Undefined
from benchmarks.tasks import TASKS

TEXT = "Tova said the mill may close. It was sold."
DOCUMENT = Document("e/a", TEXT, ((0, 29), (30, 42)), {"e/p": "The mill closes", "e/q": "The mill was sold"})


def at(words):
    start = TEXT.index(words)
    return ((start, start + len(words)),)


QUOTE = Quote(at("the mill may close"), at("said"), (at("Tova"),), "indirect", "Tova", frozenset({"Tova", "Ms Quill"}))
CUE = Speculation(at("may"), at("the mill may close"), "epistemic")
CLAIM = Claim(at("the mill may close"), "e/p", "PS+")


def scored(task, gold, predicted):
    task = TASKS[task]
    return scores(task.metrics, [Example(DOCUMENT, gold, "e")], [Annotated("e/a", predicted)], task.labels)


@pytest.mark.parametrize(("task", "annotation"), [("quotes", QUOTE), ("speculation", CUE), ("claims", CLAIM)])
def test_the_gold_scores_one_on_everything(task, annotation):
    assert set(scored(task, [annotation], [annotation]).values()) == {1.0}


@pytest.mark.parametrize(("task", "annotation"), [("quotes", QUOTE), ("speculation", CUE), ("claims", CLAIM)])
def test_nothing_found_scores_nought_where_there_was_something(task, annotation):
    assert scored(task, [annotation], [])[TASKS[task].main] == 0.0


def test_nothing_on_either_side_has_no_score():
    assert scored("quotes", [], [])["content_exact_f1"] == Undefined("nothing marked on either side")


def test_a_content_with_another_edge_overlaps_but_is_not_exact():
    short = Quote(at("the mill"), QUOTE.cue, QUOTE.sources, "indirect", "ms quill")
    found = scored("quotes", [QUOTE], [short])
    assert (found["content_exact_f1"], found["content_overlap_f1"]) == (0.0, 1.0)
    assert found["content_character_f1"] == pytest.approx(2 * 8 / (8 + 18))
    assert (found["cue_exact_f1"], found["source_exact_f1"], found["quote_f1"]) == (1.0, 1.0, 0.0)
    assert (found["type_accuracy"], found["speaker_accuracy"]) == (1.0, 1.0)


def test_a_span_in_parts_is_one_item_and_a_source_of_two_quotes_too():
    parts = at("Tova")[:1] + at("sold")
    gold = [QUOTE, Quote(parts, at("was"), (at("Tova"),), "mixed")]
    found = scored("quotes", gold, [Quote(parts, at("was"), (at("Tova"),), "mixed")])
    assert found["content_exact_f1"] == pytest.approx(2 / 3)
    assert found["source_exact_f1"] == 1.0


def test_a_scope_counts_with_its_cue():
    wrong = Speculation(at("close"), CUE.scope, "epistemic")
    found = scored("speculation", [CUE], [wrong])
    assert (found["scope_exact_f1"], found["linked_scope_f1"], found["cue_exact_f1"]) == (1.0, 0.0, 0.0)
    assert found["uncertain_sentence_f1"] == 1.0
    assert found["category_accuracy"] == Undefined("no cue is found")


def test_a_claim_links_by_overlap_and_proposition():
    other = Claim(at("the mill"), "e/q", "PS+")
    near = Claim(at("mill may"), "e/p", "CT+")
    found = scored("claims", [CLAIM], [other, near])
    assert found["linking_f1"] == pytest.approx(2 * 1 / 3)
    assert found["factuality_accuracy"] == 0.0
    assert found["span_exact_f1"] == 0.0


def test_the_larger_overlap_is_matched_first_and_each_once():
    a, b = at("the mill may close"), at("mill")
    assert matched([a, b], [b], lambda s: s) == [(b, b)]
    assert matched([a], [b, at("Tova")], lambda s: s) == [(a, b)]


def test_a_relation_of_spans_needs_a_shared_character():
    assert matched([at("Tova")], [at("said")], lambda s: s) == []


def test_a_weight_of_words_does_not_hang_on_the_order_of_a_set():
    from benchmarks.baselines.claims.features import mass

    rarity = {"mill": 0.1, "sold": 0.2, "tova": 0.3, "quay": 1e16}
    assert len({mass(order, rarity) for order in (list(rarity), list(reversed(rarity)), sorted(rarity))}) == 1
