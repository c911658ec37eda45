from itertools import product

import pytest

from builders.corpus import load
from builders.records import Claim, Span
from builders.schemas import labels
from builders.stance import stance, stance_of

ALL = labels("factuality")


def claims(*pairs):
    """Return claims by factuality and voice."""
    return [Claim(f"e/a#c{i}", (Span(0, 1),), "e/p", v, f) for i, (f, v) in enumerate(pairs)]


def own(*factualities):
    return claims(*((f, None) for f in factualities))


def test_no_claim_is_unrelated():
    assert stance([]) == "unrelated"


def test_a_certain_positive_claim_of_its_own_agrees():
    assert stance(own("CT+")) == "agree"


def test_a_certain_negative_claim_of_its_own_disagrees():
    assert stance(own("CT-")) == "disagree"


def test_both_certain_claims_of_its_own_only_discuss():
    assert stance(own("CT+", "CT-")) == "discuss"
    assert stance(own("CT-", "CT+")) == "discuss"


@pytest.mark.parametrize("factuality", [f for f in ALL if f not in ("CT+", "CT-")])
def test_a_hedged_claim_takes_no_side(factuality):
    assert stance(own(factuality)) == "discuss"


@pytest.mark.parametrize("factuality", ALL)
def test_what_somebody_else_says_takes_no_side(factuality):
    assert stance(claims((factuality, "e/a#q1"))) == "discuss"


@pytest.mark.parametrize(("certain", "expected"), [("CT+", "agree"), ("CT-", "disagree")])
def test_a_certain_claim_outweighs_hedges_and_the_voices_of_others(certain, expected):
    for other, voice in product(ALL, (None, "e/a#q1")):
        if voice or other not in ("CT+", "CT-"):
            assert stance(claims((certain, None), (other, voice))) == expected
            assert stance(claims((other, voice), (certain, None))) == expected


def test_the_rule_decides_every_pair_of_claims_as_it_is_worded():
    kinds = list(product(ALL, (None, "e/a#q1")))
    for one, other in product(kinds, kinds):
        voiced = {f for f, voice in (one, other) if voice is None}
        sides = voiced & {"CT+", "CT-"}
        expected = {frozenset({"CT+"}): "agree", frozenset({"CT-"}): "disagree"}.get(frozenset(sides), "discuss")
        assert stance(claims(one, other)) == expected


def test_every_stance_is_a_label_of_the_schema():
    assert set(labels("stance")) == {stance([]), stance(own("CT+")), stance(own("CT-")), stance(own("Uu"))}


def test_only_claims_of_the_proposition_count(mini):
    [article] = [
        s.article for f in load([mini.corpus]).folders for s in f.articles if s.article.article_id == "summit/beta"
    ]
    assert stance_of(article, "summit/tugs") == "agree"
    assert stance_of(article, "summit/aground") == "discuss"
    assert stance_of(article, "summit/cracked") == "unrelated"
