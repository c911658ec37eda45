"""From a function that learns annotations of articles to a baseline of a task."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.base import Fit, Training
from benchmarks.documents import Annotated, Document

Annotate = Callable[[Sequence[Document]], Sequence[Sequence[Any]]]
"""From documents to the annotations of each: a dataclass that can be called."""

Learn = Callable[[Sequence[Document], Sequence[Any], int], Annotate]
"""From documents, their gold and a seed to what gives each document its annotations."""


@dataclass(frozen=True, slots=True)
class Annotating:
    """A predictor of annotated articles."""

    annotate: Annotate

    def __call__(self, documents: Sequence[Document]) -> list[Annotated]:
        """Return each article with its annotations."""
        found = zip(documents, self.annotate(documents), strict=True)
        return [Annotated(document.article_id, annotations) for document, annotations in found]


def annotating(learn: Learn) -> Fit:
    """Return the fit of a baseline that learns with this function."""

    def fit(training: Training) -> Annotating:
        return Annotating(learn(training.pairs, training.gold, training.seed))

    return fit
