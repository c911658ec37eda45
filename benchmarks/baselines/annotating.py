"""From a function that learns annotations of articles to a baseline of a task."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.baselines.base import Fit, Predictor, Training
from benchmarks.documents import Annotated, Document

Learn = Callable[[Sequence[Document], Sequence[Any], int], Callable[[Sequence[Document]], Sequence[Sequence[Any]]]]
"""From documents, their gold and a seed to a function that gives each document its annotations."""


def annotating(learn: Learn) -> Fit:
    """Return the fit of a baseline that learns with this function."""

    def fit(training: Training) -> Predictor:
        predicted = learn(training.pairs, training.gold, training.seed)

        def predict(documents: Sequence[Document]) -> list[Annotated]:
            found = zip(documents, predicted(documents), strict=True)
            return [Annotated(document.article_id, annotations) for document, annotations in found]

        return predict

    return fit
