"""The two stages, fitted so that what the second learns from the first's and the words' opinions is out of fold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.staged import blend, wording
from benchmarks.baselines.staged.blend import Blend
from benchmarks.baselines.staged.cues import cues
from benchmarks.baselines.staged.layout import Layout, lay_out
from benchmarks.baselines.staged.similarities import similarities
from benchmarks.baselines.staged.space import Space, open_space
from benchmarks.baselines.staged.topics import Topics, find_topics
from benchmarks.baselines.staged.wording import Wording
from benchmarks.records import Pair

RELATED = blend.Recipe(strength=5000, rounds=100, features=0.3, seeds=1, least=5000)
STANCE = blend.Recipe(strength=40, rounds=80, features=0.15, seeds=3, least=5000)
# Pairs less probably related than this keep the mean stance: they come out unrelated whatever their words.
SHORTLIST = 0.05
FLOOR = 0.01
PLACES = 6

Fitted = Callable[[Any], Any]
"""From rows of features or counts to the probability of each label, in the order of their numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """Pairs with their features: `alike` for the first stage, `coloured` for the second, but for the words."""

    layout: Layout
    alike: Any
    coloured: Any


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """Fitted stages; `sides` is the mean stance."""

    space: Space
    related: Blend | None
    words: tuple[Wording, ...]
    stance: Blend | None
    sides: Any

    def probabilities(self, pairs: Sequence[Pair]) -> Any:
        """Return for each pair the probabilities of the sides, then of unrelated."""
        import numpy as np

        described = _describe(pairs, self.space)
        related = np.ones(len(pairs)) if self.related is None else self.related(described.alike)[:, 1]
        stance, chosen = np.tile(self.sides, (len(pairs), 1)), np.flatnonzero(related >= SHORTLIST)
        if self.stance is not None and len(chosen):
            opinions = [
                fitted(wording.counted(described.layout, chosen, document))
                for fitted, document in zip(self.words, wording.DOCUMENTS, strict=True)
            ]
            stance[chosen] = self.stance(_joined(described.coloured[chosen], opinions))
        return _both(stance, related)


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Fitted stages, what models that lacked a training row's topic said of it, and the topics."""

    stages: Stages
    held_out: Any
    topics: Topics


def fit_stages(pairs: Sequence[Pair], gold: Any, sides: int, seed: int) -> Fit:
    """Return the stages; `gold` holds numbers of sides, all of which occur, and `sides` for unrelated."""
    import numpy as np

    space = open_space([text for pair in pairs for text in (pair.first, pair.second)], seed)
    described = _describe(pairs, space)
    on_topic = gold < sides
    topics = find_topics(described.layout, on_topic, seed)
    if sides and not on_topic.all():
        related, likely = _fit_related(described, on_topic, topics, seed)
    else:
        related, likely = None, on_topic.astype(float)
    mean = np.bincount(gold[on_topic], minlength=sides)[:sides] / max(1, on_topic.sum())
    stance = np.tile(mean, (len(pairs), 1))
    chosen = np.flatnonzero(on_topic | (likely >= SHORTLIST))
    words: tuple[Wording, ...] = ()
    final = None
    if sides > 1:
        words, final, stance[chosen] = _fit_stance(described, chosen, gold, sides, topics, seed)
    return Fit(Stages(space, related, words, final, mean), _both(stance, likely), topics)


def _describe(pairs: Sequence[Pair], space: Space) -> Described:
    import numpy as np

    layout = lay_out(pairs)
    found = similarities(layout, space)
    # Rounded, lest the last bits of a machine's arithmetic part equal values and a tree split between them.
    alike, coloured = np.round(found.rows, PLACES), np.round(cues(layout, found), PLACES)
    return Described(layout, alike, np.hstack([alike, coloured]))


def _fit_related(described: Described, related: Any, topics: Topics, seed: int) -> tuple[Blend, Any]:
    """Return the first stage, and the probability of each row to be related by the other topics' lights."""
    import numpy as np

    def fit(rows: Any) -> Blend:
        return blend.learn(RELATED, described.alike[rows], related[rows].astype(int), np.ones(len(rows)), seed)

    likely = np.full(len(related), related.mean())
    for known, held in _usable(topics, related):
        likely[held] = fit(known)(described.alike[held])[:, 1]
    return fit(np.arange(len(related))), likely


def _fit_stance(
    described: Described, chosen: Any, gold: Any, sides: int, topics: Topics, seed: int
) -> tuple[tuple[Wording, ...], Blend, Any]:
    """Return the classifiers of words, the second stage on top of them, and what it says of held-out rows."""
    import numpy as np

    sub = Topics(topics.first[chosen], topics.second[chosen], topics.fold)
    side = gold[chosen]
    true = np.flatnonzero(side < sides)
    mean = np.bincount(side[true], minlength=sides) / len(true)
    words, opinions = [], []
    for document in wording.DOCUMENTS:
        counts = wording.counted(described.layout, chosen, document)

        def judge(rows: Any, counts: Any = counts) -> Wording:
            return wording.learn(counts[rows], side[rows], sub.first[rows], sub.weights(rows))

        words.append(judge(true))
        opinions.append(_out_of_fold(judge, counts, side, mean, sub))
    rows = _joined(described.coloured[chosen], opinions)

    def final(known: Any) -> Blend:
        return blend.learn(STANCE, rows[known], side[known], sub.weights(known), seed)

    return tuple(words), final(true), _out_of_fold(final, rows, side, mean, sub)


def _out_of_fold(fit: Callable[[Any], Fitted], rows: Any, side: Any, mean: Any, topics: Topics) -> Any:
    """Return for each row what a model of the other folds' related rows says; the mean where none can be had."""
    import numpy as np

    found = np.tile(mean, (len(side), 1))
    for known, held in _usable(topics, side):
        true = known[side[known] < len(mean)]
        if len(np.unique(side[true])) == len(mean):
            found[held] = fit(true)(rows[held])
    return found


def _usable(topics: Topics, gold: Any) -> list[tuple[Any, Any]]:
    """Return the rows to learn from and those to label, by number, of each fold that has two labels and rows."""
    import numpy as np

    folds = [(np.flatnonzero(known), np.flatnonzero(held)) for known, held in topics.folds()]
    return [(known, held) for known, held in folds if len(held) and len(np.unique(gold[known])) > 1]


def _joined(coloured: Any, opinions: Sequence[Any]) -> Any:
    import numpy as np

    return np.hstack([coloured, *(np.round(np.log(opinion + FLOOR), PLACES) for opinion in opinions)])


def _both(stance: Any, related: Any) -> Any:
    import numpy as np

    return np.column_stack([stance * related[:, None], 1 - related])
