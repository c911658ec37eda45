"""Generated figures in README and card are those of the data."""

import os
from pathlib import Path

from builders.card import BLOCKS, FILES, update
from builders.paths import ROOT

REMAKE = "python -m builders card --raw DIR --external DIR --write"


def test_no_figure_is_stale_without_raw_files():
    stale, _ = update(None, write=False)
    assert not stale, f"stale: {stale}; remake them with: {REMAKE}"


def test_no_figure_is_stale_with_raw_files(seeds):
    folder = Path(os.environ.get("SAYSO_EXTERNAL") or ROOT.parent / "shared" / "external")
    external = folder if (folder / "polnear").is_dir() else None
    stale, skipped = update(seeds, write=False, external=external)
    assert skipped == ([] if external else ["DATASET_CARD.md: likeness"])
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
