"""A property: what a format's file says, and `load_dataset` returns after the import, are the same."""

import csv
import tempfile
from pathlib import Path

import pytest
from drawn import TEXTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples_read import SAMPLES, rows_of

from builders.imports.base import Report
from builders.imports.formats import FORMATS
from builders.imports.importing import run

modest = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
FIELDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


def load(name, files):
    """Return a function that gives the rows of an import of files, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "own"
        source.mkdir()
        for file, data in files.items():
            (source / file).write_bytes(data)
        link = run(FORMATS[name], source, Path(folder) / "out").link
        return {config: rows_of(link, config) for config in FORMATS[name].configs if (link / config).is_dir()}


@st.composite
def annotated(draw):
    """Draw a text and the offsets of contents, cues and sources in it."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)).map(
        lambda s: (s[0], min(s[0] + s[1], len(text)))
    )
    visible = span.filter(lambda s: text[s[0] : s[1]].replace("\ufeff", " ").strip())
    return text, draw(st.lists(st.tuples(visible, visible, visible), min_size=1, max_size=4))


@modest
@given(annotated())
def test_spans_in_brat_come_back_as_they_were_marked_but_for_edge_white_space(drawn):
    text, attributions = drawn
    lines, number = [], 0
    for event, spans in enumerate(attributions, start=1):
        for kind, (start, end) in zip(("Content", "Cue", "Source"), spans, strict=True):
            number += 1
            words = " ".join(text[start:end].split())
            lines.append(f"T{number}\t{kind} {start} {end}\t{words}")
        lines.append(f"E{event}\tCue:T{number - 1} Content:T{number - 2} Source:T{number}")
    rows = load("brat", {"a.txt": text.encode(), "a.ann": "\n".join(lines).encode()})
    row = rows["articles"][0]
    found = [(q["content"], q["cue"], q["speakers"][0]["mention"]) for q in row["quotes"]]
    assert row["text"] == text
    assert sorted(map(repr, found)) == sorted(repr(tuple(trimmed(text, s) for s in spans)) for spans in attributions)


def trimmed(text, span):
    blank = [i for i in range(*span) if not (text[i].isspace() or text[i] == "\ufeff")]
    return [{"start": blank[0], "end": blank[-1] + 1}]


@modest
@given(st.lists(st.tuples(FIELDS, FIELDS.filter(str.strip), st.sampled_from(["agree", "unrelated"])), min_size=1))
def test_headlines_and_bodies_of_fnc_come_back_as_they_were(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("fnc")
    write(folder / "s", [("Headline", "Body ID", "Stance"), *((h, i, s) for i, (h, _, s) in enumerate(rows))])
    write(folder / "b", [("Body ID", "articleBody"), *((i, b) for i, (_, b, _) in enumerate(rows))])
    files = {"train_stances.csv": (folder / "s").read_bytes(), "train_bodies.csv": (folder / "b").read_bytes()}
    found = load("fnc-1", files)["stance"]
    assert [(row["proposition"], row["article"], row["stance"]) for row in found] == rows


def write(file, rows):
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened, quoting=csv.QUOTE_ALL).writerows(rows)


@modest
@given(st.lists(st.tuples(PLAIN, PLAIN, st.sampled_from("01")), min_size=1, max_size=5))
def test_sentences_of_msrp_come_back_as_they_were(rows):
    lines = ["Quality\t#1 ID\t#2 ID\t#1 String\t#2 String", *(f"{q}\t1\t2\t{a}\t{b}" for a, b, q in rows)]
    found = load("msrp", {"msr-para-train.tsv": "\r\n".join(lines).encode()})["passages"]
    assert [(row["sentence_a"], row["sentence_b"]) for row in found] == [(a, b) for a, b, _ in rows]
    assert len({row["pair_id"] for row in found}) == len(rows)


@pytest.mark.parametrize("name", FORMATS)
def test_load_dataset_gives_the_rows_that_were_read(name, imported, hf_home):
    from datasets import get_dataset_config_names, load_dataset

    link = imported(name).link
    assert get_dataset_config_names(str(link)) == list(FORMATS[name].configs)
    for part in FORMATS[name].read(SAMPLES / name, Report()):
        for config in ("articles", "stance", "passages"):
            if config in FORMATS[name].configs:
                loaded = load_dataset(str(link), config, split=part.split)
                read = part.rows.get(config) or part.articles
                assert loaded.num_rows == len(read)
        for row, article in zip(
            rows_of(link, "articles", part.split) if part.articles else (), part.articles, strict=True
        ):
            assert (row["text"], row["article_id"]) == (article.text, article.article_id)
            assert [q["quote_id"] for q in row["quotes"]] == [q.quote_id for q in article.quotes]
