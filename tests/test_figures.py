"""Generated figures in README and card are those of the data."""

from builders.card import BLOCKS, FILES, update

REMAKE = "python -m builders card --raw DIR --write"


def test_no_figure_is_stale_without_raw_files():
    stale, _ = update(None, write=False)
    assert not stale, f"stale: {stale}; remake them with: {REMAKE}"


def test_no_figure_is_stale_with_raw_files(seeds):
    stale, skipped = update(seeds, write=False)
    assert not skipped
    assert not stale, f"stale: {stale}; remake them with: {REMAKE}"


def test_a_changed_figure_is_found_and_mended(tmp_path):
    card = tmp_path / "card.md"
    card.write_text("before\n<!-- counts:begin -->\n| 7 |\n<!-- counts:end -->\nafter\n", encoding="utf-8")
    assert update(None, write=False, files=[card]) == (["card.md: counts"], [])
    update(None, write=True, files=[card])
    text = card.read_text(encoding="utf-8")
    assert "| 7 |" not in text and text.startswith("before\n") and text.endswith("after\n")
    assert update(None, write=False, files=[card]) == ([], [])


def test_every_block_stands_in_some_document():
    texts = "".join(file.read_text(encoding="utf-8") for file in FILES)
    assert all(f"<!-- {name}:begin -->" in texts for name in BLOCKS)
