"""Scores of whole annotations: quotes with their parts linked, cues with their scopes, claims with propositions."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.documents import Span, Speculation
from benchmarks.metrics.base import Tally
from benchmarks.metrics.labels import f1_scores
from benchmarks.metrics.spans import f1, matched
from benchmarks.records import Answer, Example, Scores, ratio


def _sides(example: Example, answer: Answer) -> tuple[Any, Any]:
    return example.gold, answer.value


def quote_tally(example: Example, answer: Answer) -> Tally:
    """Count quotes found as a whole (source, cue and content exact), and types and speakers of those matched."""
    gold, predicted = _sides(example, answer)
    found: Counter[tuple[str, ...]] = Counter()
    wholes = [Counter((q.content, q.cue, frozenset(q.sources)) for q in side) for side in (gold, predicted)]
    found["quote", "hit"] = (wholes[0] & wholes[1]).total()
    found["quote", "all"] = len(gold) + len(predicted)
    for one, other in matched(gold, predicted, lambda q: q.content):
        found["type", "hit"] += one.type == other.type
        found["type", "all"] += 1
        if one.names:
            found["speaker", "hit"] += (other.speaker or "").casefold() in {n.casefold() for n in one.names}
            found["speaker", "all"] += 1
    return found


def quote_scores(sums: Tally, inventory: Sequence[str]) -> Scores:
    """Return F1 of whole quotes, and of quotes whose contents overlap the share with the right type and speaker."""
    none = "no content overlaps"
    return {
        "quote_f1": f1(sums, ("quote",)),
        "type_accuracy": ratio(sums.get(("type", "hit"), 0), sums.get(("type", "all"), 0), none),
        "speaker_accuracy": ratio(
            sums.get(("speaker", "hit"), 0), sums.get(("speaker", "all"), 0), f"{none}, or the gold names nobody"
        ),
    }


def speculation_tally(example: Example, answer: Answer) -> Tally:
    """Count scopes found together with their cue (CoNLL-2010, task 2), and categories of the cues found."""
    gold, predicted = _sides(example, answer)
    found: Counter[tuple[str, ...]] = Counter()
    linked = [{(s.cue, s.scope) for s in side} for side in (gold, predicted)]
    found["linked", "hit"], found["linked", "all"] = len(linked[0] & linked[1]), sum(map(len, linked))
    kinds = {s.cue: s.category for s in gold}
    both = [(kinds[s.cue], s.category) for s in predicted if s.cue in kinds]
    found["category", "hit"], found["category", "all"] = sum(g == p for g, p in both), len(both)
    return found


def speculation_scores(sums: Tally, inventory: Sequence[str]) -> Scores:
    """Return F1 of cues with their scope, and the share of cues found whose category is right."""
    kinds = ratio(sums.get(("category", "hit"), 0), sums.get(("category", "all"), 0), "no cue is found")
    return {"linked_scope_f1": f1(sums, ("linked",)), "category_accuracy": kinds}


def sentence_tally(example: Example, answer: Answer) -> Tally:
    """Count the sentences that hold a cue, the uncertain ones of CoNLL-2010, task 1 (Farkas et al. 2010)."""
    gold, predicted = (_uncertain(example.item, cues) for cues in _sides(example, answer))
    return {("sentence", "hit"): len(gold & predicted), ("sentence", "all"): len(gold) + len(predicted)}


def sentence_scores(sums: Tally, inventory: Sequence[str]) -> Scores:
    """Return F1 of the sentences that are uncertain."""
    return {"uncertain_sentence_f1": f1(sums, ("sentence",))}


def _uncertain(item: Any, cues: Sequence[Speculation]) -> set[Span]:
    starts = [part[0] for cue in cues for part in cue.cue]
    return {(start, end) for start, end in item.sentences if any(start <= at < end for at in starts)}


def claim_tally(example: Example, answer: Answer) -> Tally:
    """Count claims whose span overlaps one of the same proposition, and the factualities of those."""
    gold, predicted = _sides(example, answer)
    both = matched(gold, predicted, lambda c: c.span, lambda g, p: g.proposition_id == p.proposition_id)
    found: Counter[tuple[str, ...]] = Counter((g.factuality, p.factuality) for g, p in both)
    found["linking", "hit", ""], found["linking", "all", ""] = len(both), len(gold) + len(predicted)
    return found


def claim_scores(sums: Tally, inventory: Sequence[str]) -> Scores:
    """Return F1 of claims linked to their proposition, and macro-F1 of the factuality of those that are."""
    linking = {(key[0], key[1]): n for key, n in sums.items() if len(key) == 3}
    kinds = f1_scores({key: n for key, n in sums.items() if len(key) == 2}, inventory)
    return {
        "linking_f1": f1(linking, ("linking",)),
        "factuality_macro_f1": kinds["macro_f1"],
        "factuality_accuracy": kinds["accuracy"],
    }
