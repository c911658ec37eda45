"""TF-IDF over the corpus's words and logistic regression, the same for every baseline that learns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.base import Training
from benchmarks.texts import words

COLUMNS = 2**18


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """The map from texts to the rows of a sparse matrix: fitted weights of columns; the words are counted anew."""

    weighting: Any

    def __call__(self, texts: Sequence[str]) -> Any:
        """Return a row of length 1 for each text."""
        return self.weighting.transform(_counts(texts))


def _counts(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import HashingVectorizer

    counter = HashingVectorizer(analyzer=words, norm=None, alternate_sign=False, n_features=COLUMNS)
    return counter.transform(texts)


def tfidf(texts: Iterable[str]) -> Vectors:
    """Return the map from texts to the rows of a sparse matrix, each of length 1.

    Document frequencies come from the texts given here, which are those to fit on, each counted once;
    term frequencies count by their logarithm. Words are hashed to columns, so that one which was never
    seen has its column, with the highest weight: left out, it would make texts of another event that
    share but function words look alike.
    """
    from sklearn.feature_extraction.text import TfidfTransformer

    return Vectors(TfidfTransformer(sublinear_tf=True).fit(_counts(sorted(set(texts)))))


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """A fitted regression, with the labels that it has seen."""

    model: Any
    classes: tuple[str, ...]

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[dict[str, float]]:
        """Return the probability of each label for each row of features."""
        found = self.model.predict_proba(rows).tolist()
        return [dict(zip(self.classes, row, strict=True)) for row in found]


def logistic(training: Training, rows: Sequence[Sequence[float]]) -> Logistic:
    """Return a regression from features, a row for each item, to the probability of each label seen in training.

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
    # One thread: several are slower on so few rows, and their number would show in the last bits.
    with threadpool_limits(1):
        model.fit(rows, list(training.gold))
    return Logistic(model, tuple(str(label) for label in model.classes_))


def likeliest(probability: dict[str, float], inventory: Sequence[str]) -> str:
    """Return the most probable label, to 9 places; of equals the first of the inventory."""
    return max(inventory, key=lambda label: round(probability.get(label, -1.0), 9))
