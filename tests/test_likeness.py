"""Invented events must not repeat one another, and no text crosses from split to split."""

from dataclasses import replace

import mini
import pytest

from builders import cli
from builders.codes import CODES
from builders.paths import CORPUS
from builders.phrases import beyond, edges, runs, shared, spread, words
from builders.records import Article, Provenance, Zone

GOLD = Provenance("gold", "reviewed")
BOATS = ("Marabel", "Ostrel", "Pindock", "Quillane")


@pytest.fixture
def codes(tmp_path, capsys):
    """Validate a corpus of invented events that differ in the name of a boat; return code by issue."""

    def run(number, split=None):
        made = mini.write(tmp_path, [(f"quay-{i}", BOATS[i]) for i in range(number)])
        if split:
            mini.change(made.corpus / "quay-0" / "event.json", lambda event: event.update(split=split))
        cli.main(["validate", str(made.corpus)])
        printed = capsys.readouterr()
        return [code for code in CODES for _ in range((printed.out + printed.err).count(f"[{code}]"))]

    return run


def test_a_phrase_of_four_events_is_too_common_and_of_three_is_not(codes):
    assert "phrase-common" in codes(4)


def test_three_events_may_share_a_phrase(codes):
    assert "phrase-common" not in codes(3)


def test_a_wording_belongs_to_one_event(codes):
    assert codes(2) == ["proposition-shared"] * len(mini.PROPOSITIONS)


def test_a_run_of_eight_words_must_not_cross_splits(codes):
    assert "split-leak" in codes(2, split="test")


def article(text, zones=None, article_id="e/a"):
    zones = zones or (Zone("body", 0, len(text)),)
    made = Article(article_id, "invented", "e", None, None, "en", "CC-BY-4.0", True, "0" * 64, (), GOLD)
    return replace(made, text=text, zones=zones)


def test_credit_and_furniture_and_line_ends_hold_no_run():
    assert runs(article("Read it every day", (Zone("furniture", 0, 17),)), 3) == set()
    text = "One two three\nfour"
    lines = (Zone("body", 0, 13), Zone("body", 14, 18))
    assert runs(article(text, lines), 3) == {("one", "two", "three")}


def test_words_are_the_same_whatever_the_apostrophe_and_case():
    assert words("The MAYOR’s quay") == words("the mayor's Quay") == ("the", "mayor's", "quay")


def test_a_body_opens_and_closes_with_its_edges():
    assert edges(article("One two three four five"), 2) == {("opens", "one", "two"), ("closes", "four", "five")}
    assert edges(article("One"), 2) == set()


def test_a_phrase_counts_once_an_event():
    counted = spread([[{("a",)}, {("a",)}], [{("a",), ("b",)}]])
    assert counted == {("a",): 2, ("b",): 1}
    assert beyond(counted, 1) == [(("a",), 2)]


def test_articles_of_one_side_may_share():
    one, two = article("a b c d", article_id="e/a"), article("x b c d", article_id="f/a")
    assert list(shared([[one, two]], 3)) == []
    assert list(shared([[one], [two]], 3)) == [(one, two, ("b", "c", "d"))]


def test_the_collection_keeps_the_limits():
    from builders.build import load_original

    assert load_original([CORPUS], None).issues == []
