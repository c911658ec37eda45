"""FNC-1: every row of the source, in its order, with components that keep related texts together."""

import csv

import pytest
from samples_read import SAMPLES, rows_of

from builders.imports.components import components
from builders.issues import Refused

TRAIN = SAMPLES / "fnc-1" / "train_stances.csv"


def source_rows():
    with TRAIN.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_source_is_a_row_with_its_texts_untouched(imported):
    rows = rows_of(imported("fnc-1").link, "stance")
    assert [(r["proposition"], r["stance"]) for r in rows] == [(s["Headline"], s["Stance"]) for s in source_rows()]
    assert [r["article_id"].partition("/b")[2] for r in rows] == [s["Body ID"] for s in source_rows()]
    assert rows[2]["proposition"].startswith(" ") and rows[0]["article"].endswith("asked. ")


def test_rows_that_repeat_are_kept_with_a_number_and_counted(imported):
    done = imported("fnc-1")
    ids = [row["pair_id"] for row in rows_of(done.link, "stance")]
    assert len(set(ids)) == len(ids) == 9
    assert [i.rpartition("#")[2] for i in ids if "#" in i] == ["2", "2", "3"]
    assert done.manifest["settled"] == {"row that repeats headline and body, kept with a number": 3}


def test_an_event_is_a_component_of_related_headlines_and_bodies(imported):
    rows = rows_of(imported("fnc-1").link, "stance")
    assert {row["article_id"] for row in rows} == {"fnc-c001/b2", "fnc-c001/b4", "fnc-c002/b11"}
    assert all(row["article_id"].startswith(row["event_id"] + "/") for row in rows)
    assert [row["proposition_id"].partition("/")[0] for row in rows if row["proposition"].startswith("Bakers")] == [
        "fnc-c003"
    ]
    assert all(row["same_event"] == (row["stance"] != "unrelated") for row in rows)


def test_the_test_part_has_bodies_and_components_of_its_own(imported):
    link = imported("fnc-1").link
    train, test = (rows_of(link, "articles", split) for split in ("train", "test"))
    assert {row["article_id"] for row in test} == {"fnc-t001/b4", "fnc-t002/b7"}
    assert not {row["event_id"] for row in test} & {row["event_id"] for row in train}
    assert len(rows_of(link, "stance", "test")) == 2


def test_bodies_are_articles_without_layers_but_with_sentences(imported):
    for row in rows_of(imported("fnc-1").link, "articles"):
        assert row["layers"] == row["quotes"] == row["claims"] == row["zones"] == []
        assert row["sentences"] and row["provenance"]["kind"] == "imported"
        assert not row["redistributable"] and row["collection"] == "fnc-1"


def test_rows_without_a_label_are_reported_and_not_imported(imported, sample):
    folder = sample("fnc-1")
    text = (folder / "competition_test_stances.csv").read_text()
    (folder / "competition_test_stances.csv").unlink()
    bare = "\n".join(line.rpartition(",")[0] for line in text.splitlines())
    (folder / "competition_test_stances_unlabeled.csv").write_text(bare + "\n")
    done = imported("fnc-1", folder)
    assert list(done.manifest["configs"]["stance"]) == ["train"]
    assert done.manifest["configs"]["articles"]["test"]["rows"] == 2
    assert done.manifest["not_carried"] == {"row without a stance": 2}


def test_all_problems_are_named_at_once(imported, sample):
    folder = sample("fnc-1")
    (folder / "train_stances.csv").write_text("Headline,Body ID,Stance\nA,4,maybe\nB,99,agree\nC,4\n")
    (folder / "competition_test_bodies.csv").unlink()
    with pytest.raises(Refused) as refused:
        imported("fnc-1", folder)
    codes = sorted(issue.code for issue in refused.value.issues)
    assert codes == ["import-body", "import-file", "import-label", "import-row"]


def test_components_are_numbered_in_the_order_of_their_first_nodes():
    found = components(["a", "b", "c", "d"], [("d", "b"), ("c", "c")])
    assert found == {"a": 1, "b": 2, "c": 3, "d": 2}
