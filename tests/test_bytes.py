import os
import subprocess

import pytest

from builders.anchors import resolve
from builders.build import build
from builders.corpus import load
from builders.issues import Refused
from builders.lines import line_spans, lines_of, trim
from builders.reading import decode, read_text
from builders.records import Span
from builders.sentences import segment

AWKWARD = {
    "crlf": "Kiosk opens\r\nThe kiosk opened, Tova Quill said.\r\n",
    "bom": "\ufeffKiosk opens\nThe kiosk opened, Tova Quill said.\n",
    "astral": "Kiosk \U0001f6df opens \U0001d538\nThe cafe\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 opened.\n",
    "no-break": "Kiosk\u00a0opens\u202f!\n\u00a0The kiosk opened.\u00a0\n",
    "lone-cr": "Kiosk opens\rThe kiosk opened.\rIt closed.",
    "tabs": "\tKiosk\topens\t\n\t\nThe kiosk\topened.\n",
    "right-to-left": "\u200fהקיוסק נפתח\nThe kiosk \u202bنعم\u202c opened.\n",
    "separators": "Kiosk opens\u2028still the headline\u0085and on\x0band on\n",
}


@pytest.fixture(params=AWKWARD, ids=list(AWKWARD))
def awkward(request, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(AWKWARD[request.param].encode())
    return file


def test_reading_changes_no_character(awkward):
    assert read_text(awkward).encode() == awkward.read_bytes()


def test_line_offsets_cut_the_lines_out_and_leave_only_white_space(awkward):
    text = read_text(awkward)
    ends, starts = [0], []
    for span in line_spans(text):
        assert not {text[span.start], text[span.end - 1]} & {" ", "\t", "\u00a0", "\u202f", "\u2028", "\ufeff"}
        assert not set("\r\n") & set(text[span.start : span.end])
        starts.append(span.start)
        ends.append(span.end)
    for end, start in zip(ends, [*starts, len(text)], strict=True):
        assert not text[end:start].strip("\ufeff \t\r\n\u00a0")


def test_every_sentence_lies_in_a_line_and_none_is_left_out(awkward):
    text = read_text(awkward)
    sentences, lines = segment(text), list(line_spans(text))
    assert all(any(n.start <= s.start and s.end <= n.end for n in lines) for s in sentences)
    covered = {i for s in sentences for i in range(s.start, s.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and not (c.isspace() or c == "\ufeff")]


@pytest.mark.parametrize("space", [" ", "\t\t", "\u00a0", " \u2003\ufeff", "\x0b\u2028"])
def test_white_space_of_every_kind_is_trimmed_from_both_edges(space):
    text = f"{space}Kiosk{space}opens{space}{space}"
    span = trim(text, 0, len(text))
    assert text[span.start : span.end] == f"Kiosk{space}opens"
    assert trim(space, 0, len(space)) is None


def test_line_ends_of_any_kind_split_the_same_lines():
    lines = ["Kiosk opens", "It closed."]
    for end in ("\n", "\r\n", "\r", "\n\n\r"):
        text = end.join(lines)
        assert [text[s.start : s.end] for s in line_spans(text)] == lines


def test_line_hashes_ignore_quote_marks_dashes_and_kinds_of_space_but_not_letters():
    one, other, different = "“Kiosk’s – open”", '"Kiosk\'s\u00a0- open"', "“Kiosk's – shut”"
    assert lines_of(one)[0].hash == lines_of(other)[0].hash != lines_of(different)[0].hash


def test_offsets_are_code_points_of_the_text_with_its_bom_and_cr_lf(tmp_path):
    text = "\ufeffKiosk \U0001f6df opens\r\nTova Quill said the cafe\u0301 opened.\r\n"
    quote = {"quote_id": "q1", "type": "indirect", "content": [{"t": "the cafe\u0301 opened"}]}
    head = {"article_id": "kiosk/a", "language": "en", "license": "CC-BY-4.0", "redistributable": True}
    work = {**head, "provenance": {"kind": "gold", "annotator": "a"}, "zones": ["headline", "body"], "quotes": [quote]}
    resolved = resolve(work, text.encode(), tmp_path / "a.json")
    span = Span(**resolved["quotes"][0]["content"][0])
    assert text[span.start : span.end] == "the cafe\u0301 opened"
    assert [(z["start"], z["end"]) for z in resolved["zones"]] == [(1, 14), (16, 49)]
    assert span == Span(32, 48)


def test_text_in_the_release_is_the_file_to_the_byte(mini, tmp_path):
    import pyarrow.parquet as pq

    file = mini.corpus / "kiosk-quay" / "beta.txt"
    _resave(file, file.read_bytes().replace(b"\n", b"\r\n"), mini)
    link = build(tmp_path / "out", corpus_path=mini.corpus).link
    rows = {r["article_id"]: r for r in pq.read_table(link / "articles" / "train.parquet").to_pylist()}
    row = rows["kiosk-quay/beta"]
    assert row["text"].encode() == file.read_bytes()
    words = [row["text"][s["start"] : s["end"]] for q in row["quotes"] for s in q["content"]]
    assert words == ["The ferry Ostrel ran aground at dawn", "Two tugs may be needed by nightfall"]


def _resave(file, data, mini):
    """Annotate another text from the same anchors."""
    from builders.anchors import anchored
    from builders.reading import read_json
    from builders.standoff import dump

    for path in (file.with_suffix(".json"), file.parent / "passes" / "a" / f"{file.stem}.json"):
        work = anchored(read_json(path), read_text(file))
        path.write_text(dump(resolve(work, data, path)))
    file.write_bytes(data)


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b" \t\r\n\xc2\xa0", b"\xe2\x80\x83\x0c", b"caf\xe9", b"\xed\xa0\x80", b"a\xff\xfe"]
)
def test_bytes_that_are_no_text_are_refused(data, tmp_path):
    with pytest.raises(Refused) as refused:
        decode(data, tmp_path / "a.txt")
    assert refused.value.issues[0].code in ("read-utf8", "read-empty")


def test_a_text_of_which_one_byte_changed_is_not_taken(mini):
    file = mini.corpus / "kiosk-quay" / "alpha.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n", 1))
    assert [i.code for i in load([mini.corpus]).issues] == ["text-hash"]


def test_git_leaves_every_text_as_it_is(repo):
    if not (repo / ".git").exists():
        pytest.skip("not a git checkout")
    paths = [p.relative_to(repo).as_posix() for p in (repo / "corpus").rglob("*.txt")]
    paths += ["corpus/invented/event/article.txt", "corpus/a.txt", "tests/cases/valid/one/article.txt"]
    run = ["git", "check-attr", "text", "--", *paths]
    out = subprocess.run(run, cwd=repo, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"})
    assert out.stdout.splitlines() == [f"{path}: text: unset" for path in paths]


def test_invented_texts_of_the_corpus_are_cut_exactly(repo):
    for folder in load([repo / "corpus"]).folders:
        for article in (s.article for s in folder.articles if s.article.text is not None):
            text = article.text
            assert all(trim(text, s.start, s.end) == s for s in article.sentences)
            assert [Span(z.start, z.end) for z in article.zones] == list(line_spans(text))
