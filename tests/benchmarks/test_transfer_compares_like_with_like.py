"""A baseline of one release on another: as many words, one mapping on both sides."""

import json

import pytest

from benchmarks.cli import main
from benchmarks.documents import Annotated, Document, Quote
from benchmarks.records import Example
from benchmarks.transfer import limited, transfer, without_complementiser

TEXT = "Quill said that the mill was sold."


def quote(start, end):
    return Quote(((start, end),), ((6, 10),), (((0, 5),),), "indirect")


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        (TEXT, 11, ((16, 33),)),
        (TEXT, 16, ((16, 33),)),
        ("He said thatch burns quickly, ok", 8, ((8, 33),)),
        ("He said that", 8, ((8, 12),)),
    ],
)
def test_a_leading_complementiser_goes_and_nothing_else(text, start, expected):
    end = min(33, len(text)) if text != "He said thatch burns quickly, ok" else 33
    assert without_complementiser(text, quote(start, end)).content == expected


def test_a_part_that_is_only_the_complementiser_leaves_the_others():
    parts = Quote(((11, 15), (20, 24)), (), (), "indirect")
    assert without_complementiser(TEXT, parts).content == ((20, 24),)


def test_both_sides_are_mapped(small):
    from benchmarks.baselines.base import Baseline
    from benchmarks.tasks import TASKS

    document = Document("e/a", TEXT, ((0, 34),))
    gold, found = quote(11, 33), quote(16, 33)

    def fit(training):
        return lambda documents: [Annotated(d.article_id, [found]) for d in documents]

    examples = [Example(document, [gold], "e")]
    scores = transfer(TASKS["quotes"], Baseline("x", ("quotes",), "", fit), examples, examples, without_complementiser)
    assert (scores["unmapped"]["content_exact_f1"], scores["mapped"]["content_exact_f1"]) == (0.0, 1.0)


def test_articles_are_taken_until_they_hold_the_words():
    examples = [Example(Document(f"e/{i}", "one two three", ()), [], "e") for i in range(5)]
    assert len(limited(examples, 7)) == 3
    assert limited(examples, 7) == limited(list(reversed(examples)), 7)
    assert limited(examples, None) == examples


def test_the_command_prints_both_figures(small, capsys):
    given = ["--release", str(small), "--to", str(small), "--to-split", "test"]
    assert main(["transfer", "quotes", "--baseline", "said-rules", *given]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 15
    assert found["mapped"]["content_exact_f1"] == found["unmapped"]["content_exact_f1"]


def test_other_tasks_have_no_mapping(small, capsys):
    assert main(["transfer", "stance", "--baseline", "lexical", "--to", str(small), "--release", str(small)]) == 2
    assert "transfer is for quotes" in capsys.readouterr().err
