"""brat: the project's own layers, linked by events or by relations."""

from samples_read import rows_of, words


def article(link, name):
    return next(a for a in rows_of(link, "articles") if a["article_id"] == f"brat/{name}")


def test_an_event_makes_a_quote_with_speaker_and_relay(imported):
    row = article(imported("brat").link, "mill")
    quote, text = row["quotes"][0], row["text"]
    assert words(text, quote["content"]) == ["“flour may run out” by June"]
    assert [words(text, s["mention"]) for s in quote["speakers"] + quote["relay"]] == [["The miller"], ["a clerk"]]
    assert quote["type"] == "mixed"


def test_relations_make_a_quote_also_where_the_source_is_linked_to_the_cue(imported):
    row = article(imported("brat").link, "relations-linked")
    quote, text = row["quotes"][0], row["text"]
    found = [words(text, spans) for spans in (quote["content"], quote["cue"], quote["speakers"][0]["mention"])]
    assert found == [["“No,”"], ["wrote"], ["Ilse Varn"]]


def test_a_claim_has_the_voice_of_the_quote_that_holds_it(imported):
    row = article(imported("brat").link, "mill")
    assert [claim["voice"] for claim in row["claims"]] == ["brat/mill#q1", None]


def test_cues_and_scopes_are_linked_by_relation_or_event(imported):
    row = article(imported("brat").link, "mill")
    found = [(words(row["text"], s["cue"]), words(row["text"], s["scope"])) for s in row["speculation"]]
    assert found == [(["may"], ["flour may run out"]), (["If"], ["If it rains, the road will shut"])]


def test_layers_are_those_that_the_folder_has_and_a_bare_text_has_none(imported):
    link = imported("brat").link
    assert article(link, "mill")["layers"] == ["quotes", "claims", "speculation"]
    assert article(link, "plain")["layers"] == []


def test_everything_else_is_reported(imported):
    assert imported("brat").manifest["not_carried"] == {
        "Coref, an event or relation of a type unknown here": 1,
        "Mood, a type unknown here": 1,
        "brat attribute": 1,
    }


def test_subfolders_are_splits(imported, sample):
    folder = sample("brat")
    (folder / "dev").mkdir()
    for file in folder.glob("mill.*"):
        file.rename(folder / "dev" / file.name)
    assert list(imported("brat", folder).manifest["configs"]["articles"]) == ["validation"]
