"""Arrow tables from records, and the hash by which their content is known."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builders.pairs import Split
from builders.records import Bundle
from builders.rows import ROWS, Row
from builders.tables import TABLES, Table, encoded, features

if TYPE_CHECKING:
    import pyarrow as pa

Tables = dict[str, dict[str, "pa.Table"]]
SPLITS = ("train", "validation", "test", "summit")


def build_tables(bundles: Sequence[Bundle]) -> Tables:
    """Return every config's Arrow tables by split; a split without rows is left out.

    A split of which any text is absent gets only the tables that hold no text.
    """
    tables: Tables = {}
    for name in SPLITS:
        split = Split(tuple(b for b in bundles if b.event.split == name))
        whole = all(article.text is not None for article in split.articles)
        for table in TABLES:
            if whole or not table.has_text:
                arrow = to_arrow(table, split)
                if arrow.num_rows:
                    tables.setdefault(table.name, {})[name] = arrow
    return {table.name: tables[table.name] for table in TABLES if table.name in tables}


def to_arrow(table: Table, split: Split) -> "pa.Table":
    """Return the rows of one table and split, labels as integers, with `datasets` metadata."""
    return from_rows(table, ROWS[table.name](split))


def from_rows(table: Table, rows: Iterable[Row]) -> "pa.Table":
    """Return rows with named labels as an Arrow table, labels as integers, with `datasets` metadata."""
    import pyarrow as pa

    return pa.Table.from_pylist([encoded(table, row) for row in rows], schema=features(table).arrow_schema)


def reread(table: Table, file: Path) -> "pa.Table":
    """Return a table from Parquet as it was before it was written: Parquet renames the items of lists."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pa.Table.from_pylist(pq.read_table(file).to_pylist(), schema=features(table).arrow_schema)


def content_hash(table: "pa.Table") -> str:
    """Return SHA-256 over the Arrow IPC stream of a table in one chunk, without schema metadata."""
    import pyarrow as pa

    plain = table.replace_schema_metadata(None).combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, plain.schema) as writer:
        writer.write_table(plain, max_chunksize=max(plain.num_rows, 1))
    return hashlib.sha256(sink.getvalue()).hexdigest()


def combined(hashes: Iterable[str]) -> str:
    """Return one hash for several, whatever their order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode("ascii")).hexdigest()
