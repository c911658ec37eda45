import mini as miniature

from builders.cli import main
from builders.sides import sides


def test_no_common_article_is_refused(mini, capsys):
    one, other = mini.file("summit/alpha"), mini.file("kiosk-quay/beta")
    assert main(["agree", str(one), str(other)]) == 1
    assert "[read-nothing]" in capsys.readouterr().err


def test_texts_are_found_beside_the_gold_or_below_the_raw_folder(mini):
    for event, raw in (("kiosk-quay", None), ("summit", mini.raw)):
        [*pairs], _ = sides(mini.corpus / event, mini.corpus / event / "passes" / "a", raw)
        assert [(a.article_id, a.text == b.text is not None) for a, b in pairs] == [
            (f"{event}/alpha", True),
            (f"{event}/beta", True),
        ]
    [*pairs], _ = sides(mini.corpus / "summit", mini.corpus / "summit" / "passes" / "a", None)
    assert [a.text for a, _ in pairs] == [None, None]


def test_the_command_prints_the_two_tables(mini, capsys):
    gold = mini.corpus / "kiosk-quay"
    file = gold / "passes" / "a" / "beta.json"
    miniature.change(file, lambda data: data["quotes"][0].update(type="mixed"))
    assert main(["agree", str(gold), str(gold / "passes" / "a")]) == 0
    out = capsys.readouterr().out
    assert "| quotes: type | 5 | 4 | 0.58 |" in out
    assert "| quotes: content | 5 | 5 | 1.00 | 1.00 | 1.00 | 1.00 |" in out
