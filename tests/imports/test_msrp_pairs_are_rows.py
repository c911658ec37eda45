"""MSRP: quotes are text, byte order marks and line ends are not."""

from samples_read import rows_of


def test_sentences_keep_their_quote_marks_whether_paired_or_not(imported):
    rows = rows_of(imported("msrp").link, "passages")
    assert rows[0]["sentence_a"] == 'The mill "burned", and nobody was hurt.'
    assert rows[1]["sentence_a"] == '"Quiet night in Tarn.'


def test_quality_is_reuse_and_ids_are_those_of_the_columns(imported):
    rows = rows_of(imported("msrp").link, "passages")
    assert [(row["pair_id"], row["reuse"]) for row in rows] == [
        ("msrp/101|msrp/102", "paraphrase"),
        ("msrp/103|msrp/104", "none"),
    ]
    assert all(row[column] is None for row in rows for column in ("article_a", "article_b", "start_a", "end_b"))


def test_the_original_names_and_the_copies_with_a_validation_part_are_known(imported):
    done = imported("msrp")
    assert list(done.manifest["configs"]["passages"]) == ["train", "validation", "test"]
    assert rows_of(done.link, "passages", "test")[0]["sentence_b"] == "In May, pears cost a lot."
