"""The baselines: each is one entry here, and a function that learns from pairs."""

from benchmarks.baselines.base import Baseline
from benchmarks.baselines.duplicates import contained, cosine, learned
from benchmarks.baselines.majority import majority
from benchmarks.baselines.staged.fit import by_fnc_score, by_macro_f1
from benchmarks.baselines.stance import lexical, tfidf_logreg

BASELINES = (
    Baseline("majority", ("stance", "duplicates"), "the most frequent label", majority),
    Baseline("lexical", ("stance",), "word overlap cut at two fitted points, cue words for the side", lexical),
    Baseline("tfidf-logreg", ("stance",), "TF-IDF similarities, overlap and cues, logistic regression", tfidf_logreg),
    Baseline("staged", ("stance",), "related first, then the side: similarity, cues and words, boosted", by_macro_f1),
    Baseline("staged-fnc", ("stance",), "the same, its labels weighted for the score of FNC-1", by_fnc_score),
    Baseline("containment", ("duplicates",), "shared runs of three words, cut at two fitted points", contained),
    Baseline("tfidf-cosine", ("duplicates",), "TF-IDF cosine, cut at two fitted points", cosine),
    Baseline("learned", ("duplicates",), "containments, cosine, longest run, lengths; logistic regression", learned),
)


def for_task(task: str, names: list[str] | None = None) -> tuple[Baseline, ...]:
    """Return the baselines of a task, in declared order; only those named, where names are given."""
    return tuple(b for b in BASELINES if task in b.tasks and (names is None or b.name in names))
