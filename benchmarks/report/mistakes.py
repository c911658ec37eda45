"""What a baseline gets wrong, one item each, with text only where it may be shown."""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.documents import Spans, words
from benchmarks.metrics.spans import matched
from benchmarks.records import Answer, Example
from benchmarks.report.html import text
from benchmarks.tasks.base import Task

SHOWN = 12
LONGEST = 320
MAIN_SPAN = {"quotes": "content", "speculation": "cue", "claims": "span"}


def mistakes(task: Task, examples: Sequence[Example], answers: Sequence[Answer]) -> list[str]:
    """Return mistakes as list items: as many of each kind as there is room for, in the order of the data."""
    of_kind: dict[str, list[str]] = {}
    find = _labelled if task.label else _annotated
    for example, answer in zip(examples, answers, strict=True):
        for kind, item in find(task, example, answer):
            of_kind.setdefault(kind, []).append(item)
    each = max(1, SHOWN // max(1, len(of_kind)))
    return [f"<li>{item}</li>" for kind in sorted(of_kind) for item in of_kind[kind][:each]]


def _labelled(task: Task, example: Example, answer: Answer) -> Iterator[tuple[str, str]]:
    if example.gold == answer.value:
        return
    verdict = (
        f'<span class="gold">{text(example.gold)}</span> taken for <span class="found">{text(answer.value)}</span>'
    )
    item: Any = example.item
    sides = "".join(_quoted(side, example.shown) for side in (item.first, item.second))
    yield f"{example.gold} {answer.value}", f"{verdict} · {text(item.key)}{sides}"


def _annotated(task: Task, example: Example, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield what was missed and what was made up; of what overlaps, where the edges differ."""
    name, item = MAIN_SPAN[task.name], example.item
    gold, found = list(example.gold), list(answer.value)
    both = matched(gold, found, lambda a: getattr(a, name))
    for one, other in both:
        if getattr(one, name) != getattr(other, name):
            sides = _span("gold", example, getattr(one, name)) + _span("found", example, getattr(other, name))
            yield "edges", f"other edges · {text(item.key)}{sides}"
    for kind, left in (("missed", [g for g in gold if g not in [b[0] for b in both]]),):
        for one in left:
            yield kind, f"missed · {text(item.key)}{_span('gold', example, getattr(one, name))}"
    for other in (f for f in found if f not in [b[1] for b in both]):
        yield "made up", f"made up · {text(item.key)}{_span('found', example, getattr(other, name))}"


def _span(kind: str, example: Example, spans: Spans) -> str:
    item: Any = example.item
    if not example.shown:
        places = ", ".join(f"{start}–{end}" for start, end in spans)
        return f'<blockquote class="soft">{places} (the text may not be shown)</blockquote>'
    return f'<blockquote><span class="{kind}">{text(_cut(words(item.text, spans)))}</span></blockquote>'


def _quoted(side: str, shown: bool) -> str:
    words = text(_cut(side)) if shown else "(the text may not be shown)"
    return f"<blockquote>{words}</blockquote>"


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 2]} …"
