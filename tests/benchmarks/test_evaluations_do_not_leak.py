"""What is tested on is never fitted on, whatever the scheme; what cannot be fitted is refused."""

import pytest

from benchmarks import release as releases
from benchmarks.baselines import BASELINES, for_task
from benchmarks.baselines.base import Baseline, Training
from benchmarks.baselines.duplicates import contained, cosine, learned
from benchmarks.baselines.majority import majority
from benchmarks.documents import Document
from benchmarks.errors import SingleClassError
from benchmarks.evaluate import SEED, evaluate
from benchmarks.records import Example, Pair, Prediction
from benchmarks.schemas import labels
from benchmarks.tasks import TASKS
from benchmarks.tasks.base import Evaluation

WITHIN = Evaluation("within", ("train",), ("train",), folds=True)
ACROSS = Evaluation("across", ("train",), ("summit",))
LABELS = labels("article_reuse")


@pytest.fixture
def spy():
    """A baseline that notes what it is fitted on and what it is to label."""
    seen = []

    def fit(training):
        def predict(pairs):
            seen.append(([p.pair_id for p in training.pairs], [p.pair_id for p in pairs]))
            return [Prediction(p.pair_id, training.inventory[0]) for p in pairs]

        return predict

    return Baseline("spy", ("stance", "duplicates"), "", fit), seen


@pytest.mark.parametrize("task", [TASKS["stance"], TASKS["duplicates"]], ids=lambda task: task.name)
def test_a_group_is_labelled_by_what_the_others_teach(task, small, spy):
    baseline, seen = spy
    release = releases.open_release(small)
    outcome = evaluate(task, WITHIN, [baseline], lambda splits: releases.read(release, task, *splits))
    group = {e.item.key: e.group for e in outcome.test}
    touches = {e.item.key: e.touches for e in outcome.test}
    assert len(seen) == len(set(group.values()))
    for known, held_out in seen:
        (event,) = {group[i] for i in held_out}
        assert not any(event in touches[i] for i in known)
        assert all(event in touches[i] for i in group.keys() - set(known))
    assert [p.pair_id for p in outcome.results[0].answers] == list(group)


def test_across_splits_all_of_one_teaches_all_of_the_other(small, spy):
    baseline, seen = spy
    task, release = TASKS["stance"], releases.open_release(small)
    outcome = evaluate(task, ACROSS, [baseline], lambda splits: releases.read(release, task, *splits))
    assert seen == [tuple([e.item.key for e in side] for side in (outcome.fit, outcome.test))]
    assert {e.ends[1].split("/")[0] for e in outcome.fit}.isdisjoint(e.ends[1].split("/")[0] for e in outcome.test)


def example(n, label):
    return Example(Pair(f"p{n}", "a b c", "a b d"), label, f"g{n}", ends=(f"a{n}", f"b{n}"))


@pytest.mark.parametrize(
    ("evaluation", "given", "sentence"),
    [
        (ACROSS, [LABELS[0]] * 3, "cannot fit on train: all 3 rows are wholly_derived"),
        (ACROSS, [], "cannot fit on train: no row is left"),
        (WITHIN, [LABELS[0], LABELS[0], LABELS[1]], "cannot fit on train without g2: all 2 rows are wholly_derived"),
    ],
)
def test_a_single_class_to_fit_on_is_refused(evaluation, given, sentence, spy):
    rows = tuple(example(n, label) for n, label in enumerate(given))
    with pytest.raises(SingleClassError, match=sentence):
        evaluate(TASKS["duplicates"], evaluation, [spy[0]], lambda splits: rows)


def test_majority_breaks_ties_by_the_inventory():
    pairs = [Pair(str(n), "", "") for n in range(4)]
    training = Training(pairs, [LABELS[2], LABELS[1], LABELS[1], LABELS[2]], LABELS, SEED)
    assert majority(training)(pairs[:1]) == [Prediction("0", LABELS[1])]


@pytest.mark.parametrize("fit", [contained, cosine, learned])
def test_more_reuse_gets_a_higher_score(fit):
    source = "one two three four five six seven eight nine ten"
    derived = ["zero one two three four five six eight nine ten", "one two three four five six and much else again"]
    other = ["something quite apart from it all", "nothing that anybody would call alike"]
    pairs = [Pair(str(n), source, text) for n, text in enumerate([*derived, *other, source])]
    training = Training(pairs, [LABELS[1], LABELS[1], LABELS[2], LABELS[2], LABELS[0]], LABELS, SEED)
    scores = [p.score for p in fit(training)(pairs)]
    assert min(scores[:2]) > max(scores[2:4])
    assert scores[4] == max(scores)


OF_PAIRS = [b for b in BASELINES if TASKS[b.tasks[0]].label]
OF_DOCUMENTS = [b for b in BASELINES if b not in OF_PAIRS]


@pytest.mark.parametrize("baseline", OF_DOCUMENTS, ids=lambda b: b.name)
def test_articles_without_a_word_or_a_sentence_get_an_answer(baseline, small):
    task, release = TASKS[baseline.tasks[0]], releases.open_release(small)
    known = releases.read(release, task, "train")
    training = Training([e.item for e in known], [e.gold for e in known], task.labels, SEED)
    texts = {"e/empty": ("", ()), "e/mark": ("…", ((0, 1),)), "e/quotes": ("“”", ((0, 2),)), "e/line": ("\n", ())}
    documents = [Document(name, text, sentences) for name, (text, sentences) in texts.items()]
    found = baseline.fit(training)(documents)
    assert [a.key for a in found] == list(texts)


@pytest.mark.parametrize("baseline", OF_PAIRS, ids=lambda b: b.name)
def test_texts_without_a_word_are_labelled_all_the_same(baseline):
    task = TASKS[baseline.tasks[0]]
    pairs = [
        Pair(str(n), text, other) for n, (text, other) in enumerate([("", ""), ("\n", "…"), ("a", ""), ("", "a b")])
    ]
    training = Training(pairs, [task.labels[0], task.labels[1]] * 2, task.labels, SEED)
    found = baseline.fit(training)(pairs)
    assert [p.pair_id for p in found] == ["0", "1", "2", "3"]
    assert {p.label for p in found} <= set(task.labels)


def test_every_task_has_three_baselines_and_the_first_is_trivial():
    for task in TASKS:
        found = for_task(task)
        assert len(found) >= 3, task
        assert found[0].name in ("majority", "quote-marks", "modals", "nearest"), task
