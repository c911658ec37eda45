"""The baselines: each is one entry here, and a function that learns from pairs."""

from benchmarks.baselines.base import Baseline
from benchmarks.baselines.claims.rules import learned as learned_claims
from benchmarks.baselines.claims.rules import nearest, overlapping
from benchmarks.baselines.duplicates import contained, cosine, learned
from benchmarks.baselines.majority import majority
from benchmarks.baselines.stance import lexical, tfidf_logreg

BASELINES = (
    Baseline("majority", ("stance", "duplicates", "passages"), "the most frequent label", majority),
    Baseline("lexical", ("stance",), "word overlap cut at two fitted points, cue words for the side", lexical),
    Baseline("tfidf-logreg", ("stance",), "TF-IDF similarities, overlap and cues, logistic regression", tfidf_logreg),
    Baseline("containment", ("duplicates",), "shared runs of three words, cut at two fitted points", contained),
    Baseline("tfidf-cosine", ("duplicates",), "TF-IDF cosine, cut at two fitted points", cosine),
    Baseline("learned", ("duplicates",), "containments, cosine, longest run, lengths; logistic regression", learned),
    Baseline("nearest", ("claims",), "each sentence a certain claim of the nearest proposition", nearest),
    Baseline("overlap", ("claims",), "sentences over a fitted cut of shared words, cue words", overlapping),
    Baseline("linker", ("claims",), "boosted linking, logistic regression for clause and factuality", learned_claims),
)


def for_task(task: str, names: list[str] | None = None) -> tuple[Baseline, ...]:
    """Return the baselines of a task, in declared order; only those named, where names are given."""
    return tuple(b for b in BASELINES if task in b.tasks and (names is None or b.name in names))
