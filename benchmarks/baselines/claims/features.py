"""How far a stretch of text says what a proposition says, in numbers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import fsum, log

from benchmarks.baselines.claims.candidates import Candidate, tokens
from benchmarks.documents import Document, Span
from benchmarks.texts import content

NUMBER = re.compile(r"\d")
SAYING = frozenset(["said", "says", "told", "according", "added", "wrote", "asked", "denied", "confirmed"])

Weights = dict[str, float]


def weights(units: Sequence[str]) -> Weights:
    """Return how rare each stem is over sentences and propositions (inverse document frequency)."""
    counts: dict[str, int] = {}
    for unit in units:
        for stem in content(unit):
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: log((1 + len(units)) / (1 + n)) + 0.1 for stem, n in counts.items()}


def mass(stems: Iterable[str], rarity: Weights) -> float:
    """Return the summed weight of stems, to the last bit the same in whatever order a set gives them."""
    return fsum(rarity.get(stem, 1.0) for stem in stems)


def link_features(text: str, proposition: str, rarity: Weights) -> list[float]:
    """Return coverage of the proposition, of the text, their mean, numbers shared and lacking, and lengths."""
    here, there = content(text), content(proposition)
    both = here & there
    whole, own = mass(there, rarity), mass(here, rarity)
    covered, used = mass(both, rarity) / whole if whole else 0.0, mass(both, rarity) / own if own else 0.0
    figures = {stem for stem in there if NUMBER.search(stem)}
    return [
        covered,
        used,
        (covered * used) ** 0.5,
        len(both) / len(there) if there else 0.0,
        float(len(figures & here)),
        float(len(figures - here)),
        log(1 + len(here)),
        log(1 + len(there)),
    ]


Table = list[list[list[float]]]


def table(document: Document) -> Table:
    """Return the features of every sentence with every proposition, ranks and margins among both sides included."""
    return _table(tuple(document.text[s:e] for s, e in document.sentences), tuple(document.propositions.values()))


@lru_cache(1024)  # each fold of a leave-one-out asks for nearly all articles again
def _table(sentences: tuple[str, ...], names: tuple[str, ...]) -> Table:
    rarity = weights(sentences + names)
    rows = [[link_features(sentence, p, rarity) for p in names] for sentence in sentences]
    best_here = [sorted((r[2] for r in row), reverse=True) for row in rows]
    columns = [sorted((row[k][2] for row in rows), reverse=True) for k in range(len(names))]
    for row, ordered in zip(rows, best_here, strict=True):
        for k, features in enumerate(row):
            value = features[2]
            features += [_rank(ordered, value), ordered[0] - value, _rank(columns[k], value), columns[k][0] - value]
    return rows


def _rank(ordered: Sequence[float], value: float) -> float:
    return log(1 + ordered.index(value))


def span_features(document: Document, sentence: Span, candidate: Candidate, proposition: str) -> dict[str, float]:
    """Return what a clause is like for a proposition: what of it stands inside, and what is around the clause."""
    text = document.text
    inside, there = content(text[candidate.start : candidate.end]), content(proposition)
    whole = content(text[slice(*sentence)])
    shared = max(1, len(whole & there))
    spoken = {t.text.casefold() for t in tokens(text, candidate.start, candidate.end)} & SAYING
    return {
        "covered": len(inside & there) / shared,
        "foreign": len(inside - there) / max(1, len(inside)),
        "all": float(candidate.words),
        "log": log(candidate.words),
        "spoken": float(bool(spoken)),
        "starts": float(candidate.start == sentence[0]),
        f"before={candidate.before if not candidate.before.isdigit() else '#'}": 1.0,
        f"after={candidate.after if not candidate.after.isdigit() else '#'}": 1.0,
        f"first={candidate.first[:12]}": 1.0,
        "full": float(len(inside & there) == len(whole & there)),
    }
