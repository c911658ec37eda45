"""Invented corpora in the formats that are read, and the rows that become of them."""

from pathlib import Path

SAMPLES = Path(__file__).resolve().parent / "samples"


def rows_of(link, config, split="train"):
    """Return the rows of a config and split, labels by name."""
    import pyarrow.parquet as pq

    from builders.tables import BY_NAME, Label

    def named(kind, value):
        if value is None:
            return None
        if isinstance(kind, Label):
            return kind.names[value]
        if isinstance(kind, list):
            return [named(kind[0], item) for item in value]
        return {key: named(kind[key].type, item) for key, item in value.items()} if isinstance(kind, dict) else value

    return [
        named(BY_NAME[config].columns, row) for row in pq.read_table(link / config / f"{split}.parquet").to_pylist()
    ]


def words(text, spans):
    """Return the words at the offsets of each part."""
    return [text[span["start"] : span["end"]] for span in spans]
