"""TF-IDF over the corpus's words and logistic regression, the same for every baseline that learns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.baselines.base import Training
from benchmarks.records import Pair
from benchmarks.texts import words

Vectors = Callable[[Sequence[str]], Any]
"""From texts to the rows of a sparse matrix."""

COLUMNS = 2**18

Featurize = Callable[[Sequence[Pair]], list[list[float]]]


def tfidf(texts: Iterable[str]) -> Vectors:
    """Return a function from texts to the rows of a sparse matrix, each of length 1.

    Document frequencies come from the texts given here, which are those to fit on, each counted once;
    term frequencies count by their logarithm. Words are hashed to columns, so that one which was never
    seen has its column, with the highest weight: left out, it would make texts of another event that
    share but function words look alike.
    """
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
    from sklearn.pipeline import make_pipeline

    counts = HashingVectorizer(analyzer=words, norm=None, alternate_sign=False, n_features=COLUMNS)
    pipeline = make_pipeline(counts, TfidfTransformer(sublinear_tf=True))
    pipeline.fit(sorted(set(texts)))
    transform: Vectors = pipeline.transform
    return transform


def logistic(training: Training, features: Featurize) -> Callable[[Sequence[Pair]], list[dict[str, float]]]:
    """Return a function from pairs to the probability of each label that was seen in training.

    Features are scaled to mean 0 and variance 1, classes weighted by the inverse of their frequency.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,unused-ignore]

    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(class_weight="balanced", max_iter=1000, random_state=training.seed),
    )
    rows = features(training.pairs)
    # One thread: several are slower on so few rows, and their number would show in the last bits.
    with threadpool_limits(1):
        model.fit(rows, list(training.gold))
    classes = [str(label) for label in model.classes_]

    def probabilities(pairs: Sequence[Pair]) -> list[dict[str, float]]:
        rows = model.predict_proba(features(pairs)).tolist()
        return [dict(zip(classes, row, strict=True)) for row in rows]

    return probabilities


def likeliest(probability: dict[str, float], inventory: Sequence[str]) -> str:
    """Return the most probable label, to 9 places; of equals the first of the inventory."""
    return max(inventory, key=lambda label: round(probability.get(label, -1.0), 9))
