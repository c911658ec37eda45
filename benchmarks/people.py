"""The stand-in for the human row: the second of two blind passes scored against the first.

Both passes are of one language model, so this is how well the rules determine the labels, not how well two
people agree. Passes are the config `passes`; their text is that of `articles`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from benchmarks.evaluate import Result, result
from benchmarks.parquet import Rows, read_rows
from benchmarks.records import Example, Prediction
from benchmarks.release import Release
from benchmarks.tasks.base import Row, Task
from benchmarks.tasks.documents import answered

NAME = "second pass"
SIDES = ("a", "b")
FIELDS = ("article_id", "event_id", "redistributable", "layers", "provenance", "sentences", "sources")
LAYERS = ("quotes", "claims", "speculation", "pairs")

Both = tuple[dict[str, Any], dict[str, Any]]


def people(task: Task, release: Release) -> Result | None:
    """Return pass b of a task scored against pass a; None where the release has no article with both."""
    found = [both for split in release.splits("passes") for both in _both(release, split)]
    known = _inventories(release)
    make = _annotated if task.layer else _PAIRS[task.name]
    examples, answers = [], []
    for one, other in found:
        for gold, answer in make(task, one, other, known):
            examples.append(gold)
            answers.append(answer)
    return replace(result(task, NAME, examples, answers), tables=()) if examples else None


def _both(release: Release, split: str) -> Iterator[Both]:
    """Yield the two passes over each article of a split that has both, with the article's text."""
    passes = read_rows(release.path / "passes" / f"{split}.parquet", "passes", (*FIELDS, *LAYERS))
    texts = {}
    if split in release.splits("articles"):
        rows = read_rows(release.path / "articles" / f"{split}.parquet", "articles", ("article_id", "text"))
        texts = {row["article_id"]: row["text"] for row in rows}
    by_article: dict[str, dict[str, Any]] = {}
    for row in passes:
        by_article.setdefault(row["article_id"], {})[row["provenance"]["annotator"]] = row
    for article, sides in by_article.items():
        if article in texts and set(SIDES) <= sides.keys():
            one, other = ({**sides[side], "text": texts[article]} for side in SIDES)
            yield one, other


def _inventories(release: Release) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for split in release.splits("propositions"):
        rows = read_rows(release.path / "propositions" / f"{split}.parquet", "propositions", _PROPOSITION)
        for row in rows:
            found.setdefault(row["event_id"], {})[row["proposition_id"]] = row["text"]
    return found


_PROPOSITION = ("event_id", "proposition_id", "text")
Inventories = Mapping[str, Mapping[str, str]]
Marked = Iterator[tuple[Example, Any]]


def _annotated(task: Task, one: Row, other: Row, known: Inventories) -> Marked:
    assert task.layer is not None
    if task.layer in one["layers"] and task.layer in other["layers"]:
        gold = task.read(one, known)
        yield gold, answered(task.layer, other)


def _stances(task: Task, one: Row, other: Row, known: Inventories) -> Marked:
    """Yield the stances that follow from both passes' claims, for every proposition of the event."""
    for proposition in known.get(one["event_id"], {}):
        labels = [_stance(side["claims"], proposition) for side in (one, other)]
        yield _labelled(f"{one['article_id']}|{proposition}", one["event_id"], labels)


def _stance(claims: Rows, proposition: str) -> str:
    import msgspec

    from builders.records import Claim
    from builders.stance import stance

    return stance(msgspec.convert([c for c in claims if c["proposition_id"] == proposition], list[Claim]))


def _reuse(task: Task, one: Row, other: Row, known: Inventories) -> Marked:
    """Yield the labels of the pairs of articles that both passes judged."""
    sides = [{pair["article_a"]: pair["reuse"] for pair in side["pairs"]} for side in (one, other)]
    for article, label in sides[0].items():
        if article in sides[1]:
            key = f"{article}|{one['article_id']}"
            yield _labelled(key, one["event_id"], [label, sides[1][article]], (article, one["article_id"]))


def _passages(task: Task, one: Row, other: Row, known: Inventories) -> Marked:
    """Yield the labels of the sentence pairs that either pass aligned, `none` where the other did not."""
    sides: list[dict[str, str]] = [{}, {}]
    for side, row in zip(sides, (one, other), strict=True):
        for pair in row["pairs"]:
            for p in pair["passages"]:
                side[f"{pair['article_a']}:{p['start_a']}|{row['article_id']}:{p['start_b']}"] = p["reuse"]
    for key in sorted(sides[0].keys() | sides[1].keys()):
        yield _labelled(key, one["event_id"], [side.get(key, "none") for side in sides])


def _labelled(key: str, event: str, labels: list[str], ends: tuple[str, str] | None = None) -> tuple[Example, Any]:
    answer = Prediction(key, labels[1])
    return Example(answer, labels[0], event, frozenset([event]), ends or (None, None)), answer


_PAIRS = {"stance": _stances, "duplicates": _reuse, "passages": _passages}
