import re
from dataclasses import replace

import mini as miniature
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.checks.base import annotation_spans
from builders.corpus import load
from builders.lines import lines_of
from builders.realign import realign, realign_pair
from builders.records import Pair, Passage, Span

ALPHA, BETA = "summit/alpha", "summit/beta"
FURNITURE = ["Share this page", "Sign up to the Lantern letter"]


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """The standoff of both articles with the text that it was made on."""
    mini = miniature.write(tmp_path_factory.mktemp("gold"))
    return {s.article.article_id: s for f in load([mini.corpus], mini.raw).folders for s in f.articles}


def words_of(article):
    """Return the words of every span by its path and the id of its record."""
    spans = [(path, span) for path, parts in annotation_spans(article) for span in parts]
    spans += [("sentence", s) for s in article.sentences]
    return [(re.sub(r"\[\d+\]", "", path), article.text[s.start : s.end]) for path, s in spans]


def moved(standoff, text):
    return realign(standoff, text, text.encode())


@pytest.mark.parametrize("article_id", [ALPHA, BETA])
@pytest.mark.parametrize(
    "copy",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: "\ufeff" + t,
        lambda t: t.replace("\n", "\n\n\n  "),
        lambda t: "\n".join(["Share this page", *t.splitlines()]),
        lambda t: f"\n{FURNITURE[0]}\n".join(t.splitlines()),
        lambda t: f"{t}\n{FURNITURE[0]}\n{FURNITURE[1]}",
        lambda t: t.rstrip("\n"),
        lambda t: t.replace(" ", "\u00a0"),
    ],
    ids=["crlf", "bom", "blank lines", "before", "between", "after", "no last line end", "no-break spaces"],
)
def test_a_copy_with_the_same_lines_loses_nothing(gold, article_id, copy):
    standoff = gold[article_id]
    found = moved(standoff, copy(standoff.article.text))
    assert found.lost == ()
    assert [(p, w.replace("\u00a0", " ")) for p, w in words_of(found.article)] == words_of(standoff.article)
    assert found.lines == lines_of(found.article.text)
    assert found.sentences == {i: i for i in range(len(standoff.article.sentences))}


def test_straight_quotes_and_dashes_are_the_same_lines(gold):
    standoff = gold[ALPHA]
    straight = str.maketrans("“”’–", '""\'-')
    found = moved(standoff, standoff.article.text.translate(straight))
    assert found.lost == ()
    assert words_of(found.article) == [(p, w.translate(straight)) for p, w in words_of(standoff.article)]


def test_what_stood_on_a_changed_line_is_lost_and_listed(gold):
    standoff = gold[ALPHA]
    found = moved(standoff, standoff.article.text.replace("two tugs", "three tugs"))
    [line] = [z.start for z in standoff.article.zones if standoff.article.text.startswith("“We may", z.start)]
    assert sorted(found.lost) == ["c3", "q2", "s1", "sentence 2", f"zone body at {line}"]
    assert [q.quote_id for q in found.article.quotes] == [f"{ALPHA}#q1", f"{ALPHA}#q3"]
    assert set(words_of(found.article)) < set(words_of(standoff.article))
    assert found.sentences == {0: 0, 1: 1, 3: 2, 4: 3}


def test_what_stood_on_a_dropped_line_is_lost_with_the_source_that_nothing_names(gold):
    standoff = gold[ALPHA]
    text = "\n".join(line for line in standoff.article.text.split("\n") if "Strand" not in line)
    found = moved(standoff, text)
    assert set(found.lost) >= {"q3", "c4", "s2", "sentence 3"}
    assert [s.entity_id for s in found.article.sources] == ["tova-quill"]


def test_a_claim_whose_voice_is_lost_is_lost(gold):
    standoff = gold[ALPHA]
    [quote] = [q for q in standoff.article.quotes if q.quote_id.endswith("q3")]
    far = replace(quote, cue=(Span(0, 5),))  # on the first line, which the copy has not
    article = replace(standoff.article, quotes=(far,))
    found = moved(replace(standoff, article=article), "\n".join(article.text.split("\n")[1:]))
    assert set(found.lost) >= {"q3", "c4"}
    assert not found.article.quotes


def test_a_span_over_two_lines_is_not_stretched_over_what_came_between(gold):
    standoff = gold[BETA]
    article = standoff.article
    one, two = article.zones[1], article.zones[2]
    claim = replace(article.claims[0], claim_id=f"{BETA}#c9", span=(Span(one.start, two.end),), voice=None)
    subject = replace(standoff, article=replace(article, claims=(claim,)))
    lines = article.text.split("\n")
    assert "c9" in moved(subject, "\n".join([*lines[:2], FURNITURE[0], *lines[2:]])).lost
    kept = moved(subject, "\r\n".join(lines)).article
    assert kept.text[kept.claims[0].span[0].start : kept.claims[0].span[0].end].split("\r\n") == lines[1:3]


def test_passages_follow_their_sentences_or_are_listed():
    pair = Pair("e/a", "e/b", "wholly_derived", "a_to_b", (Passage(0, 0, "edited"), Passage(2, 1, "verbatim")))
    kept, lost = realign_pair(pair, {"e/a": {1: 0, 2: 1}})
    assert kept.passages == (Passage(1, 1, "verbatim"),)
    assert lost == ["passage e/a:0 e/b:0"]
    assert realign_pair(pair, {}) == (pair, [])


# Any line that is not one of the article's own, wherever it is put.
LINES = st.text("abc ÄÖ“”\u0301\U0001f6df", min_size=1, max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inserted=st.lists(st.tuples(st.integers(0, 6), LINES), max_size=12), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_inserting_unrelated_lines_loses_nothing(gold, inserted, end):
    standoff = gold[ALPHA]
    lines = standoff.article.text.split("\n")
    for place, line in sorted(inserted, reverse=True):
        lines.insert(place, line)
    found = moved(standoff, end.join(lines))
    assert found.lost == ()
    assert words_of(found.article) == words_of(standoff.article)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(st.booleans(), min_size=6, max_size=6), extra=st.lists(LINES, max_size=3))
def test_whatever_is_dropped_the_rest_points_at_the_same_words(gold, kept, extra):
    standoff = gold[ALPHA]
    lines = standoff.article.text.rstrip("\n").split("\n")
    text = "\n".join([*extra, *(line for line, keep in zip(lines, kept, strict=True) if keep)])
    found = moved(standoff, text)
    before = words_of(standoff.article)
    assert all(item in before for item in words_of(found.article))
    gone = {s.rpartition("#")[2] for s in found.lost if not s.startswith(("sentence", "zone"))}
    left = {x.rpartition("#")[2] for x in ids(found.article)}
    assert gone | left == {x.rpartition("#")[2] for x in ids(standoff.article)}
    assert not gone & left


def ids(article):
    return (
        [r.quote_id for r in article.quotes]
        + [r.claim_id for r in article.claims]
        + [r.speculation_id for r in article.speculation]
    )
