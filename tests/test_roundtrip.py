import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.anchors import anchored, resolve
from builders.arrow import to_arrow
from builders.corpus import load
from builders.issues import Refused
from builders.lines import line_spans, lines_of, trim
from builders.pairs import Split
from builders.raw import sha256
from builders.reading import read_bytes
from builders.records import (
    Article,
    Attribution,
    Bundle,
    Claim,
    Event,
    Provenance,
    Quote,
    Source,
    Span,
    Speculation,
    Zone,
)
from builders.schemas import labels
from builders.sentences import segment
from builders.standoff import Standoff, article_data, dump, parse_article
from builders.tables import BY_NAME, features

modest = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])

CHARACTERS = st.one_of(
    st.sampled_from([*"ab .“”’'\"–\t\u00a0\r\n", "\r\n", "\ufeff", "\u0301", "\u0327", "\u200d", "\x00"]),
    st.sampled_from(["\U0001f6df", "\U0001f469\u200d\U0001f467", "\U0001d538", "ש", "ע", "ب", "\u202b", "\u2028"]),
    st.characters(exclude_categories=["Cs"]),
)
QUOTE_TYPES = st.sampled_from(labels("quote_type"))
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=60).map("".join).filter(lambda t: bool(list(line_spans(t))))
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
SCORES = st.none() | st.floats(0, 1, width=32)


def label(inventory):
    return st.none() | st.sampled_from(labels(inventory))


@st.composite
def articles(draw, typed=False):
    text = draw(TEXTS)
    article_id = f"{draw(SLUGS)}/{draw(SLUGS)}"
    event_id = article_id.partition("/")[0]
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    spans = st.lists(span, max_size=3).map(tuple)
    sources = st.lists(st.builds(Attribution, st.none() | SLUGS, spans), max_size=2).map(tuple)
    slug = st.none() | SLUGS.map(lambda s: f"{event_id}/{s}")

    types = QUOTE_TYPES if typed else st.none() | QUOTE_TYPES

    def ids(letter):
        return st.integers(1, 99).map(lambda n: f"{article_id}#{letter}{n}")

    def several(builds):
        return draw(st.lists(builds, max_size=2).map(tuple))

    quote = st.builds(Quote, ids("q"), types, spans, spans, sources, sources, st.none() | ids("q"), slug, SCORES)
    return Article(
        article_id=article_id,
        collection=draw(SLUGS),
        event_id=event_id,
        outlet=draw(st.none() | SLUGS),
        published=draw(st.none() | st.just("2031-05-06")),
        language="en",
        license=draw(st.sampled_from(["CC-BY-4.0", "“all” rights\u00a0reserved"])),
        redistributable=draw(st.booleans()),
        sha256=sha256(text.encode()),
        layers=tuple(draw(st.lists(st.sampled_from(labels("layer")), unique=True))),
        provenance=Provenance(draw(st.sampled_from(labels("provenance_kind"))), draw(SLUGS)),
        text=text,
        zones=several(st.builds(lambda z, s: Zone(z, s.start, s.end), st.sampled_from(labels("zone")), span)),
        sentences=draw(spans),
        sources=several(st.builds(Source, SLUGS, st.text("ab é’", min_size=1), label("source_type"))),
        quotes=several(quote),
        claims=several(st.builds(Claim, ids("c"), spans, slug, st.none() | ids("q"), label("factuality"), SCORES)),
        speculation=several(
            st.builds(Speculation, ids("s"), spans, spans, label("speculation_category"), SCORES),
        ),
    )


def decoded(feature, value):
    """Turn the integers of ClassLabels into names, however deep they stand."""
    from datasets import ClassLabel, List

    if value is None:
        return None
    if isinstance(feature, ClassLabel):
        return feature.int2str(value)
    if isinstance(feature, List):
        return [decoded(feature.feature, item) for item in value]
    if isinstance(feature, dict):
        return {key: decoded(feature[key], item) for key, item in value.items()}
    return value


def as_json(data):
    return json.loads(dump(data))


def through_parquet(name, article, file):
    import pyarrow.parquet as pq

    split = Split((Bundle(Event("e", article.provenance), (article,), (article,)),))
    pq.write_table(to_arrow(BY_NAME[name], split), file)
    return [decoded(dict(features(BY_NAME[name])), row) for row in pq.read_table(file).to_pylist()]


@modest
@given(articles())
def test_an_article_comes_back_from_parquet_as_it_was(tmp_path_factory, article):
    file = tmp_path_factory.getbasetemp() / "article.parquet"
    assert [msgspec.convert(row, Article) for row in through_parquet("articles", article, file)] == [article]


@modest
@given(articles())
def test_a_pass_comes_back_from_parquet_without_its_text(tmp_path_factory, article):
    file = tmp_path_factory.getbasetemp() / "pass.parquet"
    [row] = through_parquet("passes", article, file)
    assert "text" not in row
    assert msgspec.convert(row, Article) == replace(article, text=None)


@modest
@given(articles())
def test_flat_rows_hold_the_words_that_their_offsets_cut_out(tmp_path_factory, article):
    for name, column, spans in (("quotes", "quotes", "content"), ("claims", "claims", "span")):
        file = tmp_path_factory.getbasetemp() / f"{name}.parquet"
        rows = through_parquet(name, article, file)
        assert len(rows) == len(getattr(article, column))
        for row in rows:
            words = " … ".join(article.text[s["start"] : s["end"]] for s in row[spans])
            assert row["text"] == words
            assert article.text.startswith(row["context"], row["context_start"])


@modest
@given(articles(typed=True))  # the schema asks for one
def test_an_article_comes_back_from_its_standoff_file(article):
    standoff = Standoff(Path("a.json"), article, lines_of(article.text))
    data = as_json(article_data(standoff))
    read = parse_article(data, standoff.file, article.collection)
    assert read == replace(standoff, article=replace(article, text=None))
    assert as_json(article_data(read)) == data


@st.composite
def article_files(draw):
    """Draw a text and a valid article file over it."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: trim(text, *sorted(p)))
    spans = st.lists(span.filter(bool), min_size=1, max_size=3).map(msgspec.to_builtins)
    speakers = st.lists(st.fixed_dictionaries({"entity_id": SLUGS, "mention": spans}), max_size=2)
    quote = {"quote_id": st.just("q1"), "type": QUOTE_TYPES, "content": spans, "cue": spans, "speakers": speakers}
    bounds = segment(text)
    if draw(st.booleans()):  # as corrected by hand
        bounds = tuple(line_spans(text))
    withheld = draw(st.booleans())
    return text, {
        "article_id": "kiosk/a",
        "provenance": {"kind": "gold", "annotator": "a"},
        "language": "en",
        "license": "CC-BY-4.0",
        "redistributable": not withheld,
        "sha256": sha256(text.encode()),
        "layers": labels("layer"),
        **({"lines": msgspec.to_builtins(lines_of(text))} if withheld else {}),
        "zones": [{"zone": "body", "start": s.start, "end": s.end} for s in line_spans(text)],
        "sentences": msgspec.to_builtins(bounds),
        "sources": [],
        "quotes": draw(st.lists(st.fixed_dictionaries(quote), max_size=2)),
        "claims": [],
        "speculation": [],
    }


@modest
@given(article_files())
def test_resolving_undoes_anchoring(drawn):
    text, data = drawn
    data = as_json(data)
    work = as_json(anchored(data, text))
    assert as_json(resolve(work, text.encode(), Path("a.json"))) == data


def test_every_file_of_the_corpus_comes_back_from_its_record(repo):
    for folder in load([repo / "corpus"]).folders:
        for standoff in folder.articles + folder.passes:
            data = article_data(standoff)
            assert parse_article(data, standoff.file, folder.event.collection).article == replace(
                standoff.article, text=None
            )


def test_gold_is_anchored_and_resolved_back(repo, seeds):
    for folder in load([repo / "corpus"], seeds).folders:
        for standoff in folder.articles:
            data, text = json.loads(read_bytes(standoff.file)), standoff.article.text
            resolved = as_json(resolve(anchored(data, text), text.encode(), standoff.file))
            assert {k: v for k, v in resolved.items() if v} == {k: v for k, v in data.items() if v}


def test_a_label_outside_the_inventory_does_not_become_a_row(tmp_path):
    article = Article(
        "e/a",
        "c",
        "e",
        None,
        None,
        "en",
        "l",
        True,
        "0" * 64,
        (),
        Provenance("gold", "a"),
        "x",
        (Zone("hedline", 0, 1),),
    )
    with pytest.raises(ValueError, match="hedline"):
        through_parquet("articles", article, tmp_path / "a.parquet")


def test_a_file_that_is_no_article_is_refused_by_resolve():
    with pytest.raises(Refused):
        resolve({"article_id": "kiosk/a"}, b"Kiosk opens", Path("a.json"))
