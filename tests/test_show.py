import re
from dataclasses import replace

import pytest

from builders.cli import main
from builders.corpus import load
from builders.show import show


@pytest.fixture
def article(mini):
    [found] = [
        s.article for f in load([mini.corpus]).folders for s in f.articles if s.article.article_id == "kiosk-quay/alpha"
    ]
    return found


@pytest.fixture
def withheld(mini):
    [found] = [
        s.article for f in load([mini.corpus]).folders for s in f.articles if s.article.article_id == "summit/alpha"
    ]
    return found


def test_sentences_stand_in_order_with_what_begins_in_them_below(article):
    lines = list(show(article))
    assert lines[0] == "kiosk-quay/alpha (gold, adjudicated)"
    assert lines[1] == "  0 headline   Ferry “Ostrel” stuck on Lake Ombra – harbour office"
    assert lines[2] == "    c1 aground CT+ (own voice): Ferry “Ostrel” stuck on Lake Ombra"
    assert lines[3].startswith("  1 body       The ferry Ostrel ran aground at dawn, ")
    assert lines[4] == (
        "    q1 indirect: The ferry Ostrel ran aground at dawn | cue: said"
        " | speaker tova-quill: harbour master Tova Quill | utterance quill-aground"
    )
    assert lines[5] == "    c2 aground CT+ (q1): The ferry Ostrel ran aground at dawn"
    assert lines[-1] == "  4 credit     Ombra Lantern newsroom"


def test_every_annotation_is_shown_once(article):
    ids = [line.split()[0] for line in show(article) if line.startswith("    ")]
    assert sorted(ids) == ["c1", "c2", "c3", "c4", "q1", "q2", "q3", "s1", "s2"]


@pytest.mark.parametrize(("layer", "letter"), [("quotes", "q"), ("claims", "c"), ("speculation", "s")])
def test_only_the_layers_asked_for_are_shown(article, layer, letter):
    ids = [line.split()[0] for line in show(article, [layer]) if line.startswith("    ")]
    assert ids and all(i.startswith(letter) for i in ids)


def test_without_its_text_offsets_stand_in_the_place_of_words(withheld):
    lines = list(show(withheld))
    assert lines[0].endswith(" - text may not be passed on")
    assert lines[1] == f"  0 headline   [0, {withheld.sentences[0].end})"
    assert lines[2].startswith("    c1 aground CT+ (own voice): [0, ")


def test_colour_adds_nothing_but_escapes(article):
    plain, coloured = list(show(article)), list(show(article, colour=True))
    assert plain != coloured
    assert not any("\x1b" in line for line in plain)
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in coloured] == plain


def test_an_article_without_sentences_still_shows_its_annotations(article):
    lines = list(show(replace(article, sentences=())))
    assert len(lines) == 10


def test_an_article_without_annotations_shows_its_sentences(article):
    lines = list(show(replace(article, quotes=(), claims=(), speculation=())))
    assert len(lines) == 1 + len(article.sentences)


def test_nesting_is_shown(article):
    inner = replace(article.quotes[1], within=article.quotes[0].quote_id)
    lines = list(show(replace(article, quotes=(article.quotes[0], inner))))
    assert [line for line in lines if line.endswith("| within q1")]


def test_the_command_takes_an_id_of_this_corpus(capsys):
    assert main(["show", "summit/000", "--layers", "claims"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("summit/000 (gold, adjudicated) - text may not be passed on\n")
    assert " q1 " not in out


def test_the_command_takes_a_file_and_finds_the_raw_text(mini, capsys):
    assert main(["show", str(mini.file("summit/beta")), "--raw", str(mini.raw)]) == 0
    assert "  0 headline   Lake ferry waits for tugs\n" in capsys.readouterr().out


def test_the_command_shows_a_pass(mini, capsys):
    assert main(["show", str(mini.corpus / "kiosk-quay" / "passes" / "a" / "beta.json")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("kiosk-quay/beta (pass, a)\n")
    assert "Two tugs may be needed" in out


@pytest.mark.parametrize(
    "article_id", ["summit/nonsuch", "nonsuch/000", "summit", "summit/../summit/000", "", "/etc/000"]
)
def test_an_unknown_article_is_refused(article_id, capsys):
    assert main(["show", article_id]) == 1
    assert "[read-missing]" in capsys.readouterr().err


def test_a_file_that_is_no_article_is_refused(mini, capsys):
    file = mini.file("kiosk-quay/alpha")
    file.write_text("{")
    assert main(["show", str(file)]) == 1
    assert "[json-syntax]" in capsys.readouterr().err


def test_escapes_in_a_text_do_not_reach_the_terminal(article):
    hostile = article.text.replace("Ferry", "F\x1b[2J")
    assert len(hostile) == len(article.text)
    assert not any("\x1b" in line for line in show(replace(article, text=hostile)))
