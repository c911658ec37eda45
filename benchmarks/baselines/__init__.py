"""The baselines: each is one entry here, and a function that learns from items with gold."""

from benchmarks.baselines.annotating import annotating
from benchmarks.baselines.base import Baseline
from benchmarks.baselines.claims.rules import learned as learned_claims
from benchmarks.baselines.claims.rules import nearest, overlapping
from benchmarks.baselines.duplicates import contained, cosine, learned
from benchmarks.baselines.majority import majority
from benchmarks.baselines.paraphrase import surface
from benchmarks.baselines.passages import shared_words
from benchmarks.baselines.quotes import marks, rules
from benchmarks.baselines.quotes import tagger as quotes
from benchmarks.baselines.speculation import modals
from benchmarks.baselines.speculation import rules as hedges
from benchmarks.baselines.speculation import tagger as speculation
from benchmarks.baselines.staged.fit import by_fnc_score, by_macro_f1
from benchmarks.baselines.stance import lexical, tfidf_logreg

STANCE, DUPLICATES, PASSAGES = ("stance",), ("duplicates",), ("passages",)
QUOTES, SPECULATION, CLAIMS = ("quotes",), ("speculation",), ("claims",)

BASELINES = (
    Baseline("majority", STANCE + DUPLICATES + PASSAGES, "the most frequent label", majority),
    Baseline("lexical", STANCE, "word overlap cut at two fitted points, cue words for the side", lexical),
    Baseline("tfidf-logreg", STANCE, "TF-IDF similarities, overlap and cues, logistic regression", tfidf_logreg),
    Baseline("staged", STANCE, "related first, then the side: similarity, cues, words; boosted", by_macro_f1, True),
    Baseline("staged-fnc", STANCE, "the same, its labels weighted for the score of FNC-1", by_fnc_score, True),
    Baseline("containment", DUPLICATES, "shared runs of three words, cut at two fitted points", contained),
    Baseline("tfidf-cosine", DUPLICATES, "TF-IDF cosine, cut at two fitted points", cosine),
    Baseline("learned", DUPLICATES, "containments, cosine, longest run, lengths; logistic regression", learned),
    Baseline("shared-words", PASSAGES, "words in common, cut at two fitted points", shared_words),
    Baseline("surface", PASSAGES, "n-grams, order, rarity, figures, names; boosting, regression", surface, True),
    Baseline("quote-marks", QUOTES, "what stands in quote marks, by the nearest party", annotating(marks.fit_quotes)),
    Baseline("said-rules", QUOTES, "verbs of reporting and clause rules", annotating(rules.fit_quotes)),
    Baseline("tagger", QUOTES, "stacked random field, then linking", annotating(quotes.fit_quotes), True),
    Baseline("modals", SPECULATION, "may, might, could; the sentence", annotating(modals.fit_speculation)),
    Baseline("hedges", SPECULATION, "a list of cues, scope rules", annotating(hedges.fit_speculation)),
    Baseline("scoper", SPECULATION, "random field, scopes by edges", annotating(speculation.fit_speculation), True),
    Baseline("nearest", CLAIMS, "each sentence a certain claim of the nearest proposition", nearest),
    Baseline("overlap", CLAIMS, "sentences over a fitted cut of shared words, cue words", overlapping),
    Baseline("linker", CLAIMS, "regression for linking, clause and factuality", learned_claims, True),
)


def for_task(task: str, names: list[str] | None = None) -> tuple[Baseline, ...]:
    """Return the baselines of a task, in declared order; only those named, where names are given."""
    return tuple(b for b in BASELINES if task in b.tasks and (names is None or b.name in names))
