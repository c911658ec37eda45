"""PolNeAR: parts, several sources, nesting, types of quotes, annotators; what is not carried is counted."""

import pytest
from samples_read import rows_of, words

from builders.imports.marks import quote_type, quoted
from builders.issues import Refused
from builders.records import Span

LIGHTHOUSE = "polnear/nyt-2016-01-02-harbour-board-to-sell-lighthouse"


@pytest.fixture
def full(imported):
    """The lighthouse as its most thorough annotator has it, with text."""
    link = imported("polnear").link
    text = next(a["text"] for a in rows_of(link, "articles") if a["article_id"] == LIGHTHOUSE)
    taken = next(p for p in rows_of(link, "passes") if p["provenance"]["annotator"] == "b2b2")
    return taken["quotes"], text


def test_discontinuous_content_keeps_its_parts(full):
    quotes, text = full
    assert words(text, quotes[0]["content"]) == ["''We sell it in May,''", "''It leaks.''"]


def test_content_stands_as_the_source_has_it_after_a_byte_order_mark_and_over_a_line_end(full):
    quotes, text = full
    assert "\ufeff" in text[: quotes[1]["content"][0]["start"]]
    assert words(text, quotes[1]["content"]) == ["that the roof ''leaks badly'' and\nthat anybody had asked her"]


def test_an_attribution_without_a_source_is_a_quote_without_speakers(full):
    quotes, text = full
    assert (quotes[2]["speakers"], words(text, quotes[2]["cue"])) == ([], ["is thought"])


def test_all_sources_of_an_attribution_are_kept_and_nobody_is_named_twice_by_id(full):
    quotes, text = full
    assert [words(text, s["mention"]) for s in quotes[3]["speakers"]] == [["The mayor"], ["the bishop"]]
    assert all(s["entity_id"] is None for quote in quotes for s in quote["speakers"])


def test_a_nested_attribution_names_the_one_around_it(full):
    quotes, _ = full
    assert [quote["within"] for quote in quotes] == [None] * 4 + [f"{LIGHTHOUSE}#q4"]


def test_the_type_follows_from_doubled_single_marks_too(full):
    quotes, _ = full
    assert [quote["type"] for quote in quotes] == ["direct", "mixed", "indirect", "mixed", "direct"]


def test_an_edge_of_white_space_is_trimmed(full):
    quotes, text = full
    assert words(text, quotes[3]["cue"]) == ["agreed"]


def test_the_annotator_who_agrees_best_is_gold_and_all_are_passes(imported):
    link = imported("polnear").link
    gold = next(a for a in rows_of(link, "articles") if a["article_id"] == LIGHTHOUSE)
    assert gold["provenance"] == {"kind": "imported", "annotator": "z9z9"}
    assert (gold["outlet"], gold["published"], gold["event_id"]) == ("nyt", "2016-01-02", None)
    assert [p["provenance"]["annotator"] for p in rows_of(link, "passes")] == ["b2b2", "c3c3", "z9z9"]
    assert [q["quote_id"] for q in rows_of(link, "quotes")] == [f"{LIGHTHOUSE}#q1", f"{LIGHTHOUSE}#q2"]


def test_dev_is_validation_and_sources_have_rows(imported):
    rows = rows_of(imported("polnear").link, "sources", "validation")
    assert [(row["text"], row["role"], row["name"], row["type"]) for row in rows] == [
        ("a farmer", "speaker", None, None),
        ("He", "speaker", None, None),
    ]


def test_what_is_not_carried_is_counted_by_kind(imported):
    done = imported("polnear")
    assert done.manifest["not_carried"] == {
        "Attribution without Content": 1,
        "Discard, a type unknown here": 1,
        "Discuss, a type unknown here": 1,
        "Source, in nothing that links it": 1,
        "brat note": 1,
    }
    assert (done.report.spans, done.report.mismatches) == (42, 0)


def test_an_empty_annotation_file_is_no_annotation(imported):
    done = imported("polnear")
    otters = next(a for a in rows_of(done.link, "articles") if "otters" in a["article_id"])
    assert otters["layers"] == []
    assert done.manifest["settled"]["annotation file without a line, not taken as an annotation"] == 1


def test_a_span_whose_words_stand_elsewhere_is_left_out_and_counted(imported, sample):
    folder = sample("polnear")
    file = next((folder / "dev" / "attributions").iterdir())
    file.write_text(file.read_text().replace("Source 26 34", "Source 27 35"))
    done = imported("polnear", folder)
    assert done.report.mismatches == 1
    assert rows_of(done.link, "quotes", "validation")[0]["speakers"] == []
    assert done.manifest["not_carried"]["annotation whose text does not stand at its offsets"] == 1


def test_another_text_under_the_annotations_is_refused(imported, sample):
    folder = sample("polnear")
    file = next((folder / "dev" / "text").iterdir())
    file.write_text("New: " + file.read_text())
    with pytest.raises(Refused, match="import-offset"):
        imported("polnear", folder)


@pytest.mark.parametrize(
    ("text", "content", "found"),
    [
        ("“All of it,” she said.", "“All of it,”", "direct"),
        ('She said "all of it" went.', '"all of it" went', "mixed"),
        (
            "She said the workers' share went to the owners' club.",
            "the workers' share went to the owners' club",
            "indirect",
        ),
        ("She said ‘all of it’ went.", "‘all of it’", "direct"),
        ("''All of it,'' she said.", "All of it,", "direct"),
        ("“One paragraph.\n\n“Another.”", "“One paragraph.", "direct"),
        ("“He told me to go,” she said.", "to go", "direct"),
        ("…", "…", "indirect"),
    ],
)
def test_a_quote_is_direct_mixed_or_indirect_by_its_marks(text, content, found):
    span = Span(text.index(content), text.index(content) + len(content))
    assert quote_type(text, quoted(text), [span], nested=False) == found


def test_of_nested_content_only_marks_of_its_own_count():
    text = "“He told me to go,” she said."
    span = Span(text.index("to go"), text.index("to go") + 5)
    assert quote_type(text, quoted(text), [span], nested=True) == "indirect"


def test_texts_without_any_annotation_file_are_refused(imported, sample):
    folder = sample("polnear")
    (folder / "dev" / "attributions").rename(folder / "dev" / "elsewhere")
    with pytest.raises(Refused, match="import-file"):
        imported("polnear", folder)
