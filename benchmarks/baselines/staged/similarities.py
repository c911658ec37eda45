"""How alike the two texts of a pair are: as a whole, in the lead, sentence by sentence, at several grains."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.staged.layout import Layout
from benchmarks.baselines.staged.space import Space, span
from benchmarks.baselines.staged.terms import Terms, present

SIMILAR = 0.1  # a sentence counts as near the first text from here on
PER_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class Similarities:
    """A row of measures for each pair, the cosines of first texts and sentences, and the nearest sentences."""

    rows: Any
    firsts: Any
    sentences: Any
    nearest: Any


def similarities(layout: Layout, space: Space) -> Similarities:
    """Return the measures of all pairs; the vectors and nearest sentences are those by stems."""
    import numpy as np

    terms, place = span(space, (*layout.firsts, *layout.seconds))
    found = {kind: _measure(layout, own) for kind, own in terms.items()}
    stems = found["stems"]
    parts = [*(measured.rows for measured in found.values()), _latent(layout, terms["stems"], place, stems)]
    return Similarities(np.hstack(parts), stems.firsts, stems.sentences, stems.nearest)


def _measure(layout: Layout, terms: Terms) -> Similarities:
    """Return cosine and coverage with the whole and the lead, then what the single sentences give."""
    import numpy as np

    firsts, sentences = terms.count(layout.firsts), terms.count(layout.sentences)
    vectors, shares = terms.weigh(firsts), terms.shares(firsts)
    columns = []
    for sums in (layout.whole(), layout.lead()):
        counts = sums @ sentences
        columns.append(_products(layout, vectors, terms.weigh(counts)))
        columns.append(_products(layout, shares, present(counts)))
    near = terms.weigh(sentences)
    by_sentence, nearest = _by_sentence(layout, vectors, near, shares, present(sentences))
    return Similarities(np.column_stack([*columns, by_sentence]), vectors, near, nearest)


def _products(layout: Layout, firsts: Any, seconds: Any) -> Any:
    import numpy as np

    return np.asarray(firsts[layout.first].multiply(seconds[layout.second]).sum(axis=1)).ravel()


def _by_sentence(layout: Layout, firsts: Any, sentences: Any, shares: Any, terms: Any) -> tuple[Any, Any]:
    """Return measures over the sentences of each pair's second text, and the number of the nearest."""
    import numpy as np

    rows, nearest = np.zeros((len(layout), PER_SENTENCE)), np.zeros(len(layout), dtype=np.int64)
    for i, pairs in layout.by_second():
        start, end = layout.starts[i : i + 2]
        own = layout.first[pairs]
        cosine = (firsts[own] @ sentences[start:end].T).toarray()
        covered = (shares[own] @ terms[start:end].T).toarray()
        rows[pairs] = _summary(cosine, covered)
        nearest[pairs] = start + cosine.argmax(axis=1)
    return rows, nearest


def _summary(cosine: Any, covered: Any) -> Any:
    """Return the best cosines, that of the first sentence, where the best stands, coverage, share of near ones."""
    import numpy as np

    best = -np.sort(-cosine, axis=1)
    second = best[:, 1] if best.shape[1] > 1 else np.zeros(len(best))
    near = [best[:, 0], second, best[:, :3].mean(axis=1), cosine[:, 0], cosine.argmax(axis=1) / cosine.shape[1]]
    return np.column_stack([*near, covered.max(axis=1), covered[:, 0], (cosine > SIMILAR).mean(axis=1)])


def _latent(layout: Layout, terms: Terms, place: Callable[[Any], Any], stems: Similarities) -> Any:
    """Return the cosines of the first text with whole, lead and nearest sentence by LSA."""
    import numpy as np

    counts = terms.count(layout.sentences)
    whole, lead = (terms.weigh(sums @ counts) for sums in (layout.whole(), layout.lead()))
    first = place(stems.firsts)[layout.first]
    others = (place(whole)[layout.second], place(lead)[layout.second], place(stems.sentences)[stems.nearest])
    return np.column_stack([(first * other).sum(axis=1) for other in others])
