"""A predictions file is refused with every defect at once, by stable code, line and advice."""

import json

import pytest

from benchmarks import predictions
from benchmarks.errors import CODES, SHOWN, InputError, UsageError
from benchmarks.records import Example, Pair, Prediction
from benchmarks.schemas import violations
from benchmarks.tasks import TASKS

IDS = ["e/a|e/p", "e/a|e/q", "e/b|e/p"]
STANCE = TASKS["stance"]


def line(pair_id, label="agree", **more):
    return json.dumps({"pair_id": pair_id, "label": label, **more})


def examples(ids):
    return [Example(Pair(i, "", ""), "agree", "e") for i in ids]


@pytest.fixture
def defects(tmp_path):
    """Load lines and return the (code, line) of each defect, and the message."""

    def load(*lines, ids=IDS):
        file = tmp_path / "p.jsonl"
        file.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
        with pytest.raises(InputError) as caught:
            predictions.load(file, STANCE, examples(ids))
        return [(i.code, i.line) for i in caught.value.issues], str(caught.value)

    return load


def test_all_defects_are_named_at_once_in_order(defects):
    found, message = defects(
        line(IDS[0], "maybe"), "{", line(IDS[0]), line("e/z|e/p", "wholly_derived"), line(IDS[1], rank=1)
    )
    assert found == [
        ("predictions-json", 2),
        ("predictions-schema", 5),
        ("predictions-label", 1),
        ("predictions-label", 4),
        ("predictions-double", 3),
        ("predictions-unknown", 4),
        ("predictions-missing", 0),
    ]
    assert "expected one of agree, disagree, discuss and unrelated, found 'maybe'" in message
    assert "'e/a|e/p' again, first on line 1" in message
    assert "expected a line for 'e/b|e/p'" in message
    assert all(f"To mend: {CODES[code]}." in message for code, _ in found)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf\n"])
def test_a_file_without_lines_is_empty_not_full_of_missing_pairs(defects, content):
    assert defects(content)[0] == [("predictions-empty", 0)]


@pytest.mark.parametrize(
    "bad",
    [
        "[1",
        b'{"pair_id": "\xff"}',
        '{"pair_id": "a", "pair_id": "a", "label": "agree"}',
        '{"pair_id": "a", "label": "agree", "score": NaN}',
        '{"pair_id": "a", "label": "agree", "score": -Infinity}',
        "[" * 100_000,
        '{"pair_id": "\\ud800", "label": "agree"}',
        '{"score": ' + "9" * 5000 + "}",
    ],
)
def test_a_line_that_is_no_json_is_named(defects, bad):
    found, message = defects(*map(line, IDS), bad)
    assert found == [("predictions-json", 4)]
    assert len(message) < 400


@pytest.mark.parametrize(
    "bad",
    [
        "[]",
        "null",
        '{"label": "agree"}',
        '{"pair_id": 3, "label": "agree"}',
        '{"pair_id": "a b \\n", "label": 1, "score": 1}',
        line(IDS[0], score="high"),
        line(IDS[0], score=True),
        '{"pair_id": "e/a|e/p", "label": "agree", "score": 1e999}',
        '{"pair_id": "e/a|e/p", "label": "agree", "score": 1' + "0" * 400 + "}",
    ],
)
def test_a_line_that_fails_the_schema_is_named(defects, bad):
    assert ("predictions-schema", 4) in defects(*map(line, IDS), bad)[0]


def test_long_lists_are_cut_with_a_count(defects):
    ids = [f"e/a{n:03}|e/p" for n in range(100)]
    found, message = defects(line(ids[0]), ids=ids)
    assert len(found) == 99
    assert message.count("[predictions-missing] expected") == SHOWN
    assert message.endswith("... and 79 more [predictions-missing], 99 in all")


def test_what_is_printed_is_ascii(defects):
    assert defects('{"pair_id": "\u2014 \\u001b[31m", "label": "\u00e9"}')[1].isascii()


def test_line_separators_inside_a_string_do_not_end_a_line(defects):
    found, _ = defects(*map(line, IDS), '{"pair_id": "a\u2028b", "label": "agree"}\r')
    assert found == [("predictions-schema", 4), ("predictions-unknown", 4)]


def test_predictions_come_back_in_the_order_of_the_ids(tmp_path):
    saved = [Prediction(IDS[2], "agree", 0.125), Prediction(IDS[0], "discuss"), Prediction(IDS[1], "agree", -1.0)]
    predictions.save(STANCE, saved, tmp_path / "new" / "p.jsonl")
    assert predictions.load(tmp_path / "new" / "p.jsonl", STANCE, examples(IDS)) == [saved[1], saved[2], saved[0]]


def test_a_file_that_cannot_be_read_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="cannot read the predictions"):
        predictions.load(tmp_path, STANCE, examples(IDS))


@pytest.mark.parametrize(
    "value", [{"pair_id": "a", "label": "agree"}, {"pair_id": "a", "label": "non_derived", "score": 1}]
)
def test_the_schema_admits_the_labels_of_each_task(value):
    assert list(violations(value)) == []
