import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from drawn import article_files, articles
from hypothesis import HealthCheck, given, settings

from builders.anchors import anchored, resolve
from builders.arrow import to_arrow
from builders.corpus import load
from builders.issues import Refused
from builders.lines import lines_of
from builders.pairs import Split
from builders.reading import read_bytes
from builders.records import Article, Bundle, Event, Provenance, Zone
from builders.standoff import Standoff, article_data, dump, parse_article
from builders.tables import BY_NAME, features

modest = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


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
