"""Across releases: fit a baseline on one, test it on another, with as many words as asked for."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.baselines.base import Baseline
from benchmarks.documents import Quote, Spans
from benchmarks.evaluate import result, training
from benchmarks.records import Answer, Example, Scores
from benchmarks.tasks.base import Task
from benchmarks.texts import words

COMPLEMENTISER = "that"

Mapping = Callable[[str, Any], Any]
"""From an article's text and an annotation of it to the annotation that is compared."""


def limited(examples: Sequence[Example], number: int | None) -> list[Example]:
    """Return articles in the order of a hash of their ids until they hold so many words; all where none is given."""
    if number is None:
        return list(examples)
    chosen, held = [], 0
    for example in sorted(examples, key=lambda e: hashlib.sha256(e.item.key.encode()).digest()):
        if held < number:
            chosen.append(example)
            held += word_count([example])
    return chosen


def word_count(examples: Sequence[Example]) -> int:
    """Return the words of articles."""
    items: list[Any] = [example.item for example in examples]
    return sum(len(words(item.text)) for item in items)


def transfer(
    task: Task, baseline: Baseline, known: Sequence[Example], held_out: Sequence[Example], mapping: Mapping | None
) -> dict[str, Scores]:
    """Return the scores of a baseline as they are and, where a mapping is given, with both sides mapped."""
    answers = baseline.fit(training(task, known))([e.item for e in held_out])
    found = {"unmapped": result(task, baseline.name, held_out, answers).scores}
    if mapping:
        both = [_mapped(mapping, e, a) for e, a in zip(held_out, answers, strict=True)]
        found["mapped"] = result(task, baseline.name, [e for e, _ in both], [a for _, a in both]).scores
    return found


def _mapped(mapping: Mapping, example: Example, answer: Any) -> tuple[Example, Answer]:
    item: Any = example.item
    gold = [mapping(item.text, annotation) for annotation in example.gold]
    return replace(example, gold=gold), replace(answer, annotations=[mapping(item.text, a) for a in answer.value])


def without_complementiser(text: str, annotation: Any) -> Any:
    """Return a quote without a leading `that` in its content: PolNeAR takes it in, our guidelines do not."""
    assert isinstance(annotation, Quote)
    return replace(annotation, content=_stripped(text, annotation.content))


def _stripped(text: str, spans: Spans) -> Spans:
    """Return a span without a `that` and the space after it at its beginning; the span itself if no more is left."""
    (start, end), *rest = spans
    head = text[start:end]
    after = head[len(COMPLEMENTISER) :]
    if head[: len(COMPLEMENTISER)].casefold() != COMPLEMENTISER or after[:1].isalnum():
        return spans
    left = ((end - len(after.lstrip()), end),) if after.strip() else ()
    return (*left, *rest) or spans
