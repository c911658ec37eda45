import json
from pathlib import Path

import pytest

from builders.anchors import anchored, occurrences, resolve
from builders.cli import main
from builders.issues import Refused
from builders.raw import sha256
from builders.reading import read_json

TEXT = "Kiosk opens, kiosk closes\nTova Quill said the kiosk opened. It may close, Quill said.\n"
FILE = Path("kiosk.json")


def work(**more):
    head = {"article_id": "kiosk/a", "language": "en", "license": "CC-BY-4.0", "redistributable": True}
    return {**head, "provenance": {"kind": "gold", "annotator": "a"}, "zones": ["headline", "body"], **more}


def claim(**anchor):
    return {"claims": [{"claim_id": "c1", "span": [anchor], "proposition_id": "opened", "factuality": "CT+"}]}


def resolved(**anchor):
    [span] = resolve(work(**claim(**anchor)), TEXT.encode(), FILE)["claims"][0]["span"]
    return span["start"], TEXT[span["start"] : span["end"]]


def refused(data):
    with pytest.raises(Refused) as found:
        resolve(data, TEXT.encode(), FILE)
    return [(issue.code, issue.path) for issue in found.value.issues]


def test_words_that_stand_once_need_no_more():
    assert resolved(t="Kiosk opens") == (0, "Kiosk opens")


def test_a_sentence_narrows_the_search():
    assert resolved(t="kiosk", s=1) == (TEXT.index("kiosk opened"), "kiosk")
    assert resolved(t="Quill said", s=1) == (TEXT.index("Quill"), "Quill said")


def test_an_occurrence_is_counted_from_0():
    assert resolved(t="kiosk", n=0)[0] == TEXT.index("kiosk")
    assert resolved(t="kiosk", n=1)[0] == TEXT.index("kiosk opened")


def test_a_span_may_be_given_as_offsets():
    data = work(**claim(start=0, end=5))
    assert resolve(data, TEXT.encode(), FILE)["claims"][0]["span"] == [{"start": 0, "end": 5}]


def test_words_that_stand_twice_are_ambiguous():
    assert refused(work(**claim(t="Quill said"))) == [("anchor-ambiguous", "$.claims[0].span[0]")]


@pytest.mark.parametrize(
    "anchor",
    [
        {"t": "kiosk shut"},
        {"t": "Kiosk", "s": 1},
        {"t": "kiosk", "s": 9},
        {"t": "kiosk", "s": -1},
        {"t": "kiosk", "n": 2},
        {"t": "kiosk", "n": -1},
        {"t": ""},
        {"t": "kiosk", "m": 0},
        {"t": "kiosk", "n": "0"},
        {"t": "kiosk", "s": 1.5},
        {"t": 7},
        {"t": None},
        {"t": "kiosk", "n": True},
    ],
    ids=str,
)
def test_an_anchor_that_leads_nowhere_is_refused_with_its_place(anchor):
    assert refused(work(**claim(**anchor))) == [("anchor-missing", "$.claims[0].span[0]")]


def test_every_bad_anchor_is_named_at_once():
    data = work(**claim(t="Quill said"), speculation=[{"cue": [{"t": "nonsuch"}], "scope": [{"t": "It may close"}]}])
    assert refused(data) == [
        ("anchor-ambiguous", "$.claims[0].span[0]"),
        ("anchor-missing", "$.speculation[0].cue[0]"),
    ]


def test_what_can_be_computed_is_filled_in():
    data = resolve(work(notes="check with Tova"), TEXT.encode(), FILE)
    assert data["sha256"] == sha256(TEXT.encode())
    assert "notes" not in data
    assert [TEXT[s["start"] : s["end"]] for s in data["sentences"]] == [
        "Kiosk opens, kiosk closes",
        "Tova Quill said the kiosk opened.",
        "It may close, Quill said.",
    ]
    assert [z["zone"] for z in data["zones"]] == ["headline", "body"]
    assert "lines" not in data


def test_a_text_that_may_not_be_passed_on_gets_its_lines():
    data = resolve(work(redistributable=False), TEXT.encode(), FILE)
    assert [(line["start"], line["end"]) for line in data["lines"]] == [(0, 25), (26, len(TEXT) - 1)]


def test_sentences_corrected_by_hand_are_kept_and_found_again():
    whole = [{"t": TEXT[:25]}, {"t": TEXT[26:-1]}]
    data = resolve(work(sentences=whole), TEXT.encode(), FILE)
    assert data["sentences"] == [{"start": 0, "end": 25}, {"start": 26, "end": len(TEXT) - 1}]
    assert resolve(anchored(data, TEXT), TEXT.encode(), FILE) == data


def test_anchors_say_only_what_is_needed():
    data = resolve(work(**claim(t="kiosk opened")), TEXT.encode(), FILE)
    assert anchored(data, TEXT)["claims"][0]["span"] == [{"s": 1, "t": "kiosk opened"}]
    assert "sentences" not in anchored(data, TEXT)
    twice = resolve(work(**claim(t="Quill", n=1)), TEXT.encode(), FILE)
    assert anchored(twice, TEXT)["claims"][0]["span"] == [{"s": 2, "t": "Quill"}]


def test_occurrences_may_overlap():
    assert list(occurrences("aaaa", "aa")) == [0, 1, 2]
    assert list(occurrences("aaaa", "aa", 1, 2)) == [1]


def test_the_command_goes_there_and_back(mini, tmp_path, capsys):
    file, text = mini.file("kiosk-quay/alpha"), mini.corpus / "kiosk-quay" / "alpha.txt"
    back = tmp_path / "work.json"
    assert main(["anchor", "--back", str(file), str(text), "--out", str(back)]) == 0
    assert '"t": ' in back.read_text()
    assert main(["anchor", str(back), str(text), "--out", str(tmp_path / "again.json")]) == 0
    assert read_json(tmp_path / "again.json") == read_json(file)
    assert main(["anchor", str(back), str(text)]) == 0
    assert capsys.readouterr().out == (tmp_path / "again.json").read_text()


def test_a_file_that_cannot_be_written_ends_with_exit_code_three(mini, tmp_path, capsys):
    file, text = mini.file("kiosk-quay/alpha"), mini.corpus / "kiosk-quay" / "alpha.txt"
    arguments = ["anchor", "--back", str(file), str(text), "--out", str(text / "no-folder.json")]
    assert main(arguments) == 3
    assert "[write-failed]" in capsys.readouterr().err


def test_a_zone_label_too_many_is_refused(mini, tmp_path):
    file, text = mini.file("kiosk-quay/alpha"), mini.corpus / "kiosk-quay" / "alpha.txt"
    work = tmp_path / "work.json"
    assert main(["anchor", "--back", str(file), str(text), "--out", str(work)]) == 0
    data = read_json(work)
    work.write_text(json.dumps({**data, "zones": [data["zones"][0], *data["zones"]]}))
    assert main(["anchor", str(work), str(text), "--out", str(tmp_path / "again.json")]) == 1
    assert not (tmp_path / "again.json").exists()
