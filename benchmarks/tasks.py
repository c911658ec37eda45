"""The tasks: which columns are input and label, what is fitted on what, and which scores count.

A task is a declaration; a new one over pairs of texts is one more entry of TASKS, a new split one more
Evaluation. Nothing else knows the tasks by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.metrics import adjusted_rand_index, average_precision, clusters, f1_scores, fnc_score
from benchmarks.records import Example, Prediction, Score, Scores, Undefined
from benchmarks.schemas import labels


class Metric(Protocol):
    """Scores of predictions that are in the order of the examples."""

    def __call__(
        self, examples: Sequence[Example], predictions: Sequence[Prediction], inventory: Sequence[str]
    ) -> Scores:
        """Return the scores by name; one without a value on these rows says why."""
        ...


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is fitted on and tested on; with `folds`, each group of one split by what the others teach.

    Predictions of all folds are pooled before they are scored. Labels bear that; a ranking over scores of
    different folds tends to come out low (Airola et al. 2011, on leave-one-out).
    """

    name: str
    fit: str
    test: str
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A task over pairs of texts; its name is that of its config, its fields are names of columns."""

    name: str
    doc: str
    inventory: str
    label: str
    inputs: tuple[str, str]
    ends: tuple[str, str]
    group: str
    metrics: tuple[Metric, ...]
    evaluations: tuple[Evaluation, ...]
    main: str = "macro_f1"

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of the task, in the order of `schema/common.schema.json`."""
        return labels(self.inventory)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that the task reads, each once."""
        return tuple(dict.fromkeys(("pair_id", *self.inputs, *self.ends, self.group, self.label)))


def classification(examples: Sequence[Example], predictions: Sequence[Prediction], inventory: Sequence[str]) -> Scores:
    """Return macro-F1, accuracy and the F1 of each label."""
    return f1_scores([e.label for e in examples], [p.label for p in predictions], inventory)


def fake_news_challenge(
    examples: Sequence[Example], predictions: Sequence[Prediction], inventory: Sequence[str]
) -> Scores:
    """Return the score of FNC-1 in percent of the best possible."""
    return {"fnc_percent": fnc_score([e.label for e in examples], [p.label for p in predictions])}


def reuse_ranking(examples: Sequence[Example], predictions: Sequence[Prediction], inventory: Sequence[str]) -> Scores:
    """Return the average precision of the reuse score for derived, wholly or partially, against the rest."""
    scores = [p.score for p in predictions if p.score is not None]
    lacking = len(predictions) - len(scores)
    if lacking:
        reason = f"{lacking} of {len(predictions)} predictions hold no score"
        return {"average_precision": Undefined(reason)}
    return {"average_precision": average_precision([derived(e.label) for e in examples], scores)}


def reuse_clusters(examples: Sequence[Example], predictions: Sequence[Prediction], inventory: Sequence[str]) -> Scores:
    """Return the adjusted Rand index of the single-link clusters of predicted against gold derived pairs."""
    ends = [(a, b) for a, b in (e.ends for e in examples) if a is not None and b is not None]
    if len(ends) < len(examples):
        lacking: Score = Undefined(f"{len(examples) - len(ends)} pairs lack an article id")
        return {"adjusted_rand_index": lacking}
    nodes = [node for pair in ends for node in pair]
    gold = clusters(nodes, (pair for pair, e in zip(ends, examples, strict=True) if derived(e.label)))
    found = clusters(nodes, (pair for pair, p in zip(ends, predictions, strict=True) if derived(p.label)))
    return {"adjusted_rand_index": adjusted_rand_index(gold, found)}


def derived(label: str) -> bool:
    """Return whether a label of article reuse says that b comes from a, in part or as a whole."""
    return label != "non_derived"


STANDARD = (
    Evaluation("train-to-summit", fit="train", test="summit"),
    Evaluation("summit-to-train", fit="summit", test="train"),
    Evaluation("within-train", fit="train", test="train", folds=True),
)

TASKS = {
    task.name: task
    for task in (
        Task(
            "stance",
            "the stance of an article toward a proposition (labels of FNC-1: Pomerleau & Rao 2017)",
            inventory="stance",
            label="stance",
            inputs=("proposition", "article"),
            ends=("proposition_id", "article_id"),
            group="article_id",
            metrics=(classification, fake_news_challenge),
            evaluations=STANDARD,
        ),
        Task(
            "duplicates",
            "how far an article comes from another (labels of METER: Gaizauskas et al. 2001)",
            inventory="article_reuse",
            label="reuse",
            inputs=("text_a", "text_b"),
            ends=("article_a", "article_b"),
            group="pair_id",  # the two articles may still stand in other pairs, which are fitted on
            metrics=(classification, reuse_ranking, reuse_clusters),
            evaluations=STANDARD,
        ),
    )
}


def score(task: Task, examples: Sequence[Example], predictions: Sequence[Prediction]) -> Scores:
    """Return every score of a task, main score first; predictions are in the order of the examples."""
    ordered: dict[str, Score] = {}
    for metric in task.metrics:
        ordered |= metric(examples, predictions, task.labels)
    return ordered
