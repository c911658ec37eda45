"""The published corpora themselves, where they are: how many rows, that no offset is off, and in what time."""

import time

import pytest
from samples_read import rows_of

MINUTE = 60


def counts(done):
    return {c: {s: e["rows"] for s, e in splits.items()} for c, splits in done.manifest["configs"].items()}


def test_fnc_has_every_row_of_its_training_part(imported, external):
    start = time.perf_counter()
    done = imported("fnc-1", external("fnc-1"))
    assert time.perf_counter() - start < MINUTE
    found = counts(done)
    assert (found["stance"]["train"], found["articles"]["train"]) == (49972, 1683)
    assert sum(done.manifest["settled"].values()) == 402
    rows = rows_of(done.link, "stance")
    assert len({row["event_id"] for row in rows}) == 191
    assert len({row["pair_id"] for row in rows}) == len(rows)


def test_polnear_has_no_text_that_is_not_at_its_offsets(imported, external):
    start = time.perf_counter()
    done = imported("polnear", external("polnear"))
    assert time.perf_counter() - start < MINUTE
    found = counts(done)
    assert (found["articles"]["train"], found["articles"]["validation"]) == (840, 84)
    assert (found["passes"]["train"], found["passes"]["validation"]) == (95, 12)
    assert done.report.mismatches == 0
    assert done.manifest["not_carried"]["Discard, a type unknown here"] == 392


@pytest.mark.parametrize(("split", "rows"), [("train", 3576), ("validation", 500)])
def test_msrp_has_every_pair(imported, external, split, rows):
    assert counts(imported("msrp", external("msrp")))["passages"][split] == rows
